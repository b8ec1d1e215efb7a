"""Takes a contract apart into as many files as it has parts, as large contracts are kept in the field.

Every path item, operation, schema, parameter, response, header, example, link and inline response
gets a file of its own; YAML and JSON in turn. References are relative to the file they stand in, and
`paths`, `info` and each section of the components are files too.
"""

from __future__ import annotations

import json
import posixpath
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import yaml

from oas.json_value import Json, JsonObject, as_object
from oas.operation import METHODS
from oas.pointer import split
from oas.references import find, rewritten

if TYPE_CHECKING:
    from pathlib import Path

_Dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


class _NoAliases(_Dumper):  # type: ignore[misc, valid-type]
    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 (the library's signature)
        return True


@dataclass
class Split:
    """The files of a contract, by path; `openapi.yaml` is the one that begins it."""

    files: dict[str, Json] = field(default_factory=dict)

    def add(self, path: str, value: Json) -> str:
        """Put a part into a file of its own; its path."""
        self.files[path] = value
        return path

    def write(self, folder: Path) -> Path:
        """Write all files; the path of the first."""
        for path, value in self.files.items():
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(_text(path, self._relative(path, value)), encoding="utf-8")
        return folder / "openapi.yaml"

    def _relative(self, path: str, value: Json) -> Json:
        """`value` with references to components as those to their files."""
        changes = []
        for reference in find({"schema": value}).references:
            tokens = split(reference.text[1:])
            if reference.text.startswith("#/components/") and len(tokens) >= 3:
                target = component_path(*tokens[1:3])
                if target in self.files:
                    rest = "".join(
                        f"/{t.replace('~', '~0').replace('/', '~1')}" for t in tokens[3:]
                    )
                    there = posixpath.relpath(target, posixpath.dirname(path) or ".")
                    changes.append((reference, f"{there}#{rest}" if rest else there))
        return as_object(rewritten({"schema": value}, changes))["schema"]


def component_path(section: str, name: str) -> str:
    """The file of a component."""
    stem = re.sub(r"[^A-Za-z0-9._-]", "_", name)
    suffix = "json" if len(name) % 3 == 0 else "yml"
    return f"components/{section}/{stem}.{suffix}"


def split_up(root: JsonObject) -> Split:
    """The contract in as many files as it has parts."""
    made = Split()
    whole = {**root}
    whole["paths"] = {"$ref": "paths.yml"}
    made.files["paths.yml"] = {
        path: {"$ref": _path_item(made, number, path, as_object(item))}
        for number, (path, item) in enumerate(as_object(root["paths"]).items())
    }
    if "components" in root:
        whole["components"] = {"$ref": "components/index.yml"}
        made.files["components/index.yml"] = {
            name: {"$ref": _section(made, name, as_object(section))}
            for name, section in as_object(root["components"]).items()
        }
    made.files["description.yml"] = {"introduction": as_object(root["info"]).get("description", "")}
    if "description" in as_object(root["info"]):
        introduction: Json = {"$ref": "description.yml#/introduction"}
        whole["info"] = {**as_object(root["info"]), "description": introduction}
    made.files["openapi.yaml"] = whole
    return made


def _section(made: Split, section: str, members: JsonObject) -> str:
    entries: JsonObject = {}
    for name, member in members.items():
        path = made.add(component_path(section, name), member)
        entries[name] = {"$ref": posixpath.relpath(path, "components")}
    return posixpath.relpath(made.add(f"components/{section}.yml", entries), "components")


def _path_item(made: Split, number: int, path: str, item: JsonObject) -> str:
    words = re.sub(r"[^a-z0-9]+", "_", path.lower()).strip("_")
    folder = f"resources/{words}_{number}"
    members: JsonObject = {}
    for key, member in item.items():
        if key in METHODS:
            members[key] = {"$ref": _operation(made, f"{folder}/{key}", as_object(member))}
        else:
            members[key] = member
    return made.add(f"{folder}/path.yml", members)


def _operation(made: Split, stem: str, operation: JsonObject) -> str:
    responses: JsonObject = {}
    for status, response in as_object(operation.get("responses")).items():
        if isinstance(response, dict) and "$ref" not in response:
            path = made.add(f"{stem}/{status}.yml", response)
            responses[status] = {"$ref": posixpath.relpath(path, posixpath.dirname(stem))}
        else:
            responses[status] = response
    made.add(f"{stem}.yml", {**operation, "responses": responses})
    return f"{posixpath.basename(stem)}.yml"


def _text(path: str, value: Json) -> str:
    if path.endswith(".json"):
        return json.dumps(value, indent=2, ensure_ascii=False)
    text: str = yaml.dump(
        value, Dumper=_NoAliases, sort_keys=False, allow_unicode=True, width=10**6
    )
    return text
