"""The application that is judged, and the document that FastAPI makes of it in a process of its own.

The application is imported there, with limits on time and memory and without network: it is code, and
whatever it does or fails to do, the gate stays able to say so.
"""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from console.contracts import contract_name
from console.place import shown_path
from gates.gate import CouldNotCheckError
from oas.document import Source
from oas.errors import ConfigError, ContractError
from oas.json_value import Json, JsonObject, as_object, text
from oas.loading import parse
from oas.show import printable, show

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gates.gate import Context
    from oas.document import Document

_SECONDS, _MEGABYTES = 120, 4096
_MOST_LINES = 5
_HINTS: Mapping[str, str] = {
    "fastapi-missing": "install fastapi where gates is installed",
    "application-missing": "run contract-gen build with the target routes, or give --app MODULE:APP",
    "application-failed": "import it by hand to see more",
}


@dataclass(frozen=True, slots=True)
class Application:
    """Where an application is found: an `attribute` of `module`, imported from `folder`.

    `package`: the folder of a generated package, imported for itself; `module` is then below it.
    """

    folder: str
    module: str
    attribute: str
    package: str = ""

    @property
    def name(self) -> str:
        """What people call it."""
        place = shown_path(Path(self.package)) + "/" if self.package else ""
        return printable(f"{place}{self.module}:{self.attribute}")


def application_of(context: Context) -> Application:
    """What the options ask for, else the generated package of the contract.

    Raises ConfigError where the option `app` is malformed, CouldNotCheckError where nothing is built.
    """
    asked = str(context.options.get("app") or "")
    if not asked:
        return _generated(context.config.out_folder / contract_name(context.contract))
    named = asked.replace("{name}", contract_name(context.contract))
    module, _, attribute = named.partition(":")
    if not all(part.isidentifier() for part in (*module.split("."), *attribute.split("."))):
        raise ConfigError(
            f"{show(asked)} names no application",
            hint="write MODULE:APP, such as shop.main:app; APP may be a function that returns it",
        )
    return Application(str(context.folder_of("app")), module, attribute)


def _generated(folder: Path) -> Application:
    if not (folder / "app.py").is_file():
        raise CouldNotCheckError(
            "application-missing",
            "there is no generated application",
            where=shown_path(folder / "app.py"),
            hint=_HINTS["application-missing"],
        )
    return Application(str(folder.parent), "app", "create_app", str(folder))


def own_document(
    application: Application,
    environ: Mapping[str, str],
    *,
    seconds: int = _SECONDS,
    megabytes: int = _MEGABYTES,
) -> Document:
    """The document that FastAPI makes of the application's routes. Raises CouldNotCheckError.

    `seconds` are those of the processor; of the clock it gets three times as many.
    """
    answer = _ask(application, environ, seconds, megabytes)
    if failed := text(answer.get("failed")):
        raise CouldNotCheckError(
            failed,
            printable(text(answer.get("message"))),
            where=printable(text(answer.get("where")) or application.name),
            hint=_HINTS.get(failed, ""),
        )
    data = json.dumps(answer.get("document"), ensure_ascii=False).encode(errors="surrogatepass")
    try:
        return parse(Source(f"FastAPI's document of {application.name}", data))
    except ContractError as error:
        raise CouldNotCheckError(
            "document-unreadable",
            f"FastAPI's document cannot be read: {error.message}",
            where=error.where,
            problems=error.problems,
        ) from error


def _ask(
    application: Application, environ: Mapping[str, str], seconds: int, megabytes: int
) -> JsonObject:
    program = (sys.executable, "-P", "-m", "gates.round_trip.describing")
    try:
        done = subprocess.run(  # noqa: S603 (our own module; what it imports is the user's to judge)
            [*program, str(seconds), str(megabytes)],
            input=json.dumps(asdict(application)).encode(),
            capture_output=True,
            cwd=application.folder,
            env=dict(environ),
            timeout=3 * seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as late:
        reason = f"did not finish within {3 * seconds} seconds"
        raise _ended(application, reason, late.stderr or b"") from None
    if done.returncode or not done.stdout:
        reason = _reason(done.returncode, done.stderr, seconds, megabytes)
        raise _ended(application, reason, done.stderr)
    answer: Json = json.loads(done.stdout)
    return as_object(answer)


def _reason(code: int, stderr: bytes, seconds: int, megabytes: int) -> str:
    if code in {-signal.SIGXCPU, -signal.SIGKILL}:
        return f"did not finish within {seconds} seconds of processor"
    if b"MemoryError" in stderr:
        return f"needs more than {megabytes} megabytes"
    if code < 0:
        return f"was ended by {signal.Signals(-code).name}"
    return f"ended with exit code {code}" if code else "ended by itself and wrote no answer"


def _ended(application: Application, reason: str, stderr: bytes) -> CouldNotCheckError:
    """What it wrote last says most."""
    lines = [line for line in stderr.decode(errors="replace").splitlines() if line.strip()]
    wrote = " | ".join(printable(line.strip()) for line in lines[-_MOST_LINES:])
    return CouldNotCheckError(
        "application-ended",
        f"the application {reason}",
        where=application.name,
        hint=f"it wrote: {wrote}" if wrote else "it wrote nothing",
    )
