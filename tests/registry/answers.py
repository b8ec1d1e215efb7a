"""What a server sends, who asks it, and how fast time passes meanwhile."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from oas.errors import RemoteError
from registry.http import Surroundings, fetch
from registry.limits import FetchLimits

if TYPE_CHECKING:
    from tests.registry.conftest import Server

HOST = "contracts.test"
CONTRACT = b'{"openapi": "3.1.1"}'
QUICK = FetchLimits(
    connect=1.0, read=0.4, total=3.0, bytes=100_000, first_pause=0.01, longest_pause=0.02
)


def answer(body: bytes = CONTRACT, /, *, status: str = "200 OK", **headers: str) -> bytes:
    given = {"Content-Type": "application/json", "Content-Length": str(len(body))}
    given |= {name.replace("_", "-"): value for name, value in headers.items()}
    lines = [f"HTTP/1.1 {status}", *(f"{name}: {value}" for name, value in given.items() if value)]
    return "\r\n".join([*lines, "", ""]).encode() + body


def redirect(location: str, status: str = "302 Found") -> bytes:
    return answer(b"", status=status, Location=location)


def ask(url: str, limits: FetchLimits = QUICK) -> bytes:
    return fetch(url, Surroundings({}), limits=limits)


def refusal(server: Server, limits: FetchLimits = QUICK) -> RemoteError:
    with pytest.raises(RemoteError) as failure:
        ask(server.url, limits)
    assert failure.value.where == server.url
    return failure.value


@dataclass(slots=True)
class Clock:
    """Time that passes only while somebody sleeps."""

    now: float = 1000.0
    pauses: list[float] = field(default_factory=list)
    bounds: list[tuple[float, float]] = field(default_factory=list)

    def monotonic(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.pauses.append(seconds)
        self.now += seconds

    def jitter(self, low: float, high: float) -> float:
        self.bounds.append((low, high))
        return high

    def surroundings(self) -> Surroundings:
        return Surroundings(
            {},
            monotonic=self.monotonic,
            wall_clock=lambda: 0.0,
            sleep=self.sleep,
            jitter=self.jitter,
        )
