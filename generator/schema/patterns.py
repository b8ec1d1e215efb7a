"""Pure. A pattern of a contract as a check of the generated code (TRUST.md, rule R10).

It is ECMA-262's; what runs is Rust's `regex`, in linear time. A pattern that does not become one or
several of those, or one that is too large for that engine, is reported and not enforced. None is
ever run here.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from generator.literal import literal
from generator.patterns.looks import cases, shortened
from generator.patterns.reader import read
from generator.patterns.rust import written
from generator.patterns.tree import UnreadableError, UnsayableError
from generator.schema.types import Check

if TYPE_CHECKING:
    from generator.patterns.looks import Case
    from generator.patterns.tree import Node
    from oas.json_value import Json

MOST_WRITTEN = 200_000


# What must be found in a text, and what must not.
Said: TypeAlias = "tuple[list[Json], list[Json]]"


@lru_cache(maxsize=10_000)
def pattern_check(ecma: str) -> Check | None:
    """What finds the pattern in a text; None where nothing can in bounded time.

    A check without more than the pattern says that Rust reads it as it is.
    """
    try:
        found = [_said(case) for case in cases(read(ecma))]
    except (UnreadableError, UnsayableError):
        return None
    return Check("patterns", "Pattern", (("", literal(ecma)), *_arguments(ecma, found)))


def _arguments(ecma: str, found: list[Said]) -> tuple[tuple[str, str], ...]:
    if found == [([ecma], [])]:
        return ()
    if len(found) > 1:
        return (("cases", literal([[have, lack] for have, lack in found])),)
    [(have, lack)] = found
    texts = tuple(("", literal(text)) for text in have)
    return (*texts, ("never", literal(lack))) if lack else texts


def _said(case: Case) -> Said:
    return [_rust(node) for node in case.found], [_rust(node) for node in case.never]


def _rust(node: Node) -> str:
    """The pattern, shortened where Rust's engine would refuse its size."""
    for wanted in (node, shortened(node)):
        text = written(wanted)
        if len(text) <= MOST_WRITTEN and _is_accepted(text):
            return text
    raise UnsayableError


def _is_accepted(pattern: str) -> bool:
    import jsonschema_rs

    try:
        jsonschema_rs.validator_for(
            {"pattern": pattern}, pattern_options=jsonschema_rs.RegexOptions()
        )
    except ValueError:
        return False
    return True
