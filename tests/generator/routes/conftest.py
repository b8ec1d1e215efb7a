"""Generated packages, imported, and served over HTTP on loopback."""

from __future__ import annotations

import importlib
import json
import socket
import sys
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import httpx2
import pytest
import uvicorn

from generator.api import read_api
from generator.format import formatted
from generator.models import render as render_models
from generator.options import BuildOptions
from generator.routes import render as render_routes
from oas.document import Source
from oas.json_value import as_object
from oas.loading import parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from types import ModuleType

    from fastapi import FastAPI

    from generator.artifact import Note
    from oas.json_value import JsonObject

CORE = Path(__file__).parents[3] / "contracts" / "core" / "openapi.json"


class Echo:
    """Implements every operation by returning its arguments."""

    def __getattr__(self, name: str) -> Callable[..., object]:
        if name.startswith("_"):
            raise AttributeError(name)

        async def echo(**arguments: object) -> object:
            return arguments

        return echo


@dataclass(frozen=True, slots=True)
class Package:
    """A generated package that can be imported."""

    name: str
    folder: Path
    texts: dict[str, str]
    notes: tuple[Note, ...]

    def module(self, name: str) -> ModuleType:
        """One of its modules, imported."""
        return importlib.import_module(f"{self.name}.{name}")

    def app(self, **arguments: object) -> FastAPI:
        """Its application."""
        app: FastAPI = self.module("app").create_app(**arguments)
        return app


@pytest.fixture(scope="session")
def generate(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Package]]:
    """Generate the models and routes of a contract, given as an object or a file; each once."""
    root = tmp_path_factory.mktemp("generated")
    sys.path.insert(0, str(root))
    made: dict[tuple[bytes, str], Package] = {}

    def make(contract: JsonObject | Path, name: str = "") -> Package:
        if isinstance(contract, Path):
            source = Source(contract.name, contract.read_bytes())
        else:
            source = Source("contract.json", json.dumps(contract).encode())
        key = (source.data, name)
        if key not in made:
            made[key] = _generated(source, root, name or f"generated_{len(made)}")
        return made[key]

    yield make
    sys.path.remove(str(root))


@pytest.fixture(scope="session")
def contract() -> Callable[..., JsonObject]:
    """A contract of some paths; operations without responses answer any JSON."""

    def make(paths: JsonObject, **components: JsonObject) -> JsonObject:
        for item in paths.values():
            for method, operation in as_object(item).items():
                if method != "parameters":
                    as_object(operation).setdefault("responses", _any_json())
        return {
            "openapi": "3.1.0",
            "info": {"title": "Test", "version": "1.0.0"},
            "paths": paths,
            "components": {**components},
        }

    return make


@pytest.fixture(scope="session")
def echo(
    generate: Callable[..., Package],
    serve: Callable[[FastAPI], AbstractContextManager[httpx2.Client]],
    contract: Callable[..., JsonObject],
) -> Callable[..., AbstractContextManager[httpx2.Client]]:
    """A client of an application whose untagged operations return their arguments."""

    def start(paths: JsonObject, **components: JsonObject) -> AbstractContextManager[httpx2.Client]:
        return serve(generate(contract(paths, **components)).app(default=Echo()))

    return start


@pytest.fixture(scope="session")
def serve() -> Callable[[FastAPI], AbstractContextManager[httpx2.Client]]:
    """Serve an application by uvicorn for the time of a `with`; gives an HTTP client."""
    return _served


def _any_json() -> JsonObject:
    return {"200": {"description": "ok", "content": {"application/json": {"schema": {}}}}}


def _generated(source: Source, root: Path, name: str) -> Package:
    api = read_api(parse(source))
    routes = render_routes(api, BuildOptions())
    artifacts = [*render_models(api, BuildOptions()).artifacts, *routes.artifacts]
    all_texts = {artifact.path: artifact.text for artifact in artifacts}
    texts = formatted({path: text for path, text in all_texts.items() if path.endswith(".py")})
    for path, text in {"__init__.py": "", **all_texts, **texts}.items():
        (root / name / path).parent.mkdir(parents=True, exist_ok=True)
        (root / name / path).write_bytes(text.encode())
    return Package(name, root / name, texts, routes.notes)


@contextmanager
def _served(app: FastAPI) -> Iterator[httpx2.Client]:
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="critical", lifespan="off", ws="none"))
    thread = threading.Thread(target=server.run, args=([listener],), daemon=True)
    thread.start()
    deadline = time.monotonic() + 10
    while not server.started and time.monotonic() < deadline:
        time.sleep(0.01)
    host, port = listener.getsockname()
    try:
        with httpx2.Client(base_url=f"http://{host}:{port}") as client:
            yield client
    finally:
        server.should_exit = True
        thread.join(10)
        listener.close()
