"""Every schema of real contracts has a sample, and it is valid."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import pytest

from oas.direction import Direction
from oas.files import load
from oas.normal.normals import Normals
from oas.operation import operations
from oas.witness.side import Side

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from oas.document import Document, Node

# Schemas that hold values, and of how many of them no sample is found: one of discord's is an empty
# enum, one of DigitalOcean's a `oneOf` of which every value of one branch is one of the other too.
CONTRACTS = (
    ("petstore-1.0.27.yaml", 61, 0),
    ("train-travel-1.2.1.yaml", 43, 0),
    ("spotify-2026.5.31.yaml", 208, 0),
    ("k8s-apps-v1.json", 953, 0),
    ("digitalocean-v2.yaml", 1017, 1),
    ("discord-v10.json", 633, 1),
    ("github-23.0.2.json", 400, 0),
)


def schemas(document: Document) -> Iterator[tuple[Direction, Node]]:
    """Each schema of a parameter, a header or a body, with who sends its values."""
    for operation in operations(document):
        for parameter in operation.parameters():
            if parameter.schema:
                yield Direction.REQUEST, parameter.schema
        body = operation.request_body()
        taken = [(Direction.REQUEST, media) for media in (body.content if body else ())]
        given = [(Direction.RESPONSE, m) for r in operation.responses() for m in r.content]
        for direction, media in (*taken, *given):
            if media.schema:
                yield direction, media.schema
        for header in (h for response in operation.responses() for h in response.headers):
            if header.schema:
                yield Direction.RESPONSE, header.schema


@pytest.mark.parametrize(("name", "count", "without"), CONTRACTS, ids=[c[0] for c in CONTRACTS])
def test_each_schema_has_a_valid_sample(name: str, count: int, without: int, corpus: Path) -> None:
    document = load(corpus / name)
    normals = Normals(document)
    sides = {way: Side(normals, way) for way in (Direction.REQUEST, Direction.RESPONSE)}
    found = {(way, node.pointer): node for way, node in schemas(document)}
    missing = 0
    for (direction, _), node in islice(found.items(), count):
        side = sides[direction]
        side.sampler.work = 3_000
        values = side.sampler.first((node,))
        missing += not values
        assert all(side.accepts((node,), value) for value in values), node.pointer
    assert len(found) >= count
    assert missing <= without
