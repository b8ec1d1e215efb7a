"""Edits of what is said of a value without restricting it."""

from __future__ import annotations

from tests.oas.compare.schemas.cases.building import STRING, Case, case, number, text

NOTES: tuple[Case, ...] = (
    case(STRING, text(title="A"), "documentation added none"),
    case(text(title="A"), text(title="B"), "documentation changed none"),
    case(text(description="A"), STRING, "documentation removed none"),
    case(text(examples=["a"]), text(examples=["b"]), "documentation changed none"),
    case(number(examples=[1]), number(examples=[1.0])),
    case(number(examples=[1]), number(examples=[True]), "documentation changed none"),
    case(STRING, text(deprecated=True), "deprecation added none"),
    case(text(deprecated=True), STRING, "deprecation removed none"),
    case(STRING, text(deprecated=False)),
    case(STRING, text(default="a"), "default added none"),
    case(text(default="a"), text(default="b"), "default changed none"),
    case(
        {"type": ["string", "null"]},
        {"type": ["string", "null"], "default": None},
        "default added none",
    ),
    case(STRING, text(xml={"name": "s"}), "xml added none"),
    case(
        {**STRING, "x-sunset": "2027-01-01"},
        {**STRING, "x-sunset": "2028-01-01"},
        "sunset changed none",
    ),
    case(STRING, {**STRING, "x-stability-level": "beta"}, "stability added none"),
    case(STRING, {**STRING, "x-other": 1}, "extension added none"),
    case({**STRING, "x-other": 1}, {**STRING, "x-other": 2}, "extension changed none"),
    case({**STRING, "x-other": 1}, STRING, "extension removed none"),
    case(STRING, {**STRING, "x-extensible-enum": ["a"]}, "extensible-enum added none"),
    case({**STRING, "x-extensible-enum": ["a"]}, STRING, "extensible-enum removed none"),
    case(
        {**STRING, "x-extensible-enum": ["a"]},
        {**STRING, "x-extensible-enum": ["b"]},
        "extensible-enum-value removed none",
        "extensible-enum-value added none",
    ),
    case(STRING, text(readOnly=True), "access added none"),
    case(text(writeOnly=True), STRING, "access removed none"),
)
