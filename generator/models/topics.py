"""Pure. What the operations are about: a module of models for each topic.

A topic is a tag, under the name that its routes have. Without tags it is the first word of a path
that says something. What is declared beside the paths is a topic of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.names import file_stem, unique
from generator.routes.tags import DEFAULT, read_tags

if TYPE_CHECKING:
    from generator.api import Api

SEVERAL, UNREACHED, WEBHOOKS = "several", "unreached", "webhooks"
# What the package itself looks up: a module of that name would hide it.
LOOKED_UP = ("getattr", "globals", "import_module", "sorted")
TAKEN = (SEVERAL, UNREACHED, *LOOKED_UP)
# What a path begins with before it says what it is about.
PREFIX = re.compile(r"\{.*|api|v\d+.*|")


@dataclass(frozen=True, slots=True)
class Topic:
    """`module` has the models that only its operations use; `pointers` are those of operations."""

    name: str
    module: str
    pointers: tuple[str, ...]


def read_topics(api: Api) -> tuple[Topic, ...]:
    """The topics of a contract, in the order of its tags or of its paths."""
    found = _operations(api)
    served = {operation.node.pointer for operation in api.operations}
    if sent := [pointer for pointer in api.names if pointer not in served]:
        found.setdefault(WEBHOOKS, []).extend(sent)
    modules = unique(found, file_stem, TAKEN)
    return tuple(Topic(name, modules[name], tuple(found[name])) for name in found)


def _operations(api: Api) -> dict[str, list[str]]:
    """The pointers of the operations by topic."""
    tags = read_tags(api)
    if any(tag.name != DEFAULT for tag in tags):
        return {tag.name: [each.node.pointer for each in tag.operations] for tag in tags}
    found: dict[str, list[str]] = {}
    for operation in api.operations:
        found.setdefault(_topic(operation.path), []).append(operation.node.pointer)
    return found


def _topic(path: str) -> str:
    words = (word for word in path.split("/") if not PREFIX.fullmatch(word))
    return next(words, DEFAULT)
