"""Pure. The rules of checksums: one for each cause that the generator tells differences by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.rule import TO_DO, Page
from generator.plan import Cause

if TYPE_CHECKING:
    from collections.abc import Mapping

_BUILD = "run contract-gen build and commit what it writes."


def _page(rule: str, title: str, text: str, to_do: str = _BUILD) -> Page:
    return Page(rule, f"{title}\n\n{text}\n\n{TO_DO}{to_do}")


RULES: Mapping[Cause, Page] = {
    Cause.NOT_BUILT: _page(
        "code-not-built",
        "The lock does not list the files that the contract gives.",
        "The generated code is not there, or not all of it.",
    ),
    Cause.CONTRACT_CHANGED: _page(
        "contract-changed-without-build",
        "The contract changed, and the generated code did not.",
        "Who imports the code would get an older contract than the repository shows.",
    ),
    Cause.OPTIONS_CHANGED: _page(
        "options-changed-without-build",
        "The configuration changed, and the generated code did not.",
        "The targets, the engine or the style are others than those of the last build.",
    ),
    Cause.GENERATOR_CHANGED: _page(
        "generator-changed-without-build",
        "This generator gives other code than the one that built last.",
        "Everybody must use the same version, or the code changes with whoever builds it.",
        "install the version that the lock names, or run contract-gen build with this one.",
    ),
    Cause.INTERRUPTED: _page(
        "build-interrupted",
        "A build was stopped half way.",
        "Some of its files are in place, and the lock is still the one from before.",
    ),
    Cause.MISSING: _page(
        "generated-file-missing",
        "A file is gone that the lock lists.",
        "It was deleted, or not committed.",
    ),
    Cause.STALE: _page(
        "generated-file-outlived",
        "A file is there that the contract no longer gives.",
        "It would be imported although nothing keeps it true.",
    ),
    Cause.EDITED: _page(
        "generated-file-edited",
        "A generated file was changed by hand.",
        "The next build would undo the edit, and until then the code says something that the "
        "contract does not. A lock edited together with its files is found as well.",
        "move the edit to a file of your own or into the contract; then run contract-gen build "
        "--overwrite-edited.",
    ),
    Cause.STRAY: _page(
        "stray-file-added",
        "A file stands among the generated ones, and no build made it.",
        "It looks generated and is not: nothing checks it.",
        "delete it or move it elsewhere.",
    ),
}


def pages() -> list[Page]:
    """What is written about each rule."""
    return list(RULES.values())
