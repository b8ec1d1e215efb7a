"""Pure. Look-around taken out: what must be found in a text, and what must not, each without it.

A look that stands so many characters after the beginning speaks of the text from there on, and one
before the end of the text up to there: each is a pattern of its own. Nothing here is an
approximation; what cannot be taken apart is unsayable.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product, takewhile
from math import prod

from generator.patterns.firsts import without_single_looks
from generator.patterns.tree import (
    EMPTY,
    SINGLES,
    Again,
    Class,
    Edge,
    Either,
    Flags,
    Group,
    Look,
    Node,
    Repeat,
    Sequence,
    UnsayableError,
    count,
    has,
    is_plain,
    lengths,
    parts_of,
    repeated,
)

MOST_CASES, MOST_LOOKS = 32, 40
BEGINNING, END = Edge("^"), Edge("$")
ANYTHING = Class((), negated=True)
WHATEVER = Repeat(ANYTHING, 0, None, "*")


@dataclass(frozen=True, slots=True)
class Case:
    """Expressions that must all be found in a text, and those of which none may be."""

    found: tuple[Node, ...] = ()
    never: tuple[Node, ...] = ()


def cases(node: Node) -> tuple[Case, ...]:
    """What the expression says: one of these must hold. Raises UnsayableError."""
    if has(node, Again):
        raise UnsayableError
    if not has(node, Look):
        return (Case((node,)),)
    if has(node, Flags) or count(node, Look) > MOST_LOOKS:
        raise UnsayableError
    found = [case for parts in _expanded(node) for case in _cases(parts)]
    if len(found) > MOST_CASES:
        raise UnsayableError
    return tuple(found)


def shortened(node: Node) -> Node:
    """What is found in the same texts: where nothing follows, as few repetitions as there must be."""
    match node:
        case Sequence((*first, last)):
            return Sequence((*first, shortened(last)))
        case Either(options):
            return Either(tuple(map(shortened, options)))
        case Group(body, opening):
            return Group(shortened(body), opening)
        case Repeat(body, low, _):
            return repeated(body, low, low)
        case _:
            return node


def _expanded(node: Node) -> list[tuple[Node, ...]]:
    """The sequences that the node stands for; groups are opened where there are looks in them."""
    if not has(node, Look):
        return [(node,)]
    match node:
        case Either(options):
            return [parts for option in options for parts in _expanded(option)]
        case Group(body, opening) if is_plain(opening):
            return _expanded(body)
        case Sequence(parts):
            each = [_expanded(part) for part in parts]
            if prod(map(len, each)) > MOST_CASES:
                raise UnsayableError
            return [tuple(n for part in chosen for n in part) for chosen in product(*each)]
        case Repeat(body, low, high, text):
            inner = [Sequence(without_single_looks(parts)) for parts in _expanded(body)]
            return [(Repeat(Group(Either(tuple(inner))), low, high, text),)]
        case _:
            return [(node,)]


def _cases(parts: tuple[Node, ...]) -> list[Case]:
    """One sequence, wherever it is found."""
    lead = tuple(takewhile(lambda part: isinstance(part, Edge | Look), parts))
    rest = parts[len(lead) :]
    looks = [part for part in lead if isinstance(part, Look)]
    if BEGINNING in lead or any(_begins(look.body) and not look.negated for look in looks):
        return [_anchored((*(part for part in lead if part != BEGINNING), *rest))]
    if not any(has(part, Look) for part in parts):
        return [Case((Sequence(parts),))]
    if any(_begins(look.body) for look in looks):
        # A look at the beginning of the text says nothing anywhere else.
        later = tuple(p for p in lead if not (isinstance(p, Look) and _begins(p.body)))
        return [_anchored(parts), *_cases((ANYTHING, *later, *rest))]
    if _holds_at_the_end(looks, rest):
        return [Case((EMPTY,))]
    return [_unanchored(parts)]


def _begins(node: Node) -> bool:
    """Whether it is found at the beginning of a text only."""
    match node:
        case Edge(kind):
            return kind == "^"
        case Group(body):
            return _begins(body)
        case Either(options):
            return all(map(_begins, options))
        case Sequence(parts):
            return any(_begins(part) for part in parts[:1])
        case _:
            return False


def _holds_at_the_end(looks: list[Look], rest: tuple[Node, ...]) -> bool:
    """Whether the end of any text will do: nothing follows there, and nothing needs to."""
    is_free = all(look.negated and not look.behind and lengths(look.body)[0] for look in looks)
    return is_free and all(part == END or _is_optional(part) for part in rest)


def _is_optional(node: Node) -> bool:
    return isinstance(node, Repeat) and node.low == 0 and not has(node, Edge, Look)


def _anchored(parts: tuple[Node, ...]) -> Case:
    """One sequence, at the beginning of the text."""
    kept: list[Node] = [BEGINNING]
    found: list[Node] = []
    never: list[Node] = []
    parts = _alone(parts)
    for index, part in enumerate(parts):
        if isinstance(part, Look):
            (never if part.negated else found).append(_apart(part, kept, parts[index + 1 :]))
            continue
        tempered = _tempered(part, parts[index + 1 :])
        if tempered is not None and _is_fixed(kept):
            part, unwanted = tempered  # noqa: PLW2901 (the rest of the loop is the same for it)
            never += [Sequence((*kept, WHATEVER, _group(body))) for body in unwanted]
        kept.append(part)
    return Case((Sequence(tuple(kept)), *found), tuple(never))


def _alone(parts: tuple[Node, ...]) -> tuple[Node, ...]:
    """Without the looks that only what stands beside them can tell."""
    has_such = any(_needs(parts, index) for index in range(len(parts)))
    return without_single_looks(parts) if has_such else parts


def _needs(parts: tuple[Node, ...], index: int) -> bool:
    part = parts[index]
    if not isinstance(part, Look):
        return False
    if part.behind and all(isinstance(p, Edge | Look) for p in parts[index + 1 :]) and END in parts:
        return False
    return part.behind or not _is_fixed(parts[:index])


def _apart(look: Look, before: list[Node], after: tuple[Node, ...]) -> Node:
    """The look as a pattern of the whole text."""
    if not look.behind and _is_fixed(before):
        return Sequence((*before, _group(look.body)))
    if look.behind and END in after and all(isinstance(part, Edge | Look) for part in after):
        return Sequence((_group(look.body), END))
    raise UnsayableError


def _tempered(part: Node, after: tuple[Node, ...]) -> tuple[Node, list[Node]] | None:
    """`(?:(?!x)y)*` up to the end: the repetition of y, and what must not begin within it."""
    if not isinstance(part, Repeat) or END not in after or has(Sequence(after), Look):
        return None
    body = part.body.body if isinstance(part.body, Group) else part.body
    while isinstance(body, Group | Either) and len(_options(body)) == 1:
        body = _options(body)[0]
    *looks, single = parts_of(body)
    least, most = lengths(Sequence(after))
    wanted = [x for x in looks if isinstance(x, Look) and x.negated and not x.behind]
    is_far = least == most and all(lengths(look.body)[0] > least for look in wanted)
    if not (looks and len(wanted) == len(looks) and isinstance(single, SINGLES) and is_far):
        return None
    return repeated(single, part.low, part.high), [look.body for look in wanted]


def _options(node: Group | Either) -> tuple[Node, ...]:
    return node.options if isinstance(node, Either) else (node.body,)


def _unanchored(parts: tuple[Node, ...]) -> Case:
    return Case((Sequence(without_single_looks(parts)),))


def _is_fixed(parts: list[Node] | tuple[Node, ...]) -> bool:
    least, most = lengths(Sequence(tuple(parts)))
    return least == most


def _group(node: Node) -> Node:
    return Group(node) if isinstance(node, Either) else node
