"""The one place where what happened becomes an exit code.

0 looked and clean, 1 looked and found, 2 could not decide, 130 and 143 for the signals; nothing
else leaves here. CPython itself gives 1 for a crash and 120 for a lost standard output, and click
gives 1 for Abort and ClickException: each of them would read as a verdict.
"""

from __future__ import annotations

import errno
import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from console.limits import exceeded, limited, read_limits
from console.output import UnprintableError, err, flush
from console.problems import error_lines
from oas.errors import ToolError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from types import FrameType
    from typing import TextIO

    import click

CLEAN, FOUND, COULD_NOT_CHECK = 0, 1, 2
INTERRUPTED, TERMINATED = 130, 143


class TerminatedError(BaseException):
    """SIGTERM arrived. Not an Exception, so that nothing on the way takes it for a failure."""


def run(load: Callable[[], click.Command], argv: Sequence[str] | None = None) -> int:
    """Load a program, run it on `argv` (else on `sys.argv`) and explain what went wrong.

    A command returns its exit code, or raises: a ToolError with a text for people, or anything
    else, which is a fault of ours. `load` imports the commands, so that a program that does not
    even import exits with 2.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    before = signal.signal(signal.SIGTERM, _terminate)
    try:
        _prepare_streams()
        with limited(read_limits(os.environ)):
            code = _invoke(load(), arguments)
        flush()
    except BaseException as failure:  # noqa: BLE001 (every outcome must become one of our codes)
        code = _code(failure)
        _explain(failure, debug="--debug" in arguments)
    finally:
        signal.signal(signal.SIGTERM, before or signal.SIG_DFL)
    return code


def worst(codes: Sequence[int]) -> int:
    """The exit code of several outcomes: could-not-check outranks found, found outranks clean."""
    return max(codes, default=COULD_NOT_CHECK)


def _invoke(command: click.Command, arguments: list[str]) -> int:
    from click.exceptions import Exit

    name = command.name or "contrato"
    if os.environ.get(f"_{name.replace('-', '_').upper()}_COMPLETE"):
        return _complete(command, name)
    try:
        # click empties the list it is given.
        with command.make_context(name, [*arguments]) as context:
            code = command.invoke(context)
    except Exit as stop:
        code = stop.exit_code
    if isinstance(code, bool) or code not in {CLEAN, FOUND, COULD_NOT_CHECK}:
        raise TypeError(f"a command returned {code!r} instead of an exit code")
    return int(code)


def _complete(command: click.Command, name: str) -> int:
    """Answer the shell, which asks what could stand at the cursor."""
    try:
        command.main([], prog_name=name)
    except SystemExit as stop:
        return CLEAN if stop.code == CLEAN else COULD_NOT_CHECK


def _prepare_streams() -> None:
    """Print on any terminal, and let no file of ours take the number of a closed stream."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
    was_open = sys.stdout is not None
    # Python has no stream for a number that was closed when it started.
    sys.stdout, sys.stderr = sys.stdout or _nowhere(), sys.stderr or _nowhere()
    if not was_open:
        raise UnprintableError("standard output is closed")
    for stream in (sys.stdout, sys.stderr):
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(errors="backslashreplace")


def _nowhere() -> TextIO:
    return Path(os.devnull).open("w", encoding="utf-8")


def _terminate(_signal: int, _frame: FrameType | None) -> None:
    raise TerminatedError


def _code(failure: BaseException) -> int:
    if isinstance(failure, KeyboardInterrupt):
        return INTERRUPTED
    return TERMINATED if isinstance(failure, TerminatedError) else COULD_NOT_CHECK


def _explain(failure: BaseException, *, debug: bool) -> None:
    try:
        if debug:
            err(*_traceback(failure))
        err(*_lines(failure))
        flush()
    except BaseException:  # noqa: BLE001 (nobody can be told, and the exit code is decided)
        _abandon_output()
    if isinstance(failure, UnprintableError | OSError):
        _abandon_output()


def _lines(failure: BaseException) -> list[str]:
    if isinstance(failure, KeyboardInterrupt | TerminatedError):
        return ["interrupted"]
    if isinstance(failure, ToolError):
        return error_lines(failure)
    if limit := exceeded(failure):
        return [f"error: limits: {limit.message}", f"  {limit.hint}"]
    if isinstance(failure, UnprintableError) or _is_lost_output(failure):
        return [f"error: what was found could not be printed: {failure}"]
    return _usage_lines(failure) or [
        f"internal error: {type(failure).__name__}: {failure}".removesuffix(": "),
        "  this is a fault of the program: run again with --debug for the traceback",
    ]


def _is_lost_output(failure: BaseException) -> bool:
    """Whether click could not print: our files' errors name the file, or are ToolErrors."""
    lost = {errno.EPIPE, errno.ENOSPC, errno.EIO, errno.EBADF}
    return isinstance(failure, OSError) and failure.errno in lost and failure.filename is None


def _usage_lines(failure: BaseException) -> list[str]:
    """What click refuses: a wrong option, a missing argument, an aborted question."""
    import click

    if isinstance(failure, click.exceptions.NoArgsIsHelpError):
        return click.unstyle(failure.format_message()).splitlines()
    if isinstance(failure, click.UsageError) and failure.ctx is not None:
        path = failure.ctx.command_path
        return [f"error: {failure.format_message()}", f"  see {path} --help"]
    if isinstance(failure, click.ClickException):
        return [f"error: {failure.format_message()}"]
    return ["aborted"] if isinstance(failure, click.Abort) else []


def _traceback(failure: BaseException) -> list[str]:
    import traceback

    return "".join(traceback.format_exception(failure)).splitlines()


def _abandon_output() -> None:
    """Point the streams nowhere: CPython flushes them once more at its end, and fails with 120."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.__stdout__, sys.__stderr__):
        if stream is not None and not stream.closed:
            os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
