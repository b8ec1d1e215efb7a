"""Text of the contract is never code, and what is not a model is refused."""

from __future__ import annotations

import ast
import sys
from typing import TYPE_CHECKING

import msgspec
import pytest

from generator.datamodel import render
from generator.datamodel.engine import VERSION, check_installed, generate
from generator.datamodel.source import check_module, defined_names
from generator.format import formatted
from generator.options import Style
from oas.errors import ConfigError, OutputError

from .conftest import api_of, options_for

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from oas.json_value import JsonObject

    from .conftest import Made

EVIL = (
    'a "quote" \\ """ {{ 7*7 }} {% raw %}\nimport os\nos.system("true")\n'
    "''' \r\x0c\x1b[31m \u202e \u2028 # end\\"
)
WIRES = (
    "", "\n", "a b", "a-b", "a_b", "class", "self", "cls", "from", "None", "True", "_x", "__y__",
    "__class__", "__init__", "__slots__", "__annotations__", "__pydantic_extra__", "model_config",
    "model_dump", "json", "date", "field", "list", "str", "int", "object", "tag", "MISSING", "Any",
    "{{ 7*7 }}", "$ref", "é", "日本", '"""', "'''", "\\", EVIL, "x" * 300,
)  # fmt: skip
# What the engine imports, in one style or another.
IMPORTED = (
    "Any", "AwareDatetime", "Dict", "Literal", "Meta", "NotRequired", "Optional", "Struct",
    "StrictStr", "TypeAlias", "TypedDict", "Union", "UUID", "UnsetType", "UNSET", "dataclass",
)  # fmt: skip


def evil() -> JsonObject:
    properties: JsonObject = {wire: {"type": "string", "description": EVIL} for wire in WIRES}
    properties["choice"] = {"enum": [EVIL, '"""', "__import__('os')", ""], "description": EVIL}
    properties["default"] = {"type": "string", "default": EVIL}
    properties["pattern"] = {"type": "string", "pattern": '^"""\\\\\\n\'$'}
    thing: JsonObject = {
        "type": "object",
        "description": EVIL,
        "required": ["a b"],
        "properties": properties,
    }
    holder: JsonObject = {
        "type": "object",
        "properties": {
            "id": {"type": "string", "format": "uuid"},
            "other": {"anyOf": [{"$ref": "#/components/schemas/Thing"}, {"type": "null"}]},
        },
        "additionalProperties": {"type": "integer"},
    }
    names: JsonObject = dict.fromkeys(IMPORTED, holder)
    names |= {f"{EVIL} {name}": {"$ref": f"#/components/schemas/{name}"} for name in IMPORTED}
    return {"Thing": thing, **names}


@pytest.mark.parametrize("style", Style)
def test_a_hostile_contract_gives_the_same_names_and_nothing_runs(
    make: Callable[[JsonObject, Style], Made], style: Style
) -> None:
    made = make(evil(), style)
    names = defined_names(made.source)
    assert {declaration.name for declaration in made.api.declarations} <= names.keys()
    assert made.module.Thing
    assert made.module.UUID
    assert not any(character in made.source for character in "\r\x0c\x1b\u202e\u2028")


@pytest.mark.parametrize("style", Style)
def test_descriptions_are_the_literals_of_our_own_emitter(
    make: Callable[[JsonObject, Style], Made], style: Style
) -> None:
    schema: JsonObject = {
        "type": "object",
        "description": EVIL,
        "properties": {"x": {"type": "string", "description": EVIL}},
    }
    made = make({"A": schema, "B": {"type": "string", "description": EVIL}}, style)
    first = 'a "quote" \\ """ {{ 7*7 }} {% raw %}\nimport os'
    literals = [
        node.value.value.replace("\n    ", "\n")
        for node in ast.walk(ast.parse(made.source))
        if isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    ]
    assert sum(literal.startswith(first) for literal in literals) == 3


def test_the_hostile_values_are_kept(make: Callable[[JsonObject, Style], Made]) -> None:
    thing = make(evil(), Style.PYDANTIC).module.Thing
    value = {"a b": "v", EVIL: "v", "choice": EVIL, "default": "d", "pattern": '"""\\\n\''}
    assert thing.model_validate(value).model_dump() == value
    assert thing.model_validate({"a b": "v"}).model_dump() == {"a b": "v", "default": EVIL}


def test_the_keys_of_a_typed_dict_are_those_of_the_contract(
    make: Callable[[JsonObject, Style], Made],
) -> None:
    made = make(evil(), Style.TYPED_DICT)
    keys = made.module.Thing.__annotations__.keys()
    assert keys == {*WIRES, "choice", "default", "pattern"}
    assert made.module.Thing.__required_keys__ == {"a b"}


def test_msgspec_leaves_out_what_it_cannot_carry_and_says_so(
    make: Callable[[JsonObject, Style], Made],
) -> None:
    made = make(evil(), Style.MSGSPEC)
    decoded = msgspec.json.decode(b'{"a b": "v", "$ref": "r"}', type=made.module.Thing)
    assert msgspec.to_builtins(decoded) == {"a b": "v", "$ref": "r", "default": EVIL}
    reasons = made.losses["/components/schemas/Thing"]
    assert any("cannot carry the name" in reason for reason in reasons)


@pytest.mark.parametrize(
    "text",
    [
        "import os\n",
        "from os import system\n",
        "from typing import NamedTuple\n",
        "from . import models\n",
        "print('x')\n",
        "A = __import__('os')\n",
        "A = 1\n",
        "def f(): pass\n",
        "class A:\n    x: int = print('x')\n",
        "class A:\n    x: B\n",
        "class A:\n    x: print('x')\n",
        "class A:\n    x: list[open('f')]\n",
        "class A:\n    x: 'print(1)'\n",
        "class A:\n    x: int = lambda: 1\n",
        "class A:\n    x = 1\n",
        "class A:\n    def f(self): pass\n",
        "class A(print('x')):\n    pass\n",
        "class A(metaclass=print('x')):\n    pass\n",
        "class A:\n    __annotations__ = {'x': print('x')}\n",
        "@print\nclass A:\n    pass\n",
        "from pydantic import Field\nclass A:\n    x: int = Field(default_factory=print)\n",
        "from typing import TypedDict\nA = TypedDict('A', {'x': print('x')})\n",
        "from typing import TypedDict\nA = TypedDict('B', {})\n",
        "from typing import TypeAlias\nA: TypeAlias = print('x')\n",
        "from typing import TypeAlias\nA: TypeAlias = f'{print(1)}'\n",
        "A: int = 1\n",
        "if True:\n    pass\n",
        "class A:\n",
        "\x00",
    ],
)
def test_a_module_that_is_more_than_models_is_refused(text: str) -> None:
    with pytest.raises(OutputError):
        check_module(text, {"A"})


def test_a_module_of_models_is_accepted() -> None:
    text = (
        "from typing import Annotated, Literal, Union\n"
        "from pydantic import BaseModel, Field\n"
        "class A(BaseModel):\n"
        "    '''print('x')'''\n"
        "    x: Annotated[int, Field(ge=-1)] | Literal['print()', 1] | None = None\n"
        "    y: Union[list['A'], dict[str, A]]\n"
    )
    check_module(text, {"A"})
    assert defined_names(text) == {"A": ("x", "y")}


def test_a_union_of_a_thousand_members_is_read(make: Callable[[JsonObject, Style], Made]) -> None:
    members: list[JsonObject] = [
        {"type": "object", "properties": {f"p{n}": {"type": "integer"}}} for n in range(1000)
    ]
    made = make({"All": {"anyOf": [*members]}}, Style.PYDANTIC)
    assert len(defined_names(made.source)) == 1002


def test_the_engine_gets_no_description_of_the_contract(
    make: Callable[[JsonObject, Style], Made],
) -> None:
    title = "Nothing but names and values reaches the engine"
    made = make({"A": {"type": "string", "title": title, "description": title}}, Style.PYDANTIC)
    assert title in made.source
    raw = generate({"A": {"type": "string"}}, Style.PYDANTIC, {})
    assert title not in raw.text


def test_an_engine_that_is_missing_is_an_error_with_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "datamodel_code_generator", None)
    with pytest.raises(ConfigError, match="is not installed") as raised:
        render(api_of({"A": {"type": "string"}}), options_for(Style.MSGSPEC))
    assert "contrato[datamodel-code-generator]" in raised.value.hint


def test_an_engine_of_another_version_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "datamodel_code_generator-0.90.0.dist-info"
    folder.mkdir()
    text = "Metadata-Version: 2.1\nName: datamodel-code-generator\nVersion: 0.90.0\n"
    (folder / "METADATA").write_text(text, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    with pytest.raises(ConfigError, match=f"{VERSION} is needed, and 0.90.0 is installed"):
        check_installed()


def test_the_output_is_stable_under_the_formatter(
    make: Callable[[JsonObject, Style], Made],
) -> None:
    source = make(evil(), Style.TYPED_DICT).source
    assert formatted({"models.py": source}) == {"models.py": source}
