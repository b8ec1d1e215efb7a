"""Pure. All hostile contracts by name, and what must become of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.hostile import bytes as files
from tests.hostile import names, positions, references, rings, sizes, words, yamls

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.hostile.case import Case

CASES: Mapping[str, Case] = {
    name: case
    for part in (positions, names, references, words, files, yamls, rings, sizes)
    for name, case in part.cases().items()
}
