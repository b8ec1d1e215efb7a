"""Keeps Python's collector of reference cycles from walking over what cannot be garbage."""

from __future__ import annotations

import contextlib
import gc
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextlib.contextmanager
def uncollected() -> Iterator[None]:
    """Make objects without the collector, which otherwise takes a third of the time.

    A large contract is a million objects, all of them stay, and none of them refers to itself. Where
    the collector rests already, that is left to whoever stopped it.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
