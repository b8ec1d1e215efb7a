"""Pure. What a contract is compared with: one SRC, several, or what environments run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from console.contracts import contract_name
from console.key import did_you_mean
from gates.gate import CouldNotCheckError
from oas.errors import ConfigError
from oas.show import show
from registry.source import FORMS, is_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from console.key import Value
    from gates.gate import Context

NAME = "{name}"
EVERY = "all"
_TABLE = "[tool.contrato.gates.contract-drift]"


@dataclass(frozen=True, slots=True)
class Base:
    """A SRC, and the folder that it is relative to if it is a file.

    `environment` is what the configuration calls it, empty where it was given in another way.
    """

    spec: str
    folder: Path
    environment: str = ""

    @property
    def shown(self) -> str:
        """The SRC for a report. What follows the `?` of a URL may be a secret."""
        return self.spec.partition("?")[0]


def bases_of(context: Context) -> tuple[Base, ...]:
    """All that the contract is compared with. Raises ToolError where nothing says what.

    What the command line names goes before the key `against` of the configuration.
    """
    found = [*_named(context), *_environments(context)]
    if not found:
        raise CouldNotCheckError(
            "no-base",
            "nothing says what the contract is compared with",
            hint=f"give --against SRC, or set against in {_TABLE}: {FORMS}",
        )
    return tuple(dict.fromkeys(found))


def placed(spec: str, context: Context, *, folder: Path) -> Base:
    """The SRC for this contract; `{name}` in it is the contract's name. Raises ConfigError."""
    is_one = is_file(spec) or not spec.startswith("git:") or spec.count(":") > 1
    if context.among > 1 and is_one and NAME not in spec:
        raise ConfigError(
            f"one base cannot serve {context.among} contracts",
            hint=f"write {NAME} where the contract's name stands, give git:REF, or name a contract",
        )
    return Base(spec.replace(NAME, contract_name(context.contract)), folder)


def _named(context: Context) -> Iterator[Base]:
    if _texts(context.options.get("env")) and "against" not in context.asked:
        return
    folder = context.folder_of("against")
    for spec in _texts(context.options.get("against")):
        yield placed(spec, context, folder=folder)


def _environments(context: Context) -> Iterator[Base]:
    known = context.options.get("environments")
    table = known if isinstance(known, dict) else {}
    asked = _texts(context.options.get("env"))
    names = table if table and EVERY in asked else asked
    for name in dict.fromkeys(names):
        if name not in table:
            raise _unknown(name, table)
        base = placed(table[name], context, folder=context.folder_of("environments"))
        yield Base(base.spec, base.folder, name)


def _unknown(name: str, table: dict[str, str]) -> ConfigError:
    known = f"the environments are {', '.join(map(show, table))}" if table else ""
    return ConfigError(
        f"there is no environment {show(name)}",
        where=_TABLE,
        hint=did_you_mean(name, table)
        or known
        or 'set environments = {dev = "https://HOST/PATH"} there',
    )


def _texts(value: Value | None) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,) if value else ()
    return value if isinstance(value, tuple) else ()
