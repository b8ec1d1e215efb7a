"""Pure. Why something of a schema is not in the models: the texts of the notes, in one place."""

from __future__ import annotations

NO_LITERAL = "enum: values that are no string, integer or boolean are not checked"
NEVER = "no value can satisfy this schema; it is treated as unrestricted"
ONE_OF = "oneOf: that exactly one branch accepts is not checked, only that one does"
FORBIDDEN = "a property that may never be present is left out of the class"
NAMED_CLASS = "propertyNames: not checked beside declared properties"


def not_checked(keyword: str) -> str:
    """The keyword restricts values, and the models do not."""
    return f"{keyword}: not checked"


def no_equivalent(keyword: str) -> str:
    """The keyword cannot be said to pydantic's engine."""
    return f"{keyword}: no equivalent in pydantic's engine, not checked"
