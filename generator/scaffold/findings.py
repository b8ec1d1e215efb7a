"""Pure. What a scaffold tells of an implementation that it does not change."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from console.place import shown_path
from generator.scaffold.signatures import Judge, parsed, signature

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.scaffold.interfaces import Interface, Method
    from generator.scaffold.modules import Class, Implementation


class Kind(StrEnum):
    """NEW is written by a scaffold; the others are left to a person. UNKNOWN is no finding."""

    NEW = "new"
    GONE = "gone"
    CHANGED = "changed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Finding:
    """`place` is `file:line`, `subject` a class or a method; `details` are lines below it."""

    kind: Kind
    place: str
    subject: str
    reason: str
    details: tuple[str, ...] = ()


def new(implementation: Implementation, method: Method) -> Finding:
    """An operation that the class does not have."""
    reason = "it is answered with 501 until it is written"
    return Finding(Kind.NEW, *_told(implementation.holder, method.name), reason)


def unknown(implementation: Implementation, methods: Iterable[Method]) -> Finding:
    """Operations that perhaps a base has which could not be read."""
    names = ", ".join(method.name for method in methods)
    reason = "a base class that cannot be read here may have what is missing, so nothing was added"
    return Finding(Kind.UNKNOWN, *_told(implementation.holder), reason, (f"missing: {names}",))


def gone(
    implementation: Implementation, interface: Interface, written: Iterable[str]
) -> Iterator[tuple[str, Finding]]:
    """The methods that were scaffolded once, and that no operation has any more."""
    for name in sorted(written):
        if name in implementation.methods and name not in interface.methods:
            holder, node = implementation.methods[name]
            reason = "no operation calls it any more: remove it, or rename it"
            yield name, Finding(Kind.GONE, *_told(holder, name, node), reason)


def gone_class(holder: Class, interface: str) -> Finding:
    """A class whose interface is no more."""
    reason = f"the interface {interface} is no more: remove the class, or give it another base"
    return Finding(Kind.GONE, *_told(holder), reason)


def changed(
    implementation: Implementation, interface: Interface, package: str, written: Mapping[str, str]
) -> Iterator[tuple[str, Finding]]:
    """The methods that no longer fit the interface, with both signatures.

    `written` are the signatures that the methods were last seen to fit.
    """
    for name, method in interface.methods.items():
        holder, node = implementation.methods.get(name, (None, None))
        if holder is None or not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        judge = Judge(package, interface.names, holder.module.names)
        if reasons := judge.differences(method.node, node, parsed(written.get(name, ""))):
            details = (f"old: {signature(node)}", f"new: {signature(method.node)}")
            reason = "; ".join(reasons)
            yield name, Finding(Kind.CHANGED, *_told(holder, name, node), reason, details)


def _told(holder: Class, method: str = "", node: ast.stmt | None = None) -> tuple[str, str]:
    place = f"{shown_path(holder.module.path)}:{(node or holder.node).lineno}"
    return place, f"{holder.name}.{method}" if method else holder.name
