"""Pure. Strings: their lengths, patterns and formats in the words of the models."""

from __future__ import annotations

from ast import literal_eval
from typing import TYPE_CHECKING

from generator.literal import literal
from generator.patterns.decimals import is_decimal
from generator.schema.patterns import pattern_check
from generator.schema.scalars import FORMATS, Limited, each_of, limited
from generator.schema.types import TEXT, Check, Checked, Kind, Scalar

if TYPE_CHECKING:
    from generator.schema.flat import Flat
    from generator.schema.types import Type
    from oas.json_value import Json, JsonObject

# The support module and its check for each format that is asserted (JSON Schema 2020-12,
# validation, section 7.3). Any other format restricts nothing.
ASSERTED = {
    **dict.fromkeys(
        (
            *("date", "date-time", "time", "duration", "uuid", "ipv4", "ipv6", "uri"),
            *("uri-reference", "iri", "iri-reference", "uri-template", "json-pointer"),
            "relative-json-pointer",
        ),
        ("formats", "TextFormat"),
    ),
    **dict.fromkeys(
        ("email", "idn-email", "hostname", "idn-hostname"),
        ("hosts", "HostFormat"),
    ),
    "regex": ("expressions", "RegularExpression"),
}
TEXT_LIMITS = {"minLength": "min_length", "maxLength": "max_length"}
PATTERN, FOUND, EXTRA, DECIMAL = "pattern", "found", "json_schema_extra", "decimal"
# What is said of a string without restricting it, beside its format.
CONTENT = ("contentEncoding", "contentMediaType")


def text_type(flat: Flat) -> tuple[Type, Limited]:
    """A string, or the type of its format where no other limit stands in the way."""
    content = _content(flat)
    if not flat.limits and not content:
        return TEXT, Limited(())
    said = dict(limited(flat, TEXT_LIMITS).limits)
    formats = [name for name in each_of(flat, "format") if isinstance(name, str)]
    checks = [pattern_check(text) for text in each_of(flat, PATTERN) if isinstance(text, str)]
    lost = (PATTERN,) if None in checks else ()
    found = [check for check in checks if check is not None]
    kind = FORMATS.get(formats[0]) if len(formats) == 1 else None
    if kind is not None and not (said or checks or content):
        return Scalar(kind), Limited((), lost)
    if formats == [DECIMAL] and (limits := _decimal(found, said)):
        return Scalar(Kind.DECIMAL, tuple(limits.items())), Limited(())
    return _text(said, found, formats, content), Limited((), lost)


def _text(
    said: dict[str, str], checks: list[Check], formats: list[str], content: JsonObject
) -> Type:
    """Text with its checks; a pattern that pydantic reads as it is goes with the lengths."""
    native = next((check for check in checks if len(check.arguments) == 1), None)
    if native is not None:
        said = {**said, PATTERN: str(native.arguments[0][1])}
    others = [check for check in checks if check is not native]
    for name in formats:
        if name in ASSERTED:
            module, check = ASSERTED[name]
            arguments = () if module == "expressions" else (("", literal(name)),)
            others.append(Check(module, check, arguments))
        else:
            content = {"format": name, **content}
    if content and others:
        others.append(Check("words", "Words", (("", literal(content)),)))
    elif content:
        said = {**said, EXTRA: literal(content)}
    scalar = Scalar(Kind.STRING, tuple(said.items()))
    return Checked(scalar, tuple(others)) if others else scalar


def _decimal(checks: list[Check], said: dict[str, str]) -> dict[str, str]:
    """The limits of a decimal number; none where the patterns let pass anything else."""
    if len(checks) != 1:
        return {}
    (_, pattern), *found = checks[0].arguments
    if not is_decimal(literal_eval(str(pattern))) or any(word for word, _ in found):
        return {}
    rust = {FOUND: str(found[0][1])} if found else {}
    return {PATTERN: str(pattern), **rust, **said}


def _content(flat: Flat) -> JsonObject:
    found: dict[str, Json] = {}
    for node in flat.sources:
        found |= {word: node.object[word] for word in CONTENT if word in node.object}
    return found
