"""Fetches one file over https, and says no to whatever is not plainly that file.

The standard library holds every rule: it opens the connection and reads HTTP; who may be asked, how
long, how often, how much and where a redirect may lead is decided here.
"""

from __future__ import annotations

import random
import ssl
import time
from contextlib import closing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from oas.errors import RemoteError
from oas.show import show
from registry.address import parse_address, redirected
from registry.answer import contract_bytes, named
from registry.deadline import within
from registry.exchange import Answer, Line, ask
from registry.limits import DEFAULT_FETCH_LIMITS, PASSING_STATUSES, asked_pause

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from registry.address import Address
    from registry.limits import FetchLimits

_HINT_UNREACHABLE = "check the address and the network"
_HINT_LATER = "try again later, or fetch it yourself and give the file"
REDIRECTS = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a fetch takes from the world, in one place for tests to replace."""

    environ: Mapping[str, str]
    certificates: Callable[[], ssl.SSLContext] = ssl.create_default_context
    monotonic: Callable[[], float] = time.monotonic
    wall_clock: Callable[[], float] = time.time
    sleep: Callable[[float], None] = time.sleep
    jitter: Callable[[float, float], float] = field(default=random.SystemRandom().uniform)


def fetch(
    url: str, surroundings: Surroundings, *, limits: FetchLimits = DEFAULT_FETCH_LIMITS
) -> bytes:
    """The bytes at `url`. Raises ConfigError for a URL that may not be fetched.

    Raises RemoteError, saying why, for everything else that is not a file of JSON or YAML.
    """
    address = parse_address(url)
    attempt = _Fetch(surroundings, limits, surroundings.monotonic() + limits.total)
    try:
        return within(limits.total, lambda: attempt.run(address))
    except TimeoutError:
        attempt.cut()
        raise RemoteError(
            f"it took longer than {limits.total:g} seconds",
            where=address.shown,
            hint="try again, or fetch it yourself and give the file",
        ) from None


class _Fetch:
    """The attempts, redirects and pauses of one fetch."""

    def __init__(self, surroundings: Surroundings, limits: FetchLimits, deadline: float) -> None:
        self._world = surroundings
        self._limits = limits
        self._deadline = deadline
        self._line: Line | None = None

    def run(self, address: Address) -> bytes:
        """Ask, follow and repeat until there is a file or a reason."""
        for _ in range(self._limits.redirects + 1):
            answer = self._patiently(address)
            if answer.status not in REDIRECTS:
                return contract_bytes(answer, address)
            address = redirected(address, answer.header("location"))
        raise RemoteError(
            f"it redirects more than {self._limits.redirects} times", where=address.shown
        )

    def cut(self) -> None:
        """End a request that is under way in another thread."""
        if self._line is not None:
            self._line.cut()

    def _patiently(self, address: Address) -> Answer:
        for attempt in range(1, self._limits.attempts + 1):
            tried = _Tried(address, attempt, is_last=attempt == self._limits.attempts)
            try:
                answer = self._once(address)
            except ssl.SSLCertVerificationError as problem:
                raise _not_trusted(address, problem) from problem
            except OSError as problem:
                if tried.is_last:
                    raise tried.refusal(_reason(problem), _HINT_UNREACHABLE) from problem
                self._pause(tried, _reason(problem), 0.0)
            else:
                if answer.status not in PASSING_STATUSES:
                    return answer
                reason = f"it answers {named(answer.status)}"
                if tried.is_last:
                    raise tried.refusal(reason, _HINT_LATER)
                header = answer.header("retry-after")
                self._pause(tried, reason, asked_pause(header, now=self._world.wall_clock()))
        raise AssertionError("the last attempt returns or raises")

    def _once(self, address: Address) -> Answer:
        context = self._world.certificates() if address.scheme == "https" else None
        with closing(Line(address, self._limits, context)) as line:
            self._line = line
            if proxy := _proxy(address, self._world.environ):
                line.through(proxy)
            return ask(line, address, self._limits)

    def _pause(self, tried: _Tried, reason: str, asked: float) -> None:
        """Wait before asking again: what the server asks for, or a random part of our own pause."""
        seconds = asked or self._world.jitter(0.0, self._limits.pause(tried.times))
        if self._world.monotonic() + seconds > self._deadline:
            wish = f"and asks to come back in {asked:,.0f} seconds" if asked else "for too long"
            raise tried.refusal(f"{reason} {wish}", _HINT_LATER)
        self._world.sleep(seconds)


@dataclass(frozen=True, slots=True)
class _Tried:
    """How often an address was asked, and whether it is asked again."""

    address: Address
    times: int
    is_last: bool

    def refusal(self, reason: str, hint: str) -> RemoteError:
        """Why it is given up, which says how much was tried."""
        attempts = "1 attempt" if self.times == 1 else f"{self.times} attempts"
        return RemoteError(f"{reason} ({attempts})", where=self.address.shown, hint=hint)


def _proxy(address: Address, environ: Mapping[str, str]) -> str:
    """The proxy that the environment names for `address`, empty where it is asked directly."""
    proxy = environ.get("https_proxy") or environ.get("HTTPS_PROXY") or ""
    exceptions = environ.get("no_proxy") or environ.get("NO_PROXY") or ""
    names = [name.strip().lstrip(".").lower() for name in exceptions.split(",")]
    is_excepted = any(
        name == "*" or f".{address.host}".endswith(f".{name}") for name in names if name
    )
    return "" if address.is_loopback or is_excepted else proxy


def _not_trusted(address: Address, problem: ssl.SSLCertVerificationError) -> RemoteError:
    return RemoteError(
        f"its certificate is not trusted: {show(problem.verify_message)}",
        where=address.shown,
        hint="SSL_CERT_FILE names the certificates to trust, where it is your own authority",
    )


def _reason(problem: OSError) -> str:
    reason = "no answer in time" if isinstance(problem, TimeoutError) else problem.strerror
    return f"it cannot be reached: {show(reason or 'the connection was closed')}"
