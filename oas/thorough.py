"""A second opinion: openapi-spec-validator, in a process of its own (TRUST.md, rule R3).

It takes ten seconds for ten megabytes, fetches what it is told to, hangs on some patterns and dies
of depth. So it is given one document and nothing else, no network, and limits on time and
memory. What it says is passed on as errors; that it could not say anything is a ToolError.
"""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

from oas.document import Node
from oas.errors import ContractError, ToolError
from oas.flaw import Flaw
from oas.json_value import Json, JsonObject, as_array, as_object, objects, text
from oas.problem import Level
from oas.references import find, rewritten
from oas.show import LONGEST, printable, show
from oas.validity import placed

if TYPE_CHECKING:
    from oas.document import Document
    from oas.problem import Problem

CODE = "openapi-spec-validator"
# Below these a `default` is a name, such as that of a response.
NAMES_BELOW = frozenset({"responses", "properties", "patternProperties", "schemas", "$defs"})
_HINT = "leave --thorough out: every build checks the contract without it"


def check(document: Document, *, seconds: int = 120, megabytes: int = 2048) -> tuple[Problem, ...]:
    """What openapi-spec-validator finds, by place. Raises ToolError where it cannot say.

    `seconds` are those of the processor; of the clock it gets three times as many.
    """
    answers = objects(_ask(document, seconds, megabytes))
    flaws = [_flaw(document, _tokens(answer), _message(answer)) for answer in answers]
    return placed(document, flaws)


def as_uris(document: Document) -> JsonObject:
    """The contract with each reference as a fragment of a URI, where `%` means something."""
    found = find(document.root).references
    changes = [(each, each.text.replace("%", "%25")) for each in found if "%" in each.text]
    return as_object(rewritten(document.root, changes))


def _ask(document: Document, seconds: int, megabytes: int) -> Json:
    program = [sys.executable, "-I", "-m", "oas.thorough_child", str(seconds), str(megabytes)]
    try:
        done = subprocess.run(  # noqa: S603 (our own module; the contract goes to its stdin)
            program,
            input=json.dumps(as_uris(document)).encode(),
            capture_output=True,
            timeout=3 * seconds,
            env={},
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise _failure(document, f"did not finish within {3 * seconds} seconds") from None
    if done.returncode:
        raise _failure(document, _reason(done.returncode, done.stderr, seconds, megabytes))
    answers: Json = json.loads(done.stdout)
    return answers


def _reason(code: int, stderr: bytes, seconds: int, megabytes: int) -> str:
    if code in {-signal.SIGXCPU, -signal.SIGKILL}:
        return f"did not finish within {seconds} seconds of processor"
    if b"MemoryError" in stderr:
        return f"needs more than {megabytes} megabytes"
    if code < 0:
        return f"was ended by {signal.Signals(-code).name}"
    last = stderr.decode(errors="replace").strip().rpartition("\n")[2]
    return f"failed with {show(last)}"


def _failure(document: Document, reason: str) -> ToolError:
    message = f"openapi-spec-validator {reason}"
    return ToolError(message, where=document.source.name, hint=_HINT)


def _tokens(answer: JsonObject) -> list[str | int]:
    return [token for token in as_array(answer.get("path")) if isinstance(token, str | int)]


def _flaw(document: Document, tokens: list[str | int], message: str) -> Flaw:
    """The flaw where it stands: a component is met once for each reference to it.

    A default that its schema refuses decides nothing: it is a warning, as it is for us.
    """
    node = Node(document.root, "")
    level, before = Level.ERROR, ""
    for token in tokens:
        if token == "default" and before not in NAMES_BELOW:  # noqa: S105 (a keyword)
            level = Level.WARNING
        node = _below(document, node, token)
        before = str(token)
    return Flaw(CODE, level, node.pointer, message)


def _below(document: Document, node: Node, token: str | int) -> Node:
    try:
        return document.resolve(node).child(token)
    except ContractError:
        return node.child(token)


def _message(answer: JsonObject) -> str:
    message = printable(text(answer.get("message")))
    return message if len(message) <= LONGEST else f"{message[: LONGEST - 1]}…"
