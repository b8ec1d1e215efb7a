"""Real contracts: the value is what other readers see, and every place is where it is said to be."""

from __future__ import annotations

import json
import random
import re
from typing import TYPE_CHECKING

import pytest
import yaml

from oas.document import Document, SpecVersion
from oas.files import load
from oas.pointer import join, split
from oas.positions import locate

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from oas.json_value import Json

JSON = ("discord-v10.json", "github-22.0.0.json", "github-23.0.2.json", "k8s-apps-v1.json")
YAML = (
    "digitalocean-v2.yaml",
    "petstore-1.0.27.yaml",
    "spotify-2026.5.31.yaml",
    "train-travel-1.2.1.yaml",
)
VERSIONS = {"discord-v10.json": "3.1", "train-travel-1.2.1.yaml": "3.1"}


class CoreLoader(yaml.CSafeLoader):
    """PyYAML with the core schema of YAML 1.2 in place of YAML 1.1's scalars."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012 (as in PyYAML)


for _tag, _pattern, _first in (
    ("null", "~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", "true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", "[-+]?[0-9]+", list("-+0123456789")),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", list("-+.0123456789")),
):
    CoreLoader.add_implicit_resolver(
        f"tag:yaml.org,2002:{_tag}", re.compile(f"^(?:{_pattern})$"), _first
    )


@pytest.mark.parametrize("name", JSON)
def test_a_real_json_contract_is_read_as_the_standard_library_reads_it(
    corpus: Path, name: str
) -> None:
    document = load(corpus / name)
    assert document.root == json.loads((corpus / name).read_bytes())
    assert document.version == VERSIONS.get(name, "3.0")


@pytest.mark.parametrize("name", YAML)
def test_a_real_yaml_contract_is_read_as_another_core_reader_reads_it(
    corpus: Path, name: str
) -> None:
    document = load(corpus / name)
    expected = _with_text_keys(yaml.load((corpus / name).read_bytes(), Loader=CoreLoader))  # noqa: S506 (safe: a subclass of SafeLoader)
    assert document.version == VERSIONS.get(name, "3.0")
    assert document.root == expected


@pytest.mark.parametrize("name", YAML)
def test_yaml_1_1_differs_in_dates_and_in_nothing_else(corpus: Path, name: str) -> None:
    old = _with_text_keys(yaml.load((corpus / name).read_bytes(), Loader=yaml.CSafeLoader))
    kinds = {type(value).__name__ for value in _differences(load(corpus / name).root, old)}
    assert kinds <= {"date", "datetime"}


@pytest.mark.parametrize("name", JSON)
def test_every_place_in_a_real_json_contract_reads_as_the_node(corpus: Path, name: str) -> None:
    document = load(corpus / name)
    lines = document.source.data.decode().split("\n")
    decode = json.JSONDecoder().raw_decode
    for pointer, (line, column) in locate(document, _sample(document)).items():
        # From there to the end of the file is too much to copy for each: one node fits in this.
        text = "\n".join([lines[line - 1][column - 1 :], *lines[line : line + 3000]])
        token = split(pointer)[-1]
        at = 0
        if isinstance(document.node(pointer.rpartition("/")[0]).value, dict):
            key, at = decode(text)
            assert key == token
            at = text.index(":", at) + 2
        assert decode(text, at)[0] == document.node(pointer).value


@pytest.mark.parametrize("name", YAML)
def test_every_place_in_a_real_yaml_contract_is_its_key_or_its_item(
    corpus: Path, name: str
) -> None:
    document = load(corpus / name)
    places = dict(_composed(document.source.data))
    sample = _sample(document, amount=2_000)
    assert locate(document, sample) == {pointer: places[pointer] for pointer in sample}


def test_the_only_version_without_a_real_contract_is_3_2() -> None:
    assert set(SpecVersion) - {"3.0", *VERSIONS.values()} == {"3.2"}


def _sample(document: Document, amount: int = 500) -> list[str]:
    """Pointers of random small nodes, the same in every run."""
    pointers = [pointer for pointer, size in _sized(document.root) if pointer and size < 200]
    return random.Random(0).sample(pointers, min(amount, len(pointers)))  # noqa: S311 (no secret)


def _sized(value: Json, pointer: str = "") -> Iterator[tuple[str, int]]:
    """Each node's pointer and how many nodes are in it, itself last."""
    size = 1
    for token, child in _children(value):
        for below in _sized(child, join(pointer, token)):
            yield below
        size += below[1]
    yield pointer, size


def _children(value: Json) -> list[tuple[str | int, Json]]:
    if isinstance(value, dict):
        return list(value.items())
    return list(enumerate(value)) if isinstance(value, list) else []


def _with_text_keys(value: Json) -> Json:
    if isinstance(value, dict):
        return {str(key): _with_text_keys(child) for key, child in value.items()}
    return [_with_text_keys(item) for item in value] if isinstance(value, list) else value


def _differences(ours: Json, other: Json) -> Iterator[Json]:
    """The values of `other` that are not in `ours` at the same place."""
    children = _children(other)
    if not children and ours != other:
        yield other
    for (_, mine), (_, child) in zip(_children(ours), children, strict=bool(children)):
        yield from _differences(mine, child)


def _composed(data: bytes) -> Iterator[tuple[str, tuple[int, int]]]:
    """Each pointer with its place, by PyYAML's composer."""
    stack = [("", yaml.compose(data, Loader=yaml.CSafeLoader))]
    while stack:
        pointer, node = stack.pop()
        members: list[tuple[str | int, yaml.Node, yaml.Node]] = []
        if isinstance(node, yaml.MappingNode):
            members = [(key.value, key, value) for key, value in node.value]
        elif isinstance(node, yaml.SequenceNode):
            members = [(index, item, item) for index, item in enumerate(node.value)]
        for token, place, value in members:
            assert place.start_mark is not None
            below = join(pointer, token)
            yield below, (place.start_mark.line + 1, place.start_mark.column + 1)
            stack.append((below, value))
