"""Pure. The keys of `[tool.contrato]` and of its `gates` tables. Every reader of them starts here.

A gate's options are listed here rather than in its own room, so that a misspelt one is refused by
`contract-gen` too, and `contract-gen schema config` describes the whole file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from console.key import Key, Kind, table_schema

if TYPE_CHECKING:
    from collections.abc import Mapping

    from oas.json_value import JsonObject

KEYS = (
    Key(
        "contracts",
        Kind.TEXTS,
        ("contracts/*/openapi.*",),
        "The contracts, as paths or globs relative to this file.",
    ),
    Key(
        "out",
        Kind.TEXT,
        "generated",
        "The folder the code goes to, relative to this file: <out>/<name>/ for each contract.",
    ),
    Key("targets", Kind.TEXTS, ("models", "routes"), "What is generated."),
    Key(
        "engine",
        Kind.TEXT,
        "contrato",
        "Who emits the models.",
        choices=("contrato", "datamodel-code-generator"),
    ),
    Key(
        "style",
        Kind.TEXT,
        "pydantic",
        "What a model is. All but pydantic need the engine datamodel-code-generator.",
        choices=("pydantic", "dataclass", "typed-dict", "msgspec"),
    ),
)

GATES: Mapping[str, tuple[Key, ...]] = {
    "contract-drift": (
        Key(
            "against",
            Kind.TEXT,
            "",
            "What the contract is compared with: a file, a URL or git:REF[:PATH].",
        ),
    ),
    "checksums": (),
}


def config_schema() -> JsonObject:
    """The JSON Schema (2020-12) of the configuration."""
    gates = {name: table_schema(keys) for name, keys in GATES.items()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "contrato",
        "description": "contrato.toml, or the table [tool.contrato] of pyproject.toml.",
        **table_schema(
            KEYS,
            gates={
                "description": "The gates that `gates all` runs, each with its options.",
                "type": "object",
                "properties": {**gates},
                "additionalProperties": False,
            },
        ),
    }
