"""What each style is asked for: limits, unions, cycles, names; and what is said to be lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import jsonschema_rs
import msgspec
import pytest
from pydantic import TypeAdapter, ValidationError

from generator.datamodel.decodable import CYCLE, PATTERN, UNION, decodable
from generator.datamodel.fitting import DEFAULTS, EXTRA, FORMATS, LIMITS, MANGLED, NAMES, NULLS
from generator.datamodel.limited import named_limits
from generator.datamodel.renaming import renamed
from generator.options import Style
from generator.schema.types import (
    ANYTHING,
    NULL,
    ArrayOf,
    Attribute,
    Choice,
    ClassShape,
    Declaration,
    Kind,
    MapOf,
    Named,
    Scalar,
    Union,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.schema.types import Type
    from oas.json_value import Json, JsonObject

    from .conftest import Made

TEXT = Scalar(Kind.STRING)
SHORT = Scalar(Kind.STRING, (("max_length", "3"),))
REF = "#/components/schemas/"


def alias(name: str, shape: ClassShape | Type) -> Declaration:
    return Declaration(name, shape, "", f"/{name}")


def thing(**types: Type) -> Declaration:
    attributes = tuple(Attribute(name, name, kind, required=True) for name, kind in types.items())
    return alias("Thing", ClassShape(attributes, ANYTHING))


def types_of(declaration: Declaration) -> list[Type]:
    assert isinstance(declaration.shape, ClassShape)
    return [attribute.type for attribute in declaration.shape.attributes]


def test_limits_inside_a_type_move_to_an_alias_named_from_where_they_stand() -> None:
    nullable = Union((SHORT, NULL))
    found = named_limits(
        [
            thing(tags=ArrayOf(SHORT), by_name=MapOf(nullable), one=nullable, other=SHORT),
            alias("ThingTagsItem", TEXT),
        ]
    )
    assert types_of(found[0]) == [
        ArrayOf(Named("ThingTagsItem2")),
        MapOf(Named("ThingByNameValue")),
        nullable,
        SHORT,
    ]
    assert [(d.name, d.shape) for d in found[2:]] == [
        ("ThingTagsItem2", SHORT),
        ("ThingByNameValue", nullable),
    ]


def test_equal_limits_share_an_alias_and_limits_in_a_limited_type_are_found() -> None:
    rows = ArrayOf(ArrayOf(SHORT, (("min_length", "1"),)), (("min_length", "2"),))
    found = named_limits([thing(a=rows, b=ArrayOf(SHORT)), alias("Rows", rows)])
    assert [(d.name, d.shape) for d in found[2:]] == [
        ("ThingAItemItem", SHORT),
        ("ThingAItem", ArrayOf(Named("ThingAItemItem"), (("min_length", "1"),))),
    ]
    assert found[1].shape == ArrayOf(Named("ThingAItem"), (("min_length", "2"),))


@pytest.mark.parametrize(
    ("wanted", "widened"),
    [
        (Union((Named("A"), Named("B"))), MapOf(ANYTHING)),
        (Union((Named("A"), MapOf(TEXT), NULL)), Union((MapOf(ANYTHING), NULL))),
        (Union((TEXT, Scalar(Kind.UUID), Scalar(Kind.INTEGER))), None),
        (Union((ArrayOf(TEXT), ArrayOf(Named("A")))), ArrayOf(ANYTHING)),
        (Union((Named("A"), Named("Either"))), Union((MapOf(ANYTHING), NULL))),
        (Union((Choice(("'a'",)), Scalar(Kind.DATE))), TEXT),
    ],
)
def test_a_union_that_msgspec_cannot_decode_is_widened_by_kind(
    wanted: Type, widened: Type | None
) -> None:
    classes = [alias(name, ClassShape((), ANYTHING)) for name in ("A", "B")]
    either = alias("Either", Union((Named("A"), NULL)))
    found, notes = decodable([thing(x=wanted), *classes, either])
    expected = widened or Union((TEXT, Scalar(Kind.INTEGER)))
    assert types_of(found[0]) == [expected]
    assert [(note.pointer, note.reason) for note in notes] == [("/Thing", UNION)]


@pytest.mark.parametrize(
    "wanted",
    [
        Union((Named("A"), TEXT, Scalar(Kind.INTEGER), Scalar(Kind.NUMBER), ArrayOf(TEXT), NULL)),
        Union((Scalar(Kind.BOOLEAN), Scalar(Kind.INTEGER))),
        ArrayOf(Union((Named("A"), NULL))),
    ],
)
def test_a_union_that_msgspec_can_decode_stays(wanted: Type) -> None:
    found, notes = decodable([thing(x=wanted), alias("A", ClassShape((), ANYTHING))])
    assert types_of(found[0]) == [wanted]
    assert not notes


def tagged(name: str, field: str, *values: str) -> Declaration:
    choice = Choice(tuple(map(repr, values)))
    return alias(name, ClassShape((Attribute(field, field, choice, required=True),), ANYTHING))


@pytest.mark.parametrize(
    ("classes", "stays"),
    [
        ([tagged("Cat", "kind", "cat"), tagged("Dog", "kind", "dog")], True),
        ([tagged("Cat", "kind", "cat", "tiger"), tagged("Dog", "kind", "dog")], False),
        ([tagged("Cat", "kind", "cat"), alias("Dog", Named("Cat"))], False),
    ],
)
def test_classes_are_told_apart_by_a_tag_only_where_each_has_one(
    classes: list[Declaration],
    stays: bool,  # noqa: FBT001 (a case, not a flag)
) -> None:
    pet = Union((Named("Cat"), Named("Dog")), "kind")
    found, notes = decodable([alias("Pet", pet), *classes])
    assert (found[0].shape == pet) is stays
    assert bool(notes) is not stays


def test_a_class_with_two_different_tags_gets_none() -> None:
    cat = ClassShape(
        tuple(Attribute(n, n, Choice(("'cat'",)), required=True) for n in ("kind", "type")),
        ANYTHING,
    )
    unions = [
        alias("ByKind", Union((Named("Cat"), Named("Dog")), "kind")),
        alias("ByType", Union((Named("Cat"), Named("Cow")), "type")),
    ]
    others = [tagged("Dog", "kind", "dog"), tagged("Cow", "type", "cow"), alias("Cat", cat)]
    found, _ = decodable([*unions, *others])
    assert [declaration.shape for declaration in found[:2]] == [MapOf(ANYTHING), MapOf(ANYTHING)]


def test_msgspec_gets_no_alias_that_leads_back_and_no_pattern_that_python_refuses() -> None:
    json = Union((TEXT, ArrayOf(Named("Json"))))
    odd = Scalar(Kind.STRING, (("min_length", "1"), ("pattern", "'\\\\p{Lu}'")))
    found, notes = decodable([alias("Json", json), alias("Odd", odd), thing(x=Named("Json"))])
    assert found[0].shape == Union((TEXT, ArrayOf(ANYTHING)))
    assert found[1].shape == Scalar(Kind.STRING, (("min_length", "1"),))
    assert found[2] == thing(x=Named("Json"))
    assert [note.reason for note in notes] == [CYCLE, PATTERN]


def test_renaming_spares_attributes_and_text() -> None:
    text = (
        "from msgspec import Meta, Struct\n"
        "class Own(Struct):\n"
        '    Meta: Annotated[str, Meta(description="Own Meta")] | None = None\n'
        '    é: Literal["Own", "Meta"] | Own | list["Own"] = None\n'
        'A: TypeAlias = Union[Own, list["Own"], Literal["Own"]]\n'
        'B = TypeAliasType("B", dict[str, "list[Own]"])\n'
    )
    assert renamed(text, {"Own": "Meta", "Meta": "Meta_", "B": "C"}) == (
        "from msgspec import Meta as Meta_, Struct\n"
        "class Meta(Struct):\n"
        '    Meta: Annotated[str, Meta_(description="Own Meta")] | None = None\n'
        '    é: Literal["Own", "Meta"] | Meta | list[\'Meta\'] = None\n'
        "A: TypeAlias = Union[Meta, list['Meta'], Literal[\"Own\"]]\n"
        "C = TypeAliasType('C', dict[str, 'list[Meta]'])\n"
    )


SHAPE: JsonObject = {
    "type": "object",
    "required": ["id"],
    "properties": {
        "id": {"type": "integer", "minimum": 1},
        "petId": {"type": ["string", "null"], "maxLength": 3},
        "at": {"type": "string", "format": "date-time"},
        "sort": {"type": "string", "default": "name"},
        "__typename": {"type": "string"},
    },
    "additionalProperties": False,
}


@pytest.mark.parametrize(
    ("style", "reasons"),
    [
        (Style.PYDANTIC, [FORMATS]),
        (Style.DATACLASS, [EXTRA, LIMITS, NAMES, NULLS]),
        (Style.TYPED_DICT, [EXTRA, LIMITS, DEFAULTS, MANGLED]),
        (Style.MSGSPEC, [EXTRA, FORMATS]),
    ],
)
def test_what_a_style_cannot_say_is_noted_by_pointer(
    make: Callable[[JsonObject, Style], Made], style: Style, reasons: list[str]
) -> None:
    assert make({"A": SHAPE}, style).losses == {f"{REF[1:]}A": reasons}


@pytest.mark.parametrize("style", Style)
def test_a_contract_without_schemas_gives_a_module_without_models(
    make: Callable[[JsonObject, Style], Made], style: Style
) -> None:
    made = make({}, style)
    assert str(made.module.__doc__).startswith("Models of Test 1.0.0.")
    assert hasattr(made.module, "ContractModel") is (style is Style.PYDANTIC)


def test_the_remarks_of_the_engine_become_notes(make: Callable[[JsonObject, Style], Made]) -> None:
    price: JsonObject = {"type": "string", "format": "decimal", "pattern": "^\\d+$"}
    made = make({"Price": {"type": "object", "properties": {"net": price}}}, Style.PYDANTIC)
    reasons = made.losses["/components/schemas/Price"]
    assert any("pattern" in reason and "Price.net" in reason for reason in reasons)


def test_a_dataclass_and_a_typed_dict_are_made_of_standard_types(
    make: Callable[[JsonObject, Style], Made],
) -> None:
    dataclass = make({"A": SHAPE}, Style.DATACLASS)
    made = dataclass.module.A(id=1, pet_id="x")
    assert (made.id, made.pet_id, made.at, made.sort) == (1, "x", None, "name")
    assert "at: datetime | None = None" in dataclass.source
    typed_dict = make({"A": SHAPE}, Style.TYPED_DICT)
    assert typed_dict.module.A.__required_keys__ == {"id"}
    assert "petId: NotRequired[str | None]" in typed_dict.source
    assert "typing_extensions" not in typed_dict.source


CASES: list[tuple[JsonObject, list[Json]]] = [
    ({"type": "integer", "minimum": 2}, [2, 1, True, "2", 2.5, None]),
    ({"type": ["string", "null"], "minLength": 2}, ["ab", "a", None, 1]),
    ({"type": "array", "items": {"type": "string", "maxLength": 1}}, [["a"], ["ab"], [], "a"]),
    ({"type": "object", "additionalProperties": {"type": "number"}}, [{"a": 1.5}, {"a": "1"}, []]),
    ({"type": "string", "enum": ["a", "b"]}, ["a", "c", 1]),
    ({"type": "string", "pattern": "^\\d$"}, ["1", "12", "\u0661"]),
    ({"anyOf": [{"type": "integer"}, {"type": "boolean"}]}, [1, True, "1", None]),
    (SHAPE, [{"id": 1}, {}, {"id": 1, "petId": None}, {"id": 1, "sort": None}, {"id": 1, "x": 2}]),
    (
        {"type": "object", "properties": {}, "additionalProperties": {"$ref": f"{REF}Other"}},
        [{}, {"x": {"n": 1}}, {"x": {}}, {"x": 1}],
    ),
]
OTHER: JsonObject = {"type": "object", "required": ["n"], "properties": {"n": {"type": "integer"}}}


@pytest.mark.parametrize(("schema", "values"), CASES)
def test_pydantic_and_msgspec_accept_what_the_contract_accepts(
    make: Callable[[JsonObject, Style], Made], schema: JsonObject, values: list[Json]
) -> None:
    schemas: JsonObject = {"A": schema, "Other": OTHER}
    judge = jsonschema_rs.Draft202012Validator(
        {"$ref": f"{REF}A", "components": {"schemas": schemas}}
    )
    pydantic = TypeAdapter[object](make(schemas, Style.PYDANTIC).module.A)
    made = make(schemas, Style.MSGSPEC)
    for value in values:
        wanted = judge.is_valid(value)
        assert accepts(pydantic.validate_python, value) is wanted, value
        unchecked = EXTRA in str(made.losses)
        read = accepts(lambda v: msgspec.convert(v, made.module.A), value)
        assert read is wanted or (read and unchecked), value
    assert {judge.is_valid(value) for value in values} == {True, False}


def accepts(check: Callable[[Json], object], value: Json) -> bool:
    try:
        check(value)
    except (ValidationError, msgspec.ValidationError):
        return False
    return True
