"""Bearer tokens: who calls, and what they may do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, TypeAlias

from fastapi import Depends

from examples.core_in_memory.refusals import forbidden, unauthorized
from generated.core.credentials import principal

if TYPE_CHECKING:
    from fastapi import Request

    from examples.core_in_memory.core import Clock
    from generated.core.credentials import Credential

Caller: TypeAlias = Annotated[str, Depends(principal)]
"""Who calls, for a method that asks for it: `caller: Caller = INJECTED`."""

_RESOURCES = ("companies", "brands", "warehouses", "products", "stock")


@dataclass(frozen=True, slots=True)
class Token:
    """What the identity provider would have signed."""

    subject: str
    scopes: frozenset[str]
    expires: datetime | None = None


READS = frozenset(f"{resource}:read" for resource in _RESOURCES)
WRITES = frozenset(f"{resource}:write" for resource in _RESOURCES)
TOKENS = {
    "demo": Token("demo@northwind", READS | WRITES),
    "reader": Token("reader@northwind", READS),
    "expired": Token("demo@northwind", READS, datetime(2026, 1, 1, tzinfo=UTC)),
}


class Tokens:
    """Lets a caller pass whose token has the scopes that an operation asks for."""

    def __init__(self, now: Clock) -> None:
        self._now = now

    async def __call__(self, _request: Request, credentials: tuple[Credential, ...]) -> str:
        """The subject of the token. Raises 401 where it does not count, 403 without the permission."""
        (credential,) = credentials
        token = TOKENS.get(credential.value)
        if token is None or (token.expires and token.expires <= self._now()):
            raise unauthorized('Bearer error="invalid_token"')
        missing = sorted(set(credential.scopes) - token.scopes)
        if missing:
            raise forbidden(missing[0])
        return token.subject
