"""Pure. A named list of texts as an enumeration: a class with a member for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.literal import docstring
from generator.models.block import Block, Line
from generator.schema.types import Choice

if TYPE_CHECKING:
    from generator.schema.render import Writer
    from generator.schema.types import Declaration

INDENT = 4
BASE = "ContractEnum"


def enumeration(declaration: Declaration, writer: Writer) -> Block:
    """The class of a declaration that has members; each line is `ACTIVE = 'active'`."""
    shape = declaration.shape
    literals = shape.literals if isinstance(shape, Choice) else ()
    found = zip(declaration.members, literals, strict=True)
    return Block(
        f"class {declaration.name}({BASE}):",
        docstring(declaration.doc, INDENT),
        tuple(Line(f"{name} = {literal}") for name, literal in found),
        frozenset({(f"{writer.package}enums", BASE)}),
    )
