"""Pure. Whether a schema accepts null, by nothing but the keywords that may refuse it.

In OpenAPI 3.0 `nullable` adds null to the `type` beside it and means nothing without one (OAS 3.0.3,
clarification of nullable); an `enum` that does not list null refuses it all the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from oas.document import Node, SpecVersion
from oas.json_value import JsonObject, as_array

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from oas.normal.schema import Site

# None: the answer depends on itself, so it decides nothing.
Answer: TypeAlias = "bool | None"
Ask: TypeAlias = "Callable[[Site], Answer]"


def accepts_null(node: Node, version: SpecVersion, ask: Ask) -> Answer:
    """Whether one schema object accepts null, but for what its `$ref` and `allOf` say."""
    value = node.value
    if not isinstance(value, dict):
        return value is not False
    if not is_listed(value, version):
        return False
    return _every(_composed(node, value, ask))


def is_listed(value: JsonObject, version: SpecVersion) -> bool:
    """Whether `type`, `enum` and `const` leave null."""
    declared = value.get("type")
    if isinstance(declared, str | list):
        is_named = declared == "null" or (isinstance(declared, list) and "null" in declared)
        if not is_named and not (version is SpecVersion.V3_0 and value.get("nullable") is True):
            return False
    if isinstance(listed := value.get("enum"), list) and None not in listed:
        return False
    return value.get("const") is None


def _composed(node: Node, value: JsonObject, ask: Ask) -> Iterable[Answer]:
    def below(keyword: str) -> Answer:
        return ask((Node(value[keyword], f"{node.pointer}/{keyword}"),))

    def branches(keyword: str) -> list[Answer]:
        above = f"{node.pointer}/{keyword}"
        listed = as_array(value[keyword])
        return [ask((Node(branch, f"{above}/{i}"),)) for i, branch in enumerate(listed)]

    if "anyOf" in value:
        yield _some(branches("anyOf"))
    if "oneOf" in value:
        yield _one(branches("oneOf"))
    if "not" in value:
        yield _no(below("not"))
    if "if" in value:
        then = below("then") if "then" in value else True
        otherwise = below("else") if "else" in value else True
        holds = below("if")
        yield None if holds is None else (then if holds else otherwise)


def _every(answers: Iterable[Answer]) -> Answer:
    return not any(answer is False for answer in answers)


def _some(answers: list[Answer]) -> Answer:
    if any(answers):
        return True
    return False if False in answers else None


def _one(answers: list[Answer]) -> Answer:
    return answers.count(True) == 1


def _no(answer: Answer) -> Answer:
    return None if answer is None else not answer
