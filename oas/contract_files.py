"""Pure, apart from `read_file`. The files of one contract, each read once, when a reference asks for it.

A file is known by its path from the contract's folder; the contract itself is the empty path. What
cannot be followed is kept until all of it is reported in one run.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from oas.errors import ContractError
from oas.json_value import text
from oas.limits import MOST_PROBLEMS
from oas.pointer import at
from oas.positions import locate_in
from oas.problem import Level, Problem
from oas.reading import read_value
from oas.references import (
    UNKNOWN_ANCHOR,
    UNREADABLE,
    Found,
    Refused,
    Target,
    decoded,
    find,
    resolve,
)
from oas.show import show

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from oas.document import Source
    from oas.json_value import Json, JsonObject
    from oas.limits import Limits

    ReadFile = Callable[[str], Source]


# Told apart from every JSON value by identity.
MISSING: JsonObject = {}


@dataclass(slots=True)
class File:
    """One file: its value as written. `refused` are the pointers of references in it, with why."""

    source: Source
    value: Json
    refused: dict[str, Refused] = field(default_factory=dict)
    _found: Found | None = None

    @property
    def found(self) -> Found:
        """Its references, anchors and ids."""
        if self._found is None:
            self._found = find(self.value)
        return self._found


class Files:
    """All files of a contract that were asked for, by path."""

    def __init__(
        self, source: Source, root: Json, *, nodes: int, read_file: ReadFile | None, limits: Limits
    ) -> None:
        self.known = {"": File(source, root)}
        self._name = re.split(r"[/\\:]", source.name)[-1]
        self._nodes = nodes
        self._bytes = len(source.data)
        self._read_file = read_file
        self._limits = limits
        self._paths: dict[str, str | Refused] = {"": ""}
        self._sources = {source: ""}
        self._ends: dict[Target, Target] = {}

    def follow(self, reference: str, *, base: str) -> Target | Refused:
        """What `reference` names where it stands in the file `base`: a file that is known, a pointer."""
        target = resolve(reference, base=base, contract=self._name, ids=self.known[base].found.ids)
        if isinstance(target, Refused):
            return target
        path = self._paths.get(target.file)
        if path is None:
            path = self._paths[target.file] = self._load(target.file)
        if isinstance(path, Refused):
            return path
        return self._pointed(reference, path, decoded(target.fragment))

    def at(self, place: Target) -> Json:
        """What stands at a place of a file that is known, MISSING where nothing does."""
        return at(self.known[place.file].value, place.fragment, MISSING)

    def end(self, place: Target) -> Target:
        """Where a chain of values that only refer to the next one ends; in a ring, where it begins."""
        way = {place: None}
        last = place
        while last not in self._ends:
            reference = sole(self.at(last))
            following = self.follow(reference, base=last.file) if reference else None
            if not isinstance(following, Target):
                self._ends[last] = last
            elif following in way:
                self._ends |= {each: each for each in way}
            else:
                last = following
                way[last] = None
        self._ends |= {each: self._ends[last] for each in way if each not in self._ends}
        return self._ends[place]

    def names_other_file(self, reference: str) -> bool:
        """Whether a reference in the contract itself leads out of it; nothing is read."""
        found = resolve(reference, base="", contract=self._name, ids=self.known[""].found.ids)
        return isinstance(found, Target) and found.file != ""

    def refuse(self, file: str, pointer: str, refused: Refused) -> None:
        """Keep why a reference cannot be followed, to be reported."""
        self.known[file].refused.setdefault(pointer, refused)

    def raise_refused(self) -> None:
        """Raise ContractError with a Problem for each reference that was refused."""
        problems = [problem for file in self.known.values() for problem in _problems(file)]
        if problems:
            raise ContractError(
                "references that cannot be followed", where=problems[0].where, problems=problems
            )

    def _pointed(self, reference: str, path: str, pointer: str) -> Target | Refused:
        if not pointer or pointer.startswith("/"):
            return Target(path, pointer)
        place = self.known[path].found.anchors.get(pointer)
        if place is not None:
            return Target(path, place)
        message = f"{show(reference)} names an anchor that not exactly one place has"
        hint = "refer to it by its pointer, as #/components/schemas/Name"
        return Refused(UNKNOWN_ANCHOR, message, hint)

    def _load(self, path: str) -> str | Refused:
        """The path under which the file is known from now on, or why it cannot be read."""
        source = self._read(path)
        if isinstance(source, Refused):
            return source
        if source in self._sources:  # ../specs/a.yaml, seen from specs/, is a.yaml
            return self._sources[source]
        self._bytes += len(source.data)
        self._refuse_beyond(source, self._bytes, self._limits.bytes, "bytes")
        value, nodes = read_value(source, self._limits)
        self._nodes += nodes
        self._refuse_beyond(source, self._nodes, self._limits.nodes, "values")
        self.known[path] = File(source, value)
        self._sources[source] = path
        self._refuse_beyond(source, len(self.known), self._limits.files, "files")
        return path

    def _read(self, path: str) -> Source | Refused:
        if self._read_file is None:
            hint = "read the contract from a folder, or put everything into one file"
            return Refused(UNREADABLE, f"the file {show(path)} is out of reach here", hint)
        try:
            return self._read_file(path)
        except ContractError as error:
            code = error.problems[0].code if error.problems else UNREADABLE
            return Refused(code, error.message, error.hint)

    def _refuse_beyond(self, source: Source, amount: int, most: int, what: str) -> None:
        if amount > most:
            raise ContractError(
                f"with this file the contract has {amount:,} {what}; at most {most:,} are read",
                where=source.name,
                hint="refer to fewer or smaller files",
            )


def sole(value: Json) -> str:
    """The reference of an object that is nothing else; empty where there is none."""
    return text(value.get("$ref")) if isinstance(value, dict) and len(value) == 1 else ""


def _problems(file: File) -> Iterator[Problem]:
    """A Problem for each refused reference, in the order of the text."""
    shown = list(file.refused.items())[:MOST_PROBLEMS]
    if not shown:  # locating costs a pass over the file
        return
    places = locate_in(file.source, [pointer for pointer, _ in shown])
    for pointer, refused in sorted(shown, key=lambda pair: places[pair[0]]):
        line, column = places[pointer]
        yield Problem(
            code=refused.code,
            message=refused.message,
            level=Level.ERROR,
            file=file.source.name,
            pointer=pointer,
            line=line,
            column=column,
            hint=refused.hint,
        )
