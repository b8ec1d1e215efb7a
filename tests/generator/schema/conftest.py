"""Models of a tiny contract, made by the real emitter, imported for real."""

from __future__ import annotations

import importlib
import json
import sys
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

import jsonschema_rs
import pytest
from pydantic import TypeAdapter, ValidationError

from generator.api import Api, read_api
from generator.models import render
from generator.options import BuildOptions
from generator.schema.flat import value_key
from generator.schema.types import Direction
from oas.document import Document, Source, SpecVersion

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from types import ModuleType

    from oas.json_value import Json, JsonObject


@dataclass(frozen=True, slots=True)
class Made:
    """What was made of a contract, and the contract, to be judged from outside."""

    module: ModuleType
    source: str
    api: Api
    document: Document
    _adapters: dict[tuple[str, Direction], TypeAdapter[object]] = field(default_factory=dict)
    _judges: dict[str, jsonschema_rs.Draft202012Validator] = field(default_factory=dict)

    def adapter(self, name: str, direction: Direction = Direction.RESPONSE) -> TypeAdapter[object]:
        """What a route would say of a component; it is read as strictly as a model's property."""
        key = (name, direction)
        if key not in self._adapters:
            wanted = self._type(name, direction)
            self._adapters[key] = TypeAdapter(cast("type[object]", wanted))
        return self._adapters[key]

    def _type(self, name: str, direction: Direction) -> object:
        holder = self.document.node("/components/schemas")
        if name not in holder.object:
            return getattr(self.module, name)
        found = self.api.annotation(holder.child(name), direction)
        names = {each: self._imported(module, each) for module, each in found.imports}
        return eval(found.text, names)  # noqa: S307 (what the builder wrote, as a route would)

    def _imported(self, module: str, name: str) -> object:
        package = self.module.__name__.rpartition(".")[0]
        if module == "..":
            return importlib.import_module(f"{package}.{name}")
        path = f"{package}.{module[2:]}" if module.startswith("..") else module
        return getattr(importlib.import_module(path), name)

    def accepts(self, name: str, value: Json, direction: Direction = Direction.RESPONSE) -> bool:
        """Whether the type of a component accepts a value, as Python and as text alike.

        What is accepted must be written as it was read.
        """
        adapter = self.adapter(name, direction)
        try:
            read = adapter.validate_python(value)
        except ValidationError:
            with pytest.raises(ValidationError):
                adapter.validate_json(json.dumps(value))
            return False
        text = adapter.validate_json(json.dumps(value))
        for found in (read, text):
            assert value_key(_written(adapter, found)) == value_key(value)
        return True

    def contract_accepts(self, name: str, value: Json) -> bool:
        if name not in self._judges:
            schema = {"$ref": f"#/components/schemas/{name}", **self.document.root}
            self._judges[name] = jsonschema_rs.Draft202012Validator(schema, validate_formats=True)
        return self._judges[name].is_valid(value)

    @property
    def reasons(self) -> dict[str, str]:
        return {note.pointer: note.reason for note in self.api.notes}


def _written(adapter: TypeAdapter[object], read: object) -> Json:
    written: Json = adapter.dump_python(read, mode="json")
    return written


def document_of(
    schemas: JsonObject, paths: JsonObject | None = None, version: str = "3.1.0"
) -> Document:
    root: JsonObject = {
        "openapi": version,
        "info": {"title": "Test", "version": "1.0.0"},
        "paths": paths or {},
        "components": {"schemas": schemas},
    }
    data = json.dumps(root).encode()
    return Document(Source("openapi.json", data), root, SpecVersion(version[:3]))


@pytest.fixture
def make(tmp_path: Path) -> Iterator[Callable[..., Made]]:
    """Models of a contract; the modules are forgotten after the test."""
    with making(tmp_path) as made:
        yield made


@pytest.fixture(scope="module")
def make_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Made]]:
    """The same for all tests of a file."""
    with making(tmp_path_factory.mktemp("models")) as made:
        yield made


@contextmanager
def making(path: Path) -> Iterator[Callable[..., Made]]:
    """Makes models below a folder; their modules are forgotten afterwards."""
    names: list[str] = []

    def made(schemas: JsonObject, paths: JsonObject | None = None, version: str = "3.1.0") -> Made:
        document = document_of(schemas, paths, version)
        api = read_api(document)
        package = f"made_{path.name}_{len(names)}"
        folder = path / package
        folder.mkdir()
        (folder / "__init__.py").touch()
        for artifact in render(api, BuildOptions()).artifacts:
            (folder / artifact.path).parent.mkdir(exist_ok=True)
            (folder / artifact.path).write_text(artifact.text, encoding="utf-8")
        names.append(package)
        module = importlib.import_module(f"{package}.models")
        file = folder / "models.py"
        source = file.read_text(encoding="utf-8") if file.is_file() else ""
        return Made(module, source, api, document)

    sys.path.insert(0, str(path))
    yield made
    sys.path.remove(str(path))
    for name in [name for name in sys.modules if name.split(".")[0] in names]:
        del sys.modules[name]
