"""Another version in a contract, and not a byte else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from oas.document import Source
from oas.errors import ContractError
from oas.files import load
from oas.loading import parse
from oas.rewriting import with_text

if TYPE_CHECKING:
    from pathlib import Path

VERSION = "/info/version"
CORPUS = (
    "petstore-1.0.27.yaml",
    "train-travel-1.2.1.yaml",
    "spotify-2026.5.31.yaml",
    "k8s-apps-v1.json",
    "discord-v10.json",
)


def rewritten(data: bytes, name: str = "a.yaml", new: str = "1.2.0") -> bytes:
    return with_text(Source(name, data), VERSION, new)


REPLACED = [
    # JSON
    b'{"info": {"version" : "1.0.0" , "title": "1.0.0"}}',
    b'\xef\xbb\xbf{"info":\r\n{"title":"\xc3\xa9\xf0\x9f\x98\x80",\r\n"version":\r\n\t"1.0.0"}}',
    b'{"version": "1.0.0", "info": {"version": "1.0.0"}, "x": {"info": {"version": "1.0.0"}}}',
    # YAML
    b"info:\n  version: 1.0.0 # 1.0.0\n  title: 1.0.0\n",
    b"info:\r\n  version: '1.0.0'\r\n  title: x",
    b'info: {title: x, version: "1.0.0"}',
    b"{info: {version: 1.0.0}}",
    b'info:\n  "version":   1.0.0',
    b"info:\n  ? version\n  : 1.0.0\n",
    b"info:\n  version: >-\n    1.0.0\n\n  title: x\n",
    b"info:\n  version: |-\n    1.0.0\n# 1.0.0\npaths: {}\n",
    b"info:\n  version:\n    1.0.0\n",
    b"info:\n  version: &v 1.0.0\n  title: x\n",
    b"info:\n  version: !!str 1.0.0\n",
    b"\xef\xbb\xbf# \xe2\x82\xac\ninfo:\n  title: \xf0\x9f\x98\x80\n  version: 1.0.0",
    b"---\ninfo:\n  version: 1.0.0\n...\n",
]


@pytest.mark.parametrize("data", REPLACED)
def test_only_the_text_of_the_version_changes(data: bytes) -> None:
    name = "a.json" if data.lstrip(b"\xef\xbb\xbf").startswith(b'{"') else "a.yaml"
    after = rewritten(data, name)
    before, behind = common(data, after)
    assert data[before : len(data) - behind] == b"0"
    assert after[before : len(after) - behind] == b"2"
    assert parse_version(after, name) == "1.2.0"


def common(one: bytes, other: bytes) -> tuple[int, int]:
    """How many bytes are the same at the beginning, and at the end of the rest."""
    before = prefix(one, other)
    return before, prefix(one[before:][::-1], other[before:][::-1])


def prefix(one: bytes, other: bytes) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((i for i, (x, y) in pairs if x != y), min(len(one), len(other)))


def parse_version(data: bytes, name: str) -> str:
    head = b'"openapi": "3.1.1", ' if data.lstrip(b"\xef\xbb\xbf").startswith(b"{") else b""
    if head:
        data = data.replace(b"{", b"{" + head, 1)
    else:
        data = data.replace(b"info:", b"openapi: 3.1.1\ninfo:", 1)
    return parse(Source(name, data)).info_version


def test_what_is_escaped_is_written_plainly() -> None:
    assert rewritten(b'{"info":{"version":"1\\u002e0.0"}}', "a.json") == (
        b'{"info":{"version":"1.2.0"}}'
    )


def test_a_plain_text_is_quoted_where_it_would_be_a_number() -> None:
    assert rewritten(b"info:\n  version: 2026.5.1\n", new="2026.11") == (
        b"info:\n  version: '2026.11'\n"
    )
    assert rewritten(b"info:\n  version: 2026.5.1\n", new="2026.11.24") == (
        b"info:\n  version: 2026.11.24\n"
    )


@pytest.mark.parametrize(
    "data",
    [
        b'info:\n  version: &v "1.0.0"\n  title: *v\n',
        b'x: &v "1.0.0"\ninfo:\n  version: *v\n',
        b'x: &i {version: "1.0.0"}\ninfo: *i\n',
        b'info:\n  version: "1.\\\n    0.0"\n  x: &v 1.0.0\n  y: *v\n  z: {',
        b'{"info": {"version": 1}}',
        b'{"info": {"title": "x"}}',
        b'{"info": []}',
    ],
)
def test_what_cannot_be_replaced_alone_is_refused(data: bytes) -> None:
    with pytest.raises(ContractError):
        rewritten(data)


def test_the_refusal_points_at_the_version() -> None:
    with pytest.raises(ContractError, match="without touching anything else") as caught:
        rewritten(b'x: &v "1.0.0"\ninfo:\n  version: *v\n')
    assert caught.value.where == "a.yaml:3:3"


@pytest.mark.parametrize("name", CORPUS)
def test_in_a_real_contract_only_the_version_changes(corpus: Path, name: str) -> None:
    document = load(corpus / name)
    old, data = document.info_version, document.source.data
    after = with_text(document.source, VERSION, "98.76.54")
    changed = parse(Source(name, after))
    assert changed.info_version == "98.76.54"
    info = {**document.root["info"], "version": "98.76.54"}  # type: ignore[dict-item]
    assert changed.root == {**document.root, "info": info}
    before, behind = common(data, after)
    at = data.index(old.encode(), before - len(old))
    assert before - at < len(old)
    assert after == data[:at] + b"98.76.54" + data[at + len(old) :]
    assert len(data) - behind <= at + len(old)
