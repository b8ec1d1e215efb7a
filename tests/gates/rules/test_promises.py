"""Dates of a sunset, in every form that is written, and what an object promises of its life."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from gates.contract_drift.rules.changes.promises import promises, rank, sunset_date

if TYPE_CHECKING:
    from oas.json_value import Json

DAY = date(2027, 1, 31)


@pytest.mark.parametrize(
    "text",
    [
        "2027-01-31",
        "2027-01-31T00:00:00Z",
        "2027-01-31t23:59:59z",
        "2027-01-31T12:00:00.123456789Z",
        "2027-01-31T23:30:00-00:15",
        "2027-02-01T00:30:00+01:00",
        "Sun, 31 Jan 2027 08:49:37 GMT",
    ],
)
def test_a_day_is_read_in_each_of_its_forms(text: str) -> None:
    assert sunset_date(text) == DAY


@pytest.mark.parametrize(
    "value",
    [
        *("", "soon", "2027", "2027-01", "20270131", "2027-W04-7", "2027-13-01", "2027-02-30"),
        *("2027-01-31T00:00:00", "2027-01-31 ", "\uff12\uff10\uff12\uff17-01-31", "0000-01-01"),
        *("Sun, 31 Jan 2027", "31 Jan 2027 08:49:37 GMT", "Sun, 31 Jan 2027 08:49:37 CET"),
        *("2027-01-31" + " " * 10_000, "0001-01-01T00:00:00+14:00"),
        *(None, 1, 20270131, True, ["2027-01-31"], {"date": "2027-01-31"}),
    ],
)
def test_what_is_no_day_is_none(value: Json) -> None:
    assert sunset_date(value) is None


def test_an_end_has_come_on_its_day_and_only_for_what_is_deprecated() -> None:
    ending = promises({"deprecated": True, "x-sunset": "2027-01-31"})
    assert not ending.has_ended(date(2027, 1, 30))
    assert ending.has_ended(DAY)
    assert not promises({"x-sunset": "2027-01-31"}).has_ended(DAY)
    assert not promises({"deprecated": True}).has_ended(DAY)
    assert not promises({"deprecated": "yes", "x-sunset": "2027-01-31"}).has_ended(DAY)
    assert promises({"deprecated": True, "sunset": "2027-01-31"}).has_ended(DAY)


def test_levels_are_ordered_and_none_counts_as_stable() -> None:
    levels = [rank(level) for level in ("draft", "alpha", "beta", "stable")]
    assert levels == sorted(level for level in levels if level is not None)
    assert rank(None) == rank("stable")
    assert rank("Stable") is None
    assert rank(3) is None
    assert promises({"x-stability-level": "alpha"}).is_draft
    assert not promises({}).is_draft
