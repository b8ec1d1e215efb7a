"""Pure. Why something of a schema is not in the models: the texts of the notes, in one place."""

from __future__ import annotations

ENDLESS = "not enforced: this schema contains itself, and no value tells it from others"
TOO_DEEP = "not enforced: schemas stand inside each other too deeply here; name some of them"


def not_enforced(keyword: str) -> str:
    """The keyword restricts values, and the models do not."""
    return f"not enforced: {keyword} cannot be checked as it stands here"


def no_equivalent(keyword: str) -> str:
    """The keyword cannot be said to pydantic's engine."""
    return f"not enforced: {keyword} has no equivalent in pydantic's engine"
