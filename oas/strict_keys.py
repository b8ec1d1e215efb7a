"""Pure. What a key of an object may not be: there twice, or with a control character in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from oas.errors import ContractError
from oas.limits import MOST_PROBLEMS
from oas.pointer import join
from oas.problem import Level, Problem
from oas.show import show
from oas.source_text import places, text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from oas.document import Source

DUPLICATE = "duplicate-key"
CONTROL_CHARACTER = "control-character-in-key"

_MESSAGES = {
    DUPLICATE: "the key {key} stands twice in this object, first on line {line}",
    CONTROL_CHARACTER: "the key {key} holds a control character",
}
_HINTS = {
    DUPLICATE: "remove one of the two, or rename it",
    CONTROL_CHARACTER: "rename the key",
}


@dataclass(slots=True)
class KeysSeen:
    """The keys of one object so far, each with the offset where it first stood."""

    pointer: str
    first: dict[str, int] = field(default_factory=dict)


Walk: TypeAlias = (
    "Callable[[KeysSeen, Callable[[KeysSeen, str, int], KeysSeen | None]], Iterator[int]]"
)


@dataclass(frozen=True, slots=True)
class _BadKey:
    """`first` is where the same key stood before; for other codes it is `offset`."""

    code: str
    key: str
    pointer: str
    offset: int
    first: int


def has_control_character(key: str) -> bool:
    """Whether `key` holds a C0 control character (TRUST.md, rule R2)."""
    return not key.isprintable() and any(character < " " for character in key)


def refuse_bad_keys(source: Source, walk: Walk) -> None:
    """Raise one ContractError that places the bad keys; do nothing where there is none.

    `walk` is that of `oas.json_members` or `oas.yaml_members`, bound to the text of `source`.
    """
    bad: list[_BadKey] = []

    def enter(holder: KeysSeen, key: str, offset: int) -> KeysSeen:
        pointer = join(holder.pointer, key)
        first = holder.first.setdefault(key, offset)
        if first != offset:
            bad.append(_BadKey(DUPLICATE, key, pointer, offset, first))
        if has_control_character(key):
            bad.append(_BadKey(CONTROL_CHARACTER, key, pointer, offset, offset))
        return KeysSeen(pointer)

    for _ in walk(KeysSeen(""), enter):
        if len(bad) >= MOST_PROBLEMS:
            break
    if bad:
        raise _refusal(source, bad)


def _refusal(source: Source, bad: Sequence[_BadKey]) -> ContractError:
    found = places(text_of(source), [offset for b in bad for offset in (b.offset, b.first)])
    problems = [
        Problem(
            code=b.code,
            message=_MESSAGES[b.code].format(key=show(b.key), line=found[b.first][0]),
            level=Level.ERROR,
            file=source.name,
            pointer=b.pointer,
            line=found[b.offset][0],
            column=found[b.offset][1],
            hint=_HINTS[b.code],
        )
        for b in bad
    ]
    return ContractError(
        "an object names a key twice"
        if bad[0].code == DUPLICATE
        else "a key holds a control character",
        where=problems[0].where,
        hint=problems[0].hint,
        problems=problems,
    )
