"""One tiny contract a feature: built, described by FastAPI, and compared with what it was."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from gates.round_trip.rules import INSISTED
from tests.gates.round_trip import (
    features_of_operations,
    features_of_requests,
    features_of_schemas,
)
from tests.gates.round_trip.built import built
from tests.gates.round_trip.lost import LOST
from tests.gates.round_trip.together import can_join, mark, together

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from gates.round_trip.losses import Loss

FEATURES = {
    **features_of_operations.FEATURES,
    **features_of_requests.FEATURES,
    **features_of_schemas.FEATURES,
}
NUMBERS = {feature: number for number, feature in enumerate(FEATURES)}
VERSIONS = ("3.1.0", "3.0.3")


def said(losses: Iterable[Loss]) -> list[str]:
    """What is lost, apart from what FastAPI writes by itself."""
    found = [loss for loss in losses if loss.rule != INSISTED]
    return [f"{loss.rule}: {loss.change.pointer_before} {loss.change.name}" for loss in found]


def alone(feature: str, folder: Path) -> list[str]:
    """What is lost of one feature in a build of its own."""
    return said(built(mark(NUMBERS[feature]).lower(), FEATURES[feature], folder).losses)


@pytest.fixture(scope="module")
def lost(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], list[str]]:
    """What is lost of a feature. Those that can be are built together; where that fails, each alone."""
    folder = tmp_path_factory.mktemp("features")
    known: list[str] = []
    joined: set[str] = set()
    for version in VERSIONS:
        part = {n: c for f, n in NUMBERS.items() if (c := FEATURES[f])["openapi"] == version}
        part = {number: contract for number, contract in part.items() if can_join(contract)}
        # Whatever goes wrong, one of them shows it when it is built alone.
        with suppress(Exception):
            known += said(built(f"all_{version[2]}", together(part, version), folder).losses)
            joined |= {feature for feature, number in NUMBERS.items() if number in part}

    def of(feature: str) -> list[str]:
        if feature not in joined:
            return alone(feature, folder)
        return [each for each in known if mark(NUMBERS[feature]) in each]

    return of


@pytest.mark.parametrize("feature", FEATURES)
def test_fastapi_says_what_the_contract_says(
    lost: Callable[[str], list[str]], feature: str
) -> None:
    left = lost(feature)
    if feature in LOST:
        assert left != [], f"{feature} is kept: take it out of lost.py"
    else:
        assert left == [], "\n".join(left)


def test_every_loss_is_one_of_a_feature_and_has_a_reason() -> None:
    assert set(LOST) <= set(FEATURES)
    assert all(len(reason.split()) > 3 for reason in LOST.values())
