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
    Key(
        "enums",
        Kind.TEXT,
        "literal",
        "What a named list of strings is: Literal[...], or a class of StrEnum.",
        choices=("literal", "str-enum"),
    ),
    Key(
        "templates",
        Kind.TEXT,
        "",
        "A folder with templates of your own, models/*.jinja and routes/*.jinja, relative to this "
        "file; docs/templates.md describes them.",
    ),
    Key(
        "strict",
        Kind.FLAG,
        default=False,
        help="What the generated code does not express or enforce is an error: nothing is written.",
    ),
    Key(
        "implementation",
        Kind.TEXT,
        "app",
        "The folder of your code, relative to this file: scaffold writes <implementation>/<name>/.",
    ),
)

CONTRACT_DRIFT = (
    Key(
        "against",
        Kind.TEXT_OR_TEXTS,
        "",
        "What the contract is compared with: a file, a URL or git:REF[:PATH]; {name} in it is the "
        "contract's name. Several are all compared with.",
    ),
    Key(
        "environments",
        Kind.TABLE,
        "",
        "What each environment runs, such as "
        'dev = "https://dev.example.com/{name}/openapi.json"; --env names them.',
    ),
    Key(
        "policy",
        Kind.TEXT,
        "semver",
        "What a change needs: semver a version that says it, any-bump any higher version; frozen "
        "allows no change that anybody can see, compatible none that breaks, at any version.",
        choices=("semver", "any-bump", "frozen", "compatible"),
    ),
    Key(
        "fail-on",
        Kind.TEXT,
        "none",
        "The least impact that fails at any version.",
        choices=("none", "breaking", "risky", "compatible"),
    ),
    Key(
        "versioning",
        Kind.TEXT,
        "semver",
        "What info.version is: a semantic version, or a date such as 2026-05-31.",
        choices=("semver", "calendar"),
    ),
    Key("open-enums", Kind.FLAG, default=False, help="Clients expect values that no enum lists."),
    Key(
        "fastapi",
        Kind.FLAG,
        default=False,
        help="FastAPI wrote the contract from code: what it adds by itself is no change.",
    ),
)

ROUND_TRIP = (
    Key(
        "app",
        Kind.TEXT,
        "",
        "The application, MODULE:APP, instead of the generated one; {name} in it is the contract's "
        "name, and APP may be a function that returns it.",
    ),
    Key(
        "strict",
        Kind.FLAG,
        default=False,
        help="What the build noted that it does not express, and texts, fail the gate as well.",
    ),
)

GATES: Mapping[str, tuple[Key, ...]] = {
    "contract-drift": CONTRACT_DRIFT,
    "checksums": (),
    "round-trip": ROUND_TRIP,
}


def choices_of(name: str) -> tuple[str, ...]:
    """What the key `name` of contract-drift may be, for the option of that name."""
    return next(key.choices for key in CONTRACT_DRIFT if key.name == name)


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
