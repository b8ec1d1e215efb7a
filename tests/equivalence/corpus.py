"""The contracts that transforms are tried on: each of the corpus, of the large ones a part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oas.files import load
from oas.json_value import JsonObject, as_object
from oas.pointer import split
from tests.equivalence.editing import dumped

if TYPE_CHECKING:
    from pathlib import Path
    from random import Random

    from oas.json_value import Json

CORPUS = (
    "petstore-1.0.27.yaml",
    "train-travel-1.2.1.yaml",
    "spotify-2026.5.31.yaml",
    "k8s-apps-v1.json",
    "discord-v10.json",
    "digitalocean-v2.yaml",
    "github-22.0.0.json",
    "github-23.0.2.json",
)
# Bytes of JSON, and how many paths are tried at most.
_LARGEST = 60_000
_TRIED = 40
# Unions of unions of objects that differ in little: hard to pair once they are in another order.
_HARD = {"discord-v10.json": "/guilds/{guild_id}/scheduled-events"}


def part_of(path: Path, random: Random) -> JsonObject:
    """The contract, or as many of its paths, taken at random, as stay small with all they refer to."""
    root = load(path).root
    paths = as_object(root["paths"])
    if len(dumped(root)) < _LARGEST:
        return root
    kept = {name for name in paths if name == _HARD.get(path.name)}
    part = _part(root, kept)
    for name in random.sample(list(paths), min(_TRIED, len(paths))):
        larger = _part(root, kept | {name})
        if len(dumped(larger)) < _LARGEST:
            part, kept = larger, kept | {name}
    return part


def _part(root: JsonObject, kept: set[str]) -> JsonObject:
    """The contract with these paths alone, without tags and extensions, which may be large."""
    paths: JsonObject = {n: path for n, path in as_object(root["paths"]).items() if n in kept}
    said = {name: value for name, value in root.items() if not name.startswith("x-")}
    part: JsonObject = {**said, "paths": paths, "components": {}, "tags": []}
    return {**part, "components": _needed(root, part)}


def _needed(root: JsonObject, part: JsonObject) -> JsonObject:
    """The components that are referred to, in the contract's order; security schemes are by name."""
    needed: set[tuple[str, str]] = set()
    ahead: list[Json] = [part]
    components = as_object(root.get("components"))
    while ahead:
        for text in _texts(ahead.pop()):
            tokens = split(text[1:]) if text.startswith("#/components/") else []
            place = (tokens[1], tokens[2]) if len(tokens) > 2 else ("", "")
            if place not in needed and place[1] in as_object(components.get(place[0])):
                needed.add(place)
                ahead.append(as_object(components[place[0]])[place[1]])
    return {
        section: {
            name: one
            for name, one in as_object(found).items()
            if (section, name) in needed or section == "securitySchemes"
        }
        for section, found in components.items()
    }


def _texts(value: Json) -> list[str]:
    """Every text of a value: references are among them."""
    found: list[str] = []
    stack = [value]
    while stack:
        value = stack.pop()
        if isinstance(value, str):
            found.append(value)
        else:
            stack += (
                value.values()
                if isinstance(value, dict)
                else value
                if isinstance(value, list)
                else []
            )
    return found
