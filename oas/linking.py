"""Pure, apart from `read_file`. Makes one whole of a contract and the files that it refers to.

In the result every reference is `#/pointer`, a place in the whole, without percent-encoding. What
stands in other files is brought in by `oas.assembly`; a contract of one file only gets its references
spelt that way. Nothing is fetched. All references that cannot be followed are reported in one run.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from oas.contract_files import Files
from oas.json_value import Json, as_object
from oas.reading import begins_json, first_byte
from oas.references import Refused, rewritten

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from oas.contract_files import ReadFile
    from oas.document import Source, SpecVersion
    from oas.limits import Limits
    from oas.references import Reference

# A JSON file's references are canonical already where every `$ref` and every discriminator's mapping
# has the plain form `#/…` and no escape can spell either word otherwise.
_NOT_PLAIN = (
    re.compile(rb'"\$ref"[ \t\r\n]*+:[ \t\r\n]*+"(?!#/[^"%\\]*+")'),
    re.compile(
        rb'"mapping"[ \t\r\n]*+:(?![ \t\r\n]*+\{(?:[ \t\r\n,]*+"[^"\\]*+"'
        rb'[ \t\r\n]*+:[ \t\r\n]*+"#/[^"%\\]*+")*+[ \t\r\n]*+\})'
    ),
    # One that leads out is refused; none is common.
    re.compile(rb'"\$dynamicRef"'),
    re.compile(rb"\\u00(?:24|72|65|66|6[dD]|61|70|69|6[eE]|67)"),
)


@dataclass(frozen=True, slots=True)
class Linked:
    """The whole. `others` are the files it was made of beside the contract, by path, as written.

    `origins` says of the places where something was brought in from which file and place it came.
    """

    root: Json
    others: Mapping[str, tuple[Source, Json]] = field(default_factory=dict)
    origins: Mapping[str, tuple[str, str]] = field(default_factory=dict)


def link(  # noqa: PLR0913 (one call joins them all)
    source: Source,
    root: Json,
    *,
    version: SpecVersion,
    nodes: int,
    read_file: ReadFile | None,
    limits: Limits,
) -> Linked:
    """Raises ContractError with a Problem for each reference that cannot be followed.

    `nodes` is how many the contract itself has: the limits are those of all files together.
    """
    if begins_json(first_byte(source)) and not any(p.search(source.data) for p in _NOT_PLAIN):
        return Linked(root)
    files = Files(source, root, nodes=nodes, read_file=read_file, limits=limits)
    references = files.known[""].found.references
    if any(files.names_other_file(reference.text) for reference in references):
        from oas.assembly import assemble

        assembled = assemble(files, version, limits)
        others = {path: (file.source, file.value) for path, file in files.known.items() if path}
        return Linked(assembled.root, others, assembled.origins)
    changes = list(_changes(files, references))
    files.raise_refused()
    return Linked(rewritten(as_object(root), changes) if changes else root)


def _changes(files: Files, references: list[Reference]) -> Iterator[tuple[Reference, str]]:
    """The references that are not in their canonical form, with that form."""
    for reference in references:
        target = files.follow(reference.text, base="")
        if isinstance(target, Refused):
            files.refuse("", reference.pointer, target)
        elif (canonical := f"#{target.fragment}") != reference.text:
            yield reference, canonical
