from __future__ import annotations

import pytest

from console.output import disarmed, err, out


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("::error file=a::gone", "\\::error file=a::gone"),
        ("   ::stop-commands::x", "   \\::stop-commands::x"),
        ("\u00a0::set-output name=a::b", "\\xa0::set-output name=a::b"),
        ("##[error]gone", "##\\[error]gone"),
        ("core: ##[group]x", "core: ##\\[group]x"),
        ("a.py::error stays, since it does not begin the line", None),
        ("red \x1b[31m", "red \\x1b[31m"),
        ("two\nlines\r::error::x", "two\\x0alines\\x0d::error::x"),
        ("right to left \u202e", "right to left \\u{202e}"),
    ],
)
def test_a_line_cannot_command_the_log_or_the_terminal(line: str, expected: str | None) -> None:
    assert disarmed(line) == (line if expected is None else expected)


def test_each_argument_is_exactly_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    out("first\nstill first", "second")
    err("to standard error")
    printed = capsys.readouterr()
    assert printed.out == "first\\x0astill first\nsecond\n"
    assert printed.err == "to standard error\n"
