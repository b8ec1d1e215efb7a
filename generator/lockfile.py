"""Pure. The lock: what made the generated files, and what they are.

It stands beside them as `generated.lock`, and is the only word on which files are ours. It holds
nothing of the machine it was made on. What stands in one is not trusted: a path that could leave
the folder makes it unreadable.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from generator.artifact import Note
from oas.errors import OutputError
from oas.json_value import as_array, as_object, text
from oas.show import show

if TYPE_CHECKING:
    from collections.abc import Mapping

    from oas.json_value import Json, JsonObject

LOCK_NAME = "generated.lock"
SCHEMA_VERSION = 1
DIGEST = re.compile(r"sha256:[0-9a-f]{64}")
GENERATED_PATH = re.compile(r"[a-z_][a-z0-9_]*(/[a-z_][a-z0-9_]*)*\.(py|json|lock|typed|yaml)")


@dataclass(frozen=True, slots=True)
class Generator:
    """Who built: a version for people, a fingerprint that notices every change."""

    version: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class LockedContract:
    """What was built from. `path` is relative to the project, `others` to the contract's folder."""

    path: str
    digest: str
    version: str
    others: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Lockfile:
    """`files` gives the digest of every generated file, by its path in the folder.

    `warnings` counts what the contract was warned of, `notes` is what the code does not express.
    """

    generator: Generator
    options: JsonObject
    contract: LockedContract
    files: Mapping[str, str]
    notes: tuple[Note, ...] = ()
    warnings: int = 0

    def text(self) -> str:
        """The lock as it is written: sorted, so that two builds give the same bytes."""
        return json.dumps(self._json(), indent=2, sort_keys=True) + "\n"

    def agrees_with(self, other: Lockfile) -> bool:
        """Whether both say the same, whoever built."""
        return replace(self, generator=other.generator) == other

    def _json(self) -> JsonObject:
        contract = self.contract
        return {
            "schema_version": SCHEMA_VERSION,
            "generator": {
                "version": self.generator.version,
                "fingerprint": self.generator.fingerprint,
            },
            "options": self.options,
            "contract": {
                "path": contract.path,
                "digest": contract.digest,
                "version": contract.version,
                "others": {**contract.others},
            },
            "files": {**self.files},
            "notes": [{"pointer": note.pointer, "reason": note.reason} for note in self.notes],
            "warnings": self.warnings,
        }


def parse_lock(data: bytes, *, where: str) -> Lockfile:
    """The lock that `data` is; `where` names it. Raises OutputError."""
    root = _object(data, where)
    version = root.get("schema_version")
    if isinstance(version, int) and version > SCHEMA_VERSION:
        raise OutputError(
            f"a newer contract-gen wrote it (schema_version {version}, known is {SCHEMA_VERSION})",
            where=where,
            hint="install that version of contrato",
        )
    if version != SCHEMA_VERSION:
        raise _malformed("schema_version", where)
    warnings = root.get("warnings")
    return Lockfile(
        generator=_generator(as_object(root.get("generator")), where),
        options=as_object(root.get("options")),
        contract=_contract(as_object(root.get("contract")), where),
        files=_files(root.get("files"), where),
        notes=_notes(root.get("notes")),
        warnings=warnings if isinstance(warnings, int) else 0,
    )


def _object(data: bytes, where: str) -> JsonObject:
    try:
        value: Json = json.loads(data)
    except (ValueError, RecursionError) as problem:
        raise OutputError(
            f"the lock is not JSON: {show(problem)}", where=where, hint=_remedy()
        ) from problem
    if not isinstance(value, dict):
        raise _malformed("the whole", where)
    return value


def _generator(value: JsonObject, where: str) -> Generator:
    return Generator(
        text(value.get("version")), _digest(value.get("fingerprint"), "generator", where)
    )


def _contract(value: JsonObject, where: str) -> LockedContract:
    others = as_object(value.get("others"))
    return LockedContract(
        text(value.get("path")),
        _digest(value.get("digest"), "contract", where),
        text(value.get("version")),
        {name: _digest(digest, "contract.others", where) for name, digest in others.items()},
    )


def _files(value: Json, where: str) -> dict[str, str]:
    files = as_object(value)
    if not files or not all(GENERATED_PATH.fullmatch(path) for path in files):
        raise _malformed("files", where)
    return {path: _digest(digest, "files", where) for path, digest in files.items()}


def _notes(value: Json) -> tuple[Note, ...]:
    notes = [as_object(item) for item in as_array(value)]
    return tuple(Note(text(note.get("pointer")), text(note.get("reason"))) for note in notes)


def _digest(value: Json, key: str, where: str) -> str:
    if not isinstance(value, str) or not DIGEST.fullmatch(value):
        raise _malformed(key, where)
    return value


def _malformed(key: str, where: str) -> OutputError:
    return OutputError(
        f"the lock is malformed: {key} is not what contract-gen writes", where=where, hint=_remedy()
    )


def _remedy() -> str:
    return "delete it and run contract-gen build --overwrite-edited"


def lock_schema() -> JsonObject:
    """The JSON Schema (2020-12) of the lock."""
    digest: JsonObject = {"type": "string", "pattern": f"^{DIGEST.pattern}$"}
    words: JsonObject = {"type": "string"}
    note = _closed({"pointer": words, "reason": words})
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": LOCK_NAME,
        "description": "What made the generated files, and what they are.",
        **_closed(
            {
                "schema_version": {"const": SCHEMA_VERSION},
                "generator": _closed({"version": words, "fingerprint": digest}),
                "options": {"type": "object"},
                "contract": _closed(
                    {"path": words, "digest": digest, "version": words, "others": _map(digest)}
                ),
                "files": {**_map(digest), "minProperties": 1},
                "notes": {"type": "array", "items": note},
                "warnings": {"type": "integer", "minimum": 0},
            }
        ),
    }


def _closed(properties: JsonObject) -> JsonObject:
    return {
        "type": "object",
        "properties": properties,
        "required": [*properties],
        "additionalProperties": False,
    }


def _map(values: JsonObject) -> JsonObject:
    return {"type": "object", "additionalProperties": values}
