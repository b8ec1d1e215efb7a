"""How often a server in trouble is asked, with which pauses, and what is said at the end."""

from __future__ import annotations

import socket
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from oas.errors import RemoteError
from registry.http import Surroundings, fetch
from registry.limits import FetchLimits
from tests.registry.answers import CONTRACT, Clock, answer, ask, refusal

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.registry.conftest import Server


@pytest.mark.parametrize("status", [408, 425, 429, 500, 502, 503, 504])
def test_a_server_in_trouble_is_asked_again(serve: Callable[..., Server], status: int) -> None:
    trouble = answer(b"", status=f"{status} Trouble")
    server = serve(trouble, trouble, answer())
    clock = Clock()
    assert fetch(server.url, clock.surroundings()) == CONTRACT
    assert len(server.requests) == 3
    assert clock.bounds == [(0.0, 0.5), (0.0, 1.0)], "the pauses grow, each a random part of it"
    assert clock.pauses == [0.5, 1.0]


def test_a_server_that_stays_in_trouble_is_given_up(serve: Callable[..., Server]) -> None:
    server = serve(answer(b"", status="503 Service Unavailable"))
    assert refusal(server).message == "it answers 503 Service Unavailable (4 attempts)"
    assert len(server.requests) == 4


@pytest.mark.parametrize("failures", range(5))
def test_it_is_asked_as_often_as_planned_and_no_more(
    serve: Callable[..., Server], failures: int
) -> None:
    clock = Clock()
    server = serve(*[answer(b"", status="502 Bad Gateway")] * failures, answer())
    if failures < 4:
        assert fetch(server.url, clock.surroundings()) == CONTRACT
    else:
        with pytest.raises(RemoteError, match=r"502 Bad Gateway \(4 attempts\)"):
            fetch(server.url, clock.surroundings())
    assert len(server.requests) == min(failures + 1, 4)
    assert clock.pauses == [0.5, 1.0, 2.0][:failures]


def test_two_servers_in_trouble_are_not_asked_at_the_same_moments(
    serve: Callable[..., Server],
) -> None:
    """Full jitter: a random part of the pause, so that many clients do not come back together."""
    pauses = []
    for _ in range(2):
        clock = Clock()
        world = replace(clock.surroundings(), jitter=Surroundings({}).jitter)
        server = serve(*[answer(b"", status="503 Busy")] * 3, answer())
        assert fetch(server.url, world) == CONTRACT
        assert all(0 <= p <= most for p, most in zip(clock.pauses, (0.5, 1, 2), strict=True))
        pauses.append(clock.pauses)
    assert pauses[0] != pauses[1]


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 501])
def test_what_will_not_mend_itself_is_asked_once(serve: Callable[..., Server], status: int) -> None:
    server = serve(answer(b"", status=f"{status} No"))
    assert str(status) in refusal(server).message
    assert len(server.requests) == 1


def test_a_server_is_given_the_pause_that_it_asks_for(serve: Callable[..., Server]) -> None:
    clock = Clock()
    server = serve(answer(b"", status="429 Slow Down", Retry_After="7"), answer())
    assert fetch(server.url, clock.surroundings()) == CONTRACT
    assert clock.pauses == [7.0]


def test_a_pause_beyond_the_deadline_is_not_waited_for(serve: Callable[..., Server]) -> None:
    clock = Clock()
    server = serve(answer(b"", status="503 Later", Retry_After="1000000000"))
    with pytest.raises(
        RemoteError, match=r"503.* come back in 1,000,000,000 seconds \(1 attempt\)"
    ):
        fetch(server.url, clock.surroundings())
    assert (clock.pauses, len(server.requests)) == ([], 1)


@pytest.mark.parametrize("asked", ["-1", "-1000000000", "0", "soon", "1e9", "5, 7"])
def test_a_pause_that_is_none_is_replaced_by_ours(serve: Callable[..., Server], asked: str) -> None:
    clock = Clock()
    server = serve(answer(b"", status="429 Slow Down", Retry_After=asked), answer())
    assert fetch(server.url, clock.surroundings()) == CONTRACT
    assert clock.pauses == [0.5]


def test_our_own_pauses_end_with_the_deadline(serve: Callable[..., Server]) -> None:
    clock = Clock()
    server = serve(answer(b"", status="500 Oops"))
    with pytest.raises(
        RemoteError, match=r"^it answers 500 Internal Server Error for too long \(3 attempts\)$"
    ):
        fetch(server.url, clock.surroundings(), limits=FetchLimits(total=3.0, attempts=9))
    assert clock.pauses == [0.5, 1.0]


def test_the_pauses_together_stay_within_the_deadline(serve: Callable[..., Server]) -> None:
    clock = Clock()
    server = serve(answer(b"", status="503 Later", Retry_After="25"))
    with pytest.raises(RemoteError, match="come back in 25 seconds"):
        fetch(server.url, clock.surroundings(), limits=FetchLimits(total=60.0, attempts=9))
    assert clock.pauses == [25.0, 25.0]


def test_a_connection_that_breaks_before_the_answer_is_made_again(
    serve: Callable[..., Server],
) -> None:
    server = serve(b"", answer())
    assert ask(server.url) == CONTRACT
    assert len(server.requests) == 2


def test_a_port_where_nobody_listens_is_reported_after_some_attempts() -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    with pytest.raises(
        RemoteError, match=r"cannot be reached: 'Connection refused' \(4 attempts\)"
    ):
        ask(f"http://127.0.0.1:{port}/")
