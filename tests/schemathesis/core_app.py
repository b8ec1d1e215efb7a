"""CORE in memory at the time of the contract's examples: a movement of theirs is days old, not months."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from examples.core_in_memory.app import create as create_core

if TYPE_CHECKING:
    from fastapi import FastAPI

NOW = datetime(2026, 3, 6, tzinfo=UTC)


def create() -> FastAPI:
    """The application."""
    return create_core(now=lambda: NOW)
