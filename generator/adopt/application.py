"""An application that exists, and the document that FastAPI makes of it in a process of its own.

It is the user's own code, and does there what it does anywhere: only its time is limited here, and its
memory by the limit that every run has. What it prints is shown where it fails.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from oas.document import Source
from oas.errors import ConfigError, ContractError, ToolError
from oas.json_value import Json, as_object, text
from oas.loading import parse
from oas.show import printable, show

if TYPE_CHECKING:
    from collections.abc import Mapping

    from oas.document import Document

_SECONDS = 60
_CLOCK = 3
_MOST_LINES = 5
_PROGRAM = Path(__file__).with_name("describing.py")


class ApplicationError(ToolError):
    """The application must change, or be asked for by another name."""


@dataclass(frozen=True, slots=True)
class Application:
    """An `attribute` of `module`, imported from `folder`."""

    module: str
    attribute: str
    folder: Path

    @property
    def name(self) -> str:
        """What people call it."""
        return f"{self.module}:{self.attribute}"


def application_of(asked: str, folder: Path) -> Application:
    """What `MODULE:APP` names. Raises ConfigError."""
    module, _, attribute = asked.partition(":")
    if not all(part.isidentifier() for part in (*module.split("."), *attribute.split("."))):
        raise ConfigError(
            f"{show(asked)} names no application",
            hint="write MODULE:APP, such as shop.main:app; APP may be a function that returns it",
        )
    return Application(module, attribute, folder)


def described(
    application: Application, environ: Mapping[str, str], *, seconds: int = _SECONDS
) -> Document:
    """What FastAPI says of the application. Raises ApplicationError.

    `seconds` are those of the processor; of the clock it gets three times as many.
    """
    answer, wrote = _ask(application, environ, seconds)
    try:
        read = as_object(json.loads(answer))
    except ValueError:
        raise _failed(f"{application.name} ended by itself", wrote) from None
    if failed := text(read.get("failed")):
        raise _failed(failed, wrote)
    return _document(application, read.get("document"))


def _document(application: Application, value: Json) -> Document:
    data = json.dumps(value, ensure_ascii=False).encode(errors="surrogatepass")
    try:
        return parse(Source(f"the document of {application.name}", data))
    except ContractError as error:
        raise ApplicationError(
            f"{application.name} describes itself by what is no OpenAPI document: {error.message}",
            hint="does it override openapi()?",
        ) from error


def _ask(application: Application, environ: Mapping[str, str], seconds: int) -> tuple[bytes, bytes]:
    """The answer, and what the application wrote beside it. Raises ApplicationError."""
    program = [sys.executable, "-B", "-P", str(_PROGRAM)]
    with subprocess.Popen(  # noqa: S603 (our own file; what it imports is the user's own)
        [*program, application.module, application.attribute, str(seconds)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=application.folder,
        # FastAPI goes through sets: the same application has the same document each time.
        env={**environ, "PYTHONHASHSEED": "0"},
        start_new_session=True,
    ) as process:
        try:
            answer, wrote = process.communicate(timeout=_CLOCK * seconds)
        except subprocess.TimeoutExpired as late:
            reason = f"{application.name} did not finish within {_CLOCK * seconds} seconds"
            raise _failed(reason, late.stderr or b"") from None
        finally:
            _end_all(process)
    if process.returncode:
        raise _failed(f"{application.name} {_reason(process.returncode, seconds)}", wrote)
    return answer, wrote


def _end_all(process: subprocess.Popen[bytes]) -> None:
    """End it where it still runs, and what it started and left behind."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)


def _reason(code: int, seconds: int) -> str:
    if code in {-signal.SIGXCPU, -signal.SIGKILL}:
        return f"did not finish within {seconds} seconds of processor"
    if code < 0:
        return f"was ended by {signal.Signals(-code).name}"
    return f"ended with exit code {code}"


def _failed(message: str, wrote: bytes) -> ApplicationError:
    """What it wrote last says most."""
    lines = [line for line in wrote.decode(errors="replace").splitlines() if line.strip()]
    hint = "\n".join(printable(line) for line in lines[-_MOST_LINES:])
    return ApplicationError(printable(message), hint=hint)
