"""The process that `gates.round_trip.application` starts: imports an application, lets FastAPI describe it.

Reads what is asked from stdin and answers in JSON: `document`, or `failed` with a message and a place.
What the application says of itself is not asked. It may override `openapi`, hold a document ready or
exchange FastAPI's functions: FastAPI's own ones, kept from before it was imported, describe its routes.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import traceback
from dataclasses import dataclass
from importlib import import_module
from importlib.util import module_from_spec, spec_from_file_location
from inspect import signature
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import ModuleType

    Answer: TypeAlias = dict[str, Any]

PACKAGE = "generated_application"
_NETWORK = frozenset({"socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg"})
_LOOKUP = ("socket.getaddrinfo", "socket.gethostby")
# What FastAPI calls otherwise as an argument of its function than as an attribute of an application.
_ATTRIBUTES = {"tags": "openapi_tags", "external_docs": "openapi_external_docs"}


def main() -> None:
    """Answer one request."""
    answers = _own_output()
    seconds, megabytes = map(int, sys.argv[1:3])
    asked = json.load(sys.stdin)
    _limit(seconds, megabytes)
    with os.fdopen(answers, "w", encoding="utf-8") as file:
        json.dump(_answer(asked), file)


def _own_output() -> int:
    """Where the answer goes. What the application prints goes to stderr from now on."""
    answers = os.dup(sys.stdout.fileno())
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return answers


def _limit(seconds: int, megabytes: int) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (megabytes * 1024**2, megabytes * 1024**2))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.addaudithook(_refuse)


def _refuse(event: str, _arguments: tuple[Any, ...]) -> None:
    if event in _NETWORK or event.startswith(_LOOKUP):
        raise PermissionError(f"{event} is not allowed while an application is described")


def _answer(asked: Mapping[str, str]) -> Answer:
    try:
        fastapi = FastApi.imported()
    except ModuleNotFoundError as error:
        return {"failed": "fastapi-missing", "message": f"FastAPI cannot be imported: {error}"}
    try:
        app = _application(asked, fastapi)
    except NoApplicationError as error:
        return {"failed": "application-missing", "message": str(error)}
    except (Exception, SystemExit) as error:  # noqa: BLE001 (whatever it raises is the answer)
        return _failure("the application cannot be imported", error)
    try:
        return {"document": fastapi.document(app)}
    except Exception as error:  # noqa: BLE001 (the same)
        return _failure("FastAPI cannot describe the application", error)


def _failure(about: str, error: BaseException) -> Answer:
    traceback.print_exception(error)
    # Python's own machinery of imports is no place to look at, and neither is this file.
    frames = [f for f in traceback.extract_tb(error.__traceback__) if Path(f.filename).is_file()]
    where = next(
        (f"{f.filename}:{f.lineno}" for f in reversed(frames) if f.filename != __file__), ""
    )
    said = f"{type(error).__name__}: {error}"
    return {"failed": "application-failed", "message": f"{about}: {said}", "where": where}


class NoApplicationError(Exception):
    """What was asked for is there, and is no application."""


@dataclass(frozen=True, slots=True)
class FastApi:
    """FastAPI as it was before any application could change it."""

    cls: type
    utils: ModuleType
    kept: Mapping[str, Mapping[str, object]]

    @classmethod
    def imported(cls) -> FastApi:
        """What is installed. Raises ModuleNotFoundError."""
        utils = import_module("fastapi.openapi.utils")
        found: type = import_module("fastapi").FastAPI
        ours = {name: m for name, m in sys.modules.items() if name.partition(".")[0] == "fastapi"}
        return cls(found, utils, {name: dict(vars(module)) for name, module in ours.items()})

    def document(self, app: Any) -> Any:  # noqa: ANN401 (an application, whatever it is made of)
        """The document of the routes, by the function that FastAPI makes all documents with."""
        for name, known in self.kept.items():
            vars(sys.modules[name]).update(known)
        describe = self.utils.get_openapi
        given: dict[str, Any] = {
            name: getattr(app, _ATTRIBUTES.get(name, name))
            for name in signature(describe).parameters
            if name not in {"routes", "webhooks"}
        }
        return describe(**given, routes=app.router.routes, webhooks=app.webhooks.routes)


def _application(asked: Mapping[str, str], fastapi: FastApi) -> object:
    """Raises NoApplicationError, and whatever the application raises."""
    sys.path.insert(0, asked["folder"])
    module, package = asked["module"], asked["package"]
    named = f"{module}:{asked['attribute']}"
    found: object = imported_package(module, package) if package else import_module(module)
    for name in asked["attribute"].split("."):
        if not hasattr(found, name):
            raise NoApplicationError(f"there is no {named}")
        found = getattr(found, name)
    if not isinstance(found, fastapi.cls) and callable(found):
        found = found()
    if not isinstance(found, fastapi.cls):
        raise NoApplicationError(f"{named} is no FastAPI application: {type(found).__name__}")
    return found


def imported_package(module: str, folder: str, name: str = PACKAGE) -> ModuleType:
    """A module of a package in a folder, which may have the name of another one: so it gets one of ours."""
    init = Path(folder) / "__init__.py"
    spec = spec_from_file_location(name, init, submodule_search_locations=[folder])
    if spec is None or spec.loader is None:
        raise ImportError(f"{init} is no package")
    package = sys.modules[name] = module_from_spec(spec)
    spec.loader.exec_module(package)
    return import_module(f"{name}.{module}")


if __name__ == "__main__":
    main()
