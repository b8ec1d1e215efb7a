"""Pure. YAML bytes to values, exactly or not at all (TRUST.md, rule R2)."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

import yaml

from oas.errors import ContractError
from oas.show import printable
from oas.source_text import body, refusal, text_of
from oas.strict_keys import refuse_bad_keys
from oas.yaml_events import events
from oas.yaml_members import walk
from oas.yaml_reader import YamlReader

if TYPE_CHECKING:
    from oas.document import Source
    from oas.json_value import Json
    from oas.limits import Limits

# What YAML 1.2.2 (section 5.1) does not let stand in a file unescaped.
_NOT_ALLOWED = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MOST_TAG_DIRECTIVES = 16
_HINTS = {
    "mapping values are not allowed": "quote a text that holds a colon and a blank",
    "cannot start any token": "quote the text; indent with blanks, not tabs",
    "unexpected end of stream": "the file is cut off; save or fetch it again",
}


def read_yaml(source: Source, limits: Limits) -> tuple[Json, int]:
    """The value, and how many nodes it has. Raises ContractError, with the place."""
    text = text_of(source)
    # The parser compares each such line with all before it: a million of them would take hours.
    if text.count("\n%TAG") > _MOST_TAG_DIRECTIVES:
        raise ContractError("too many %TAG lines", where=source.name, hint="remove them")
    reader = YamlReader(source, limits)
    try:
        for event in events(body(source)):
            reader.take(event)
    except yaml.YAMLError as error:
        raise _not_yaml(source, text, error) from None
    if not reader.documents:
        raise refusal(source, "the file holds nothing but comments", offset=0, hint="write it")
    if reader.has_suspect_key:
        refuse_bad_keys(source, partial(walk, body(source)))
    return reader.documents[0], reader.nodes


def _not_yaml(source: Source, text: str, error: yaml.YAMLError) -> ContractError:
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark is not None:
        problem = printable(error.problem or error.context or "")
        hint = next((h for part, h in _HINTS.items() if part in problem), "")
        offset = min(error.problem_mark.index, len(text))
        hint = hint or "correct the text at this place"
        return refusal(source, f"neither JSON nor YAML: {problem}", offset=offset, hint=hint)
    found = _NOT_ALLOWED.search(text)
    return refusal(
        source,
        "a character that YAML does not let stand unescaped",
        offset=found.start() if found else 0,
        hint='write it as an escape ("\\x07") in a text of double quotes, or remove it',
    )
