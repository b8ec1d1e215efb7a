"""Pure. The engine's module as it is written: our head, its classes, the contract's descriptions.

The engine is never given a description. They are added here, as the same literals that our own
models have.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from generator.datamodel.attributes import attribute_name, attributes_of
from generator.datamodel.engine import BASE_CLASS, BASE_MODULE
from generator.datamodel.source import parsed
from generator.expression import import_lines
from generator.literal import docstring
from generator.options import Style

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.schema.types import Declaration

INDENT = 4
CONTRACT_MODEL = f'''

class {BASE_CLASS}(BaseModel):
    """What the models share: unknown properties kept, absent is not null.

    A property that is absent is `MISSING`; it stays absent when the model is written.
    """

    model_config = ConfigDict(
        extra="allow",
        validate_by_name=True,
        validate_by_alias=True,
        serialize_by_alias=True,
        protected_namespaces=(),
        defer_build=True,
    )'''
BASE_IMPORTS = frozenset({("pydantic", "BaseModel"), ("pydantic", "ConfigDict")})
FUTURE = ("__future__", "annotations")


def laid_out(
    text: str, declarations: Mapping[str, Declaration], *, style: Style, about: str
) -> str:
    """The whole module: docstring, sorted imports, the models' base, and the models.

    Raises OutputError where `text` is no Python.
    """
    tree = parsed(text)
    lines = text.split("\n")
    imports = {
        (one.module or "", f"{a.name} as {a.asname}" if a.asname else a.name)
        for one in tree.body
        if isinstance(one, ast.ImportFrom)
        for a in one.names
    } - {(BASE_MODULE, BASE_CLASS)}
    head = [docstring(about), ""]
    if FUTURE in imports:
        head += [f"from {FUTURE[0]} import {FUTURE[1]}", ""]
        imports.discard(FUTURE)
    if style is Style.PYDANTIC:
        head += [*_sorted(imports | BASE_IMPORTS), CONTRACT_MODEL]
    else:
        head += _sorted(imports)
    for statement in tree.body:
        if not isinstance(statement, ast.ImportFrom) and not _is_rebuild(statement):
            docs = dict(_descriptions(statement, declarations, style))
            # isort leaves two lines free below the imports where a class follows, else one.
            free = ["", ""] if isinstance(statement, ast.ClassDef) else [""]
            head += [*free, *_documented(statement, lines, docs)]
    return "\n".join(_printable(line) for line in head) + "\n"


def _printable(line: str) -> str:
    """The line with what is not printable escaped: outside of string literals nothing is."""
    found = "".join(c if c.isprintable() or c == "\n" else f"\\U{ord(c):08x}" for c in line)
    return line if line.isprintable() else found


def _sorted(imports: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Import statements in isort's order, which gives each `as` a statement of its own."""
    for line in import_lines(imports):
        start, _, listed = line.partition(" import ")
        names = listed.split(", ")
        plain = ", ".join(name for name in names if " as " not in name)
        found = [name for name in (plain, *(n for n in names if " as " in n)) if name]
        for name in sorted(found, key=_by_type):
            yield f"{start} import {name}"
        if not listed:
            yield line


def _by_type(names: str) -> tuple[bool, bool, str]:
    first = names.replace(",", " ").split()[0]
    return (not first.isupper(), not first[0].isupper(), first)


def _is_rebuild(statement: ast.stmt) -> bool:
    """`X.model_rebuild()`: pydantic does that itself when a class is first used."""
    match statement:
        case ast.Expr(ast.Call(ast.Attribute(ast.Name(), "model_rebuild"), [], [])):
            return True
        case _:
            return False


def _documented(statement: ast.stmt, lines: list[str], docs: Mapping[int, str]) -> Iterator[str]:
    """The lines of a statement, each description below what it describes."""
    decorators = statement.decorator_list if isinstance(statement, ast.ClassDef) else []
    first = min([statement.lineno, *(one.lineno for one in decorators)])
    for number in range(first, (statement.end_lineno or first) + 1):
        yield lines[number - 1]
        if docs.get(number):
            yield docs[number]


def _descriptions(
    statement: ast.stmt, declarations: Mapping[str, Declaration], style: Style
) -> Iterator[tuple[int, str]]:
    """What stands below a line, by its number."""
    match statement:
        case ast.ClassDef(name=name, body=body) if name in declarations:
            declaration = declarations[name]
            yield body[0].lineno - 1, _indented(declaration.doc)
            docs = {attribute_name(a, style): a.doc for a in attributes_of(declaration)}
            for one in body:
                if isinstance(one, ast.AnnAssign) and isinstance(one.target, ast.Name):
                    end = one.end_lineno or one.lineno
                    yield end, _indented(docs.get(one.target.id, ""))
        case ast.Assign([ast.Name(name)]) | ast.AnnAssign(ast.Name(name)) if name in declarations:
            yield statement.end_lineno or statement.lineno, docstring(declarations[name].doc)


def _indented(doc: str) -> str:
    found = docstring(doc, INDENT)
    return " " * INDENT + found if found else ""
