"""Pure. What a pointer belongs to, in a reader's words: an operation, a component, a part."""

from __future__ import annotations

from dataclasses import dataclass

from oas.operation import METHODS
from oas.pointer import join, split
from oas.show import show

_METHODS = frozenset({*METHODS, "query"})


@dataclass(frozen=True, slots=True)
class Group:
    """`label` names it, printable; `operation` as well where it is one (`GET /products`), as it is."""

    label: str
    operation: str = ""


def group_of(pointer: str) -> Group:
    """The operation, path, webhook, component, other file or part that holds `pointer`."""
    if not pointer.startswith("/"):
        file = pointer.partition("#")[0]
        return Group(f"the file {show(file)}") if file else Group("the contract")
    match split(pointer):
        case ["paths", path, method, *_] if method in _METHODS:
            operation = f"{method.upper()} {path}"
            return Group(show(operation), operation)
        case ["paths", path, *_]:
            return Group(f"the path {show(path)}")
        case ["webhooks", name, *_]:
            return Group(f"the webhook {show(name)}")
        case ["components", kind, name, *_]:
            return Group(show(f"#{join('/components', kind, name)}"))
        case [part, *_]:
            return Group(show(part))
    return Group("the contract")
