"""`make demo`: a contract becomes code, the code is served, asked and stopped; each step is told.

It starts one process, on a free port of this machine's loopback, and stops that one.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import urllib.error
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    JsonObject = dict[str, object]

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent
CONTRACT = "contracts/core/openapi.json"
APP = "examples.journal:create"
SECONDS = 30
KEY = {"Idempotency-Key": "6b0d1f5e-2c4a-4e8d-b7f9-a1c3e5d7f9b0"}
NEXT = """
Now try
  .venv/bin/contract-gen build --diff         after an edit of {contract}: what it changes
  .venv/bin/mypy examples                     after a build: where your code must follow
  .venv/bin/gates all                         what a pull request is asked
  .venv/bin/uvicorn --factory {app}
                                              the same application, to stay; its pages are at /docs
Read generated/core/routes/stock_movements.py (what is to implement) and examples/journal.py (how
that looks), then README.md.
"""


@dataclass(frozen=True, slots=True)
class Question:
    """A request, what is special about it, and the status that the contract promises."""

    request: str
    about: str
    expected: int
    body: JsonObject | None = None
    headers: Mapping[str, str] = field(default_factory=dict)


def say(*lines: str) -> None:
    """Print at once, so that the order is kept whatever the child prints."""
    print(*lines, sep="\n", flush=True)


def build() -> None:
    """Build the contract, in the words of contract-gen."""
    say(f"1. Build   contract-gen build {CONTRACT}")
    done = subprocess.run(
        [BIN / "contract-gen", "build", CONTRACT],
        cwd=ROOT,
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    say(*(f"     {line}" for line in done.stdout.splitlines()))
    if done.returncode:
        raise SystemExit(done.returncode)


@contextmanager
def served() -> Iterator[str]:
    """The address of the application, which is stopped at the end."""
    say(f"2. Serve   uvicorn --factory {APP}")
    process = subprocess.Popen(
        [sys.executable, "-m", "uvicorn", "--factory", APP, "--port", "0", "--no-access-log"],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield _address(process)
    finally:
        process.terminate()
        process.wait(SECONDS)
    say("4. Stop    the application has ended")


def _address(process: subprocess.Popen[str]) -> str:
    """Wait for uvicorn's own line: the system chose the port."""
    log = []
    for line in process.stderr or ():
        log.append(line)
        if found := re.search(r"http://127\.0\.0\.1:\d+", line):
            say(f"     it runs on {found.group()}")
            return found.group()
    say(*log, "error: the application did not start")
    raise SystemExit(1)


def ask(question: Question, address: str) -> bool:
    """Send a request and print what came back; whether that is what the contract promises."""
    method, path = question.request.split(" ")
    body = None if question.body is None else json.dumps(question.body).encode()
    headers = {"Content-Type": "application/json", **question.headers}
    sent = urllib.request.Request(address + path, body, headers, method=method)  # noqa: S310 (our own process)
    try:
        with urllib.request.urlopen(sent, timeout=SECONDS) as response:  # noqa: S310 (the same)
            status, answer = response.status, json.load(response)
    except urllib.error.HTTPError as refusal:
        with refusal:
            status, answer = refusal.status, json.load(refusal)
    say(f"     {question.request:<22} {question.about:<22} {status}  {in_short(answer)}")
    return bool(status == question.expected)


def in_short(answer: JsonObject) -> str:
    """An answer on one line: of a problem what is wrong, else its first members."""
    errors = answer.get("errors")
    if isinstance(errors, list) and errors:
        return ", ".join(f"{error['pointer']}: {error['detail']}" for error in errors)
    if "detail" in answer:
        return str(answer["detail"])
    return json.dumps(dict(list(answer.items())[:2]))


def questions() -> list[Question]:
    """What is asked. The movement is an example of the contract itself."""
    contract = json.loads((ROOT / CONTRACT).read_text(encoding="utf-8"))
    receipt = contract["components"]["examples"]["NewReceipt"]["value"]
    wrong = {**receipt, "quantity": 0}
    token = {"Authorization": "Bearer demo"}
    return [
        Question("GET /health", "implemented", 200),
        Question("POST /stock-movements", "implemented", 201, receipt, {**token, **KEY}),
        Question("POST /stock-movements", "with quantity 0", 422, wrong, {**token, **KEY}),
        Question("GET /stock-movements", "without a token", 401),
        Question("GET /products", "not implemented yet", 501, headers=token),
    ]


def main() -> int:
    """Run the demo; 1 where an answer is not the one that the contract promises."""
    build()
    with served() as address:
        say("3. Ask     and be answered as the contract says")
        kept = [ask(question, address) for question in questions()]
    if not all(kept):
        say("error: an answer is not what the contract promises")
        return 1
    say(NEXT.format(contract=CONTRACT, app=APP).rstrip())
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
