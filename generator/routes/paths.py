"""Pure. Path templates (OAS 3.1, section 4.8.2)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from oas.json_value import as_object, objects, strings, text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from oas.document import Document
    from oas.json_value import JsonObject
    from oas.operation import Operation

ORIGIN = re.compile(r"([^/]*:)?//[^/]*")
MOST_CHOICES = 50
TEMPLATE = re.compile(r"\{([^{}]*)\}")


def undeclared(operation: Operation) -> list[str]:
    """The expressions of the path that no parameter is for; one that stands twice is read once."""
    declared = {each.name for each in operation.parameters() if each.location == "path"}
    found = []
    for name in TEMPLATE.findall(operation.path):
        if name not in declared:
            found.append(name)
        declared.discard(name)
    return found


def shape(path: str) -> str:
    """The template without the names of its expressions, which no request shows."""
    return TEMPLATE.sub("{}", path)


def is_reachable(path: str) -> bool:
    """Whether a request can have this path: a query or a fragment is not part of one."""
    return "?" not in path and "#" not in path


def base_pattern(document: Document, operations: Iterable[Operation]) -> str:
    """A regular expression for what servers put before the paths; empty where none does."""
    owners = [
        document.root,
        *(each for o in operations for each in (o.path_item.object, o.node.object)),
    ]
    found = {_base(server) for owner in owners for server in objects(owner.get("servers"))}
    # The longest first: another may be the beginning of it.
    ordered = sorted(found - {""}, key=lambda base: (-len(base), base))
    return f"(?:{'|'.join(ordered)})(?=/)" if ordered else ""


def _base(server: JsonObject) -> str:
    """The path of a server's URL as a regular expression (OAS 3.1, section 4.8.5)."""
    variables = as_object(server.get("variables"))
    url = text(server.get("url"))
    first = TEMPLATE.match(url)
    if first:
        # What begins with a variable has its path where the default has it.
        url = text(as_object(variables.get(first[1])).get("default")) + url[first.end() :]
    path = ORIGIN.sub("", url, count=1).partition("?")[0].partition("#")[0].strip("/")
    if not path:
        return ""
    parts = TEMPLATE.split(f"/{path}")
    made = [
        _choices(as_object(variables.get(part))) if index % 2 else re.escape(part)
        for index, part in enumerate(parts)
    ]
    return "".join(made)


def _choices(variable: JsonObject) -> str:
    """What may stand for a variable."""
    listed = strings(variable.get("enum"))
    if listed and len(listed) <= MOST_CHOICES:
        return f"(?:{'|'.join(re.escape(each) for each in listed)})"
    return "[^/]+"
