"""Real contracts in every style: the same names, and code that imports, type-checks and decodes."""

from __future__ import annotations

import ast
import subprocess
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

import msgspec
import pytest
from pydantic import TypeAdapter, ValidationError
from pydantic_core import SchemaValidator

from generator.datamodel.source import defined_names
from generator.format import ruff_binary
from generator.models import render as render_ours
from generator.options import BuildOptions, Style

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from .conftest import Made

CONTRACTS = (
    "core",
    "petstore-1.0.27.yaml",
    "train-travel-1.2.1.yaml",
    "spotify-2026.5.31.yaml",
    "discord-v10.json",
    "k8s-apps-v1.json",
)
EVERY = [(contract, style) for contract in CONTRACTS for style in Style]
SORTED = ("check", "--isolated", "--no-cache", "--select", "E9,F,I", "--target-version", "py311")

WATCHED = """
import importlib, sys
forbidden = ("socket.", "subprocess.", "os.system", "os.exec", "ctypes.")
def watch(event, arguments):
    writes = event == "open" and isinstance(arguments[1], str) and set(arguments[1]) & set("wax+")
    if writes or event.startswith(forbidden):
        sys.exit(f"{event} {arguments}")
import dataclasses, datetime, decimal, msgspec, pydantic, typing_extensions, uuid
sys.dont_write_bytecode = True
sys.addaudithook(watch)
for name in sys.argv[1:]:
    importlib.import_module(f"{name}.models")
print("imported", len(sys.argv) - 1)
"""


def our_models(made: Made) -> list[str]:
    """The modules in which our own engine declares models."""
    artifacts = render_ours(made.api, BuildOptions()).artifacts
    return [each.text for each in artifacts if each.path.startswith("models")]


@pytest.mark.parametrize(("contract", "style"), EVERY)
def test_both_engines_give_the_same_class_names(
    real: Callable[[str, Style], Made], contract: str, style: Style
) -> None:
    made = real(contract, style)
    theirs = defined_names(made.source)
    ours = {declaration.name for declaration in made.api.declarations}
    classes = {name for name, node in nodes(made.source) if isinstance(node, ast.ClassDef)}
    our_classes = {
        name
        for text in our_models(made)
        for name, node in nodes(text)
        if isinstance(node, ast.ClassDef)
    }
    assert ours <= theirs.keys()
    if style is Style.TYPED_DICT:
        assert our_classes <= theirs.keys()
    else:
        assert classes - {"ContractModel"} == our_classes
    if style in {Style.DATACLASS, Style.TYPED_DICT}:
        assert ours == theirs.keys()


@pytest.mark.parametrize("contract", CONTRACTS)
def test_the_attributes_of_both_engines_are_called_the_same(
    real: Callable[[str, Style], Made], contract: str
) -> None:
    made = real(contract, Style.PYDANTIC)
    ours = [attributes(text) for text in our_models(made)]
    theirs = {
        key: value for key, value in attributes(made.source).items() if key != "ContractModel"
    }
    assert theirs == {key: value for part in ours for key, value in part.items()}


def test_every_module_imports_and_touches_nothing(
    real: Callable[[str, Style], Made], packages: Path
) -> None:
    names = [real(contract, style).folder.name for contract, style in EVERY]
    run = subprocess.run(
        [sys.executable, "-c", WATCHED, *names],
        cwd=packages,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.stdout == f"imported {len(names)}\n", run.stderr


def test_every_module_passes_mypy_strict(
    real: Callable[[str, Style], Made], packages: Path
) -> None:
    names = [real(contract, style).folder.name for contract, style in EVERY]
    command = ["-m", "mypy", "--strict", "--no-incremental", "--python-version", "3.11"]
    run = subprocess.run(
        [sys.executable, *command, *names],
        cwd=packages,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.stdout.startswith("Success"), run.stdout


def test_every_module_imports_only_what_it_uses_and_in_order(
    real: Callable[[str, Style], Made], packages: Path
) -> None:
    names = [real(contract, style).folder.name for contract, style in EVERY]
    run = subprocess.run(
        [ruff_binary(), *SORTED, *names], cwd=packages, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout


@pytest.mark.parametrize("contract", CONTRACTS)
def test_msgspec_can_build_a_decoder_for_every_name(
    real: Callable[[str, Style], Made], contract: str
) -> None:
    module = real(contract, Style.MSGSPEC).module
    names = defined_names(real(contract, Style.MSGSPEC).source)
    assert all(msgspec.json.Decoder(getattr(module, name)) for name in names)


@pytest.mark.parametrize("contract", CONTRACTS)
def test_pydantic_can_build_a_validator_for_every_name(
    real: Callable[[str, Style], Made], contract: str
) -> None:
    module = real(contract, Style.PYDANTIC).module
    for name in defined_names(real(contract, Style.PYDANTIC).source):
        adapter = TypeAdapter[object](getattr(module, name))
        with suppress(ValidationError):
            adapter.validate_python({"no such": object()})
        # Models are built when first used: after that it is no stand-in any more.
        assert isinstance(adapter.validator, SchemaValidator), name


BOOKING = {"trip_id": "4f4e4e1e-c824-4d63-b37a-d8d698862f1d", "passenger_name": "John Doe"}
GOOD_AND_BAD = [
    ("train-travel-1.2.1.yaml", "Booking", BOOKING, {**BOOKING, "has_dog": "yes"}),
    ("train-travel-1.2.1.yaml", "Booking", {}, {"trip_id": "no uuid"}),
    (
        "petstore-1.0.27.yaml",
        "Pet",
        {"name": "Rex", "photoUrls": [], "status": "sold", "tags": [{"id": 1}]},
        {"name": "Rex", "photoUrls": [], "status": "eaten"},
    ),
    ("petstore-1.0.27.yaml", "Pet", {"name": "Rex", "photoUrls": []}, {"name": "Rex"}),
    (
        "core",
        "Address",
        {"lines": ["1 High St"], "city": "York", "country": "GB"},
        {"lines": [], "city": "York", "country": "GB"},
    ),
]


@pytest.mark.parametrize(("contract", "name", "good", "bad"), GOOD_AND_BAD)
def test_pydantic_and_msgspec_take_the_good_value_and_refuse_the_bad(
    real: Callable[[str, Style], Made],
    contract: str,
    name: str,
    good: dict[str, object],
    bad: dict[str, object],
) -> None:
    model = getattr(real(contract, Style.PYDANTIC).module, name)
    written = model.model_validate(good).model_dump(mode="json")
    assert written == good
    with pytest.raises(ValidationError):
        model.model_validate(bad)
    struct = getattr(real(contract, Style.MSGSPEC).module, name)
    decoded = msgspec.json.decode(msgspec.json.encode(good), type=struct)
    assert msgspec.json.decode(msgspec.json.encode(decoded)) == good
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(msgspec.json.encode(bad), type=struct)


def nodes(text: str) -> Iterable[tuple[str, ast.stmt]]:
    for node in ast.parse(text).body:
        match node:
            case ast.ClassDef(name) | ast.Assign([ast.Name(name)]):
                yield name, node


def attributes(text: str) -> dict[str, list[str]]:
    return {
        name: sorted(
            inner.target.id
            for inner in node.body
            if isinstance(inner, ast.AnnAssign)
            and isinstance(inner.target, ast.Name)
            and not inner.target.id.startswith("__")
        )
        for name, node in nodes(text)
        if isinstance(node, ast.ClassDef)
    }
