"""Models of a tiny contract, made by the real emitter, imported for real."""

from __future__ import annotations

import importlib
import json
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import jsonschema_rs
import pytest
from pydantic import ValidationError, create_model

from generator.api import Api, read_api
from generator.models import render
from generator.options import BuildOptions
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

    def accepts(self, name: str, value: Json) -> bool:
        """Whether a model with one property of that type accepts the value there."""
        base = self.module.ContractModel
        holder = create_model("Holder", __base__=base, it=(getattr(self.module, name), ...))
        try:
            holder.model_validate({"it": value})
        except ValidationError:
            return False
        return True

    def contract_accepts(self, name: str, value: Json) -> bool:
        schema = {"$ref": f"#/components/schemas/{name}", **self.document.root}
        return jsonschema_rs.Draft202012Validator(schema, validate_formats=True).is_valid(value)

    @property
    def reasons(self) -> dict[str, str]:
        return {note.pointer: note.reason for note in self.api.notes}


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
    names: list[str] = []

    def made(schemas: JsonObject, paths: JsonObject | None = None, version: str = "3.1.0") -> Made:
        document = document_of(schemas, paths, version)
        api = read_api(document)
        package = f"made_{tmp_path.name}_{len(names)}"
        folder = tmp_path / package
        folder.mkdir()
        (folder / "__init__.py").touch()
        for artifact in render(api, BuildOptions()).artifacts:
            (folder / artifact.path).write_text(artifact.text, encoding="utf-8")
        names.append(package)
        module = importlib.import_module(f"{package}.models")
        return Made(module, (folder / "models.py").read_text(encoding="utf-8"), api, document)

    sys.path.insert(0, str(tmp_path))
    yield made
    sys.path.remove(str(tmp_path))
    for name in [name for name in sys.modules if name.split(".")[0] in names]:
        del sys.modules[name]
