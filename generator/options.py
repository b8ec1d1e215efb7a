"""Pure. What a build may be told, apart from the contract. Part of what the lock records."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


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


DEFAULT_TARGETS = ("models", "routes")


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """Everything here changes the output and nothing else does."""

    targets: tuple[str, ...] = DEFAULT_TARGETS
    engine: Engine = Engine.CONTRATO
    style: Style = Style.PYDANTIC
