"""The configuration: found, read and checked once, then handed on as a value.

The command line goes before the environment (`CONTRATO_OUT`,
`CONTRATO_GATES_CONTRACT_DRIFT_AGAINST`: one rule for all keys), and that before the file. Paths
are relative to the file; those of the environment to the folder the program runs in. Unknown
variables are left alone: they may be somebody else's.
"""

from __future__ import annotations

import glob
import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from console.config_file import find_file, read_file
from console.contracts import configured_paths, given_paths, with_unique_names
from console.key import read_table, unknown_key, wrong_value
from console.place import shown_path
from console.settings import GATES, KEYS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from console.key import Key, Value
    from oas.json_value import Json

DEFAULTS = {key.name: key.default for key in KEYS}
PATHS = ("contracts", "out", "templates", "implementation")


@dataclass(frozen=True, slots=True)
class Config:
    """What the configuration says; `console.settings` describes the keys.

    `root` is the folder its paths are relative to. `gates` holds the options of each gate that
    is configured, by the gate's name.
    """

    root: Path
    file: Path | None
    contracts: tuple[str, ...]
    out: str
    targets: tuple[str, ...]
    engine: str
    style: str
    enums: str
    templates: str = ""
    strict: bool = False
    implementation: str = "app"
    gates: Mapping[str, Mapping[str, Value]] = field(default_factory=dict)

    @property
    def out_folder(self) -> Path:
        """The folder the generated packages go to."""
        return self.root / self.out

    @property
    def templates_folder(self) -> Path | None:
        """The folder of templates that stand in place of ours."""
        return self.root / self.templates if self.templates else None

    @property
    def implementation_folder(self) -> Path:
        """The folder a person's own implementations are in."""
        return self.root / self.implementation

    @property
    def place(self) -> str:
        """Where the configuration stands, for messages."""
        return shown_path(self.file or self.root)

    def contract_paths(self, given: Sequence[str] = ()) -> tuple[Path, ...]:
        """The contracts named on the command line, else those of the configuration.

        Raises ConfigError where one is missing, none is found, or two share a name.
        """
        found = given_paths(given) or configured_paths(self.contracts, self.root, place=self.place)
        return with_unique_names(found)


def load_config(explicit: Path | None, start: Path, environ: Mapping[str, str]) -> Config:
    """The configuration that holds in the folder `start`. Raises ConfigError."""
    file = explicit or find_file(start)
    table = read_file(file) if file else {}
    place = shown_path(file) if file else ""
    gates = _gates(table.pop("gates", {}), place)
    for gate, keys in GATES.items():
        if given := _from_environment(keys, environ, ("gates", gate)):
            gates[gate] = {**gates.get(gate, {}), **given}
    values = read_table(table, KEYS, file=place)
    values |= {
        name: _below(start, value) if name in PATHS else value
        for name, value in _from_environment(KEYS, environ, ()).items()
    }
    return _config((file.parent if file else start).absolute(), file, values, gates)


def _config(
    root: Path,
    file: Path | None,
    values: Mapping[str, Value],
    gates: Mapping[str, Mapping[str, Value]],
) -> Config:
    given = {**DEFAULTS, **values}
    return Config(
        root=root,
        file=file,
        contracts=_texts(given["contracts"]),
        out=str(given["out"]),
        targets=_texts(given["targets"]),
        engine=str(given["engine"]),
        style=str(given["style"]),
        enums=str(given["enums"]),
        templates=str(given["templates"]),
        strict=given["strict"] is True,
        implementation=str(given["implementation"]),
        gates=gates,
    )


def _gates(table: Json, place: str) -> dict[str, Mapping[str, Value]]:
    if not isinstance(table, dict):
        raise wrong_value("gates", table, expected="a table for each gate", file=place)
    gates: dict[str, Mapping[str, Value]] = {}
    for gate, options in table.items():
        if gate not in GATES:
            raise unknown_key(gate, GATES, file=place, prefix="gates.")
        if not isinstance(options, dict):
            raise wrong_value(f"gates.{gate}", options, expected="a table", file=place)
        gates[gate] = read_table(options, GATES[gate], file=place, prefix=f"gates.{gate}.")
    return gates


def _from_environment(
    keys: Sequence[Key], environ: Mapping[str, str], tables: tuple[str, ...]
) -> dict[str, Value]:
    values: dict[str, Value] = {}
    for key in keys:
        variable = "_".join(("CONTRATO", *tables, key.name)).replace("-", "_").upper()
        if text := environ.get(variable):
            value = key.parse(text)
            if value is None:
                raise wrong_value(variable, text, expected=key.expected, file="the environment")
            values[key.name] = value
    return values


def _below(start: Path, value: Value) -> Value:
    """Paths of the environment, made absolute; the name of the folder `start` is no glob."""
    folder = start.absolute()
    if isinstance(value, tuple):
        return tuple(os.path.join(glob.escape(str(folder)), text) for text in value)  # noqa: PTH118 (a glob is no path)
    return str(folder / str(value))


def _texts(value: Value) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else ()
