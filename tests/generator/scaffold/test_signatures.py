"""When a method still fits, and when it is told to be outdated."""

from __future__ import annotations

import pytest

from generator.scaffold.signatures import Judge, parsed, signature

HERE = {"models": "generated.core.models", "UploadFile": "fastapi.UploadFile"}
THERE = {
    "m": "generated.core.models",
    "Brand": "generated.core.models.brands.Brand",
    "Union": "typing.Union",
    "Optional": "typing.Optional",
    "UUID": "uuid.UUID",
}
OLD = "(self, *, a: int, b: models.Brand | None) -> models.Brand | models.Problem"


def differences(wanted: str, written: str, old: str = OLD) -> list[str]:
    judge = Judge("generated.core", HERE, THERE)
    new, own = parsed(wanted), parsed(written)
    assert new is not None
    assert own is not None
    return judge.differences(new, own, parsed(old))


@pytest.mark.parametrize(
    "written",
    [
        "(self, *, a: int, b: m.Brand | None) -> m.Brand | m.Problem",
        "(self, *, b: 'None | m.Brand', a: int) -> 'Brand'",
        "(self, a: int, b: Optional[Brand] = None) -> Union[m.Problem, Brand]",
        "(self, *, a: int | str, b: object, own: int = 1) -> m.Problem",
        "(self, **rest: object) -> m.Brand",
        "(self, *, a, b)",
        "(self, *, a: UUID, b: Unknown, more: Depends) -> list[Unknown]",
    ],
)
def test_what_takes_and_gives_the_same_or_a_kindred_type_fits(written: str) -> None:
    assert differences(OLD, written) == []


@pytest.mark.parametrize(
    ("wanted", "written", "told"),
    [
        ("(self, *, a: int, c: str) -> None", "(self, *, a: int) -> None", ["c is passed now"]),
        ("(self, *, a: int)", "(self, *, a: int, b: m.Brand | None)", ["b is passed no more"]),
        ("(self, *, a: str)", "(self, *, a: int)", ["a has another type"]),
        ("(self, *, a: int | None)", "(self, *, a: int)", ["a has another type"]),
        (
            "(self) -> models.Brand",
            "(self) -> m.Brand | m.Problem",
            ["the answer has another type"],
        ),
        ("(self) -> None", "(self) -> Brand", ["the answer has another type"]),
    ],
)
def test_what_fitted_before_and_fits_no_more_is_told(
    wanted: str, written: str, told: list[str]
) -> None:
    assert differences(wanted, written) == told


def test_without_a_record_only_what_is_not_taken_is_told() -> None:
    assert differences("(self, *, a: str, c: int) -> None", "(self, *, a: int) -> m.Brand", "") == [
        "c is passed now"
    ]


def test_a_signature_is_one_line_and_reads_back() -> None:
    node = parsed(OLD)
    assert node is not None
    assert signature(node) == OLD
    assert parsed("(self) -> no python") is None
