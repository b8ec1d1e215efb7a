"""Pure. Which module has which declaration: one for all where they are few, else a package.

In the package a declaration stands where it is used: with its topic where only operations of that
one reach it, in `several` where those of more do, in `unreached` where none does. What a module may
import follows: a topic imports `several`, `unreached` imports all, and nothing imports in a circle.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.models.order import mentioned, ordered
from generator.models.topics import SEVERAL, UNREACHED, read_topics
from generator.schema.types import Choice, ClassShape
from oas.show import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from generator.api import Api
    from generator.models.topics import Topic
    from generator.schema.types import Declaration

    Edges = Mapping[str, Sequence[str]]

# Laid out, it is half as many again: a few screens.
FEW_LINES = 1200
WIDTH = 88


@dataclass(frozen=True, slots=True)
class Module:
    """One module of models: `models.py`, or a file of the package `models`.

    `about` says which models these are, empty for all; `elsewhere` has the modules of the names
    that it imports.
    """

    name: str
    declarations: tuple[Declaration, ...]
    about: str = ""
    elsewhere: Mapping[str, str] = field(default_factory=dict)

    @property
    def path(self) -> str:
        """Its file below the contract's folder."""
        return f"models/{self.name}.py" if self.name else "models.py"

    @property
    def package(self) -> str:
        """How it reaches the support modules."""
        return ".." if self.name else "."


def modules(api: Api) -> tuple[Module, ...]:
    """The modules of the models: one without a name where they are few, or all of one topic."""
    edges = {declaration.name: mentioned(declaration) for declaration in api.declarations}
    found = tuple(ordered(api.declarations, edges))
    if sum(map(_lines, found)) > FEW_LINES:
        parts = _parts(found, read_topics(api), api.names, edges)
        if len(parts) > 1:
            return parts
    return (Module("", found),)


def _parts(
    declarations: Iterable[Declaration],
    topics: Sequence[Topic],
    names: Mapping[str, frozenset[str]],
    edges: Edges,
) -> tuple[Module, ...]:
    abouts = {
        topic.module: f"what only operations of {printable(topic.name)} use" for topic in topics
    }
    abouts |= {
        SEVERAL: "what operations of several topics use",
        UNREACHED: "what no operation uses",
    }
    places = _places(topics, names, edges)
    found: dict[str, list[Declaration]] = {module: [] for module in abouts}
    for declaration in declarations:
        found[places.get(declaration.name, UNREACHED)].append(declaration)
    return tuple(
        Module(module, tuple(members), abouts[module], _elsewhere(module, members, edges, places))
        for module, members in found.items()
        if members
    )


def _places(
    topics: Iterable[Topic], names: Mapping[str, frozenset[str]], edges: Edges
) -> dict[str, str]:
    """The module of every name that an operation reaches."""
    places: dict[str, str] = {}
    for topic in topics:
        waiting = [name for pointer in topic.pointers for name in names[pointer]]
        while waiting:
            name = waiting.pop()
            place = places.get(name)
            # What several use uses what several use: that was followed already.
            if place not in {topic.module, SEVERAL}:
                places[name] = topic.module if place is None else SEVERAL
                waiting.extend(edges[name])
    return places


def _elsewhere(
    module: str, members: Iterable[Declaration], edges: Edges, places: Mapping[str, str]
) -> dict[str, str]:
    """The modules of what these declarations mention and have not beside them."""
    mentions = {name for member in members for name in edges[member.name]}
    found = {name: places.get(name, UNREACHED) for name in mentions}
    return {name: f".{place}" for name, place in found.items() if place != module}


def _lines(declaration: Declaration) -> int:
    """About how many lines a declaration takes, however it is laid out."""
    shape = declaration.shape
    lines = 3 + _text_lines(declaration.doc)
    if isinstance(shape, Choice):
        return lines + len(shape.literals)
    if isinstance(shape, ClassShape):
        docs = sum(_text_lines(attribute.doc) for attribute in shape.attributes)
        return lines + len(shape.attributes) + docs
    return lines


def _text_lines(text: str) -> int:
    return sum(1 + len(line) // WIDTH for line in text.splitlines())
