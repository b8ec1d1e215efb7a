"""Pure. Strings that a regular expression may match, of wanted lengths, in an order that is fixed.

They are guesses: the validator says which of them match.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from oas.witness.expression import Characters, Choice, Repeat, Sequence, UnreadableError, read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oas.witness.expression import Expression

LONGEST_TEXT = 10_000
VARIANTS = 12
_MOST_PARTS = 20_000  # that one text is made of
_LCG = (1_103_515_245, 12_345, 2**31)


def texts(pattern: str, low: int = 0, high: int | None = None) -> Iterator[str]:
    """Guesses at what `pattern` matches, with `low` to `high` code points; none where unreadable."""
    expression = _read(pattern)
    if expression is None or low > LONGEST_TEXT:
        return
    for variant in range(VARIANTS):
        text = _written(expression, variant, 0)
        if text is None:
            continue
        if len(text) < low:
            longer = _written(expression, variant, low - len(text))
            yield from _fitting(
                (longer or "", text.ljust(low, "a"), text.rjust(low, "a")), low, high
            )
        else:
            yield from _fitting((text,), low, high)


def _fitting(found: tuple[str, ...], low: int, high: int | None) -> Iterator[str]:
    return (text for text in found if low <= len(text) and (high is None or len(text) <= high))


@lru_cache(maxsize=1_000)
def _read(pattern: str) -> Expression | None:
    try:
        return read(pattern)
    except UnreadableError:
        return None


def _written(expression: Expression, variant: int, extra: int) -> str | None:
    try:
        return _Writer(variant, extra).write(expression)
    except _TooLongError:
        return None


class _TooLongError(Exception):
    """The text has more parts or characters than are written."""


@dataclass(slots=True)
class _Writer:
    """Writes one text. Variant 0 takes what is first and as few repetitions as can be.

    `extra` characters more are wanted: the first parts that may be repeated are, until they are in.
    """

    variant: int
    extra: int
    parts: int = 0

    def write(self, expression: Expression) -> str:
        self.parts += 1
        if self.parts > _MOST_PARTS:
            raise _TooLongError
        match expression:
            case Characters(members):
                return members[self._pick(len(members))]
            case Sequence(parts):
                return "".join([self.write(part) for part in parts])
            case Choice(branches):
                return self.write(branches[self._pick(len(branches))])
            case Repeat():
                return self._repeat(expression)

    def _repeat(self, repeat: Repeat) -> str:
        most = LONGEST_TEXT if repeat.high is None else repeat.high
        times = min(most, repeat.low + self._pick(3))
        found = [self.write(repeat.part) for _ in range(times)]
        while self.extra > 0 and len(found) < most:
            found.append(self.write(repeat.part))
            self.extra -= max(1, len(found[-1]))
        return "".join(found)

    def _pick(self, among: int) -> int:
        """An index; the same ones for the same variant."""
        if not self.variant:
            return 0
        factor, summand, modulus = _LCG
        self.variant = (self.variant * factor + summand) % modulus
        return (self.variant >> 16) % among
