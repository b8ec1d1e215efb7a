"""Flags an `info.version` that is not of the form of Semantic Versioning 2.0.

Versions are compared to judge a change: without an order there is no "higher". The build goes on;
write three numbers, such as 1.4.0. The pattern is the one semver.org suggests.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from oas.json_value import as_object
from oas.problem import Level
from oas.semantics.check import Check, Found
from oas.show import show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oas.semantics.inventory import Inventory

_NUMBER = r"(0|[1-9]\d*)"
_WORD = r"(0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*)"
_SEMANTIC = re.compile(
    rf"{_NUMBER}\.{_NUMBER}\.{_NUMBER}(-{_WORD}(\.{_WORD})*)?(\+[0-9a-zA-Z-]+(\.[0-9a-zA-Z-]+)*)?",
    re.ASCII,
)


def _find(inventory: Inventory) -> Iterator[Found]:
    version = as_object(inventory.document.root.get("info")).get("version")
    if isinstance(version, str) and not _SEMANTIC.fullmatch(version):
        message = f"the version {show(version)} is not a semantic version"
        yield Found("/info/version", message)


CHECK = Check(
    "version-not-semantic",
    Level.WARNING,
    "write MAJOR.MINOR.PATCH, such as 1.4.0, so that changes can be judged",
    _find,
)
