"""From a contract to what FastAPI says of the code that is built from it, in this process."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from console.config import load_config
from gates.round_trip.describing import FastApi, imported_package
from gates.round_trip.losses import losses
from generator.build import build
from generator.options import build_options
from oas.compare.comparison import compare
from oas.compare.options import Options
from oas.document import Source
from oas.loading import parse
from oas.problem import Level
from oas.validity import check

if TYPE_CHECKING:
    from pathlib import Path

    from gates.round_trip.losses import Loss
    from oas.document import Document
    from oas.json_value import JsonObject


@dataclass(frozen=True, slots=True)
class Built:
    """A contract, what FastAPI says of its code, and what is lost between them."""

    contract: Document
    made: Document
    losses: list[Loss]


FASTAPI = FastApi.imported()


def built(name: str, contract: JsonObject, folder: Path) -> Built:
    """Build, import and describe a contract. What is not valid is a fault of the test, or of ours."""
    document = _valid(parse(Source(name, json.dumps(contract).encode())))
    options = build_options(load_config(None, folder, {}))
    done = build(document, options, path="openapi.json")
    for path, data in done.files.items():
        file = folder / name / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    app = imported_package("app", str(folder / name), name).create_app()
    said = json.dumps(FASTAPI.document(app)).encode()
    made = _valid(parse(Source(f"FastAPI's document of {name}", said)))
    changes = compare(document, made, Options(fastapi=True))
    return Built(document, made, losses(changes, done.notes))


def _valid(document: Document) -> Document:
    errors = [problem for problem in check(document) if problem.level is Level.ERROR]
    assert errors == [], document.source.name
    return document
