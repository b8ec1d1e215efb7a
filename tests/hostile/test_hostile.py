"""Hostile contracts through the real program: built right or refused, and nothing else happens.

`python -m tests.hostile` tries each in a process of its own, and those that stand here together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.hostile import bytes as files
from tests.hostile import names, positions, references, words, yamls
from tests.hostile.table import CASES
from tests.hostile.trial import trial

if TYPE_CHECKING:
    from pathlib import Path

PARTS = {
    "texts": positions,
    "names": names,
    "references": references,
    "words": words,
    "JSON": files,
    "YAML": yamls,
}

# What is known and not mended yet, and whose it is.
OPEN = {
    "all names as other places": "FastAPI warns that callbacks of odd names have one operationId",
    "extensions everywhere": "an extension of responses is followed: oas/references.py",
}


def test_there_are_hundreds_of_them() -> None:
    assert len(CASES) > 700
    assert sum(not case.is_part for case in CASES.values()) > 450


@pytest.mark.parametrize("part", PARTS)
def test_a_hostile_contract_is_built_right_or_refused(tmp_path: Path, part: str) -> None:
    tried = [name for name, case in PARTS[part].cases().items() if not case.is_part]
    faults = trial([name for name in tried if name not in OPEN], tmp_path / "trial")
    assert {name: found for name, found in faults.items() if found} == {}
