"""From declarations to the text of a module, by the engine, with exactly their names.

A first run shows which names the engine does not keep: those of its own imports, mostly. If there
are any, a second one gets stand-ins for them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from generator.datamodel.attributes import attribute_name, attributes_of, must_give
from generator.datamodel.changes import without_descriptions
from generator.datamodel.engine import BASE_CLASS, PACKAGE, Generated, generate
from generator.datamodel.layout import laid_out
from generator.datamodel.renaming import renamed
from generator.datamodel.source import check_module, defined_names
from generator.names import claim
from generator.schema.json_schema import definitions
from oas.errors import OutputError
from oas.show import show

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.options import Style
    from generator.schema.types import Declaration

# What an attribute is called, by its class and its property.
Attributes: TypeAlias = "Mapping[tuple[str, str], str]"


def write_models(declarations: Sequence[Declaration], *, style: Style, about: str) -> Generated:
    """The module that defines `declarations`, and what the engine did not express.

    Raises OutputError where it defines other names, or holds what models do not consist of.
    """
    by_name = {declaration.name: declaration for declaration in declarations}
    attributes = _attribute_names(declarations, style)
    # The engine takes a contract without schemas for a mistake.
    generated = _generated(declarations, style, attributes) if declarations else Generated("", ())
    text = laid_out(generated.text, by_name, style=style, about=about)
    check_module(text, {*by_name, BASE_CLASS})
    found = defined_names(text)
    _check_names(found, by_name)
    renamed_attributes = tuple(
        f"{owner}: the engine gives the property {show(wire)} another name"
        for owner, wire in _unkept(attributes, found)
    )
    return Generated(text, (*generated.warnings, *renamed_attributes))


def _attribute_names(declarations: Sequence[Declaration], style: Style) -> Attributes:
    return {
        (declaration.name, one.wire): attribute_name(one, style)
        for declaration in declarations
        for one in attributes_of(declaration)
    }


def _generated(
    declarations: Sequence[Declaration], style: Style, attributes: Attributes
) -> Generated:
    bare = tuple(without_descriptions(declaration) for declaration in declarations)
    given = {(o, wire): name for (o, wire), name in attributes.items() if must_give(name, wire)}
    generated = _run(bare, style, names={}, attributes=given)
    found = defined_names(generated.text)
    missing = [declaration.name for declaration in bare if declaration.name not in found]
    unkept = _unkept(attributes, found)
    if not missing and not unkept:
        return generated
    used = {name.casefold() for name in (*found, *missing)}
    stand_ins = {name: claim(f"{name}StandIn", used) for name in missing}
    again = _run(bare, style, names=stand_ins, attributes={**given, **unkept})
    imports = {name: claim(f"{name}_", used) for name in missing}
    back = {stand_in: name for name, stand_in in stand_ins.items()}
    return Generated(renamed(again.text, imports | back), again.warnings)


def _unkept(attributes: Attributes, found: Mapping[str, tuple[str, ...]]) -> Attributes:
    """The attributes that classes of `found` lack; the tag of msgspec stands there as a property."""
    there = {name: frozenset(names) for name, names in found.items()}
    return {
        (owner, wire): name
        for (owner, wire), name in attributes.items()
        if owner in there and there[owner].isdisjoint((name, wire))
    }


def _run(
    declarations: Sequence[Declaration],
    style: Style,
    *,
    names: Mapping[str, str],
    attributes: Attributes,
) -> Generated:
    given = {f"{names.get(o, o)}.{wire}": name for (o, wire), name in attributes.items()}
    return generate(definitions(declarations, names), style, given)


def _check_names(found: Mapping[str, object], wanted: Mapping[str, Declaration]) -> None:
    for name in wanted:
        if name not in found:
            raise _other_names(f"does not keep the name {show(name)}")
    for name in found:
        if name not in wanted and name != BASE_CLASS:
            raise _other_names(f"adds the name {show(name)}")


def _other_names(message: str) -> OutputError:
    return OutputError(f"the engine {PACKAGE} {message}", hint="set engine = contrato")
