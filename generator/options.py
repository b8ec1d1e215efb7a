"""What a build may be told, apart from the contract. Part of what the lock records."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from oas.errors import ConfigError
from oas.show import show

if TYPE_CHECKING:
    from console.config import Config
    from generator.overrides import Templates
    from oas.json_value import JsonObject


class Engine(StrEnum):
    """Who emits the models."""

    CONTRATO = "contrato"
    DATAMODEL_CODE_GENERATOR = "datamodel-code-generator"


class Style(StrEnum):
    """What a model is. All but PYDANTIC need the datamodel-code-generator engine."""

    PYDANTIC = "pydantic"
    DATACLASS = "dataclass"
    TYPED_DICT = "typed-dict"
    MSGSPEC = "msgspec"


class Enums(StrEnum):
    """What a named list of strings is."""

    LITERAL = "literal"
    STR_ENUM = "str-enum"


DEFAULT_TARGETS = ("models", "routes")


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """Everything here changes the output and nothing else does."""

    targets: tuple[str, ...] = DEFAULT_TARGETS
    engine: Engine = Engine.CONTRATO
    style: Style = Style.PYDANTIC
    enums: Enums = Enums.LITERAL
    templates: Templates | None = None

    def json(self) -> JsonObject:
        """As the lock records it."""
        own: JsonObject = {"templates": self.templates.digest} if self.templates else {}
        return {
            "targets": [*self.targets],
            "engine": self.engine.value,
            "style": self.style.value,
            "enums": self.enums.value,
            **own,
        }


def build_options(config: Config) -> BuildOptions:
    """The options that `config` gives. Raises ConfigError where they contradict each other.

    The order of the targets, and one named twice, make no difference.
    """
    options = BuildOptions(
        tuple(sorted(set(config.targets))),
        Engine(config.engine),
        Style(config.style),
        Enums(config.enums),
        _templates(config),
    )
    if options.style is not Style.PYDANTIC and options.engine is Engine.CONTRATO:
        raise ConfigError(
            f"the style {show(options.style)} needs another engine",
            where=config.place,
            hint=f"set engine = {Engine.DATAMODEL_CODE_GENERATOR.value}",
        )
    if options.enums is not Enums.LITERAL and options.engine is not Engine.CONTRATO:
        raise ConfigError(
            f"the engine {show(options.engine)} makes enumerations its own way",
            where=config.place,
            hint=f"leave enums = {options.enums.value} out, or set engine = {Engine.CONTRATO.value}",
        )
    if options.style is not Style.PYDANTIC and "routes" in options.targets:
        raise ConfigError(
            f"the target routes needs the style {Style.PYDANTIC.value}",
            where=config.place,
            hint="build the target models alone: --target models",
        )
    return options


def _templates(config: Config) -> Templates | None:
    if config.templates_folder is None:
        return None
    from generator.overrides import read_templates

    found = read_templates(config.templates_folder)
    if config.engine != Engine.CONTRATO and any(path.startswith("models/") for path in found.texts):
        raise ConfigError(
            f"the engine {show(config.engine)} has templates of its own",
            where=found.place,
            hint=f"take the folder models away, or set engine = {Engine.CONTRATO.value}",
        )
    return found
