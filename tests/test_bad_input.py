"""Bad input through the real programs: one clear line with the place and exit 2, or correct code.

Never a traceback, and never a text of the contract as code.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import threading
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
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
    "a web page": (b"<!doctype html><title>Log in</title>", "bad.json:1:1", "HTML"),
    "not valid": (WHOLE.replace(b'"200"', b'"2OO"'), "bad.json:1:", "2OO"),
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


@pytest.mark.parametrize("bad", ["base", "head"])
@pytest.mark.parametrize("kind", ["missing", "folder", "pipe", "too large", "alias bomb"])
def test_a_side_that_cannot_be_read_is_no_pass(tmp_path: Path, bad: str, kind: str) -> None:
    (tmp_path / "good.json").write_bytes(WHOLE)
    path = tmp_path / "bad.yaml"
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind == "too large":
        with path.open("wb") as file:
            file.truncate(100 * 1024 * 1024)
    elif kind == "alias bomb":
        levels = "".join(f"x-{n}: &a{n} [{f'*a{n - 1}, ' * 9}]\n" for n in range(1, 9))
        path.write_text(f"openapi: 3.1.0\nx-0: &a0 [1]\n{levels}", encoding="utf-8")
    head, base = ("bad.yaml", "good.json") if bad == "head" else ("good.json", "bad.yaml")
    done = run(tmp_path, "-m", "gates", "contract-drift", head, "--against", base)
    said = done.stdout + done.stderr
    assert done.returncode == 2, said
    assert "bad.yaml" in said
    assert "Traceback" not in said
    assert "verdict: pass" not in said


@pytest.mark.parametrize("bad", ["base", "head"])
def test_a_side_without_operations_is_no_pass(tmp_path: Path, bad: str) -> None:
    (tmp_path / "good.json").write_bytes(WHOLE)
    nothing: JsonObject = {**VALID, "paths": {"/a": {"summary": "To come"}}}
    (tmp_path / "bad.json").write_text(json.dumps(nothing), encoding="utf-8")
    head, base = ("bad.json", "good.json") if bad == "head" else ("good.json", "bad.json")
    done = run(tmp_path, "-m", "gates", "contract-drift", head, "--against", base)
    assert done.returncode == 2
    assert f"the {bad} has no operations" in done.stdout + done.stderr


PLAIN = b"Content-Type: application/json\r\nConnection: close\r\n"
BASES = {
    "500": (b"HTTP/1.1 500 Oops\r\n" + PLAIN + b"\r\n", "500", 4),
    "503, come back much later": (
        b"HTTP/1.1 503 Busy\r\nRetry-After: 1000000000\r\n" + PLAIN + b"\r\n",
        "come back in 1,000,000,000 seconds",
        1,
    ),
    "404": (b"HTTP/1.1 404 No\r\n" + PLAIN + b"\r\n", "404", 1),
    "redirected to http": (
        b"HTTP/1.1 302 Found\r\nLocation: http://example.com/a.json\r\n" + PLAIN + b"\r\n",
        "may not leave",
        1,
    ),
    "larger than the limit": (
        b"HTTP/1.1 200 OK\r\nContent-Length: 70000000\r\n" + PLAIN + b"\r\n{",
        "more than 67,108,864 bytes",
        1,
    ),
    "cut off": (
        b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n" + PLAIN + b"\r\n" + WHOLE,
        "broke off",
        1,
    ),
    "empty": (b"HTTP/1.1 200 OK\r\n" + PLAIN + b"\r\n", "nothing in it", 1),
    "a web page": (b"HTTP/1.1 200 OK\r\n\r\n<html>Log in</html>", "a web page", 1),
    "no OpenAPI": (b"HTTP/1.1 200 OK\r\n" + PLAIN + b"\r\n{}", "no 'openapi' member", 1),
    "no HTTP": (b"SSH-2.0-OpenSSH_9.7\r\n", "does not answer in HTTP", 1),
}


@pytest.mark.parametrize(("answer", "reason", "times"), BASES.values(), ids=list(BASES))
def test_a_base_that_is_no_contract_is_no_pass(
    tmp_path: Path, answer: bytes, reason: str, times: int
) -> None:
    (tmp_path / "good.json").write_bytes(WHOLE)
    with answering(answer) as (url, asked):
        done = run(tmp_path, "-m", "gates", "contract-drift", "good.json", "--against", url)
    said = done.stdout + done.stderr
    assert done.returncode == 2, said
    assert reason in said
    assert "verdict: could-not-check reason=base-un" in said
    assert "Traceback" not in said
    assert len(asked) == times


def test_a_base_that_nobody_serves_is_no_pass(tmp_path: Path) -> None:
    (tmp_path / "good.json").write_bytes(WHOLE)
    with socket.create_server(("127.0.0.1", 0)) as closed:
        url = f"http://127.0.0.1:{closed.getsockname()[1]}/openapi.json"
    done = run(tmp_path, "-m", "gates", "contract-drift", "good.json", "--against", url)
    assert done.returncode == 2
    assert "'Connection refused' (4 attempts)" in done.stdout + done.stderr


def test_a_base_that_stalls_is_no_pass(tmp_path: Path) -> None:
    (tmp_path / "good.json").write_bytes(WHOLE)
    start = b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n" + PLAIN + b"\r\n{"
    with answering(start, stalls=True) as (url, _):
        done = run(tmp_path, "-m", "gates", "contract-drift", "good.json", "--against", url)
    assert done.returncode == 2
    assert "the answer broke off" in done.stdout + done.stderr


@contextmanager
def answering(answer: bytes, *, stalls: bool = False) -> Iterator[tuple[str, list[bytes]]]:
    """A server that gives this answer, whatever it is asked."""
    asked: list[bytes] = []
    stop = threading.Event()

    def serve(listener: socket.socket) -> None:
        with suppress(OSError):
            while True:
                line = listener.accept()[0]
                with line:
                    asked.append(line.recv(4096))
                    line.sendall(answer)
                    if stalls:
                        stop.wait()

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=serve, args=[listener], daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/openapi.json", asked
        stop.set()


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
