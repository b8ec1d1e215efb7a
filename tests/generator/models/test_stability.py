"""A small change of a contract is a small change of its models: nothing moves, nothing is renamed."""

from __future__ import annotations

import copy
import difflib
import json
from typing import TYPE_CHECKING

import pytest

from oas.json_value import as_object
from tests.generator.models.conftest import Models, models_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from oas.json_value import JsonObject

DISCORD = "discord-v10.json"
STATE: JsonObject = {"type": "object", "properties": {"sunk": {"type": "boolean"}}}
RESPONSE: JsonObject = {
    "type": "object",
    "properties": {
        "channel": {"$ref": "#/components/schemas/GuildChannelResponse"},
        "states": {"type": "array", "items": STATE},
    },
}
OPERATION: JsonObject = {
    "get": {
        "operationId": "get_wreck",
        "responses": {
            "200": {"description": "ok", "content": {"application/json": {"schema": RESPONSE}}}
        },
    }
}


@pytest.fixture(scope="module")
def root(real: Callable[[str], Models]) -> JsonObject:
    """A real contract, to be edited."""
    found: JsonObject = copy.deepcopy(real(DISCORD).api.document.root)
    return found


def changed(before: Models, after: Models) -> dict[str, tuple[int, int]]:
    """How many lines went and came, by file."""
    found = {}
    for path in sorted(before.texts.keys() | after.texts.keys()):
        old, new = before.texts.get(path, ""), after.texts.get(path, "")
        lines = [*difflib.ndiff(old.splitlines(), new.splitlines())] if old != new else []
        count = {sign: sum(line.startswith(sign) for line in lines) for sign in ("- ", "+ ")}
        if any(count.values()):
            found[path] = (count["- "], count["+ "])
    return found


@pytest.mark.parametrize("name", ["GuildChannelResponse", "GuildResponse", "UserResponse"])
def test_one_more_property_is_one_more_line(
    name: str, root: JsonObject, real: Callable[[str], Models]
) -> None:
    edited: JsonObject = json.loads(json.dumps(root))
    schema = as_object(as_object(as_object(edited["components"])["schemas"])[name])
    as_object(schema["properties"])["wreck"] = {"type": "string"}
    assert [*changed(real(DISCORD), models_of(edited)).values()] == [(0, 1)]


def test_one_more_operation_adds_its_models_and_moves_none(
    root: JsonObject, real: Callable[[str], Models]
) -> None:
    edited: JsonObject = json.loads(json.dumps(root))
    as_object(edited["paths"])["/guilds/{guild_id}/wreck"] = OPERATION
    found = changed(real(DISCORD), models_of(edited))
    assert found.keys() == {"models/__init__.py", "models/guilds.py"}
    # Two classes, each twice in the list of names; one line of imports has one name more.
    assert found["models/__init__.py"] == (0, 4)
    assert found["models/guilds.py"] == (1, 10)
