"""Models of tiny contracts and of real ones, made by the real emitter and imported for real."""

from __future__ import annotations

import ast
import importlib
import json
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from generator.api import Api, read_api
from generator.models import render
from generator.options import BuildOptions, Enums
from oas.document import Source
from oas.files import load
from oas.json_value import as_object
from oas.loading import parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path
    from types import ModuleType

    from oas.json_value import Json, JsonObject

# More than is read on a few screens.
MANY = 1500
CORPUS = ("discord-v10.json", "digitalocean-v2.yaml", "github-23.0.2.json")


@dataclass(frozen=True, slots=True)
class Models:
    """The files that were made of a contract, by their paths."""

    api: Api
    texts: Mapping[str, str]

    @property
    def modules(self) -> dict[str, str]:
        """The modules of the package `models`, but for the package itself."""
        parts = {p.partition("/")[2]: t for p, t in self.texts.items() if p.startswith("models/")}
        return {p.removesuffix(".py"): t for p, t in parts.items() if p != "__init__.py"}

    def imports(self) -> dict[str, set[str]]:
        """The modules beside it that each module imports."""
        return {
            name: {
                node.module
                for node in ast.parse(text).body
                if isinstance(node, ast.ImportFrom) and node.level == 1 and node.module
            }
            for name, text in self.modules.items()
        }

    def write(self, folder: Path) -> None:
        """Make a package of them."""
        for path, text in {"__init__.py": "", "py.typed": "", **self.texts}.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, encoding="utf-8")


def source(root: JsonObject) -> Source:
    """A contract as a file has it."""
    return Source("contract.json", json.dumps(root).encode())


def models_of(contract: JsonObject | Path, enums: Enums = Enums.LITERAL) -> Models:
    options = BuildOptions(enums=enums)
    document = parse(source(contract)) if isinstance(contract, dict) else load(contract)
    api = read_api(document, options)
    return Models(api, {each.path: each.text for each in render(api, options).artifacts})


def properties(**schemas: Json) -> JsonObject:
    """An object with these properties."""
    return {"type": "object", "properties": schemas}


def padding() -> JsonObject:
    """A component that alone is more than one module should hold."""
    text: JsonObject = {"type": "string"}
    return properties(**{f"p{number}": text for number in range(MANY)})


def reference(name: str) -> JsonObject:
    return {"$ref": f"#/components/schemas/{name}"}


def contract(schemas: JsonObject, *uses: tuple[str, str, Json]) -> JsonObject:
    """A contract with an operation for each of `uses`: path, tag if any, schema of the response."""
    paths: JsonObject = {}
    for path, tag, schema in uses:
        content: JsonObject = {"application/json": {"schema": schema}}
        responses: JsonObject = {"200": {"description": "ok", "content": content}}
        tagged: JsonObject = {"tags": [tag]} if tag else {}
        as_object(paths.setdefault(path, {}))["get"] = {**tagged, "responses": responses}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Test", "version": "1.0.0"},
        "paths": paths,
        "components": {"schemas": schemas},
    }


@pytest.fixture
def install(tmp_path: Path) -> Iterator[Callable[[Models], ModuleType]]:
    """Import the models that were made, as a package of their own."""
    names: list[str] = []

    def installed(made: Models) -> ModuleType:
        name = f"models_{tmp_path.name}_{len(names)}"
        made.write(tmp_path / name)
        names.append(name)
        return importlib.import_module(f"{name}.models")

    sys.path.insert(0, str(tmp_path))
    yield installed
    sys.path.remove(str(tmp_path))
    for module in [module for module in sys.modules if module.split(".")[0] in names]:
        del sys.modules[module]


@pytest.fixture(scope="session")
def real(corpus: Path) -> Callable[[str], Models]:
    """The models of a real contract, each made once."""
    made: dict[str, Models] = {}

    def models(name: str) -> Models:
        if name not in made:
            made[name] = models_of(corpus / name)
        return made[name]

    return models
