"""Pure. A look at one character is a limit on the character that stands there anyhow.

`(?!-)[a-z-]+` is `[a-z]` and then the rest; what looks back is the same read backwards.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.patterns.tree import (
    SINGLES,
    Both,
    Edge,
    Either,
    Group,
    Look,
    Node,
    Repeat,
    Sequence,
    is_plain,
    parts_of,
    repeated,
)

MOST_STEPS = 200
MIRRORED = {"^": "$", "$": "^"}


def without_single_looks(parts: tuple[Node, ...]) -> tuple[Node, ...]:
    """The same without those looks at one character that what stands beside them can take over."""
    limiter = _Limiter()
    parts = _forward(parts, limiter)
    if not any(isinstance(part, Look) and part.behind for part in parts):
        return parts
    turned = _forward(tuple(map(_mirrored, reversed(parts))), limiter)
    return tuple(map(_mirrored, reversed(turned)))


def _forward(parts: tuple[Node, ...], limiter: _Limiter) -> tuple[Node, ...]:
    for index in reversed(range(len(parts))):
        part = parts[index]
        if isinstance(part, Look) and not part.behind and isinstance(part.body, SINGLES):
            limited = limiter.limited(parts[index + 1 :], part)
            if limited is not None:
                parts = (*parts[:index], *limited)
    return parts


@dataclass(slots=True)
class _Limiter:
    """Limits what follows a look, within a number of steps: each option doubles what comes after."""

    steps: int = 0

    def limited(self, parts: tuple[Node, ...], look: Look) -> tuple[Node, ...] | None:
        """`parts`, the first character as `look` wants it; None where it hangs on what follows."""
        self.steps += 1
        if not parts or self.steps > MOST_STEPS:
            return None
        first, rest = parts[0], parts[1:]
        match first:
            case Edge("$"):
                return parts if look.negated else None
            case Edge():
                limited = self.limited(rest, look)
                return None if limited is None else (first, *limited)
            case Group(body, opening) if is_plain(opening):
                options = body.options if isinstance(body, Either) else (body,)
                return _either([self.limited((*parts_of(o), *rest), look) for o in options])
            case Repeat(body, low, high):
                again = repeated(body, max(low - 1, 0), None if high is None else high - 1)
                some = self.limited((body, again, *rest), look)
                return some if low else _either([some, self.limited(rest, look)])
            case _ if isinstance(first, SINGLES) and isinstance(look.body, SINGLES):
                return (Both(first, look.body, look.negated), *rest)
            case _:
                return None


def _either(options: list[tuple[Node, ...] | None]) -> tuple[Node, ...] | None:
    found = [Sequence(option) for option in options if option is not None]
    return None if len(found) < len(options) else (Group(Either(tuple(found))),)


def _mirrored(node: Node) -> Node:
    match node:
        case Edge(kind):
            return Edge(MIRRORED.get(kind, kind))
        case Look(body, behind, negated):
            return Look(_mirrored(body), not behind, negated)
        case Group(body, opening):
            return Group(_mirrored(body), opening)
        case Repeat(body, low, high, text):
            return Repeat(_mirrored(body), low, high, text)
        case Sequence(parts):
            return Sequence(tuple(_mirrored(part) for part in reversed(parts)))
        case Either(options):
            return Either(tuple(map(_mirrored, options)))
        case _:
            return node
