from __future__ import annotations

import ast
import json
from typing import TYPE_CHECKING

import pytest

from generator.build import HEADER, build, checked_paths
from generator.lockfile import LOCK_NAME, parse_lock
from generator.options import BuildOptions
from oas.digest import digest
from oas.document import Source
from oas.errors import ConfigError, ContractError
from oas.loading import parse

if TYPE_CHECKING:
    from oas.json_value import JsonObject

CONTRACT: JsonObject = {
    "openapi": "3.1.0",
    "info": {"title": "Stock", "version": "1.2.3"},
    "paths": {
        "/items/{id}": {
            "get": {
                "operationId": "getItem",
                "tags": ["items"],
                "parameters": [
                    {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}
                ],
                "responses": {
                    "200": {
                        "description": "One item.",
                        "content": {
                            "application/json": {"schema": {"$ref": "#/components/schemas/Item"}}
                        },
                    }
                },
            }
        }
    },
    "components": {
        "schemas": {
            "Item": {
                "type": "object",
                "required": ["id"],
                "properties": {"id": {"type": "string"}, "name": {"type": "string"}},
            }
        }
    },
}


def built(contract: JsonObject, *targets: str) -> dict[str, str]:
    document = parse(Source("openapi.json", json.dumps(contract).encode()))
    options = BuildOptions(targets or ("models", "routes"))
    files = build(document, options, path="contracts/stock/openapi.json").files
    return {path: data.decode() for path, data in files.items()}


def test_a_package_is_complete_and_every_module_says_who_made_it() -> None:
    files = built(CONTRACT)
    assert {"__init__.py", "py.typed", LOCK_NAME} <= files.keys()
    modules = {path: text for path, text in files.items() if path.endswith(".py")}
    assert len(modules) > 3
    for text in modules.values():
        assert text.startswith(HEADER)
        ast.parse(text)


def test_a_target_alone_gives_its_own_files_only() -> None:
    assert built(CONTRACT, "models").keys() < built(CONTRACT).keys()


def test_the_lock_records_what_went_in_and_what_came_out() -> None:
    files = built(CONTRACT)
    lock = parse_lock(files[LOCK_NAME].encode(), where=LOCK_NAME)
    assert lock.contract.path == "contracts/stock/openapi.json"
    assert lock.contract.version == "1.2.3"
    assert lock.contract.digest == digest(json.dumps(CONTRACT).encode())
    others = {path: digest(text.encode()) for path, text in files.items() if path != LOCK_NAME}
    assert lock.files == others


def test_an_unknown_target_is_refused_before_anything_else() -> None:
    with pytest.raises(ConfigError, match="there is no target 'model'") as caught:
        built(CONTRACT, "model")
    assert caught.value.hint == "did you mean 'models'?"


def test_an_invalid_contract_is_refused_with_all_that_is_wrong() -> None:
    broken = json.loads(json.dumps(CONTRACT))
    broken["paths"]["/a"] = {"get": {"operationId": "getItem", "responses": {}}}
    broken["paths"]["/b"] = {"get": {"responses": {"200": {"$ref": "#/components/responses/Gone"}}}}
    with pytest.raises(ContractError) as caught:
        built(broken)
    assert len(caught.value.problems) >= 2
    assert all(problem.line == 1 and problem.column for problem in caught.value.problems)


@pytest.mark.parametrize(
    "path",
    [
        "../models.py",
        "/models.py",
        "Models.py",
        "routes/../../x.py",
        "routes//x.py",
        "x.sh",
        "con.txt",
        "x.py\n",
        "größe.py",
        ".x.py",
        LOCK_NAME,
    ],
)
def test_no_target_can_name_a_file_outside_the_folder(path: str) -> None:
    with pytest.raises(ValueError, match="a target made a file called"):
        checked_paths(["models.py", path])


@pytest.mark.parametrize(
    "paths",
    [("models.py", "models.py"), ("models.py", "models/__init__.py"), ("a/b.py", "a/b.py")],
)
def test_no_two_files_can_be_one_module(paths: tuple[str, str]) -> None:
    with pytest.raises(ValueError, match="two targets made"):
        checked_paths(paths)


def test_ordinary_paths_are_taken() -> None:
    checked_paths(["__init__.py", "py.typed", "models.py", "routes/__init__.py", "routes/a_2.py"])
    with pytest.raises(ValueError, match=r"'routes/A_2\.py'"):
        checked_paths(["routes/a_2.py", "routes/A_2.py"])
