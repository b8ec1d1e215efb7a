"""How much time and memory one run may take: what exceeds it ends with one line and exit code 2.

A contract of 64 MiB, which is the most that is read, builds in 30 seconds of processor and 1.2 GiB;
what takes ten times as much will not end. Children inherit the limit of memory, and what the clock
says counts for them as well. Whoever runs the program may set other limits in its environment.
"""

from __future__ import annotations

import contextlib
import resource
import signal
from dataclasses import dataclass
from typing import TYPE_CHECKING

from oas.errors import ConfigError
from oas.show import show

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from types import FrameType

SECONDS, MEGABYTES = "CONTRATO_LIMIT_SECONDS", "CONTRATO_LIMIT_MEGABYTES"
# The clock runs on while others use the machine, and while a server is waited for.
CLOCK = 3
# Code that never comes back to the interpreter hears no signal: the kernel ends it, this much later.
GRACE = 10
MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class RunLimits:
    """`seconds` of processor, and three times as many by the clock; 0 is no limit."""

    seconds: int = 300
    megabytes: int = 4096


class LimitReachedError(BaseException):
    """A limit is reached. Not an Exception, so that nothing on the way takes it for a failure."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


def read_limits(environ: Mapping[str, str]) -> RunLimits:
    """The limits that the environment gives. Raises ConfigError where one is no whole number."""
    usual = RunLimits()
    return RunLimits(
        _number(environ, SECONDS, usual.seconds), _number(environ, MEGABYTES, usual.megabytes)
    )


@contextlib.contextmanager
def limited(limits: RunLimits) -> Iterator[None]:
    """Raise LimitReachedError where the time is up, MemoryError where there is no more memory."""
    with _memory(limits.megabytes), _time(limits.seconds):
        yield


@contextlib.contextmanager
def waiting() -> Iterator[None]:
    """Let no time count while this lasts; afterwards there is as much as at the beginning.

    For whoever waits for a person, and begins anew then.
    """
    state = _Timers.running
    if state is None:
        yield
        return
    state.stop()
    try:
        yield
    finally:
        state.start()


def exceeded(failure: BaseException) -> LimitReachedError | None:
    """The limit that a failure is due to, None where it is another."""
    match failure:
        case LimitReachedError():
            return failure
        case MemoryError():
            return LimitReachedError(
                "more memory would be needed than a run may take",
                f"if the contract is meant to be that large, set {MEGABYTES} to more, or to 0",
            )
        case RecursionError():
            return LimitReachedError(
                "the contract leads deeper than this program follows",
                "run again with --debug for the place, and report it",
            )
        case _:
            return None


@contextlib.contextmanager
def _memory(megabytes: int) -> Iterator[None]:
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = megabytes * MEGABYTE
    known = [limit for limit in (wanted or soft, soft, hard) if limit != resource.RLIM_INFINITY]
    if known:
        # A stricter limit of the caller's stays.
        resource.setrlimit(resource.RLIMIT_AS, (min(known), hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


@contextlib.contextmanager
def _time(seconds: int) -> Iterator[None]:
    if not seconds:
        yield
        return
    timers = _Timers(seconds)
    before = [(number, signal.signal(number, timers.ring)) for number in _Timers.SIGNALS]
    outer, _Timers.running = _Timers.running, timers
    timers.start()
    try:
        yield
    finally:
        timers.stop()
        _Timers.running = outer
        for number, handler in before:
            signal.signal(number, handler)


class _Timers:
    """The two timers of a run. The first to ring is the last: what cleans up is not disturbed."""

    running: _Timers | None = None
    SIGNALS = (signal.SIGALRM, signal.SIGVTALRM)

    def __init__(self, seconds: int) -> None:
        self.seconds = seconds

    def start(self) -> None:
        signal.setitimer(signal.ITIMER_REAL, CLOCK * self.seconds)
        signal.setitimer(signal.ITIMER_VIRTUAL, self.seconds)
        # Nobody handles this one.
        signal.setitimer(signal.ITIMER_PROF, 2 * self.seconds + GRACE)

    def stop(self) -> None:
        for timer in (signal.ITIMER_REAL, signal.ITIMER_VIRTUAL, signal.ITIMER_PROF):
            signal.setitimer(timer, 0)

    def ring(self, number: int, _frame: FrameType | None) -> None:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        by_clock = number == signal.SIGALRM
        spent = CLOCK * self.seconds if by_clock else self.seconds
        raise LimitReachedError(
            f"not done after {spent:,} seconds{'' if by_clock else ' of processor'}",
            f"if the contract is meant to be that large, set {SECONDS} to more, or to 0",
        )


def _number(environ: Mapping[str, str], name: str, usual: int) -> int:
    text = environ.get(name, "").strip()
    if not text:
        return usual
    if not text.isascii() or not text.isdecimal() or len(text) > 9:  # noqa: PLR2004 (a lifetime)
        raise ConfigError(
            f"{name} is {show(text)}", where="the environment", hint="give a whole number, or 0"
        )
    return int(text)
