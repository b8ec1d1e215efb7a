"""The names of the models module: who has which, what is shared, what is still to be made.

State lives here and nowhere else in `generator.schema`: a name once given stays.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.names import claim, class_name
from generator.schema.types import Declaration, Direction, Named

if TYPE_CHECKING:
    from generator.artifact import Note
    from generator.schema.types import ClassShape, Type

# Names that the models module itself uses.
TAKEN = (
    "Annotated", "BaseModel", "Self", "ConfigDict", "ContractEnum", "ContractModel", "Decimal",
    "Field", "JsonValue", "Literal", "MISSING", "MODULES", "TypeAliasType", "UniqueItems",
    "Contains", "Double", "Fixed", "Float", "Int32", "Int64", "Integer", "JsonLiteral",
    "JsonNumber", "Limits", "Number", "Pattern", "PrefixItems", "StrictBool", "TextFormat", "Words",
    "AllOf", "AnyOf", "DependentRequired", "DependentSchemas", "If", "ModelChecks", "Not", "NotArray",
    "NotNumber", "NotObject", "NotText", "Nothing", "OneOf", "OtherProperties", "PropertyCount",
    "PropertyNames", "PropertyTypes", "OnlyTypes", "Required", "UnevaluatedProperties", "Where",
)  # fmt: skip
REQUEST_SUFFIX = "Input"


@dataclass(slots=True)
class Declarations:
    """Names by place and direction; declarations by name, in the order they were made."""

    used: set[str] = field(default_factory=lambda: {name.casefold() for name in TAKEN})
    names: dict[tuple[str, Direction | None], str] = field(default_factory=dict)
    made: dict[str, Declaration] = field(default_factory=dict)
    notes: dict[tuple[str, str], Note] = field(default_factory=dict)
    _shared: dict[ClassShape | Type, str] = field(default_factory=dict)

    def reserve(self, pointer: str, wanted: str, direction: Direction | None = None) -> str:
        """The name for a place, claimed once; the request variant has a suffix of its own."""
        key = (pointer, direction)
        if key not in self.names:
            suffix = REQUEST_SUFFIX if direction is Direction.REQUEST else ""
            self.names[key] = claim(_free(wanted + suffix), self.used)
        return self.names[key]

    def declare(self, declaration: Declaration) -> None:
        """Record what a reserved name is; later equal inline shapes will share it."""
        self.made[declaration.name] = declaration
        self._shared.setdefault(declaration.shape, declaration.name)

    def inline(self, shape: ClassShape | Type, hint: str, doc: str, pointer: str) -> Named:
        """The name of an inline shape: an equal one's, else a new one from where it stands."""
        name = self._shared.get(shape)
        if name is None:
            name = claim(_free(hint), self.used)
            self._shared[shape] = name
            self.made[name] = Declaration(name, shape, doc, pointer)
        return Named(name)

    def note(self, note: Note) -> None:
        """Keep a note once."""
        self.notes.setdefault((note.pointer, note.reason), note)


def _free(wanted: str) -> str:
    """`wanted`, shortened if need be, with an underscore where the module uses that word."""
    fitted = wanted if len(wanted) <= 64 else class_name(wanted)  # noqa: PLR2004 (names.LONGEST)
    return f"{fitted}_" if fitted in TAKEN else fitted
