"""What no witness may be: of names nobody declared, for another reason, of what is only text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

from oas.compare.space import Subject
from oas.direction import Direction
from tests.oas.witness.edits import LIST, MAP, PET, PLACES, TEXT, WHOLE
from tests.oas.witness.judging import NEW, OLD, Case, find, plainly

if TYPE_CHECKING:
    from oas.json_value import Json, JsonObject
    from tests.oas.witness.edits import Place

REQUEST, RESPONSE = Direction.REQUEST, Direction.RESPONSE
OPEN: JsonObject = {"type": "object"}
CLOSED: JsonObject = {"type": "object", "additionalProperties": False}


class Pair(NamedTuple):
    """A wider and a narrower schema of which no witness may speak, and for whom."""

    why: str
    wide: JsonObject
    narrow: JsonObject
    subject: Subject
    name: str = ""
    direction: Direction = REQUEST


NAMED: JsonObject = {"type": "object", "properties": {"one": TEXT}}
UNPROVED = (
    Pair("an open object was closed", NAMED, {**NAMED, **CLOSED}, Subject.ADDITIONAL_PROPERTIES),
    Pair("an open object became a map", NAMED, {**NAMED, **MAP}, Subject.ADDITIONAL_PROPERTIES),
    Pair(
        "an open object became a map, with an annotation",
        {**NAMED, "additionalProperties": {"description": "anything"}},
        {**NAMED, **MAP},
        Subject.ADDITIONAL_PROPERTIES,
    ),
    Pair("any object became one with a property", OPEN, NAMED, Subject.PROPERTY, "one"),
    Pair(
        "any object became a closed one with a property",
        OPEN,
        {**NAMED, **CLOSED},
        Subject.ADDITIONAL_PROPERTIES,
    ),
    Pair(
        "an optional property came",
        NAMED,
        {**NAMED, "properties": {"one": TEXT, "new": TEXT}},
        Subject.PROPERTY,
        "new",
    ),
    Pair("a closed response was opened", OPEN, CLOSED, Subject.ADDITIONAL_PROPERTIES, "", RESPONSE),
    Pair(
        "a closed response gained a property",
        {**CLOSED, "properties": {"new": TEXT}},
        CLOSED,
        Subject.PROPERTY,
        "new",
        RESPONSE,
    ),
    Pair(
        "names of an open object",
        NAMED,
        {**NAMED, "propertyNames": {"maxLength": 3}},
        Subject.PROPERTY_NAMES,
    ),
    Pair(
        "names below dependentRequired",
        OPEN,
        {"type": "object", "dependentRequired": {"new": ["other"]}},
        Subject.DEPENDENT_REQUIRED,
    ),
)
MAPS = (
    Pair("any object was closed", OPEN, CLOSED, Subject.ADDITIONAL_PROPERTIES),
    Pair("any object became a map", OPEN, MAP, Subject.ADDITIONAL_PROPERTIES),
    Pair("names of any object", OPEN, {"propertyNames": {"maxLength": 2}}, Subject.PROPERTY_NAMES),
)
EQUAL = (
    ("null", {"type": ["string", "null"]}, {"anyOf": [TEXT, {"type": "null"}]}),
    ("allOf", PET, {"allOf": [PET]}),
    ("const", {"const": "a"}, {"enum": ["a"]}),
    ("limits", {"type": "integer", "exclusiveMinimum": 0}, {"type": "integer", "minimum": 1}),
    ("unions", {"oneOf": [TEXT, WHOLE]}, {"anyOf": [WHOLE, TEXT]}),
    ("numbers", {"enum": [1, 2]}, {"enum": [2.0, 1.0]}),
    ("items", LIST, {"type": "array", "prefixItems": [TEXT], "items": TEXT}),
)


@pytest.mark.parametrize("pair", UNPROVED, ids=lambda pair: pair.why)
def test_no_name_that_the_base_does_not_declare_proves_anything(pair: Pair) -> None:
    assert plainly(pair.wide, {"new": 1, "b": 2}) or pair.direction is RESPONSE
    case = Case(pair.wide, pair.narrow, pair.direction)
    assert find(case, pair.subject, pair.name) is None


@pytest.mark.parametrize("pair", MAPS, ids=lambda pair: pair.why)
def test_an_object_of_which_no_side_names_a_property_is_a_map(pair: Pair) -> None:
    case = Case(pair.wide, pair.narrow, pair.direction)
    witness = find(case, pair.subject)
    assert witness is not None
    assert case.is_proved_by(witness.value)


@pytest.mark.parametrize("direction", [REQUEST, RESPONSE])
@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
@pytest.mark.parametrize(("one", "other"), [pair[1:] for pair in EQUAL], ids=[p[0] for p in EQUAL])
def test_equivalent_schemas_have_no_witness(
    one: JsonObject, other: JsonObject, place: Place, direction: Direction
) -> None:
    for wide, narrow in ((one, other), (other, one)):
        case = Case(place.around(wide), place.around(narrow), direction)
        for subject in (Subject.SCHEMA, Subject.TYPE, Subject.BRANCH, Subject.ENUM):
            assert find(case, subject, "", place) is None


def _two(first: Json, second: Json) -> JsonObject:
    return {"type": "object", "properties": {"one": first, "it": second}, "required": ["one", "it"]}


def test_a_refusal_elsewhere_is_no_witness() -> None:
    case = Case(_two(TEXT, TEXT), _two(WHOLE, TEXT), REQUEST)
    assert find(case, Subject.TYPE, "", PLACES[1]) is None


def test_another_keyword_of_the_same_string_is_no_witness() -> None:
    wide, narrow = {**TEXT, "maxLength": 9}, {**TEXT, "maxLength": 5, "pattern": "^a*$"}
    witness = find(Case(wide, narrow, REQUEST), Subject.STRING_LENGTH, "maxLength")
    assert witness is not None
    assert len(str(witness.value)) > 5
    assert find(Case(TEXT, {**TEXT, "pattern": "^a*$"}, REQUEST), Subject.STRING_LENGTH) is None


def test_two_changes_in_one_object_each_have_their_own_witness() -> None:
    case = Case(_two(TEXT, TEXT), _two(WHOLE, WHOLE), REQUEST)
    witness = find(case, Subject.TYPE, "", PLACES[1])
    assert witness is not None
    assert witness.pointer == "/it"


def test_a_required_name_of_the_head_may_stand_in_a_response_but_proves_nothing() -> None:
    wide: JsonObject = {
        **_two(TEXT, {"type": ["string", "null"]}),
        "required": ["one", "it", "new"],
    }
    case = Case(wide, _two(TEXT, TEXT), RESPONSE)
    witness = find(case, Subject.TYPE, "", PLACES[1])
    assert witness is not None
    assert witness.pointer == "/it"
    assert find(case, Subject.PROPERTY, "new") is None


@pytest.mark.parametrize(
    ("wide", "narrow", "is_proved"),
    [
        (WHOLE, TEXT, False),
        (TEXT, WHOLE, True),
        ({"type": "array", "items": WHOLE}, LIST, False),
        ({"enum": ["1", "2"]}, {"enum": [1, 2]}, False),
        ({"type": "boolean"}, {"enum": ["true", "false"]}, False),
        ({"type": "number"}, WHOLE, True),
    ],
)
def test_a_value_that_is_written_as_text_is_read_as_either_side_does(
    wide: JsonObject, narrow: JsonObject, *, is_proved: bool
) -> None:
    case = Case(wide, narrow, REQUEST)
    assert find(case, Subject.SCHEMA) is not None
    assert (find(case, Subject.SCHEMA, is_text=True) is not None) is is_proved


def test_names_of_the_other_direction_are_in_no_witness() -> None:
    properties: JsonObject = {"id": {"type": "integer", "readOnly": True}, "name": TEXT}
    wide: JsonObject = {"type": "object", "properties": properties, "required": ["id"]}
    case = Case(wide, {**wide, "required": ["id", "name"]}, REQUEST, OLD)
    witness = find(case, Subject.PROPERTY, "name")
    assert witness is not None
    assert witness.value == {}


@pytest.mark.parametrize(
    ("wide", "narrow"),
    [
        (TEXT, {**TEXT, "pattern": "(?<=a)b(?<n>"}),
        ({"$dynamicRef": "#gone"}, TEXT),
        (
            {**OPEN, "properties": {"a": {"$ref": "#/components/schemas/Root"}}, "required": ["a"]},
            TEXT,
        ),
        (False, TEXT),
        ({"enum": []}, TEXT),
    ],
)
def test_what_cannot_be_compiled_or_sampled_has_no_witness(
    wide: JsonObject, narrow: JsonObject
) -> None:
    assert find(Case(wide, narrow, REQUEST, NEW), Subject.SCHEMA) is None
