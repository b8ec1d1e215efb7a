from __future__ import annotations

import ast
import builtins
import importlib
from typing import TYPE_CHECKING

import pytest

from generator.trust.own import static_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import ModuleType

    from oas.json_value import Json, JsonObject
    from tests.generator.routes.conftest import Package

CANARY = "contrato_canary"
LAST_CONTROL = 0x9F
TEXTS = [
    '"""',
    "'''",
    '\\"""',
    "\\",
    "\\\\'\"",
    f'"""\n    import {CANARY}\n    """',
    f"'); __import__('{CANARY}'); ('",
    f"{{{{ __import__('{CANARY}') }}}}",
    "{% raw %}",
    "a\r\nb\x0bc\x0cd\x1ce\x85f\u2028g\u2029h",
    "\x1b[31m\x07",
    "\u202egnp.exe\u200b",
    "# not a comment\nNEWLINE = 1",
    " leading and trailing ",
    "\U0001f600 emoji",
    "x" * 5000,
]
WORDS = [
    "class", "import", "None", "self", "models", "replies", "respond", "__init__", "__class__",
    "../../x", "CON", "a b", "a-b", "a_b", "A_B", "1", "", " ", "{x}", "é", "ﬁ", "数", "\u202e",
    "list", "str", "print", "Protocol", "Default", "x" * 200,
]  # fmt: skip
MODULES = {
    "__future__", "collections.abc", "datetime", "decimal", "fastapi", "fastapi.security",
    "fastapi.security.http", "fastapi.sse", "dataclasses", "pathlib", "pydantic", "starlette.routing",
    "starlette.types", "typing", "typing_extensions", "uuid",
}  # fmt: skip
FORBIDDEN = {"eval", "exec", "compile", "__import__", "open", "input", "globals", "breakpoint"}


def hostile(text: str) -> JsonObject:
    """A contract with `text` in every place that holds text of its own."""
    # A key with a control character is refused when the contract is read.
    key = "".join(c for c in text if c.isprintable() or ord(c) > LAST_CONTROL)
    schema: JsonObject = {"type": "string", "description": text, "default": text, "title": text}
    choice: JsonObject = {"enum": [text, "other"]}
    responses: JsonObject = {
        "200": {"description": text, "content": {"application/json": {"schema": schema}}},
        "404": {"$ref": "#/components/responses/Gone"},
        "default": {"description": text},
    }
    operation: JsonObject = {
        "operationId": text,
        "tags": [text],
        "summary": text,
        "description": text,
        "parameters": [
            {"name": text or "p", "in": "query", "schema": schema, "description": text},
            {"name": "choice", "in": "query", "schema": choice},
        ],
        "requestBody": {
            "description": text,
            "content": {"application/json": {"schema": schema}, key: {"schema": schema}},
        },
        "responses": responses,
        "security": [{key: [text]}],
    }
    scheme: JsonObject = {"type": "apiKey", "in": "header", "name": "X-Key", "description": text}
    return {
        "openapi": "3.1.0",
        "info": {"title": text, "version": text, "summary": text, "description": text},
        "servers": [{"url": "https://x", "description": text}],
        "tags": [{"name": text, "description": text}],
        "paths": {"/a": {"post": operation}},
        "components": {
            "securitySchemes": {key: scheme},
            "responses": {"Gone": {"description": text}},
        },
    }


@pytest.mark.parametrize("text", TEXTS)
def test_hostile_text_stays_text(generate: Callable[..., Package], text: str) -> None:
    package = generate(hostile(text))
    check(package)
    document = package.app().openapi()
    assert document["info"]["title"] == text
    operation = document["paths"]["/a"]["post"]
    assert operation["operationId"] == text
    assert operation["responses"]["200"]["description"] == text
    assert operation["parameters"][0]["name"] == text


def test_hostile_names_become_distinct_names(
    generate: Callable[..., Package], contract: Callable[..., JsonObject]
) -> None:
    names: list[Json] = [*WORDS]
    parameters: list[Json] = [
        {"name": word or "empty", "in": "query", "schema": {"type": "string"}} for word in WORDS
    ]
    paths: JsonObject = {
        f"/{index}": {"get": {"operationId": word, "tags": [tag], "parameters": parameters}}
        for index, (word, tag) in enumerate(zip(WORDS, names, strict=True))
    }
    shared: JsonObject = {
        f"/shared/{index}": {"get": {"operationId": f"{word}!", "tags": ["one"]}}
        for index, word in enumerate(WORDS)
    }
    package = generate(contract({**paths, **shared}))
    check(package)
    assert len([path for path in package.texts if path.startswith("routes/")]) == len(WORDS) + 2
    assert len(package.app().openapi()["paths"]) == 2 * len(WORDS)
    interface = importlib.import_module(f"{package.name}.routes.one").One
    assert len([name for name in vars(interface) if _is_method(interface, name)]) == len(WORDS)


def test_real_contracts_bring_no_other_names(
    generate: Callable[..., Package], corpus: Path
) -> None:
    for name in ("petstore-1.0.27.yaml", "train-travel-1.2.1.yaml"):
        check(generate(corpus / name))


def check(package: Package) -> None:
    """Every module that a contract takes part in has only imports and names that we write."""
    made = {p: s for p, s in package.texts.items() if p == "replies.py" or not static_text(p)}
    for path, source in made.items():
        tree = ast.parse(source)
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                assert {alias.name for alias in node.names} <= MODULES, path
            if isinstance(node, ast.ImportFrom):
                assert node.level or node.module in MODULES, path
            if isinstance(node, ast.Name):
                assert node.id not in FORBIDDEN, path
        if path != "models.py":
            assert (
                _unknown(package.module(path.removesuffix(".py").replace("/", ".")), tree) == set()
            )
    assert CANARY not in {node.id for s in package.texts.values() for node in _names(ast.parse(s))}


def _names(tree: ast.AST) -> list[ast.Name]:
    return [node for node in ast.walk(tree) if isinstance(node, ast.Name)]


def _unknown(module: ModuleType, tree: ast.AST) -> set[str]:
    """The names that a module looks up and neither it nor a function of it defines."""
    local = {node.id for node in _names(tree) if isinstance(node.ctx, ast.Store)}
    local |= {node.arg for node in ast.walk(tree) if isinstance(node, ast.arg)}
    defined = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    local |= {node.name for node in ast.walk(tree) if isinstance(node, defined)}
    local |= {node.name or "" for node in ast.walk(tree) if isinstance(node, ast.ExceptHandler)}
    used = {node.id for node in _names(tree) if isinstance(node.ctx, ast.Load)}
    return used - local - set(vars(module)) - set(dir(builtins))


def _is_method(interface: type, name: str) -> bool:
    return callable(getattr(interface, name)) and not name.startswith(("_abc", "__"))
