"""What every test may ask for: real contracts, and expected output that one flag refreshes."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from collections.abc import Callable

CORPUS = Path(__file__).parents[1].parent / "shared" / "corpus"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-goldens", action="store_true", help="write expected output anew (not in CI)"
    )


def pytest_configure(config: pytest.Config) -> None:
    # Machines are shared, so no example has a deadline. CI repeats the same examples; others are found
    # by whoever runs the tests by hand.
    settings.register_profile(
        "contrato",
        deadline=None,
        derandomize=_in_ci(),
        suppress_health_check=[HealthCheck.too_slow],
    )
    settings.load_profile("contrato")
    if config.getoption("--update-goldens") and _in_ci():
        raise pytest.UsageError("--update-goldens is refused under CI: goldens are reviewed")


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of real contracts; they are no part of the repository."""
    if CORPUS.is_dir():
        return CORPUS
    reason = f"the real contracts are missing: {CORPUS} is not a folder"
    if _in_ci():
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture
def assert_golden(pytestconfig: pytest.Config) -> Callable[[Path, str], None]:
    """Compare text with a file that holds what is expected; `--update-goldens` writes it."""

    def compare(path: Path, text: str) -> None:
        if pytestconfig.getoption("--update-goldens"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert path.is_file(), f"{path} is missing: run pytest --update-goldens and review it"
        assert text == path.read_text(encoding="utf-8")

    return compare


def _in_ci() -> bool:
    return os.environ.get("CI", "").lower() in {"1", "true"}
