"""Lists, page by page: a cursor holds where the page before ended, and of which list."""

from __future__ import annotations

import hashlib
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic

from examples.core_in_memory.refusals import rule_broken
from examples.core_in_memory.tables import T

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

# Rows are ordered by so much of their text that a cursor stays below the 512 characters it may have.
_LONGEST = 50


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Some rows of a list, and the cursor of the next page where there is one."""

    items: list[T]
    next_cursor: str | None


@dataclass(frozen=True, slots=True)
class Order(Generic[T]):
    """Rows by a text, those of the same text by id. `query` tells one list from another."""

    key: Callable[[T], str]
    query: object = None
    descending: bool = False

    def page(self, rows: Iterable[T], cursor: str | None, limit: int) -> Page[T]:
        """The rows behind the cursor, at most `limit`. Raises 422 for a cursor of another list."""
        ordered = sorted(rows, key=self._place, reverse=self.descending)
        if cursor is not None:
            last = self._read(cursor)
            ordered = [row for row in ordered if self._is_behind(self._place(row), last)]
        items = ordered[:limit]
        more = len(ordered) > limit
        return Page(items, self._write(self._place(items[-1])) if more else None)

    def _place(self, row: T) -> tuple[str, str]:
        return self.key(row)[:_LONGEST], str(row.id)

    def _is_behind(self, place: tuple[str, str], last: tuple[str, str]) -> bool:
        return place < last if self.descending else place > last

    def _write(self, place: tuple[str, str]) -> str:
        text = json.dumps([self._mark(), *place], ensure_ascii=False)
        return urlsafe_b64encode(text.encode()).decode()

    def _read(self, cursor: str) -> tuple[str, str]:
        try:
            mark, text, row_id = json.loads(urlsafe_b64decode(cursor.encode()))
        except (ValueError, TypeError):
            mark, text, row_id = "", "", ""
        if mark != self._mark():
            raise rule_broken("#/cursor", "It belongs to no page of this list.", place="query")
        return str(text), str(row_id)

    def _mark(self) -> str:
        known = f"{self.query!r} {self.descending}"
        return hashlib.sha256(known.encode()).hexdigest()[:12]
