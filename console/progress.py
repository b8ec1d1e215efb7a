"""What is going on, for somebody who waits: on a terminal only, and only after a second."""

from __future__ import annotations

import contextlib
import sys
from typing import TYPE_CHECKING

from oas.show import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

DELAY_SECONDS = 1.0
CLEAR_LINE = "\r\x1b[K"


@contextlib.contextmanager
def progress(text: str) -> Iterator[None]:
    """Show `text` on standard error while the block takes longer than a second."""
    if not sys.stderr.isatty():
        yield
        return
    import threading

    shown = threading.Event()

    def show() -> None:
        shown.set()
        with contextlib.suppress(OSError):
            sys.stderr.write(f"{printable(text)} …")
            sys.stderr.flush()

    timer = threading.Timer(DELAY_SECONDS, show)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        if shown.is_set():
            with contextlib.suppress(OSError):
                sys.stderr.write(CLEAR_LINE)
                sys.stderr.flush()
