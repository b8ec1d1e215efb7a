"""The process that `oas.thorough` starts: limits first, then openapi-spec-validator on stdin.

Reads a contract that refers to nothing outside, and writes an array of `{"path", "message"}`. Its own
failures end it with a traceback, which only its parent reads.
"""

from __future__ import annotations

import json
import os
import resource
import sys
from itertools import islice
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_ERRORS = 200
_FORBIDDEN = ("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn")


def main() -> None:
    """Answer one request."""
    seconds, megabytes = map(int, sys.argv[1:3])
    _limit(seconds, megabytes)
    errors = islice(_errors(json.load(sys.stdin)), MOST_ERRORS)
    json.dump([{"path": path, "message": message} for path, message in errors], sys.stdout)


def _limit(seconds: int, megabytes: int) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (megabytes * 1024**2, megabytes * 1024**2))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.addaudithook(_refuse)
    # The other engine of this validator is the one that judged the contract already.
    os.environ["OPENAPI_SPEC_VALIDATOR_SCHEMA_VALIDATOR_BACKEND"] = "jsonschema"


def _refuse(event: str, _arguments: tuple[Any, ...]) -> None:
    if event.startswith(_FORBIDDEN):
        raise PermissionError(f"{event} is not allowed here")


def _errors(contract: dict[str, Any]) -> Iterator[tuple[list[str | int], str]]:
    """The structure by the official schema, then what the validator checks itself."""
    # Imported after the limits are set. jsonschema ships no types.
    from jsonschema.exceptions import best_match  # type: ignore[import-untyped]
    from jsonschema_path import SchemaPath
    from openapi_spec_validator.shortcuts import get_validator_cls

    plain = get_validator_cls(contract)
    placing = {name: _placing(name, cls) for name, cls in plain.keyword_validators.items()}
    placed = type("Placed", (plain,), {"keyword_validators": placing})
    validator = placed(SchemaPath.from_dict(contract, handlers={}))
    for error in validator.schema_validator.iter_errors(contract):
        deepest = best_match([error])
        yield list(deepest.absolute_path), deepest.message
    for error in validator.root_validator(validator.schema_path):
        yield [*error.standing_at, *error.absolute_path], error.message


def _placing(name: str, cls: type[Any]) -> type[Any]:
    """`cls`, whose errors know where in the contract they were found: they do not by themselves."""

    def call(self: object, *arguments: object, **options: object) -> Iterator[object]:
        for error in cls.__call__(self, *arguments, **options):
            if not hasattr(error, "standing_at"):
                places = [argument.parts for argument in arguments if hasattr(argument, "parts")]
                error.standing_at = [*places[0], "default"] if name == "default" else places[0]
            yield error

    return type(cls.__name__, (cls,), {"__call__": call})


if __name__ == "__main__":
    main()
