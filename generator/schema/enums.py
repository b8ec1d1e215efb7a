"""Pure. Named lists of texts become enumerations: declarations in, declarations out.

A list that pydantic chooses a branch by stays a Literal, since it reads nothing else there. A list
that may be null becomes an enumeration too, and what refers to it says `| None`.
"""

from __future__ import annotations

from ast import literal_eval
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import TYPE_CHECKING, TypeVar, cast

from generator.literal import literal
from generator.names import constant, unique
from generator.schema.types import (
    NULL,
    ArrayOf,
    Checked,
    Choice,
    ClassShape,
    Declaration,
    Named,
    Union,
    union,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.schema.types import Attribute, Type
    from oas.json_value import Json

Shape = TypeVar("Shape", bound="ClassShape | Type")


@dataclass(frozen=True, slots=True)
class Enumerations:
    """`declarations` with their enumerations, and how types and defaults are told of them.

    `members` gives the member of each text by the name of its enumeration, `nullable` the names
    that were null as well.
    """

    declarations: tuple[Declaration, ...]
    members: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    nullable: frozenset[str] = frozenset()

    def type(self, wanted: Type) -> Type:
        """A type as it is written now."""
        return _replaced(wanted, self.nullable)

    def default(self, wanted: Type, source: str, models: str = "") -> str:
        """A default of `wanted`, given as the source of its JSON; `models` is how names begin."""
        return self._value(wanted, literal_eval(source), models) if self.members else source

    def _value(self, wanted: Type, value: Json, models: str) -> str:
        match wanted:
            case Named(name) if isinstance(value, str) and name in self.members:
                return f"{models}{name}.{self.members[name][value]}"
            case Checked(inner, _):
                return self._value(inner, value, models)
            case ArrayOf(items, _) if isinstance(value, list):
                return f"[{', '.join(self._value(items, item, models) for item in value)}]"
            case Union((Named() as member, null), _) if null == NULL and value is not None:
                return self._value(member, value, models)
            case _:
                return literal(value)


def enumerated(declarations: tuple[Declaration, ...], used: Iterable[Type]) -> Enumerations:
    """The named lists of texts as enumerations; `used` are the types that operations use."""
    by_name = {declaration.name: declaration for declaration in declarations}
    literals = _choosing(by_name, used)
    found = {
        name: choice
        for name, declaration in by_name.items()
        if name not in literals and (choice := _texts(declaration)) is not None
    }
    members = {name: _members(choice) for name, choice in found.items()}
    nullable = frozenset(name for name in found if isinstance(by_name[name].shape, Union))
    enumerations = Enumerations(declarations, members, nullable)
    made = (_declared(one, found.get(one.name), enumerations) for one in declarations)
    return replace(enumerations, declarations=tuple(made))


def _texts(declaration: Declaration) -> Choice | None:
    """The list of a declaration that is one of texts, or null besides."""
    shape = declaration.shape
    if isinstance(shape, Union) and len(shape.members) == 2 and shape.members[1] == NULL:  # noqa: PLR2004 (the list, and null)
        shape = shape.members[0]
    if isinstance(shape, Choice) and all(text[0] in "'\"" for text in shape.literals):
        return shape
    return None


def _members(choice: Choice) -> dict[str, str]:
    return unique([str(literal_eval(text)) for text in choice.literals], constant)


def _declared(
    declaration: Declaration, choice: Choice | None, enumerations: Enumerations
) -> Declaration:
    if choice is not None:
        members = tuple(enumerations.members[declaration.name].values())
        return replace(declaration, shape=choice, members=members)
    shape = _replaced(declaration.shape, enumerations.nullable)
    if isinstance(shape, ClassShape):
        attributes = tuple(_attribute(one, enumerations) for one in shape.attributes)
        shape = replace(shape, attributes=attributes)
    return replace(declaration, shape=shape)


def _attribute(attribute: Attribute, enumerations: Enumerations) -> Attribute:
    if not attribute.default:
        return attribute
    return replace(attribute, default=enumerations.default(attribute.type, attribute.default))


def _choosing(by_name: Mapping[str, Declaration], used: Iterable[Type]) -> set[str]:
    """The names of the lists by which a branch of some union is chosen."""
    found: set[str] = set()
    shapes = [declaration.shape for declaration in by_name.values()]
    for choosing in (u for shape in [*shapes, *used] for u in _unions(shape)):
        for shape in _meant(choosing, by_name, found):
            if isinstance(shape, ClassShape):
                chooser = (a for a in shape.attributes if a.name == choosing.discriminator)
                for attribute in chooser:
                    list(_meant(attribute.type, by_name, found))
    return found


def _meant(
    wanted: Type, by_name: Mapping[str, Declaration], names: set[str]
) -> Iterator[ClassShape | Type]:
    """What a type leads to through names and unions; the names on the way go into `names`."""
    waiting: list[ClassShape | Type] = [wanted]
    met: set[str] = set()
    while waiting:
        shape = waiting.pop()
        if isinstance(shape, Union):
            waiting.extend(shape.members)
        elif isinstance(shape, Checked):
            waiting.append(shape.type)
        elif not isinstance(shape, Named):
            yield shape
        elif shape.name not in met:
            met.add(shape.name)
            waiting.append(by_name[shape.name].shape)
    names |= met


def _unions(value: object) -> Iterator[Union]:
    """The unions with a discriminator anywhere in a type, whatever kinds of types there are."""
    waiting = [value]
    while waiting:
        part = waiting.pop()
        if isinstance(part, Union) and part.discriminator:
            yield part
        if isinstance(part, tuple):
            waiting.extend(part)
        elif is_dataclass(part):
            waiting.extend(getattr(part, each.name) for each in fields(part))


def _replaced(shape: Shape, nullable: frozenset[str]) -> Shape:
    """The same with `| None` after each of these names."""
    # A class stays a class and a type a type: only names inside them become unions.
    return cast("Shape", _rebuilt(shape, nullable)) if nullable else shape


def _rebuilt(value: object, nullable: frozenset[str]) -> object:
    """What `_replaced` says, for whatever types are made of."""
    if isinstance(value, Named):
        return union([value, NULL]) if value.name in nullable else value
    if isinstance(value, tuple):
        return tuple(_rebuilt(part, nullable) for part in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    parts = {each.name: getattr(value, each.name) for each in fields(value)}
    changed = {name: _rebuilt(part, nullable) for name, part in parts.items()}
    if changed == parts:
        return value
    made = replace(value, **changed)
    return union([*made.members], made.discriminator) if isinstance(made, Union) else made
