"""What has the bytes of a contract that was parsed before is not parsed again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from oas.document import Source
from oas.errors import ContractError
from oas.files import load
from oas.loading import parse

if TYPE_CHECKING:
    from pathlib import Path

CONTRACT = b"""\
openapi: 3.1.1
info: {title: Shop, version: 1.0.0}
paths: {}
components: {schemas: {Money: {$ref: money.json}}}
"""
MONEY = b'{"type": "string"}'


def write(folder: Path, contract: bytes = CONTRACT, money: bytes = MONEY) -> Path:
    folder.mkdir()
    (folder / "money.json").write_bytes(money)
    (folder / "openapi.yaml").write_bytes(contract)
    return folder / "openapi.yaml"


def test_the_same_bytes_share_what_they_hold_and_keep_their_own_names(tmp_path: Path) -> None:
    twin = load(write(tmp_path / "head"))
    base = load(write(tmp_path / "base"), twin=twin)
    assert base.root is twin.root
    assert base.version is twin.version
    assert base.source.name != twin.source.name
    assert base.others["money.json"][1] is twin.others["money.json"][1]
    assert base.others["money.json"][0].name.endswith("base/money.json")


@pytest.mark.parametrize(
    ("contract", "money"), [(CONTRACT + b"\n", MONEY), (CONTRACT, MONEY + b"\n")]
)
def test_other_bytes_in_any_file_are_parsed(tmp_path: Path, contract: bytes, money: bytes) -> None:
    twin = load(write(tmp_path / "head"))
    base = load(write(tmp_path / "base", contract, money), twin=twin)
    assert base.root is not twin.root
    assert base.root == twin.root


def test_a_file_that_is_missing_here_is_told_as_ever(tmp_path: Path) -> None:
    twin = load(write(tmp_path / "head"))
    path = write(tmp_path / "base")
    (tmp_path / "base" / "money.json").unlink()
    with pytest.raises(ContractError) as alone:
        load(path)
    with pytest.raises(ContractError) as with_twin:
        load(path, twin=twin)
    assert alone.value.problems == with_twin.value.problems
    assert len(alone.value.problems) == 1


def test_where_no_file_may_be_read_a_twin_gives_none(tmp_path: Path) -> None:
    twin = load(write(tmp_path / "head"))
    with pytest.raises(ContractError):
        parse(Source("https://example.com/openapi.yaml", CONTRACT), twin=twin)
