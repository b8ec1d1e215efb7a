"""Pure. Where a value stands while a contract is put together: in its file, and in the whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from oas.pointer import join, split

if TYPE_CHECKING:
    from collections.abc import Iterable

# A linked list of tokens, last first: a path costs nothing until somebody asks for it.
Path: TypeAlias = "tuple[Path, str | int] | None"


class Spot(NamedTuple):
    """`path` leads there in the file `file`, `place` in the whole, where it is `depth` deep.

    `member` holds the text of a reference that stands here; in a mapping it is the value itself.
    """

    file: str
    path: Path
    place: Path
    depth: int
    member: str = "$ref"

    def below(self, token: str | int) -> Spot:
        """The spot of a member or an item."""
        return Spot(self.file, (self.path, token), (self.place, token), self.depth + 1)

    def of(self, file: str, pointer: str) -> Spot:
        """The spot of what is brought in here: it has its own file, and keeps this place."""
        return Spot(file, path(split(pointer)), self.place, self.depth)

    @property
    def pointer(self) -> str:
        """The place in the whole."""
        return join("", *tokens(self.place))

    @property
    def reference(self) -> str:
        """Where the text of the reference stands in its file."""
        return join("", *tokens(self.path), *([self.member] if self.member else []))


def path(steps: Iterable[str | int]) -> Path:
    """The path of these steps."""
    found: Path = None
    for step in steps:
        found = (found, step)
    return found


def tokens(found: Path) -> list[str | int]:
    """The steps of a path, the first one first."""
    steps: list[str | int] = []
    while found is not None:
        found, step = found
        steps.append(step)
    return steps[::-1]
