from __future__ import annotations

import pytest

from registry.limits import FetchLimits, asked_pause


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("0", 0.0),
        ("5", 5.0),
        ("1000000000000", 1e9),
        ("9" * 500, 1e9),
        ("-5", 0.0),
        ("1.5", 0.0),
        ("", 0.0),
        ("soon", 0.0),
        ("Thu, 01 Jan 1970 00:01:40 GMT", 90.0),
        ("Thu, 01 Jan 1970 00:00:01 GMT", 0.0),
        ("Thu, 99 Foo 9999 00:00:00 GMT", 0.0),
    ],
)
def test_the_pause_that_a_server_asks_for_is_read_and_capped(header: str, seconds: float) -> None:
    assert asked_pause(header, now=10.0) == seconds


def test_our_own_pauses_double_up_to_a_limit() -> None:
    limits = FetchLimits(first_pause=0.5, longest_pause=3.0)
    assert [limits.pause(attempt) for attempt in (1, 2, 3, 4)] == [0.5, 1.0, 2.0, 3.0]


def test_what_holds_where_nothing_else_is_said() -> None:
    limits = FetchLimits()
    assert (limits.connect, limits.read, limits.total) == (5.0, 10.0, 60.0)
    assert (limits.bytes, limits.redirects) == (64 * 1024 * 1024, 3)
