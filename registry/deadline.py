"""A deadline that holds whatever the work is stuck in: a name server, a handshake, a slow header.

A socket's time-out starts again with each byte, so a server that sends one now and then would be
waited for for ever. The work is done in a thread that is left behind when its time is over.
"""

from __future__ import annotations

import queue
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


def within(seconds: float, work: Callable[[], T]) -> T:
    """What `work` returns or raises. Raises TimeoutError after `seconds`; the work may go on."""
    outcome: queue.SimpleQueue[T | _Failed] = queue.SimpleQueue()

    def run() -> None:
        try:
            outcome.put(work())
        except BaseException as failure:  # noqa: BLE001 (raised again where it is waited for)
            outcome.put(_Failed(failure))

    threading.Thread(target=run, daemon=True).start()
    try:
        result = outcome.get(timeout=seconds)
    except queue.Empty:
        raise TimeoutError from None
    if isinstance(result, _Failed):
        raise result.failure
    return result


@dataclass(frozen=True, slots=True)
class _Failed:
    failure: BaseException
