"""Loaded by Schemathesis for CORE: what it cannot guess, and what it must not excuse."""

from __future__ import annotations

import itertools
import json
from typing import TYPE_CHECKING, Any

import schemathesis

from examples.core_in_memory.refusals import RULE_BROKEN
from tests.schemathesis.judge import fits

if TYPE_CHECKING:
    from schemathesis import Case, CheckContext, HookContext, Response

_calls = itertools.count()


@schemathesis.hook
def before_call(_context: HookContext, case: Case[Any], _arguments: dict[str, object]) -> None:
    """Let every other change pass its guard: the state of a resource cannot be guessed."""
    is_valid = case.meta is not None and case.meta.generation.mode.is_positive
    if is_valid and "If-Match" in (case.headers or {}) and next(_calls) % 2:
        case.headers["If-Match"] = "*"


@schemathesis.check
def a_valid_request_is_refused_by_a_rule_only(
    _context: CheckContext, response: Response, case: Case[Any]
) -> None:
    """A request that fits the contract is refused for what it asks, and never for its form."""
    if case.meta is None or not case.meta.generation.mode.is_positive:
        return
    if response.status_code == 422:
        problem = response.json()
        kept = problem["type"] == RULE_BROKEN or not _fits(case, response)
        assert kept, f"refused by the contract: {problem['errors']}"
    if response.status_code == 412:
        assert "If-Match" in case.headers, "there is no state to be changed"
    if response.status_code == 415:
        assert case.operation.label == "POST /products/{productId}/images"


def _fits(case: Case[Any], response: Response) -> bool:
    """Whether it is valid indeed: the judge of bodies is asked, what stands elsewhere is believed."""
    if any(error["in"] != "body" for error in response.json()["errors"]):
        return True
    body = response.request.body
    return isinstance(body, bytes) and fits(case.operation.path, case.method, json.loads(body))
