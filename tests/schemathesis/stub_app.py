"""A generated application whose operations are all there, and none of which can do anything."""

from __future__ import annotations

import inspect
from importlib import import_module
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from fastapi import FastAPI


class Unwritten:
    """Has every method that is asked for, so a request is read and judged before it is answered."""

    def __getattr__(self, name: str) -> Callable[..., Awaitable[None]]:
        """What answers that there is nothing behind it."""

        async def answer(**_read: object) -> None:
            raise HTTPException(501, "This operation is not implemented.")

        return answer


async def anybody(*_shown: object) -> None:
    """Let whoever shows anything pass."""


def create() -> FastAPI:
    """The application of the package `built` on the path."""
    create_app: Callable[..., FastAPI] = import_module("built.app").create_app
    names = set(inspect.signature(create_app).parameters) - {"authenticate", "lifespan"}
    return create_app(**{name: Unwritten() for name in names}, authenticate=anybody)
