"""Pure. What the models template lays out: fields that are finished source, nothing to decide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.expression import Expression
from generator.literal import docstring, literal
from generator.models.block import Block, Line
from generator.models.enums import enumeration
from generator.models.order import mentioned
from generator.schema.render import ANNOTATED, FIELD, annotated, arguments, names_in
from generator.schema.types import (
    ANYTHING,
    ArrayOf,
    Attribute,
    ClassShape,
    Declaration,
    MapOf,
    Scalar,
)

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from generator.schema.render import Writer
    from generator.schema.types import Type

INDENT = 4
REMARKS = "json_schema_extra"
MISSING = ("pydantic", "MISSING")
CONFIG = ("pydantic", "ConfigDict")
ALIAS_TYPE = ("typing_extensions", "TypeAliasType")


def blocks(declarations: Iterable[Declaration], writer: Writer) -> list[Block]:
    """The declarations as source; a name used above its definition is quoted."""
    defined = set(writer.elsewhere)
    found = []
    for declaration in declarations:
        if declaration.members:
            found.append(enumeration(declaration, writer))
        elif isinstance(declaration.shape, ClassShape):
            found.append(_class(declaration, declaration.shape, writer, defined))
        else:
            forward = any(name not in defined for name in mentioned(declaration))
            found.append(_alias(declaration, writer.expression(declaration.shape), forward=forward))
        defined.add(declaration.name)
    return found


def _alias(declaration: Declaration, written: Expression, *, forward: bool) -> Block:
    name, doc = declaration.name, docstring(declaration.doc)
    if forward:
        head = f"{name} = TypeAliasType({name!r}, {written.text!r})"
        return Block(head, doc, (), written.imports | {ALIAS_TYPE})
    return Block(f"{name} = {written.text}", doc, (), written.imports)


def _class(
    declaration: Declaration, shape: ClassShape, writer: Writer, defined: Container[str]
) -> Block:
    imports = {(f"{writer.package}contract_model", "ContractModel")}
    lines: list[Line] = []
    if shape.extra is None:
        lines.append(Line('model_config = ConfigDict(extra="forbid")'))
        imports.add(CONFIG)
    for attribute in shape.attributes:
        written = _attribute(attribute, writer, defined)
        imports |= written.imports
        lines.append(Line(written.text, docstring(attribute.doc, INDENT)))
    if shape.extra is not None:
        written = _extra(shape, writer, defined)
        imports |= written.imports
        lines += [Line(written.text)] if written.text else []
    if shape.checks:
        written = _checks(shape, writer)
        imports |= written.imports
        lines.append(Line(written.text))
    doc = docstring(declaration.doc, INDENT)
    if not lines and not doc:
        lines.append(Line("pass"))
    head = f"class {declaration.name}(ContractModel):"
    return Block(head, doc, tuple(lines), frozenset(imports))


def _checks(shape: ClassShape, writer: Writer) -> Expression:
    """A method: what it mentions may stand below the class."""
    found = [writer.check(check) for check in shape.checks]
    text = (
        "@classmethod\n"
        "    def __checks__(cls) -> ModelChecks:\n"
        f"        return [{', '.join(check.text for check in found)}]"
    )
    imports = {(f"{writer.package}contract_model", "ModelChecks")}
    return Expression(text, frozenset(imports.union(*(check.imports for check in found))))


def _extra(shape: ClassShape, writer: Writer, defined: Container[str]) -> Expression:
    if shape.extra is None or shape.extra == ANYTHING:
        return Expression("")
    written = writer.expression(MapOf(shape.extra))
    annotation = _quoted(written.text, shape.extra, defined)
    text = f"__pydantic_extra__: {annotation} = Field(init=False)"
    return Expression(text, written.imports | {FIELD})


def _attribute(attribute: Attribute, writer: Writer, defined: Container[str]) -> Expression:
    written = writer.expression(attribute.type)
    text, imports = written.text, set(written.imports)
    absent = not attribute.required and not attribute.default
    if absent:
        text = f"{text} | MISSING"
        imports.add(MISSING)
    if said := _said(attribute):
        text = _described(text, attribute, said, is_row=absent)
        imports |= {ANNOTATED, FIELD}
    text = _quoted(text, attribute.type, defined)
    default = " = MISSING" if absent else f" = {attribute.default}" if attribute.default else ""
    return Expression(f"{attribute.name}: {text}{default}", frozenset(imports))


def _said(attribute: Attribute) -> list[str]:
    """What Field is told of the property itself: its name on the wire, and remarks."""
    alias = [f"alias={literal(attribute.wire)}"] if attribute.name != attribute.wire else []
    return [*alias, f"{REMARKS}={attribute.remarks}"] if attribute.remarks else alias


def _described(text: str, attribute: Attribute, said: list[str], *, is_row: bool) -> str:
    """With what is `said`, in the Field that the type has already where it has one."""
    more = ", ".join(said)
    wanted = attribute.type
    if is_row:
        return f"Annotated[{text}, Field({more})]"
    limits = wanted.limits if isinstance(wanted, Scalar | ArrayOf | MapOf) else ()
    has_field = limits and text.endswith(f"Field({arguments(limits)})]")
    if has_field and not (attribute.remarks and any(word == REMARKS for word, _ in limits)):
        return f"{text[:-2]}, {more})]"
    return annotated(text, wanted, f"Field({more})")


def _quoted(text: str, wanted: Type, defined: Container[str]) -> str:
    known = all(name in defined for name in names_in(wanted))
    return text if known else repr(text)
