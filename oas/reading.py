"""Pure. The bytes of one file to its JSON value, whether they are JSON or YAML.

The first significant byte decides: a brace or a bracket begins JSON. The file's name decides
nothing, except that what begins so and is no JSON may still be YAML where the name says it is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from oas.errors import ContractError
from oas.source_text import body, refusal, refuse_other_encodings
from oas.strict_json import NotJsonError, read_json

if TYPE_CHECKING:
    from oas.document import Source
    from oas.json_value import Json
    from oas.limits import Limits

_BLANK = re.compile(rb"[ \t\r\n]*+")


def read_value(source: Source, limits: Limits) -> tuple[Json, int]:
    """The value, and how many nodes it has at most. Raises ContractError, with the place."""
    _refuse_size(source, limits)
    refuse_other_encodings(source)
    first = first_byte(source)
    if not first:
        content = "holds only blanks" if source.data else "is empty"
        raise refusal(source, f"the file {content}", offset=0, hint="give an OpenAPI contract")
    if first == b"<":
        raise refusal(
            source,
            "the file holds HTML or XML, not a contract",
            offset=0,
            hint="if it was downloaded, this may be a login or an error page",
        )
    if begins_json(first):
        try:
            return read_json(source, limits)
        except NotJsonError:
            if not source.name.lower().endswith((".yaml", ".yml")):
                raise
    from oas.strict_yaml import read_yaml

    return read_yaml(source, limits)


def first_byte(source: Source) -> bytes:
    """The first byte that is not blank, empty where there is none."""
    data = body(source)
    blank = _BLANK.match(data)
    at = blank.end() if blank else 0
    return data[at : at + 1]


def begins_json(first: bytes) -> bool:
    """Whether a file that begins with this byte is read as JSON first."""
    return first in {b"{", b"["}


def _refuse_size(source: Source, limits: Limits) -> None:
    if len(source.data) > limits.bytes:
        raise ContractError(
            f"{len(source.data):,} bytes; at most {limits.bytes:,} are read",
            where=source.name,
            hint="split the contract, or give the path of the contract itself",
        )
