"""Pure. Whether a method still fits the interface it was written for, judged by the two texts.

Only what is certain is told: a name whose meaning the imports do not give fits everything, and the
type checker has the last word.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from generator.scaffold.bindings import dotted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

UNIONS = frozenset({"typing.Union", "typing.Optional"})
BUILTINS = frozenset(
    {"bool", "bytes", "dict", "float", "frozenset", "int", "list", "object", "set", "str", "tuple"}
)

Function = ast.AsyncFunctionDef | ast.FunctionDef


class Judge:
    """Compares methods by what their names mean in the interface and in the implementation.

    Of a name in the generated package only the last part counts: `models.Brand` is the same class
    by whichever module it comes.
    """

    def __init__(self, package: str, wanted: Mapping[str, str], written: Mapping[str, str]) -> None:
        self._package = package
        self._wanted = {**{name: name for name in BUILTINS}, **wanted}
        self._written = {**{name: name for name in BUILTINS}, **written}

    def differences(self, wanted: Function, written: Function, old: Function | None) -> list[str]:
        """What fitted the `old` interface and does not fit the `wanted` one, as sentences.

        Where the old one is not known, only that something is passed which is not taken.
        """
        found = list(self._not_taken(wanted, written))
        if old is not None:
            found += [*self._outdated(wanted, written, old), *self._returned(wanted, written, old)]
        return found

    def _not_taken(self, wanted: Function, written: Function) -> Iterator[str]:
        taken = _parameters(written)
        for name in _parameters(wanted):
            if name not in taken and written.args.kwarg is None:
                yield f"{name} is passed now"

    def _outdated(self, wanted: Function, written: Function, old: Function) -> Iterator[str]:
        passed, before = _parameters(wanted), _parameters(old)
        for name in _required(written):
            if name in before and name not in passed:
                yield f"{name} is passed no more"
        for name, argument in _parameters(written).items():
            if name in passed and name in before:
                there = self._there(argument.annotation)
                new, former = (self._here(which[name].annotation) for which in (passed, before))
                if not _holds(there, new) and _holds(there, former):
                    yield f"{name} has another type"

    def _returned(self, wanted: Function, written: Function, old: Function) -> Iterator[str]:
        there = self._there(written.returns)
        if not _holds(self._here(wanted.returns), there) and _holds(self._here(old.returns), there):
            yield "the answer has another type"

    def _here(self, annotation: ast.expr | None) -> frozenset[str] | None:
        return _members(annotation, self._wanted, self._package)

    def _there(self, annotation: ast.expr | None) -> frozenset[str] | None:
        return _members(annotation, self._written, self._package)


def signature(node: Function) -> str:
    """`(self, *, brand_id: formats.Uuid) -> models.Brand`, on one line."""
    returns = f" -> {ast.unparse(node.returns)}" if node.returns else ""
    return f"({ast.unparse(node.args)}){returns}"


def parsed(text: str) -> Function | None:
    """The method that a signature is of; None where the text is none."""
    try:
        found = ast.parse(f"async def method{text}: ...").body[0]
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    return found if isinstance(found, ast.AsyncFunctionDef) else None


def _parameters(node: Function) -> dict[str, ast.arg]:
    """The parameters that can be passed by name, `self` apart."""
    return {each.arg: each for each in (*node.args.args[1:], *node.args.kwonlyargs)}


def _required(node: Function) -> list[str]:
    """The parameters without a default, `self` apart."""
    positional = node.args.args[1:]
    found = positional[: max(0, len(positional) - len(node.args.defaults))]
    keywords = zip(node.args.kwonlyargs, node.args.kw_defaults, strict=True)
    found += [argument for argument, default in keywords if default is None]
    return [argument.arg for argument in found]


def _holds(wider: frozenset[str] | None, narrower: frozenset[str] | None) -> bool:
    """Whether one union has every member of another; an unknown one fits."""
    if wider is None or narrower is None or "object" in wider:
        return True
    return narrower <= wider


def _members(
    annotation: ast.expr | None, known: Mapping[str, str], package: str
) -> frozenset[str] | None:
    """The members of a union by what they mean; None where a name is not known."""
    found: set[str] = set()
    waiting = [annotation] if annotation else []
    while waiting:
        part = waiting.pop()
        if isinstance(part, ast.BinOp) and isinstance(part.op, ast.BitOr):
            waiting += [part.left, part.right]
        elif isinstance(part, ast.Constant) and isinstance(part.value, str):
            quoted = _parsed(part.value)
            if quoted is None:
                return None
            waiting.append(quoted)
        elif isinstance(part, ast.Subscript) and dotted(part.value, known) in UNIONS:
            inner = part.slice
            waiting += inner.elts if isinstance(inner, ast.Tuple) else [inner]
            if dotted(part.value, known) == "typing.Optional":
                found.add("None")
        else:
            text = _meaning(part, known, package)
            if text is None:
                return None
            found.add(text)
    return frozenset(found) if annotation else None


def _meaning(node: ast.expr, known: Mapping[str, str], package: str) -> str | None:
    """A text that is the same for the same type; None where a name in it is not known."""
    match node:
        case ast.Constant():
            return repr(node.value)
        case ast.Name() | ast.Attribute():
            name = dotted(node, known)
            if name and f".{package}." in f".{name}":
                return f"{package}:{name.rpartition('.')[2]}"
            return name
        case ast.Subscript():
            inner = node.slice
            parts = [node.value, *(inner.elts if isinstance(inner, ast.Tuple) else [inner])]
        case ast.List() | ast.Tuple():
            parts = node.elts
        case ast.BinOp(op=ast.BitOr()):
            members = _members(node, known, package)
            return None if members is None else "|".join(sorted(members))
        case _:
            return ast.unparse(node)
    texts = [_meaning(part, known, package) for part in parts]
    return None if None in texts else f"[{', '.join(filter(None, texts))}]"


def _parsed(text: str) -> ast.expr | None:
    try:
        return ast.parse(text, mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
