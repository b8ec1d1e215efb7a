"""Pure. A Change: one typed difference between two Documents. No opinion: rules have those.

One edit is one Change, however many operations it reaches: they are its `uses`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from oas.direction import Direction

if TYPE_CHECKING:
    from oas.compare.space import Edit, Subject
    from oas.document import Node
    from oas.json_value import Json


class Effect(StrEnum):
    """How the set of values moved that is allowed on the wire, as far as that is proved.

    NONE: not at all (annotations, and what is no set of values). MOVED: some values are new, some
    are gone. UNDECIDED: it may have moved either way.
    """

    NONE = "none"
    WIDENED = "widened"
    NARROWED = "narrowed"
    MOVED = "moved"
    UNDECIDED = "undecided"


class Use(NamedTuple):
    """Where a schema is used: `GET /products`, and `response 200 application/json` in it.

    `operation` is `WEBHOOK name POST` or `GET /products CALLBACK name {expression} POST` for those.
    """

    operation: str
    place: str


@dataclass(frozen=True, slots=True)
class Slot:
    """A place of an operation that holds values: both schemas of it, and who sends them.

    `is_text`: each value is written as text (a parameter, a header), so a number is a string too.
    """

    use: Use
    direction: Direction
    base: Node
    head: Node
    is_text: bool = False


@dataclass(frozen=True, slots=True)
class Witness:
    """A value that proves a Change, confirmed by jsonschema-rs on the whole schemas of `use`.

    `value` is the whole value of the place, `pointer` where in it the change shows. In a request
    the base accepts it and the head refuses it; in a response the head may send it and the base
    never did.
    """

    use: Use
    direction: Direction
    value: Json
    pointer: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """What happened (`edit`) to what (`subject`), for whom (`direction`), and where.

    The pointers are those of Document, each to be looked up on its own side: of the keyword or
    object that changed, or, where the other side lacks it, of the nearest that holds it. At least
    one of them is where something is written that the other side has not. `name` is the property,
    parameter, status, media type, keyword, value or scope that it is about, as the contract has it.
    `before` and `after` are the values, None for absent ones. `within` says in words of ours where
    in a schema it is, such as `items of the property 'tags'`; empty elsewhere. `extensible`: the base
    says that its values may become more (`x-extensible-enum`).
    """

    subject: Subject
    edit: Edit
    direction: Direction
    pointer_before: str
    pointer_after: str
    name: str = ""
    before: Json = None
    after: Json = None
    within: str = ""
    effect: Effect = Effect.NONE
    witness: Witness | None = None
    uses: tuple[Use, ...] = field(default=())
    extensible: bool = False

    @property
    def hurts(self) -> bool | None:
        """Whether values moved to somebody's harm; None where nobody could decide that.

        A request that is narrowed, a response that is widened: by sets of values alone.
        """
        if self.effect is Effect.UNDECIDED:
            return None
        if self.effect is Effect.MOVED:
            return True
        harm = {Direction.REQUEST: Effect.NARROWED, Direction.RESPONSE: Effect.WIDENED}
        return harm.get(self.direction) is self.effect

    @property
    def is_gone(self) -> bool:
        """Whether what it is about is in the base only."""
        return self.edit.value.startswith("removed")
