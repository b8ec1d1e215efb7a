"""No field of the specification is overlooked: to take one away is always a Change."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from oas.document import SpecVersion
from oas.grammar import walk
from oas.json_value import as_array, as_object
from oas.kinds import Kind
from oas.pointer import split
from oas.problem import Level
from oas.structure.official import known_fields
from oas.validity import check
from tests.oas.compare.contracts import changes, read
from tests.oas.compare.everything import everything

if TYPE_CHECKING:
    from collections.abc import Iterator

    from oas.json_value import Json, JsonObject

# Kinds that the comparison of schemas knows, or that have no fields of their own.
ELSEWHERE = {
    *(Kind.SCHEMA, Kind.DISCRIMINATOR, Kind.XML),
    *(Kind.SECURITY_REQUIREMENT, Kind.COLLECTION),
}
_OF_FLOWS = ("authorizationUrl", "deviceAuthorizationUrl", "refreshUrl", "scopes", "tokenUrl")
# Fields that no example shows, each with the reason.
NOT_SHOWN = {
    (Kind.LICENSE, "url"): "a licence is compared as a whole",
    (Kind.EXAMPLE, "dataValue"): "an example is compared as a whole",
    (Kind.EXAMPLE, "externalValue"): "an example is compared as a whole",
    (Kind.EXAMPLE, "serializedValue"): "an example is compared as a whole",
    (Kind.HEADER, "style"): "it has one value, which is the default",
    (Kind.HEADER, "allowEmptyValue"): "the schema of 3.0 has it, the specification has not",
    (Kind.HEADER, "allowReserved"): "the schema of 3.0 has it, the specification has not",
    (Kind.LINK, "body"): "the schema of 3.1 has it, the specification has not",
    (Kind.PATH_ITEM, "in"): "a field of the parameters in it",
    (Kind.OPERATION, "in"): "a field of the parameters in it",
    **dict.fromkeys([(Kind.OAUTH_FLOWS, n) for n in _OF_FLOWS], "fields of the flows in it"),
}
# Fields that cannot be taken away, each with the reason, or whose Change is nobody's affair here.
NOT_TAKEN = {
    (Kind.INFO, "version"): "versions are the affair of the gate",
    (Kind.OPENAPI, "openapi"): "without it the contract is none",
    (Kind.OPENAPI, "components"): "references would lead nowhere",
    (Kind.COMPONENTS, "securitySchemes"): "requirements would name nothing",
    (Kind.COMPONENTS, "pathItems"): "references would lead nowhere",
}


def _places() -> Iterator[tuple[Kind, str, str]]:
    """Every field of the contract: the kind of its object, its name, and the object's pointer."""
    for place in walk(read(everything())):
        if place.kind not in ELSEWHERE:
            for name in place.value:
                yield place.kind, name, place.pointer


PLACES = list(_places())
TAKEN = [place for place in PLACES if place[:2] not in NOT_TAKEN]


def _without(pointer: str, name: str) -> JsonObject:
    document = everything()
    holder: Json = document
    for token in split(pointer):
        holder = (
            as_array(holder)[int(token)] if isinstance(holder, list) else as_object(holder)[token]
        )
    del as_object(holder)[name]
    return document


def test_the_contract_that_says_everything_is_valid() -> None:
    assert [p for p in check(read(everything())) if p.level is Level.ERROR] == []


@pytest.mark.parametrize("version", SpecVersion)
def test_the_contract_says_everything_that_the_official_schemas_know(version: SpecVersion) -> None:
    shown = {(kind, name) for kind, name, _ in PLACES}
    known = {
        (kind, name)
        for kind in set(Kind) - ELSEWHERE
        for name in known_fields(version, kind) - known_fields(version, Kind.SCHEMA)
    }
    assert known - shown - NOT_SHOWN.keys() == set()


@pytest.mark.parametrize(
    ("pointer", "name"), [(p, n) for _, n, p in TAKEN], ids=[f"{p}/{n}" for _, n, p in TAKEN]
)
def test_to_take_a_field_away_is_a_change(pointer: str, name: str) -> None:
    assert changes(everything(), _without(pointer, name))


@pytest.mark.parametrize(
    ("pointer", "name"), [(p, n) for _, n, p in TAKEN], ids=[f"{p}/{n}" for _, n, p in TAKEN]
)
def test_each_pointer_leads_to_something_on_its_side(pointer: str, name: str) -> None:
    base, head = everything(), _without(pointer, name)
    for change in changes(base, head):
        assert read(base).node(change.pointer_before).pointer == change.pointer_before
        assert read(head).node(change.pointer_after).pointer == change.pointer_after


def test_what_is_not_shown_or_taken_is_a_field_that_exists() -> None:
    shown = {(kind, name) for kind, name, _ in PLACES}
    assert NOT_TAKEN.keys() <= shown
    assert shown.isdisjoint(NOT_SHOWN)
