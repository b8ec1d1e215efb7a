"""Real contracts: what only looks different is no change, and what changed is told where it stands."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from oas.compare.change import Slot, Use
from oas.compare.options import Options
from oas.compare.schemas import SchemaComparison
from oas.compare.space import CELLS, Cell
from oas.direction import Direction
from oas.document import Source
from oas.files import load
from oas.json_value import as_object
from oas.loading import parse
from oas.normal.normals import Normals
from oas.operation import operations
from oas.witness.witnesses import Witnesses

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from oas.compare.change import Change
    from oas.document import Document, Node
    from oas.json_value import Json

FILES = ("petstore-1.0.27.yaml", "train-travel-1.2.1.yaml", "spotify-2026.5.31.yaml")
LARGE = ("k8s-apps-v1.json", "discord-v10.json")


def places(document: Document) -> Iterator[tuple[str, str, Direction, Node]]:
    """Every place of an operation that holds a value."""
    for operation in operations(document):
        name = f"{operation.method.upper()} {operation.path}"
        body = operation.request_body()
        for media in body.content if body else ():
            if media.schema:
                yield name, f"body {media.name}", Direction.REQUEST, media.schema
        for response in operation.responses():
            for media in response.content:
                if media.schema:
                    place = f"response {response.status} {media.name}"
                    yield name, place, Direction.RESPONSE, media.schema


def compared(base: Document, head: Document) -> tuple[Change, ...]:
    there, here = Normals(base), Normals(head)
    comparison = SchemaComparison(there, here, Options(), Witnesses(there, here))
    found = {place[:2]: place[3] for place in places(head)}
    for name, place, direction, node in places(base):
        if (name, place) in found:
            slot = Slot(Use(name, place), direction, node, found[name, place])
            comparison.add(slot)
    return comparison.changes()


def rewritten(document: Document, old: str, new: str) -> Document:
    """The same contract with another text in it."""
    text = json.dumps(document.root, ensure_ascii=False)
    changed, count = re.subn(old, new, text)
    assert count
    return parse(Source("head.json", changed.encode()))


def with_renamed_components(document: Document) -> Document:
    """Every schema of the components has another name."""
    renamed = rewritten(document, r'"#/components/schemas/([^"/]+)', r'"#/components/schemas/X-\1')
    schemas = as_object(as_object(renamed.root["components"])["schemas"])
    components: Json = {
        **as_object(renamed.root["components"]),
        "schemas": {f"X-{name}": schema for name, schema in schemas.items()},
    }
    whole = json.dumps({**renamed.root, "components": components})
    return parse(Source("head.json", whole.encode()))


@pytest.mark.parametrize("file", [*FILES, *LARGE])
def test_the_names_of_components_tell_nothing(corpus: Path, file: str) -> None:
    document = load(corpus / file)
    assert compared(document, with_renamed_components(document)) == ()


@pytest.mark.parametrize("file", FILES)
def test_a_shorter_type_in_many_places_is_told_in_each(corpus: Path, file: str) -> None:
    base = load(corpus / file)
    head = rewritten(base, r'"type": "integer"', '"type": "string"')
    changes = compared(base, head)
    assert changes
    for change in changes:
        assert Cell(change.subject, change.edit, change.direction) in CELLS
        assert base.node(change.pointer_before).pointer
        assert head.node(change.pointer_after).pointer
        assert change.uses


def test_the_changes_of_a_large_contract_stand_where_they_say(corpus: Path) -> None:
    base, head = load(corpus / "github-22.0.0.json"), load(corpus / "github-23.0.2.json")
    changes = compared(base, head)
    assert len({_identity(change) for change in changes}) == len(changes) > 300
    for change in changes:
        assert Cell(change.subject, change.edit, change.direction) in CELLS
        assert base.node(change.pointer_before).pointer
        assert head.node(change.pointer_after).pointer
        assert change.uses
    witnessed = [change for change in changes if change.witness]
    assert all(change.hurts for change in witnessed)
    assert len(witnessed) > 30


def _identity(change: Change) -> tuple[object, ...]:
    at = change.pointer_before, change.pointer_after
    return change.subject, change.edit, change.direction, change.name, *at
