"""Pure. Two schemas that meet, read one level deep, and how a Change between them is written down."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from oas.compare.change import Change, Effect
from oas.compare.schemas.words import within
from oas.compare.space import Subject
from oas.pointer import join

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oas.compare.schemas.between import Between
    from oas.compare.space import Edit
    from oas.direction import Direction
    from oas.json_value import Json
    from oas.normal.schema import Schema, Site
    from oas.witness.finder import Step

    # What two schemas that meet have to report: what changed here, and where to look further.
    Report: TypeAlias = "Iterator[Change | Below]"


@dataclass(frozen=True, slots=True)
class Below:
    """A pair of Sites to compare as well.

    `apart`: null is allowed or not by what is above. `is_text`: each value is written as text.
    `exact`: of several branches exactly one must hold, so more in one may mean less in all.
    """

    step: Step
    apart: bool = False
    is_text: bool = False
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Values:
    """The values that a Change shows."""

    before: Json = None
    after: Json = None

    @property
    def turned(self) -> Values:
        """The same from the other side."""
        return Values(self.after, self.before)


NO_VALUES = Values()


@dataclass(frozen=True, slots=True, eq=False)
class Sides:
    """A base and a head schema. `apart`, `is_text`: as in Below.

    `swapped`: where a reference names another, unlike component now.
    """

    base: Schema
    head: Schema
    direction: Direction
    between: Between
    apart: bool = False
    is_text: bool = False
    swapped: tuple[str, str] | None = None

    def effect(self, base: Site, head: Site, *, apart: bool = False) -> Effect:
        """What happened to the values of a part."""
        return self.between.effect(base, head, self.direction, apart=apart)

    def change(  # noqa: PLR0913 (the fields of a Change)
        self,
        subject: Subject,
        edit: Edit,
        effect: Effect = Effect.NONE,
        *,
        at: tuple[str, str],
        name: str = "",
        values: Values = NO_VALUES,
    ) -> Change:
        """A Change; `at` gives its pointers in the base and in the head."""
        is_gone = edit.value.startswith("removed")
        schema, here = (self.base, at[0]) if is_gone else (self.head, at[1])
        return Change(
            subject,
            edit,
            self.direction,
            *at,
            name=name,
            before=values.before,
            after=values.after,
            within=within(here, itself=subject is Subject.SCHEMA or here == schema.pointer),
            effect=effect,
            extensible=self.base.notes.extensible is not None,
        )

    def where(self, *keywords: str) -> tuple[str, str]:
        """Where the first of these keywords that is written stands, on both sides."""
        return where((self.base, self.head), *keywords)

    def where_listed(self, value: Json, *keywords: str) -> tuple[str, str]:
        """Where `value` is listed by an array; the array itself on the side that lacks it."""
        before, after = self.where(*keywords)
        between = self.between
        return between.base_items.place(before, value), between.head_items.place(after, value)

    def where_named(
        self, keyword: str, name: str, sites: tuple[Site | None, Site | None]
    ) -> tuple[str, str]:
        """Where the member `name` of `keyword` stands; `sites` are its own, None where it is absent."""
        before, after = (
            self._member(self.base, keyword, name, sites[0]),
            self._member(self.head, keyword, name, sites[1]),
        )
        return (
            before or self._holder(self.base, keyword, after),
            after or self._holder(self.head, keyword, before),
        )

    @staticmethod
    def _member(schema: Schema, keyword: str, name: str, site: Site | None) -> str:
        if site is None:
            return ""
        if site:
            return site[0].pointer
        return join(origin(schema, (keyword,)) or schema.pointer, name)

    @staticmethod
    def _holder(schema: Schema, keyword: str, other: str) -> str:
        """Where a member would stand that the other side has at `other`."""
        holder = other.rpartition("/")[0]
        found = schema.origins.get(keyword, "")
        return found if found == holder or not holder else found or counterpart(schema, holder)


def where(schemas: tuple[Schema, Schema], *keywords: str) -> tuple[str, str]:
    """Where the first of these keywords that is written stands, on both sides.

    A side that has none of them gives the place that would hold it: the schema that corresponds to
    the one that has it on the other side.
    """
    base, head = schemas
    before, after = origin(base, keywords), origin(head, keywords)
    return before or counterpart(base, after), after or counterpart(head, before)


def origin(schema: Schema, keywords: tuple[str, ...]) -> str:
    """Where the first of the keywords is written, empty where none is."""
    return next((schema.origins[word] for word in keywords if word in schema.origins), "")


def counterpart(schema: Schema, other: str) -> str:
    """The place in `schema` that corresponds to the schema with the keyword at `other`."""
    holder = other.rpartition("/")[0]
    if holder and any(found.rpartition("/")[0] == holder for found in schema.origins.values()):
        return holder
    return schema.pointer
