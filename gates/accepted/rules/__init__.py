"""The rules on gates-accepted.toml itself, one file each. What they find cannot be accepted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gates.accepted.rules import accepted_expired, accepted_stale
from gates.rule import page_of

if TYPE_CHECKING:
    from gates.rule import Page

EXPIRED, STALE = page_of(accepted_expired), page_of(accepted_stale)


def pages() -> list[Page]:
    """What is written about each rule."""
    return [EXPIRED, STALE]
