"""Bad input through the real programs: one clear line with the place and exit 2, or correct code.

Never a traceback, and never a text of the contract as code.
"""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from oas.json_value import Json, JsonObject

HOSTILE = (
    '" \\ \n """ {{ 7*7 }} {% x %} \' # \x1b[31m \u202e __import__("os").system("touch pwned")'
)
NAME = "".join(character for character in HOSTILE if character >= " ")  # keys hold no control ones
VALID: JsonObject = {
    "openapi": "3.1.0",
    "info": {"title": "T", "version": "1.0.0"},
    "paths": {"/a": {"get": {"operationId": "a", "responses": {"200": {"description": ""}}}}},
}
WHOLE = json.dumps(VALID).encode()
OUTSIDE = json.dumps(
    {**VALID, "paths": {"/a": {"get": {"responses": {"200": {"$ref": "../../etc/passwd#/x"}}}}}}
).encode()
REFUSED = {
    "truncated": (WHOLE[:80], "bad.json:1:", "not JSON"),
    "empty": (b"", "bad.json:1:1", "empty"),
    "blank": (b" \n\t", "bad.json", "blanks"),
    "binary": (bytes(range(256)) * 8, "bad.json", "binary"),
    "UTF-16": (WHOLE.decode().encode("utf-16"), "bad.json:1:1", "UTF-8"),
    "Latin-1": (WHOLE.replace(b'"T"', b'"caf\xe9"'), "bad.json:1:", "UTF-8"),
    "a list": (b"[1, 2]", "bad.json:1:1", "not an object"),
    "a string": (b'"openapi"', "bad.json:1:1", "not an object"),
    "10,000 deep": (b"[" * 10_000 + b"]" * 10_000, "bad.json:1:", "deep"),
    "100,000 deep": (b'{"a":' * 100_000 + b"1" + b"}" * 100_000, "bad.json:1:", "deep"),
    "duplicate keys": (WHOLE[:-1] + b', "info": {}}', "bad.json:1:", "info"),
    "outside the project": (OUTSIDE, "bad.json:1:", "outside the project"),
    "Swagger 2": (b'{"swagger": "2.0", "info": {}}', "bad.json:1:", "Swagger"),
    "no OpenAPI": (b'{"name": "x", "version": "1"}', "bad.json:1:", "OpenAPI"),
}


def run(cwd: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments], cwd=cwd, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    ("data", "place", "reason"), REFUSED.values(), ids=[key.replace(" ", "-") for key in REFUSED]
)
@pytest.mark.parametrize(
    "command",
    [
        ("generator", "build", "bad.json", "--out", "out"),
        ("generator", "validate", "bad.json"),
        ("gates", "contract-drift", "good.json", "--against", "bad.json"),
        ("gates", "contract-drift", "bad.json", "--against", "good.json"),
    ],
    ids=["build", "validate", "drift-base", "drift-head"],
)
def test_what_cannot_be_read_is_refused_in_one_line(
    tmp_path: Path, command: tuple[str, ...], data: bytes, place: str, reason: str
) -> None:
    (tmp_path / "good.json").write_bytes(WHOLE)
    (tmp_path / "bad.json").write_bytes(data)
    done = run(tmp_path, "-m", *command)
    said = done.stdout + done.stderr
    assert done.returncode == 2, said
    assert place in said
    assert reason in said
    assert "Traceback" not in said
    assert max(map(len, said.splitlines())) < 400
    assert not (tmp_path / "out").exists()


def test_a_hundred_megabytes_are_refused_unread(tmp_path: Path) -> None:
    with (tmp_path / "bad.json").open("wb") as file:
        file.write(b"{")
        file.truncate(100 * 1024 * 1024)
    done = run(tmp_path, "-m", "generator", "build", "bad.json", "--out", "out")
    assert done.returncode == 2
    assert "67,108,864" in done.stderr
    assert "Traceback" not in done.stderr


def operation(name: str, parameters: list[str]) -> JsonObject:
    listed: list[Json] = [
        {"name": each, "in": "query", "description": HOSTILE, "schema": {"type": "string"}}
        for each in parameters
    ]
    return {
        "operationId": name,
        "summary": HOSTILE,
        "description": HOSTILE,
        "tags": [HOSTILE],
        "parameters": listed,
        "responses": {"200": {"description": HOSTILE}},
    }


def test_odd_names_and_texts_become_correct_code(tmp_path: Path) -> None:
    names = ["class", "from", "x-y", "x_y", "X-Y", "1st", "self", "body", "\u540d", "a b", "{{x}}"]
    schema: JsonObject = {
        "type": "object",
        "description": HOSTILE,
        "properties": {
            **{name: {"type": "string", "description": HOSTILE} for name in names},
            NAME: {"type": "string", "enum": [HOSTILE], "default": HOSTILE},
        },
    }
    document: JsonObject = {
        **VALID,
        "info": {"title": HOSTILE, "version": "1.0.0", "description": HOSTILE},
        "paths": {
            "/a": {"get": operation("class", names), "post": operation("a b", [])},
            "/b": {"get": operation("a-b", []), "put": operation(HOSTILE, [])},
        },
        "components": {"schemas": {"class": schema, "Class": {**schema, "required": ["from"]}}},
    }
    (tmp_path / "odd.json").write_text(json.dumps(document), encoding="utf-8")
    built = run(tmp_path, "-m", "generator", "build", "odd.json", "--out", "out")
    assert built.returncode == 0, built.stderr
    served = run(
        tmp_path / "out",
        "-W",
        "error",
        "-c",
        "from starlette.testclient import TestClient\n"
        "from odd.app import create_app\n"
        "document = TestClient(create_app()).get('/openapi.json').json()\n"
        "print(sum(map(len, document['paths'].values())))",
    )
    assert served.stdout.strip() == "4", served.stderr
    sources = [path.read_text(encoding="utf-8") for path in tmp_path.rglob("*.py")]
    assert not any("\x1b" in source or "\u202e" in source for source in sources)
    assert not list(tmp_path.rglob("pwned"))
