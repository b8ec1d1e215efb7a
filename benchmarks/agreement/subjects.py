"""Whose models are asked: ours, and those of datamodel-code-generator with its best flags."""

from __future__ import annotations

import importlib
import re
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeAlias

import orjson
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError, create_model

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

    from benchmarks.agreement.places import Place
    from generator.api import Api
    from oas.json_value import Json

PEER_MODELS = "peer_models"
PEER_FLAGS = (
    *("--input-file-type", "openapi", "--output-model-type", "pydantic_v2.BaseModel"),
    *("--target-python-version", "3.11", "--target-pydantic-version", "2.14"),
    *(
        "--use-annotated",
        "--strict-nullable",
        "--use-missing-sentinel",
        "--generate-schema-validators",
    ),
    *("--strict-types", "str", "int", "float", "bool", "--naming-strategy", "full-path"),
    *("--formatters", "builtin", "--no-allow-remote-refs"),
)


Question: TypeAlias = "Callable[[Json], bool]"


class Subject(Protocol):
    """Something that accepts or refuses values of a place."""

    def question(self, place: Place) -> Question | None:
        """What says whether a value is accepted at a place, None where nothing can be asked."""


@dataclass(slots=True)
class Ours:
    """The package that contract-gen built, asked as FastAPI asks it: with parsed JSON."""

    api: Api
    package: str

    def question(self, place: Place) -> Question | None:
        """Asks the type that a route would name at this place."""
        found = self.api.annotation(place.node, place.direction)
        names: dict[str, object] = {}
        for module, name in found.imports:
            if module == "..":
                names[name] = importlib.import_module(f"{self.package}.{name}")
            else:
                inside = module.startswith("..")
                path = f"{self.package}.{module[2:]}" if inside else module
                names[name] = getattr(importlib.import_module(path), name)
        # A body that is no object is read by strict rules too: it is asked as a field.
        wanted = eval(found.text, names)  # noqa: S307 (the builder's own source)
        holder = create_model("Holder", __config__=ConfigDict(strict=True), it=(wanted, ...))
        holder.model_rebuild()
        return lambda value: _accepts(holder, value)


@dataclass(slots=True)
class Peer:
    """What datamodel-code-generator made; its classes are found by the components' names."""

    modules: list[ModuleType]
    _classes: dict[str, object] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Index what the modules define; a name that two share is asked for neither."""
        for module in self.modules:
            for name, found in vars(module).items():
                key = _key(f"{module.__name__.partition('.')[2]}{name}")
                self._classes[key] = None if key in self._classes else found

    def question(self, place: Place) -> Question | None:
        """Asks the class of a component; inline schemas cannot be told by name."""
        found = self._classes.get(_key(place.component)) if place.component else None
        if found is None:
            return None
        adapter = TypeAdapter[object](found)  # type: ignore[arg-type]
        return lambda value: _accepts_json(adapter, orjson.dumps(value))


def _accepts(holder: type[BaseModel], value: Json) -> bool:
    """Raises ValueError where parsed JSON and the text of it are judged differently."""
    accepted = True
    try:
        holder.model_validate({"it": value})
    except ValidationError:
        accepted = False
    try:
        holder.model_validate_json(orjson.dumps({"it": value}))
    except ValidationError:
        if accepted:
            raise TwoMindedError(value) from None
        return False
    if not accepted:
        raise TwoMindedError(value)
    return True


class TwoMindedError(Exception):
    """The parsed value and its text are not treated alike."""


def _accepts_json(adapter: TypeAdapter[object], data: bytes) -> bool:
    try:
        adapter.validate_json(data)
    except ValidationError:
        return False
    return True


def run_peer(contract: Path, folder: Path) -> Peer | str:
    """Generate and import the peer's models; the reason where that fails."""
    done = _generated(contract, folder / f"{PEER_MODELS}.py")
    if "output directory" in done.stderr:
        done = _generated(contract, folder / PEER_MODELS)
    if done.returncode:
        return (done.stderr.strip().splitlines() or ["failed"])[-1][:80]
    for name in [name for name in sys.modules if name.split(".")[0] == PEER_MODELS]:
        del sys.modules[name]
    sys.path.insert(0, str(folder))
    try:
        return Peer([importlib.import_module(name) for name in _modules(folder)])
    except Exception as problem:  # noqa: BLE001 (whatever its modules raise is its result)
        return f"does not import: {type(problem).__name__}"
    finally:
        sys.path.remove(str(folder))


def _generated(contract: Path, output: Path) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).parent / "datamodel-codegen"
    command: list[str | Path] = [program, "--input", contract, "--output", output, *PEER_FLAGS]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=600)


def _modules(folder: Path) -> list[str]:
    files = [folder / f"{PEER_MODELS}.py", *sorted((folder / PEER_MODELS).rglob("*.py"))]
    names = [".".join(f.relative_to(folder).with_suffix("").parts) for f in files if f.is_file()]
    return [name.removesuffix(".__init__") for name in names]


def _key(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())
