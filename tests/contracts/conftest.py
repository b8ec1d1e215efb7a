from __future__ import annotations

import json
from pathlib import Path

import pytest

from oas.json_value import JsonObject, as_object

CORE = Path(__file__).parents[2] / "contracts" / "core" / "openapi.json"


@pytest.fixture(scope="session")
def core_text() -> str:
    return CORE.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def core(core_text: str) -> JsonObject:
    return as_object(json.loads(core_text))
