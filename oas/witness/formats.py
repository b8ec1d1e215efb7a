"""Pure. What formats are asserted, and strings that have them. A table.

Asserted are those of JSON Schema 2020-12 (validation, section 7.3) by jsonschema-rs, and of the
formats of OpenAPI those that say which values there are. Any other is an annotation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from oas.json_value import JsonObject

# Samples of each, unlike each other: what tells a format from its neighbours is among them.
SAMPLES: Mapping[str, tuple[str, ...]] = {
    "date-time": ("2024-02-29T12:00:00Z", "2024-02-29T12:00:00.5+01:00"),
    "date": ("2024-02-29", "1999-12-31"),
    "time": ("12:00:00Z", "23:59:59.5+01:00"),
    "duration": ("P1D", "PT1H30M"),
    "email": ("a@example.com", "first.last@example.org"),
    "idn-email": ("a@example.com", "ä@example.com"),
    "hostname": ("example.com", "localhost"),
    "idn-hostname": ("example.com", "bücher.example"),
    "ipv4": ("192.0.2.1", "203.0.113.255"),
    "ipv6": ("2001:db8::1", "::"),
    "uri": ("https://example.com/", "urn:isbn:0451450523"),
    "uri-reference": ("/a", "https://example.com/", "#a"),
    "iri": ("https://example.com/", "https://bücher.example/"),
    "iri-reference": ("/a", "/ä"),
    "uri-template": ("/a/{b}", "https://example.com/{?q}"),
    "uuid": ("123e4567-e89b-12d3-a456-426614174000", "00000000-0000-0000-0000-000000000000"),
    "json-pointer": ("/a", ""),
    "relative-json-pointer": ("0", "1/a"),
    "regex": ("a", "^[a-z]+$"),
    "byte": ("YQ==", "YWJj"),
}

# How a string of a format is made as long as wanted: what is before, what is repeated, what is after.
STRETCHED: Mapping[str, tuple[str, str, str]] = {
    "date-time": ("2024-02-29T12:00:00.", "0", "Z"),
    "time": ("12:00:00.", "0", "Z"),
    "email": ("", "a", "@example.com"),
    "idn-email": ("", "a", "@example.com"),
    "hostname": ("", "a", ".example"),
    "uri": ("https://example.com/", "a", ""),
    "uri-reference": ("", "a", ""),
    "uri-template": ("", "a", ""),
    "iri": ("https://example.com/", "a", ""),
    "iri-reference": ("", "a", ""),
    "json-pointer": ("/", "a", ""),
    "regex": ("", "a", ""),
}

# Integers of OpenAPI's format registry.
RANGES: Mapping[str, JsonObject] = {
    name: {"minimum": low, "maximum": high}
    for name, low, high in (
        ("int8", -(2**7), 2**7 - 1),
        ("int16", -(2**15), 2**15 - 1),
        ("int32", -(2**31), 2**31 - 1),
        ("int64", -(2**63), 2**63 - 1),
        ("uint8", 0, 2**8 - 1),
        ("uint16", 0, 2**16 - 1),
        ("uint32", 0, 2**32 - 1),
        ("uint64", 0, 2**64 - 1),
    )
}
SHAPES: Mapping[str, JsonObject] = {
    "byte": {"pattern": "^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$"},
}
ASSERTED = frozenset({*SAMPLES, *RANGES})
