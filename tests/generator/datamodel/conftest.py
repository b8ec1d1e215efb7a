"""Models by the other engine, of real contracts and of tiny ones, formatted and importable."""

from __future__ import annotations

import importlib
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.api import Api, read_api
from generator.datamodel import render
from generator.format import formatted
from generator.options import BuildOptions, Engine, Style
from oas.document import Document, Source, SpecVersion
from oas.files import load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import ModuleType

    from generator.artifact import Rendered
    from oas.json_value import JsonObject

CORE = Path(__file__).parents[3] / "contracts" / "core" / "openapi.json"


@dataclass(frozen=True, slots=True)
class Made:
    """One package: its models in one style."""

    api: Api
    rendered: Rendered
    folder: Path

    @property
    def source(self) -> str:
        return (self.folder / "models.py").read_text(encoding="utf-8")

    @property
    def module(self) -> ModuleType:
        return importlib.import_module(f"{self.folder.name}.models")

    @property
    def losses(self) -> dict[str, list[str]]:
        """What this engine says beyond the notes that our own has too, by pointer."""
        found: dict[str, list[str]] = {}
        for note in self.rendered.notes[len(self.api.notes) :]:
            found.setdefault(note.pointer, []).append(note.reason)
        return found


def options_for(style: Style) -> BuildOptions:
    return BuildOptions(("models",), Engine.DATAMODEL_CODE_GENERATOR, style)


def write_package(api: Api, style: Style, folder: Path) -> Made:
    rendered = render(api, options_for(style))
    folder.mkdir()
    (folder / "__init__.py").touch()
    texts = formatted({artifact.path: artifact.text for artifact in rendered.artifacts})
    for path, text in texts.items():
        (folder / path).write_text(text, encoding="utf-8")
    return Made(api, rendered, folder)


def api_of(schemas: JsonObject, title: str = "Test") -> Api:
    """Made without the loader, which would refuse some keys before they get here."""
    root: JsonObject = {
        "openapi": "3.1.0",
        "info": {"title": title, "version": "1.0.0"},
        "paths": {},
        "components": {"schemas": schemas},
    }
    source = Source("openapi.json", json.dumps(root).encode())
    return read_api(Document(source, root, SpecVersion.V3_1))


@pytest.fixture(scope="session")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder on the path; what is imported from it is forgotten in the end."""
    folder = tmp_path_factory.mktemp("packages")
    sys.path.insert(0, str(folder))
    yield folder
    sys.path.remove(str(folder))
    names = {path.name for path in folder.iterdir()}
    for name in [name for name in sys.modules if name.split(".")[0] in names]:
        del sys.modules[name]


@pytest.fixture
def make(packages: Path) -> Callable[[JsonObject, Style], Made]:
    """Models of a tiny contract."""

    def made(schemas: JsonObject, style: Style) -> Made:
        number = len(list(packages.iterdir()))
        return write_package(api_of(schemas), style, packages / f"made_{number}")

    return made


@pytest.fixture(scope="session")
def real(corpus: Path, packages: Path) -> Callable[[str, Style], Made]:
    """Models of a contract of the corpus, or of `core`; each is made once."""
    apis: dict[str, Api] = {}
    found: dict[tuple[str, Style], Made] = {}

    def made(contract: str, style: Style) -> Made:
        if contract not in apis:
            apis[contract] = read_api(load(CORE if contract == "core" else corpus / contract))
        key = (contract, style)
        if key not in found:
            stem = contract.partition("-")[0]
            folder = packages / f"{stem}_{style.name.lower()}"
            found[key] = write_package(apis[contract], style, folder)
        return found[key]

    return made
