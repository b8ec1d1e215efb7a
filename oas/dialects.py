"""Pure. The dialects of JSON Schema whose schemas are checked."""

from __future__ import annotations

_KNOWN = (
    "https://json-schema.org/draft/2020-12/schema",
    "https://spec.openapis.org/oas/3.1/dialect/base",
    "https://spec.openapis.org/oas/3.1/dialect/2024-11-10",
    "https://spec.openapis.org/oas/3.2/dialect/2025-09-17",
)
# An empty fragment adds nothing to a URI (JSON Schema 2020-12, core, section 8.2.1).
KNOWN_DIALECTS = tuple(uri + end for uri in _KNOWN for end in ("", "#"))


def is_known(dialect: str) -> bool:
    """Whether schemas in this dialect are checked."""
    return dialect in KNOWN_DIALECTS
