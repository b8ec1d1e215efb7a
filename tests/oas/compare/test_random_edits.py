"""Parts of real contracts are taken away at random: each is a Change, at places that exist."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

import pytest

from oas.compare import compare
from oas.document import Source
from oas.files import load
from oas.json_value import Json, as_array, as_object
from oas.problem import Level
from oas.validity import check

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from oas.document import Document

Tokens: TypeAlias = "tuple[str | int, ...]"
EDITS = 80
# What is taken away is often a default spelt out.
DEFAULTS = {"deprecated", "explode", "required", "style"}


def _parts(value: Json) -> Iterator[Tokens]:
    """The way to every part outside of schemas: they are taken away by other tests."""
    stack: list[tuple[Json, Tokens]] = [(value, ())]
    while stack:
        value, path = stack.pop()
        below = as_object(value).items() if isinstance(value, dict) else enumerate(as_array(value))
        for key, child in below:
            if key not in {"schema", "schemas"}:
                yield (*path, key)
                stack.append((child, (*path, key)))


def _without(value: Json, path: Tokens) -> Json:
    key, *rest = path
    if isinstance(value, dict):
        others: Json = {k: v for k, v in value.items() if k != key}
        return {**value, str(key): _without(value[str(key)], tuple(rest))} if rest else others
    items = as_array(value)
    if rest:
        return [_without(v, tuple(rest)) if i == key else v for i, v in enumerate(items)]
    return [v for i, v in enumerate(items) if i != key]


def _edited(base: Document) -> Iterator[tuple[Tokens, Document]]:
    """Valid documents that lack one part, and which; the same in every run."""
    paths = sorted(_parts(base.root), key=str)
    for path in random.Random(16).sample(paths, EDITS):  # noqa: S311 (a sample, no secret)
        head = replace(base, root=as_object(_without(base.root, path)), source=Source("head", b""))
        if path != ("openapi",) and not any(p.level is Level.ERROR for p in check(head)):
            yield path, head


@pytest.mark.parametrize("name", ["petstore-1.0.27.yaml", "train-travel-1.2.1.yaml"])
def test_what_is_taken_away_is_a_change_unless_it_is_a_default(corpus: Path, name: str) -> None:
    base = load(corpus / name)
    edits = list(_edited(base))
    silent = [path for path, head in edits if not compare(base, head)]
    assert len(edits) > EDITS / 2
    assert {path[-1] for path in silent} <= {*DEFAULTS, "version"}


@pytest.mark.parametrize("name", ["petstore-1.0.27.yaml", "train-travel-1.2.1.yaml"])
def test_every_pointer_leads_to_something_on_its_side(corpus: Path, name: str) -> None:
    base = load(corpus / name)
    found = [(head, change) for _, head in _edited(base) for change in compare(base, head)]
    assert len(found) > EDITS / 2
    for head, change in found:
        assert base.node(change.pointer_before).pointer == change.pointer_before
        assert head.node(change.pointer_after).pointer == change.pointer_after
