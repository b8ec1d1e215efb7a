"""Pure. The JSON Schema (2020-12) of the JSON report: what a program that reads it may rely on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.finding import Impact, Severity
from gates.formats.json import SCHEMA_VERSION
from gates.gate import GATES
from gates.report import Verdict
from gates.runner import ALL
from oas.problem import Level

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from oas.json_value import Json, JsonObject

_TEXT: JsonObject = {"type": "string"}
_SOME_TEXT: JsonObject = {"type": "string", "minLength": 1}
_COUNT: JsonObject = {"type": "integer", "minimum": 0}
_DIGEST: JsonObject = {"type": "string", "pattern": "^sha256:[0-9a-f]{64}$"}
_SIDES: JsonObject = {"base": _DIGEST, "head": _DIGEST}
_SOME_TEXTS: JsonObject = {"type": "array", "items": _SOME_TEXT, "minItems": 1}
# A member with the value null is left out.
_A_VALUE: JsonObject = {"not": {"type": "null"}}
_BUMPS = ("major", "minor", "patch")
_WORD: JsonObject = {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}


def report_schema() -> JsonObject:
    """The schema of one report, or of several in one object."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "contrato gate report",
        "description": "What a gate prints with --format json. A key that has nothing to say is "
        "left out, unless it is required here. A call that judges one contract with one gate gives "
        "a report, any other call an object with the reports of all.",
        "anyOf": [{"$ref": "#/$defs/report"}, {"$ref": "#/$defs/reports"}],
        "$defs": {
            "report": _report(),
            "reports": _reports(),
            "finding": _finding(),
            "witness": _witness(),
            "problem": _problem(),
            "related": _closed({"message": _SOME_TEXT, "location": _ref("location")}),
            "location": _location(),
        },
    }


def _report() -> JsonObject:
    required = {
        **_head([*GATES, ALL]),
        "inspected": _about("What was looked at, by kind.", _map(_COUNT)),
        "summary": _about("Findings by impact.", _closed(dict.fromkeys(Impact, _COUNT))),
        "findings": _array("finding"),
    }
    optional = {
        "contract": _about("The file that was judged.", _SOME_TEXT),
        "against": _about("What it was compared with.", _SOME_TEXT),
        "environment": _about("What the configuration calls that.", _SOME_TEXT),
        "reason": _about("Why it could not be checked, in one word.", _WORD),
        "error": _about("The same for people.", _SOME_TEXT),
        "where": _SOME_TEXT,
        "hint": _SOME_TEXT,
        "problems": _array("problem"),
        "versions": _closed({}, {"base": _TEXT, "head": _TEXT, "required": _TEXT}),
        "digests": _about("Of the bytes.", _closed({}, _SIDES)),
        "semantic_digests": _about("Of what can be observed.", _closed({}, _SIDES)),
        "raw": _about("The plain structural difference, where it was asked for.", _SOME_TEXT),
    }
    return {**_closed(required, optional), **_failed_with("reason", "error")}


def _reports() -> JsonObject:
    required = {**_head([*GATES, ALL]), "reports": _array("report")}
    return {**_closed(required, {"reason": _WORD}), **_failed_with("reason")}


def _head(gates: Iterable[str]) -> dict[str, Json]:
    return {
        "schema_version": {"const": SCHEMA_VERSION},
        "gate": _enum(gates),
        "verdict": _enum(Verdict),
        "exit_code": _about("0 pass, 1 fail, 2 could-not-check.", {"enum": [0, 1, 2]}),
        "checked": _about("How many contracts were judged, each by each gate.", _COUNT),
    }


def _failed_with(*keys: str) -> JsonObject:
    """The keys stand there exactly where the verdict is could-not-check."""
    failed: JsonObject = {"properties": {"verdict": {"const": Verdict.COULD_NOT_CHECK.value}}}
    absent: JsonObject = {"not": {"anyOf": [{"required": [key]} for key in keys]}}
    return {"if": failed, "then": {"required": [*keys]}, "else": absent}


def _finding() -> JsonObject:
    required = {
        "rule": _WORD,
        "severity": _enum(Severity),
        "message": _SOME_TEXT,
        "location": _ref("location"),
        "fingerprint": _about(
            "Stays while rule and place stay.", {"type": "string", "pattern": "^[0-9a-f]{12}$"}
        ),
    }
    optional = {
        "impact": _enum(Impact),
        "name": _about("Which of the things at its place it is about.", _SOME_TEXT),
        "base": _about("Where it stands in the base.", _ref("location")),
        "operation": _about("Such as GET /products: the first that it reaches.", _SOME_TEXT),
        "operations": _about("All that it reaches.", _SOME_TEXTS),
        "direction": _enum(["request", "response"]),
        "before": _about("The value in the base; none or a long one is left out.", _A_VALUE),
        "after": _about("The value in the head; none or a long one is left out.", _A_VALUE),
        "witness": _about("A value that proves it.", _ref("witness")),
        "undecided": _about("It could be neither proved nor refuted.", {"const": True}),
        "bump": _about("The part of the version that must rise.", _enum(_BUMPS)),
        "accepted": _about("Why it was accepted; it does not fail the gate.", _SOME_TEXT),
        "hint": _about("What to do.", _SOME_TEXT),
        "related": _about("All places that it is about.", _array("related")),
    }
    return _closed(required, optional)


def _witness() -> JsonObject:
    optional = {
        "kind": _enum(["request", "response"]),
        "operation": _about("Whose request or response it is.", _SOME_TEXT),
        "place": _about("Such as response 200 application/json.", _SOME_TEXT),
        "pointer": _about("JSON pointer to where in the value the change shows.", _TEXT),
        "proves": _about("What it proves, in a sentence.", _SOME_TEXT),
    }
    return _closed({"value": _about("The whole value of the place.", {})}, optional)


def _problem() -> JsonObject:
    required = {
        "code": _WORD,
        "level": _enum(Level),
        "message": _SOME_TEXT,
        "location": _ref("location"),
    }
    return _closed(required, {"hint": _SOME_TEXT})


def _location() -> JsonObject:
    one_or_more: JsonObject = {"type": "integer", "minimum": 1}
    pointer = _about("JSON pointer (RFC 6901), after a file and # in other files.", _SOME_TEXT)
    return {
        **_closed(
            {"file": _SOME_TEXT}, {"line": one_or_more, "column": one_or_more, "pointer": pointer}
        ),
        "dependentRequired": {"line": ["column"], "column": ["line"]},
    }


def _closed(required: Mapping[str, Json], optional: Mapping[str, Json] | None = None) -> JsonObject:
    return {
        "type": "object",
        "properties": {**required, **(optional or {})},
        "required": [*required],
        "additionalProperties": False,
    }


def _map(values: JsonObject) -> JsonObject:
    return {"type": "object", "additionalProperties": values}


def _array(definition: str) -> JsonObject:
    return {"type": "array", "items": _ref(definition)}


def _ref(definition: str) -> JsonObject:
    return {"$ref": f"#/$defs/{definition}"}


def _enum(values: Iterable[str]) -> JsonObject:
    return {"enum": [str(value) for value in values]}


def _about(description: str, schema: JsonObject) -> JsonObject:
    return {"description": description, **schema}
