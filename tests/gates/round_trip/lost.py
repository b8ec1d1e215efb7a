"""Features that FastAPI's own document of generated code does not keep, each with the reason.

A feature that is kept after all fails its test, and is then taken out here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_NO_WORD = "FastAPI has no word for it"
_ANNOTATION = "models do not carry this annotation of a schema into their own JSON Schema"
_NAMES = (
    *("write only", "description", "title", "examples", "extension", "example (3.0)"),
    "external documentation",
)

LOST: Mapping[str, str] = {
    "extension of the document": _NO_WORD,
    "extension of an operation": "it is not handed to openapi_extra",
    "path summary and description": _NO_WORD,
    "parameter extension": _NO_WORD,
    "security client certificate": f"{_NO_WORD}: no class of fastapi.security is a certificate",
    **{f"property {name}": _ANNOTATION for name in _NAMES},
    "reference in a property, described": _ANNOTATION,
    "description of a schema": _ANNOTATION,
    "title of a schema": _ANNOTATION,
    "example of a schema": _ANNOTATION,
    "deprecated schema": _ANNOTATION,
    "discriminator": "a union whose tags are no constants is none for pydantic",
    "discriminator with a mapping": "a union whose tags are no constants is none for pydantic",
}
