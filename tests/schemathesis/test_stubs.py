"""The request side of generated code, on real contracts: what fits gets through, and nothing else does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from console.config import load_config
from generator.check import build_contract
from generator.options import build_options
from tests.schemathesis.conftest import failures, operations_of, run, served

if TYPE_CHECKING:
    from pathlib import Path

CONTRACTS = {
    "petstore-1.0.27.yaml": 19,
    "train-travel-1.2.1.yaml": 7,
    "spotify-2026.5.31.yaml": 97,
}
# What a server without a line of business cannot know: which statuses are answered, since no contract lists
# 501, and what became of resources, since it holds none.
UNKNOWN = (
    *("status_code_conformance", "use_after_free", "ensure_resource_availability"),
    "object_level_authorization",
)


def build(contract: Path, folder: Path) -> None:
    """Write the generated package `built` into a folder."""
    config = load_config(None, folder, {})
    for name, data in build_contract(contract, config, build_options(config)).files.items():
        path = folder / "built" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


@pytest.mark.parametrize(("contract", "operations"), CONTRACTS.items())
def test_a_request_reaches_the_implementation_where_it_fits_the_contract(
    corpus: Path, tmp_path: Path, contract: str, operations: int
) -> None:
    build(corpus / contract, tmp_path)
    with served("tests.schemathesis.stub_app:create", tmp_path, tmp_path) as address:
        without = "--exclude-checks", ",".join(UNKNOWN), "--max-examples", "2"
        done = run("stub.toml", corpus / contract, address, tmp_path, *without)
    assert failures(done) == [], done.out
    assert (done.code, operations_of(done)) == (0, (operations, operations)), done.out
