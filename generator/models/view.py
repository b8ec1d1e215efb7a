"""Pure. What the models template lays out: fields that are finished source, nothing to decide."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.expression import Expression
from generator.literal import docstring, literal
from generator.models.order import mentioned
from generator.schema.render import ANNOTATED, FIELD, names_in
from generator.schema.scalars import MAP_LIMITS
from generator.schema.types import ANYTHING, Attribute, ClassShape, Declaration, MapOf

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from generator.schema.render import Writer
    from generator.schema.types import Limits, Type

INDENT = 4
MISSING = ("pydantic", "MISSING")
CONFIG = ("pydantic", "ConfigDict")
COUNTS = {word: keyword for keyword, word in MAP_LIMITS.items()}
COUNTING = {(".checks", "counted"), ("pydantic", "model_validator"), ("typing", "Self")}
ALIAS_TYPE = ("typing_extensions", "TypeAliasType")


@dataclass(frozen=True, slots=True)
class Line:
    """One statement and the string literal that documents it."""

    source: str
    doc: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A class (`head` and `lines`) or an alias (`head` alone), with the imports it needs."""

    head: str
    doc: str
    lines: tuple[Line, ...]
    imports: frozenset[tuple[str, str]]

    @property
    def is_class(self) -> bool:
        """Whether the head opens a body."""
        return self.head.endswith(":")


def blocks(declarations: Iterable[Declaration], writer: Writer) -> list[Block]:
    """The declarations as source; a name used above its definition is quoted."""
    defined: set[str] = set()
    found = []
    for declaration in declarations:
        forward = any(name not in defined for name in mentioned(declaration))
        if isinstance(declaration.shape, ClassShape):
            found.append(_class(declaration, declaration.shape, writer, defined))
        else:
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
    imports: set[tuple[str, str]] = set()
    lines: list[Line] = []
    if config := _config(shape):
        lines.append(Line(f"model_config = ConfigDict({', '.join(config)})"))
        imports.add(CONFIG)
    for attribute in shape.attributes:
        written = _attribute(attribute, writer, defined)
        imports |= written.imports
        lines.append(Line(written.text, docstring(attribute.doc, INDENT)))
    if shape.extra is not None:
        written = _extra(shape, writer, defined)
        imports |= written.imports
        lines += [Line(written.text)] if written.text else []
    if shape.limits:
        lines.append(Line(_counting(shape.limits)))
        imports |= COUNTING
    doc = docstring(declaration.doc, INDENT)
    if not lines and not doc:
        lines.append(Line("pass"))
    head = f"class {declaration.name}(ContractModel):"
    return Block(head, doc, tuple(lines), frozenset(imports))


def _config(shape: ClassShape) -> list[str]:
    said = ['extra="forbid"'] if shape.extra is None else []
    if shape.limits:
        counts = ", ".join(f'"{COUNTS[word]}": {value}' for word, value in shape.limits)
        said.append(f"json_schema_extra={{{counts}}}")
    return said


def _counting(limits: Limits) -> str:
    arguments = ", ".join(f"{word}={value}" for word, value in limits)
    return (
        '@model_validator(mode="after")\n'
        "    def _count_properties(self) -> Self:\n"
        f"        return counted(self, {arguments})"
    )


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
    if attribute.name != attribute.wire:
        text = f"Annotated[{text}, Field(alias={literal(attribute.wire)})]"
        imports |= {ANNOTATED, FIELD}
    text = _quoted(text, attribute.type, defined)
    default = " = MISSING" if absent else f" = {attribute.default}" if attribute.default else ""
    return Expression(f"{attribute.name}: {text}{default}", frozenset(imports))


def _quoted(text: str, wanted: Type, defined: Container[str]) -> str:
    known = all(name in defined for name in names_in(wanted))
    return text if known else repr(text)
