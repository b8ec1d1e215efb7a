"""Which module has which model: one for few, one a topic for many, and never a circle."""

from __future__ import annotations

import graphlib
import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.generator.models.conftest import (
    CORPUS,
    Models,
    contract,
    models_of,
    padding,
    properties,
    reference,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import ModuleType

    from pydantic import BaseModel

    from oas.json_value import JsonObject

TEXT: JsonObject = {"type": "string"}
ZOO: JsonObject = {
    "Cat": properties(
        name=TEXT, owner=reference("Owner"), kittens={"type": "array", "items": reference("Cat")}
    ),
    "Dog": properties(owner=reference("Owner"), tail=properties(long={"type": "boolean"})),
    "Owner": properties(name=TEXT, address=reference("Address")),
    "Address": properties(street=TEXT),
    "Ghost": properties(cat=reference("Cat"), owner=reference("Owner")),
    "Padding": padding(),
}
USES = (("/cats", "cats", reference("Cat")), ("/dogs", "dogs", reference("Dog")))
# Run in a process of its own: what was imported before would hide what is missing.
TOUCH = """
import json, sys
sys.path.insert(0, sys.argv[1])
from importlib import import_module
models = import_module(sys.argv[2] + ".models")
at_once = [name for name in sys.modules if name.startswith(models.__name__ + ".")]
found = {name: getattr(models, name).__module__ for name in models.MODULES}
print(json.dumps({"at_once": at_once, "names": len(found), "modules": len({*found.values()})}))
"""


@pytest.fixture(scope="module")
def zoo() -> Models:
    return models_of(contract(ZOO, *USES))


def defined(made: Models) -> dict[str, set[str]]:
    """The names of classes by module."""
    return {
        module: {
            line.split()[1].split("(")[0] for line in text.splitlines() if line[:6] == "class "
        }
        for module, text in made.modules.items()
    }


def test_a_few_models_stand_in_one_module() -> None:
    few = {name: schema for name, schema in ZOO.items() if name != "Padding"}
    made = models_of(contract(few, *USES))
    assert "models.py" in made.texts
    assert not made.modules


def test_many_models_of_one_topic_stand_in_one_module() -> None:
    made = models_of(contract({"Padding": padding()}, ("/x", "x", reference("Padding"))))
    assert "models.py" in made.texts
    assert not made.modules


def test_a_model_stands_with_the_tag_that_alone_uses_it(zoo: Models) -> None:
    assert defined(zoo) == {
        "cats": {"Cat"},
        "dogs": {"Dog", "DogTail"},
        "several": {"Address", "Owner"},
        "unreached": {"Ghost", "Padding"},
    }


def test_tags_import_what_several_use_and_nothing_imports_in_a_circle(zoo: Models) -> None:
    assert zoo.imports() == {
        "cats": {"several"},
        "dogs": {"several"},
        "several": set(),
        "unreached": {"cats", "several"},
    }


def test_without_tags_the_first_word_of_a_path_is_the_topic() -> None:
    paths = (("/api/v1/cats/{id}", "", reference("Cat")), ("/dogs", "", reference("Dog")))
    assert {"cats", "dogs", "several"} <= models_of(contract(ZOO, *paths)).modules.keys()


def test_the_modules_are_called_as_those_of_the_routes() -> None:
    uses = (("/a", "Block Storage", reference("Cat")), ("/b", "1-Click", reference("Dog")))
    assert {"block_storage", "n_1_click"} <= models_of(contract(ZOO, *uses)).modules.keys()


def test_a_module_is_imported_when_one_of_its_models_is_asked_for(
    zoo: Models, install: Callable[[Models], ModuleType]
) -> None:
    models = install(zoo)
    package = models.__name__

    def imported() -> set[str]:
        return {name.removeprefix(f"{package}.") for name in sys.modules if package + "." in name}

    assert {*dir(models)} >= {"Cat", "Dog", "DogTail", "Owner", "Address", "Ghost", "Padding"}
    assert imported() == set()
    assert models.Owner.__name__ == "Owner"
    assert imported() == {"several"}
    assert models.Cat is models.Cat
    assert imported() == {"cats", "several"}


def test_a_name_that_no_model_has_is_an_attribute_error(
    zoo: Models, install: Callable[[Models], ModuleType]
) -> None:
    models = install(zoo)
    with pytest.raises(AttributeError, match="has no attribute 'Mouse'"):
        _ = models.Mouse
    assert not hasattr(models, "cat")


def test_import_star_gives_every_model(
    zoo: Models, install: Callable[[Models], ModuleType]
) -> None:
    found: dict[str, object] = {}
    exec(f"from {install(zoo).__name__} import *", found)  # noqa: S102 (the statement is the test)
    assert {"Cat", "Dog", "DogTail", "Owner", "Address", "Ghost", "Padding"} <= found.keys()


def test_models_of_several_modules_validate_together(
    zoo: Models, install: Callable[[Models], ModuleType]
) -> None:
    cat: type[BaseModel] = install(zoo).Cat
    text = '{"owner":{"address":{"street":"x"}},"kittens":[{"kittens":[]}]}'
    assert cat.model_validate_json(text).model_dump_json() == text
    with pytest.raises(ValueError, match="street"):
        cat.model_validate_json(text.replace('"x"', "1"))


HOSTILE = (
    *("several", "unreached", "globals", "getattr", "sorted", "import_module", "webhooks"),
    *(
        "__init__",
        "../../x",
        "CON",
        "models",
        "typing",
        "pydantic",
        "name",
        "Cat",
        "cat",
        "ﬁ",
        "日",
    ),
)


def test_no_tag_hides_what_the_package_needs(install: Callable[[Models], ModuleType]) -> None:
    schemas: JsonObject = {f"Of{i}": properties(x=TEXT) for i in range(len(HOSTILE))}
    schemas |= {"MODULES": properties(y=TEXT), "Padding": padding()}
    uses = [(f"/{i}", tag, reference(f"Of{i}")) for i, tag in enumerate(HOSTILE)]
    made = models_of(contract(schemas, *uses))
    models = install(made)
    assert len(made.modules) == len(HOSTILE) + 1
    for _ in range(2):
        names = [getattr(models, name).__name__ for name in sorted(models.MODULES)]
    assert names == sorted([f"Of{i}" for i in range(len(HOSTILE))] + ["MODULES_", "Padding"])


def test_cycles_are_quoted_within_a_module_and_only_there(zoo: Models) -> None:
    quoted = {
        name: [line.strip() for line in text.splitlines() if ": '" in line]
        for name, text in zoo.modules.items()
    }
    assert quoted.pop("cats") == ["kittens: 'list[Cat] | MISSING' = MISSING"]
    assert not any(quoted.values())


def test_every_module_says_what_it_has(zoo: Models) -> None:
    for name, text in zoo.modules.items():
        assert text.startswith('"""Models of Test 1.0.0: what '), name
    assert zoo.texts["models/__init__.py"].startswith('"""The models, each by its name')


@pytest.mark.parametrize("name", CORPUS)
def test_the_modules_of_a_real_contract_need_no_circle(
    name: str, real: Callable[[str], Models]
) -> None:
    imports = real(name).imports()
    assert [*graphlib.TopologicalSorter(imports).static_order()]
    assert imports["several"] == set()
    assert all(found <= {"several"} for part, found in imports.items() if part != "unreached")


@pytest.mark.parametrize("name", CORPUS)
def test_every_model_of_a_real_contract_is_reached_by_name(
    name: str, real: Callable[[str], Models], tmp_path: Path
) -> None:
    made = real(name)
    made.write(tmp_path / "made")
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", TOUCH, str(tmp_path), "made"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    said = json.loads(done.stdout)
    assert said["at_once"] == []
    assert said["names"] == len(made.api.declarations)
    assert said["modules"] >= len(made.modules)
