"""What a caller writes: a new resource from a body, a changed one by a JSON merge patch (RFC 7396)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from pydantic import BaseModel, ValidationError

from examples.core_in_memory.refusals import rule_broken

if TYPE_CHECKING:
    from collections.abc import Mapping

M = TypeVar("M", bound=BaseModel)
Json: TypeAlias = "dict[str, Json] | list[Json] | str | float | bool | None"


def created(resource: type[M], body: BaseModel, given: Mapping[str, object], *ignored: str) -> M:
    """A resource of what the body says and the service gives; what the latter gives it gives alone."""
    known = body.model_fields_set & type(body).model_fields.keys()
    written = {name: getattr(body, name) for name in known - set(ignored)}
    return resource(**{**written, **given})


def patched(current: M, patch: BaseModel, given: Mapping[str, Json], *, unread: str = "") -> M:
    """`current` with what the patch says, and with what the service gives.

    `unread` is a member that can be written and is never returned. Raises 422 where the whole is no
    longer what the contract allows.
    """
    before: Json = json.loads(current.model_dump_json())
    changes: Json = json.loads(patch.model_dump_json())
    if isinstance(changes, dict):
        changes.pop(unread, None)
    whole = merged(merged(before, changes), dict(given))
    try:
        return type(current).model_validate_json(json.dumps(whole))
    except ValidationError as error:
        first = error.errors()[0]
        place = "/".join(str(token) for token in first["loc"])
        raise rule_broken(f"#/{place}"[:500], str(first["msg"])[:500]) from error


def merged(target: Json, patch: Json) -> Json:
    """RFC 7396, section 2: null removes, an object is merged, all else takes the place of what was."""
    if not isinstance(patch, dict):
        return patch
    result = dict(target) if isinstance(target, dict) else {}
    for name, value in patch.items():
        if value is None:
            result.pop(name, None)
        else:
            result[name] = merged(result.get(name), value)
    return result
