"""The modules of a real contract, as they are written."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.build import build
from generator.options import BuildOptions
from oas.files import load

CORE = Path(__file__).parents[3] / "contracts" / "core" / "openapi.json"


@pytest.fixture(scope="session")
def modules() -> dict[str, str]:
    """What is built of the contract CORE, by path."""
    files = build(load(CORE), BuildOptions(), path="openapi.json").files
    return {path: data.decode() for path, data in files.items() if path.endswith(".py")}
