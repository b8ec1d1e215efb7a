"""A table in memory: rows by id, each with a state that `ETag` and `If-Match` speak of."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from examples.core_in_memory.refusals import changed_meanwhile, not_found

if TYPE_CHECKING:
    from collections.abc import Iterator
    from uuid import UUID


class HasId(Protocol):
    """Whatever has an id."""

    @property
    def id(self) -> UUID:
        """Identifies it."""


T = TypeVar("T", bound=HasId)
# One count for all tables: what is deleted and created again never has a state of before.
_states = count(1)


class Table(Generic[T]):
    """Rows in the order in which they came. `noun` is what people call one of them."""

    def __init__(self, noun: str) -> None:
        self.noun = noun
        self._rows: dict[UUID, T] = {}
        self._etags: dict[UUID, str] = {}

    def __iter__(self) -> Iterator[T]:
        return iter(self._rows.values())

    def find(self, row_id: UUID) -> T | None:
        """The row, None where there is none."""
        return self._rows.get(row_id)

    def get(self, row_id: UUID) -> T:
        """The row. Raises 404 where there is none."""
        row = self._rows.get(row_id)
        if row is None:
            raise not_found(self.noun)
        return row

    def etag(self, row_id: UUID) -> str:
        """The state of a row that is there."""
        return self._etags[row_id]

    def put(self, row: T) -> None:
        """Add the row, or let it take the place of the one with its id."""
        self._rows[row.id] = row
        self._etags[row.id] = f'"{next(_states):x}"'

    def remove(self, row_id: UUID) -> None:
        """Forget the row."""
        del self._rows[row_id], self._etags[row_id]

    def guarded(self, row_id: UUID, if_match: str) -> T:
        """The row, where it still is as `If-Match` says (RFC 9110, section 13.1.1).

        Raises 404 where there is none, and 412 where it changed.
        """
        row = self.get(row_id)
        if not is_listed(self.etag(row_id), if_match):
            raise changed_meanwhile()
        return row


def is_listed(etag: str, listed: str) -> bool:
    """Whether a list of entity tags, or `*`, names a state. A weak one names none."""
    return listed.strip() == "*" or etag in {each.strip() for each in listed.split(",")}
