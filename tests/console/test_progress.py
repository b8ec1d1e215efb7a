from __future__ import annotations

import os
import subprocess
import sys

import pytest

WORK = """
import sys, time
from console.progress import progress
with progress("building \\x1bstock"):
    time.sleep(float(sys.argv[1]))
print("done")
"""


def seen_on_a_terminal(seconds: float) -> bytes:
    reader, terminal = os.openpty()
    subprocess.run([sys.executable, "-c", WORK, str(seconds)], stderr=terminal, check=True)
    os.write(terminal, b"|")
    seen = b""
    while not seen.endswith(b"|"):
        seen += os.read(reader, 1000)
    os.close(terminal)
    os.close(reader)
    return seen


def test_who_waits_is_told_what_for_and_the_line_is_cleared_again() -> None:
    assert seen_on_a_terminal(2) == "building \\x1bstock …\r\x1b[K|".encode()


def test_what_is_quick_says_nothing() -> None:
    assert seen_on_a_terminal(0) == b"|"


@pytest.mark.parametrize("seconds", [0, 1.2])
def test_a_log_gets_no_progress(seconds: float) -> None:
    done = subprocess.run(
        [sys.executable, "-c", WORK, str(seconds)], capture_output=True, text=True, check=True
    )
    assert (done.stdout, done.stderr) == ("done\n", "")
