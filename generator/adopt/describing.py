"""The process that `generator.adopt.application` starts: imports an application, and asks what it offers.

Answers in JSON: `document`, or `failed` with a message. It is run as a file and imports nothing of
ours, so that each module of the application has its name to itself.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import traceback
from importlib import import_module
from typing import Any


def main() -> None:
    """Answer for the module and the attribute that the arguments name."""
    answers = _own_output()
    module, attribute, seconds = sys.argv[1:4]
    # An application that reads arguments would take ours for its own.
    sys.argv[1:] = []
    sys.path.insert(0, os.getcwd())  # noqa: PTH109 (nothing is imported that need not be)
    resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds)))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    text = _answer(module, attribute)
    with os.fdopen(answers, "w", encoding="utf-8") as file:
        file.write(text)
    # Threads of the application may go on for ever; all is said.
    sys.stderr.flush()
    os._exit(0)


def _own_output() -> int:
    """Where the answer goes. What the application prints goes to stderr from now on."""
    answers = os.dup(sys.stdout.fileno())
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return answers


def _answer(module: str, attribute: str) -> str:
    try:
        app = _application(module, attribute)
    except NoApplicationError as error:
        return json.dumps({"failed": str(error)})
    except (Exception, SystemExit) as error:  # noqa: BLE001 (whatever it raises is the answer)
        return _failure(f"{module}:{attribute} cannot be imported", error)
    try:
        return json.dumps({"document": app.openapi()})
    except (Exception, SystemExit) as error:  # noqa: BLE001 (the same)
        return _failure(f"FastAPI cannot describe {module}:{attribute}", error)


def _failure(about: str, error: BaseException) -> str:
    traceback.print_exception(error)
    said = f"{type(error).__name__}: {error}".removesuffix(": ")
    return json.dumps({"failed": f"{about}: {said}"})


class NoApplicationError(Exception):
    """What was asked for is not there, or is no application."""


def _application(module: str, attribute: str) -> Any:  # noqa: ANN401 (an application is the user's own)
    """Raises NoApplicationError, and whatever the application raises."""
    try:
        fastapi: type = import_module("fastapi").FastAPI
    except ModuleNotFoundError:
        raise NoApplicationError("FastAPI is not installed beside contract-gen") from None
    found = _module(module)
    for name in attribute.split("."):
        if not hasattr(found, name):
            raise NoApplicationError(f"there is no {attribute} in {module}")
        found = getattr(found, name)
    if not isinstance(found, fastapi) and callable(found):
        found = found()
    if not isinstance(found, fastapi):
        kind = type(found).__name__
        raise NoApplicationError(f"{module}:{attribute} is no FastAPI application: {kind}")
    return found


def _module(name: str) -> Any:  # noqa: ANN401 (a module, and then what is in it)
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        missing = error.name or ""
        if name != missing and not name.startswith(f"{missing}."):
            raise
        raise NoApplicationError(f"there is no module {name}") from None


if __name__ == "__main__":
    main()
