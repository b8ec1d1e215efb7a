"""Pure. Who sends a value. It decides whether allowing more or allowing less hurts somebody."""

from __future__ import annotations

from enum import StrEnum


class Direction(StrEnum):
    """REQUEST: the client sends it, RESPONSE: the server does, NONE: it is no value on the wire.

    A request may only be widened, a response only be narrowed. What a server sends to a callback
    or a webhook is a RESPONSE in this sense, and the answer to it a REQUEST.
    """

    REQUEST = "request"
    RESPONSE = "response"
    NONE = ""

    @property
    def turned(self) -> Direction:
        """The other party's direction."""
        other = {Direction.REQUEST: Direction.RESPONSE, Direction.RESPONSE: Direction.REQUEST}
        return other.get(self, self)
