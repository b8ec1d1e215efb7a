"""The contracts that are broken: those of the corpus, and those of 3.0 in the words of 3.1 besides."""

from __future__ import annotations

from functools import cache
from random import Random
from typing import TYPE_CHECKING

from oas.files import load
from tests.equivalence.editing import as_document
from tests.equivalence.upgrade import upgraded

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from oas.document import Document

_FILES = {
    "petstore": "petstore-1.0.27.yaml",
    "train-travel": "train-travel-1.2.1.yaml",
    "spotify": "spotify-2026.5.31.yaml",
    "k8s": "k8s-apps-v1.json",
    "discord": "discord-v10.json",
    "digitalocean": "digitalocean-v2.yaml",
    "github": "github-23.0.2.json",
}
_UPGRADED = " in 3.1"
NAMES = (*_FILES, f"petstore{_UPGRADED}", f"spotify{_UPGRADED}", f"k8s{_UPGRADED}")


def contracts(corpus: Path, names: Iterable[str] = NAMES) -> dict[str, Document]:
    """The contracts of these names."""
    return {name: _contract(corpus, name) for name in names}


@cache
def _contract(corpus: Path, name: str) -> Document:
    document = load(corpus / _FILES[name.removesuffix(_UPGRADED)])
    if not name.endswith(_UPGRADED):
        return document
    return as_document(upgraded(document.root, Random(1)), f"{name}.json")  # noqa: S311
