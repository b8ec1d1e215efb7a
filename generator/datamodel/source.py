"""Pure. What the other engine wrote, read back: nothing but the classes and aliases asked for.

Text of the contract may stand in string literals alone. Every other node must be one of the few
that a type or a model consists of, every name one that is known; whatever else is found refuses
the module (TRUST.md, rule R6).
"""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import TYPE_CHECKING

from oas.errors import OutputError
from oas.show import show

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

BUILTINS = frozenset({"bool", "dict", "float", "int", "list", "str"})
# The names that a module may import, and from where.
IMPORTS: Mapping[str, set[str]] = {
    "__future__": {"annotations"},
    "dataclasses": {"dataclass"},
    "datetime": {"date", "datetime"},
    "decimal": {"Decimal"},
    "msgspec": {"Meta", "Struct", "UNSET", "UnsetType", "field"},
    "pydantic": {
        "AwareDatetime", "BaseModel", "ConfigDict", "Field", "MISSING",
        "StrictBool", "StrictFloat", "StrictInt", "StrictStr",
    },
    "typing": {
        "Annotated", "Any", "Dict", "Literal", "NotRequired", "Optional", "TypeAlias", "TypedDict",
        "Union",
    },
    "typing_extensions": {"TypeAliasType"},
    "uuid": {"UUID"},
}  # fmt: skip
CALLS = frozenset({"ConfigDict", "Field", "Meta", "dataclass", "field"})
ALIAS_CALLS = frozenset({"TypeAliasType", "TypedDict"})
# Where pydantic looks for the type of the undeclared properties.
EXTRA = "__pydantic_extra__"


def defined_names(text: str) -> dict[str, tuple[str, ...]]:
    """The classes and aliases of a module in order, each with its attributes or keys.

    Raises OutputError where `text` is no Python or defines anything in another way.
    """
    found = {}
    for statement in parsed(text).body:
        match statement:
            case ast.ClassDef(name) | ast.Assign([ast.Name(name)]) | ast.AnnAssign(ast.Name(name)):
                found[name] = tuple(_attributes(statement))
            case ast.ImportFrom() | ast.Expr():
                pass
            case _:
                raise _refused(statement)
    return found


def check_module(text: str, known: Iterable[str]) -> None:
    """Raise OutputError unless `text` consists of imports, classes and aliases, and harmless.

    It may mention no other names than those of `known` and of IMPORTS.
    """
    tree = parsed(text)
    imports = [one for one in tree.body if isinstance(one, ast.ImportFrom)]
    names = {alias.asname or alias.name: alias.name for one in imports for alias in one.names}
    check = _Check(BUILTINS | names.keys() | frozenset(known), names)
    for statement in tree.body:
        check.statement(statement)


def parsed(text: str) -> ast.Module:
    """The syntax tree of `text`. Raises OutputError where it is no Python."""
    try:
        return ast.parse(text)
    except (SyntaxError, ValueError, RecursionError) as problem:
        raise OutputError(f"the models are no Python: {show(problem)}") from problem


@dataclass(frozen=True, slots=True)
class _Check:
    """Raises OutputError at the first node that is not allowed.

    `known` are the names it may mention, `imports` what the imported ones were before `as`.
    """

    known: frozenset[str]
    imports: Mapping[str, str]

    def statement(self, node: ast.stmt) -> None:
        match node:
            case ast.Expr(ast.Constant(str())):
                pass
            case ast.ImportFrom(module, names, 0):
                allowed = IMPORTS.get(module or "", set())
                if not allowed.issuperset(name.name for name in names):
                    raise _refused(node)
            case ast.ClassDef(bases=bases, keywords=keywords, decorator_list=decorators, body=body):
                for part in (*bases, *decorators, *(keyword.value for keyword in keywords)):
                    self.value(part)
                for inner in body:
                    self.inner(inner)
            case ast.AnnAssign(ast.Name(), ast.Name(said), ast.expr() as value) if (
                self.imports.get(said) == "TypeAlias"
            ):
                self.type(value)
            case ast.Assign([ast.Name(name)], ast.Call(ast.Name(called), args, [])) if (
                self.imports.get(called) in ALIAS_CALLS
            ):
                self.alias(name, args)
            case _:
                raise _refused(node)

    def inner(self, node: ast.stmt) -> None:
        """A statement in the body of a class."""
        match node:
            case ast.Pass() | ast.Expr(ast.Constant(str())):
                pass
            case ast.AnnAssign(ast.Name(), annotation, value):
                self.type(annotation)
                self.value(value)
            case ast.Assign([ast.Name("model_config")], ast.Call(ast.Name("ConfigDict")) as value):
                self.value(value)
            case ast.Assign(
                [ast.Name("__annotations__")], ast.Dict([ast.Constant(key)], [value])
            ) if key == EXTRA:
                self.type(value)
            case _:
                raise _refused(node)

    def alias(self, name: str, arguments: list[ast.expr]) -> None:
        """What `TypeAliasType` and `TypedDict` are called with: the name, then types."""
        match arguments:
            case [ast.Constant(said), ast.Dict(keys, values)] if said == name:
                for key in keys:
                    self.value(key)
                for value in values:
                    self.type(value)
            case [ast.Constant(said), value] if said == name:
                self.type(value)
            case _:
                raise _refused(arguments[0] if arguments else None)

    def type(self, node: ast.expr) -> None:
        """An annotation. A union of many members is deep on its left side only."""
        while isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
            self.type(node.right)
            node = node.left
        match node:
            case ast.Name(name) if name in self.known:
                pass
            case ast.Constant(None):
                pass
            case ast.Constant(str(text)):
                self.type(_annotation(text, node))
            case ast.Subscript(ast.Name(name), inner) if name in self.known:
                self.generic(self.imports.get(name, name), inner)
            case ast.Tuple(parts):
                for part in parts:
                    self.type(part)
            case _:
                raise _refused(node)

    def generic(self, name: str, inner: ast.expr) -> None:
        """What stands in the brackets after `name`."""
        match name, inner:
            case "Literal", _:
                self.value(inner)
            case "Annotated", ast.Tuple([first, *rest]):
                self.type(first)
                for part in rest:
                    self.value(part)
            case _:
                self.type(inner)

    def value(self, node: ast.expr | None) -> None:
        """A literal, a known name, or the call of one of few names with such arguments."""
        match node:
            case None | ast.Constant() | ast.UnaryOp(ast.USub(), ast.Constant()):
                pass
            case ast.Name(name) if name in self.known:
                pass
            case ast.Tuple(parts):
                for part in parts:
                    self.value(part)
            case ast.Call(ast.Name(name), args, keywords) if self.imports.get(name) in CALLS:
                for part in (*args, *(keyword.value for keyword in keywords)):
                    self.value(part)
            case _:
                raise _refused(node)


def _attributes(node: ast.stmt) -> Iterator[str]:
    match node:
        case ast.ClassDef(body=body, keywords=keywords):
            # The attribute by which msgspec tells classes apart is no annotation.
            for keyword in keywords:
                if keyword.arg == "tag_field" and isinstance(keyword.value, ast.Constant):
                    yield str(keyword.value.value)
            for inner in body:
                if isinstance(inner, ast.AnnAssign) and isinstance(inner.target, ast.Name):
                    yield inner.target.id
        case ast.Assign(value=ast.Call(args=[_, ast.Dict(keys)])):
            yield from (str(key.value) for key in keys if isinstance(key, ast.Constant))


def _annotation(text: str, node: ast.expr) -> ast.expr:
    try:
        return ast.parse(text, mode="eval").body
    except (SyntaxError, ValueError, RecursionError) as problem:
        raise _refused(node) from problem


def _refused(node: ast.AST | None) -> OutputError:
    kind = type(node).__name__
    return OutputError(
        f"the engine datamodel-code-generator wrote something unexpected: {kind}",
        where=f"models.py:{getattr(node, 'lineno', 0)}",
        hint="set engine = contrato, and report this",
    )
