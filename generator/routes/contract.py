"""Pure. The contract itself as files of the package, so that it is served byte for byte."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.artifact import Artifact

if TYPE_CHECKING:
    from oas.document import Document

JSON, YAML = "contract.json", "contract.yaml"
PATHS = {JSON: "/openapi.json", YAML: "/openapi.yaml"}


@dataclass(frozen=True, slots=True)
class Served:
    """The files, each of which `PATHS` gives a place in the application."""

    artifacts: tuple[Artifact, ...]

    @property
    def places(self) -> dict[str, str]:
        """The file by the path of a request."""
        return {PATHS[each.path]: each.path for each in self.artifacts}


def served(document: Document) -> Served:
    """The contract as it is; one in YAML also as JSON, since that is what clients ask for.

    One of many files is served as the one document that it is put together to.
    """
    if document.others:
        return Served((_whole(document),))
    text = document.source.data.decode()
    if _is_json(document.source.name, text):
        return Served((Artifact(JSON, text),))
    return Served((Artifact(YAML, text), _whole(document)))


def _whole(document: Document) -> Artifact:
    return Artifact(JSON, json.dumps(document.root, ensure_ascii=False, indent=2) + "\n")


def _is_json(name: str, text: str) -> bool:
    """Whether the file was read as JSON: YAML may begin with a brace as well."""
    if not text.lstrip("\ufeff \t\r\n").startswith(("{", "[")):
        return False
    if not name.lower().endswith((".yaml", ".yml")):
        return True
    try:
        json.loads(text.removeprefix("\ufeff"))
    except ValueError:
        return False
    return True
