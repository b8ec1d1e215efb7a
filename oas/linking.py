"""Pure. Loads the files that a contract refers to, and gives every reference its canonical form.

`#/pointer` is a place in the contract itself, `schemas/money.yaml#/pointer` one in another file,
by its path from the contract's folder; pointers are without percent-encoding. The only input is
`read_file`; nothing is fetched. All references that cannot be followed are reported in one run.
"""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from oas.errors import ContractError
from oas.limits import MOST_PROBLEMS
from oas.positions import locate_in
from oas.problem import Level, Problem
from oas.reading import begins_json, first_byte, read_value
from oas.references import (
    UNKNOWN_ANCHOR,
    UNREADABLE,
    Found,
    Reference,
    Refused,
    Target,
    decoded,
    find,
    resolve,
    rewritten,
)
from oas.show import show

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from oas.document import Source
    from oas.json_value import Json
    from oas.limits import Limits

    ReadFile = Callable[[str], Source]

# A JSON file's references are canonical already where every `$ref` and every discriminator's mapping
# has the plain form `#/…` and no escape can spell either word otherwise.
_NOT_PLAIN = (
    re.compile(rb'"\$ref"[ \t\r\n]*+:[ \t\r\n]*+"(?!#/[^"%\\]*+")'),
    re.compile(
        rb'"mapping"[ \t\r\n]*+:(?![ \t\r\n]*+\{(?:[ \t\r\n,]*+"[^"\\]*+"'
        rb'[ \t\r\n]*+:[ \t\r\n]*+"#/[^"%\\]*+")*+[ \t\r\n]*+\})'
    ),
    re.compile(rb"\\u00(?:24|72|65|66|6[dD]|61|70|69|6[eE]|67)"),
)


@dataclass(frozen=True, slots=True)
class Linked:
    """The contract's value and those of the files it refers to, by path from its folder."""

    root: Json
    others: dict[str, tuple[Source, Json]] = field(default_factory=dict)


@dataclass(slots=True)
class _File:
    source: Source
    value: Json
    found: Found = field(default_factory=Found)
    targets: list[tuple[Reference, Target]] = field(default_factory=list)
    refused: list[tuple[Reference, Refused]] = field(default_factory=list)


def link(
    source: Source, root: Json, *, nodes: int, read_file: ReadFile | None, limits: Limits
) -> Linked:
    """Raises ContractError with a Problem for each reference that cannot be followed.

    `nodes` is how many the contract itself has: the limits are those of all files together.
    """
    if begins_json(first_byte(source)) and not any(p.search(source.data) for p in _NOT_PLAIN):
        return Linked(root)
    linker = _Linker(_File(source, root), nodes, read_file, limits)
    linker.load()
    changes = {path: list(linker.changes(path)) for path in linker.files}
    problems = [problem for file in linker.files.values() for problem in _problems(file)]
    if problems:
        raise ContractError(
            "references that cannot be followed", where=problems[0].where, problems=problems
        )
    values = {
        path: rewritten(file.value, changes[path]) if changes[path] else file.value
        for path, file in linker.files.items()
    }
    root = values.pop("")
    return Linked(root, {path: (linker.files[path].source, values[path]) for path in values})


class _Linker:
    """All files by path; the contract itself is the empty path."""

    def __init__(
        self, contract: _File, nodes: int, read_file: ReadFile | None, limits: Limits
    ) -> None:
        self.files = {"": contract}
        self._name = re.split(r"[/\\:]", contract.source.name)[-1]
        self._nodes = nodes
        self._bytes = len(contract.source.data)
        self._read_file = read_file
        self._limits = limits
        self._known: dict[str, str | Refused] = {"": ""}
        self._paths = {contract.source: ""}
        self._waiting = deque([""])

    def load(self) -> None:
        """Read every file that can be reached, each once, and note what each reference names."""
        while self._waiting:
            path = self._waiting.popleft()
            file = self.files[path]
            file.found = find(file.value)
            for reference in file.found.references:
                self._follow(path, file, reference)

    def changes(self, path: str) -> Iterator[tuple[Reference, str]]:
        """The references of one file that are not in their canonical form, with that form."""
        file = self.files[path]
        for reference, target in file.targets:
            pointer = self._pointer(target)
            if pointer is None:
                message = f"{show(reference.text)} names an anchor that not exactly one place has"
                hint = "refer to it by its pointer, as #/components/schemas/Name"
                file.refused.append((reference, Refused(UNKNOWN_ANCHOR, message, hint)))
            elif (canonical := f"{target.file}#{pointer}") != reference.text:
                yield reference, canonical

    def _pointer(self, target: Target) -> str | None:
        pointer = decoded(target.fragment)
        if not pointer or pointer.startswith("/"):
            return pointer
        return self.files[target.file].found.anchors.get(pointer)

    def _follow(self, path: str, file: _File, reference: Reference) -> None:
        target = resolve(reference.text, base=path, contract=self._name, ids=file.found.ids)
        if isinstance(target, Target):
            if target.file not in self._known:
                self._known[target.file] = self._load(target.file)
            known = self._known[target.file]
            if isinstance(known, str):
                file.targets.append((reference, Target(known, target.fragment)))
                return
            target = known
        file.refused.append((reference, target))

    def _load(self, path: str) -> str | Refused:
        """The path under which the file is known from now on, or why it cannot be read."""
        source = self._read(path)
        if isinstance(source, Refused):
            return source
        if source in self._paths:  # ../specs/a.yaml, seen from specs/, is a.yaml
            return self._paths[source]
        self._bytes += len(source.data)
        self._refuse_beyond(source, self._bytes, self._limits.bytes, "bytes")
        value, nodes = read_value(source, self._limits)
        self._nodes += nodes
        self._refuse_beyond(source, self._nodes, self._limits.nodes, "values")
        self.files[path] = _File(source, value)
        self._paths[source] = path
        self._waiting.append(path)
        self._refuse_beyond(source, len(self.files), self._limits.files, "files")
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


def _problems(file: _File) -> list[Problem]:
    """A Problem for each refused reference, in the order of the text."""
    if not file.refused:  # locating costs a pass over the file
        return []
    shown = file.refused[:MOST_PROBLEMS]
    places = locate_in(file.source, [reference.pointer for reference, _ in shown])
    problems = [
        Problem(
            code=refused.code,
            message=refused.message,
            level=Level.ERROR,
            file=file.source.name,
            pointer=reference.pointer,
            line=places[reference.pointer][0],
            column=places[reference.pointer][1],
            hint=refused.hint,
        )
        for reference, refused in shown
    ]
    return sorted(problems, key=lambda problem: (problem.line, problem.column))
