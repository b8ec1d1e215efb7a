"""Pure. Which parts of a contract's files become components of the whole, and what they are called.

A name follows from the place alone (`schemas/money.yaml#/Amount` is `Amount`). Where two are alike,
each gets as much of its path before it as tells them apart, whatever the order: a file that is added
renames nothing but its namesake.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from oas.kinds import Kind
from oas.pointer import split

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# What a component's name may be made of (OAS 3.1, section 4.8.7).
_NOT_ALLOWED = re.compile(r"[^A-Za-z0-9._-]+")
_SUFFIX = re.compile(r"\.(?:json|ya?ml)$", re.IGNORECASE)
# These say what kind of thing it is, or nothing at all, and are passed over where there is a word.
_STRUCTURE = frozenset({
    "components", "schemas", "responses", "parameters", "examples", "requestBodies", "headers",
    "securitySchemes", "links", "callbacks", "pathItems", "mediaTypes", "definitions", "$defs",
    "properties", "paths", "models", "..", ".", "",
})  # fmt: skip
# These say nothing without the word before them.
_WEAK = re.compile(
    r"[0-9]+|items|schema|value|content|index|_index|openapi|allOf|anyOf|oneOf|not|default"
    r"|additionalProperties|get|put|post|delete|options|head|patch|trace|query"
)


class Component(NamedTuple):
    """A place in a file that is referred to as one kind of object."""

    kind: Kind
    file: str
    pointer: str


class Components:
    """The components of the whole by where they stand in the files.

    `own` are those that the contract names itself, `hoisted` the others, in the order found; what
    they are called is known after `give_names`.
    """

    def __init__(self, sections: Mapping[Kind, str]) -> None:
        self.own: dict[Component, str] = {}
        self.hoisted: dict[Component, str] = {}
        self._inner: dict[Component, Component] = {}
        self._sections = sections

    def tokens(self, component: Component) -> list[str]:
        """Where `component` stands in the whole. One that is not known becomes a component."""
        holder = self._inner.get(component, component)
        if holder not in self.own:
            # Until it has a name, it must not be taken for another.
            self.hoisted.setdefault(holder, f"?{len(self.hoisted)}")
        name = self.own.get(holder) or self.hoisted[holder]
        rest = split(component.pointer.removeprefix(holder.pointer))
        return ["components", self._sections[component.kind], name, *rest]

    def give_names(self, taken: Mapping[str, Iterable[str]]) -> None:
        """Name all that is hoisted, beside the names `taken` in each section."""
        for component in [*self.hoisted]:
            holder = self._holder(component)
            if holder is not None:
                del self.hoisted[component]
                self._inner[component] = holder
        for kind, section in self._sections.items():
            alike = [component for component in self.hoisted if component.kind is kind]
            for component, name in _named(alike, set(taken.get(section, ()))).items():
                self.hoisted[component] = name

    def _holder(self, component: Component) -> Component | None:
        """The schema that holds this one, should it be a component."""
        if component.kind is not Kind.SCHEMA:
            return None
        tokens = component.pointer.split("/")
        ways = ("/".join(tokens[:length]) for length in range(1, len(tokens)))
        above = (Component(Kind.SCHEMA, component.file, pointer) for pointer in ways)
        return next((each for each in above if each in self.own or each in self.hoisted), None)


def _named(components: list[Component], taken: set[str]) -> dict[Component, str]:
    """A name for each, unlike all others and those `taken`, also where case does not count."""
    used = {name.casefold() for name in taken}
    names = {component: _names(component) for component in components}
    while alike := _alike(names, used):
        for component in alike:
            del names[component][0]
    found: dict[Component, str] = {}
    for component in components:
        name = wanted = names[component][0]
        number = 1
        while name.casefold() in used:
            number += 1
            name = f"{wanted}_{number}"
        used.add(name.casefold())
        found[component] = name
    return found


def _alike(names: Mapping[Component, list[str]], used: set[str]) -> list[Component]:
    """The components whose first names are those of others, and that have longer ones left."""
    groups: defaultdict[str, list[Component]] = defaultdict(list)
    for component, possible in names.items():
        groups[possible[0].casefold()].append(component)
    alike = [group for name, group in groups.items() if len(group) > 1 or name in used]
    return [component for group in alike for component in group if len(names[component]) > 1]


def _names(component: Component) -> list[str]:
    """What a place may be called: by its last word, by more of them, by its whole path."""
    folders = _SUFFIX.sub("", component.file).split("/")
    tokens = [*folders, *split(component.pointer)]
    path = [_NOT_ALLOWED.sub("_", token).strip("_") for token in tokens]
    told = [word for word, token in zip(path, tokens, strict=True) if token not in _STRUCTURE]
    names = [
        "_".join(filter(None, told[start:]))
        for start in reversed(range(len(told)))
        if told[start] and not _WEAK.fullmatch(told[start])
    ]
    return [*names, "_".join(filter(None, path)) or "part"]
