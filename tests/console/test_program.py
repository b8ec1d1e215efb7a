"""Exit codes are a property of the process, so these tests start one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]

PROGRAM = """
import sys, time, click
from console.output import out, err
from console.program import run
from oas.errors import ConfigError, ContractError
from oas.problem import Level, Problem

@click.group("try")
def program() -> None: ...

@program.command()
def clean() -> int:
    out("all is well")
    return 0

@program.command()
def found() -> int:
    return 1

@program.command()
def nothing() -> None:
    out("a command that forgets its code")

@program.command()
def yes() -> bool:
    return True

@program.command()
def config() -> int:
    raise ConfigError("the key is \\nwrong", where="a.toml:1:2", hint="mend it\\nthen go on")

@program.command()
def contract() -> int:
    problems = (
        Problem("dangling", "gone", Level.ERROR, "api.json", "/paths/~1a", 3, 9, "add it"),
        Problem("untidy", "fine", Level.WARNING, "::error::.json"),
    )
    raise ContractError("the contract is not valid", problems=problems)

@program.command()
def crash() -> int:
    raise ZeroDivisionError("1/0 \\x1b[31m")

@program.command()
def deep() -> int:
    return deep.callback() + 0

@program.command()
def memory() -> int:
    raise MemoryError

@program.command()
def leave() -> int:
    sys.exit(0)

@program.command()
def abort() -> int:
    raise click.Abort

@program.command()
def click_error() -> int:
    raise click.ClickException("click says no")

@program.command()
def much() -> int:
    for number in range(100_000):
        out(f"line {number}")
    return 0

@program.command()
def wait() -> int:
    out("waiting")
    sys.stdout.flush()
    time.sleep(60)
    return 0

if __name__ == "__main__":
    sys.exit(run(lambda: program))
"""


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("program") / "program.py"
    path.write_text(textwrap.dedent(PROGRAM))
    return path


def start(program: Path, *arguments: str, flags: tuple[str, ...] = ()) -> list[str]:
    return [sys.executable, *flags, str(program), *arguments]


def run(program: Path, *arguments: str, flags: tuple[str, ...] = ()) -> tuple[int, str, str]:
    done = subprocess.run(
        start(program, *arguments, flags=flags), capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout, done.stderr


def run_in_shell(program: Path, arguments: str, redirect: str) -> subprocess.CompletedProcess[str]:
    command = f'"{sys.executable}" "{program}" {arguments} {redirect}'
    return subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)


def test_clean_is_0_and_found_is_1(program: Path) -> None:
    assert run(program, "clean") == (0, "all is well\n", "")
    assert run(program, "found") == (1, "", "")


def test_a_tool_error_is_one_line_and_its_hint(program: Path) -> None:
    code, out, err = run(program, "config")
    assert (code, out) == (2, "")
    assert err == "error: a.toml:1:2: the key is \\x0awrong\n  mend it\n  then go on\n"


def test_every_problem_of_a_contract_is_listed_and_counted(program: Path) -> None:
    code, _, err = run(program, "contract")
    assert code == 2
    assert err.splitlines() == [
        "api.json:3:9: error[dangling]: gone (/paths/~1a)",
        "  add it",
        "\\::error::.json: warning[untidy]: fine",
        "error: the contract is not valid: 1 error, 1 warning",
    ]


@pytest.mark.parametrize(
    ("command", "text"),
    [
        ("crash", "internal error: ZeroDivisionError: 1/0 \\x1b[31m"),
        ("leave", "internal error: SystemExit: 0"),
        ("nothing", "internal error: TypeError: a command returned None instead of an exit code"),
        ("yes", "internal error: TypeError: a command returned True instead of an exit code"),
    ],
)
def test_a_fault_of_ours_is_2_and_one_line(program: Path, command: str, text: str) -> None:
    code, _, err = run(program, command)
    assert code == 2
    assert err.startswith(text)
    assert "--debug" in err
    assert "Traceback" not in err


@pytest.mark.parametrize(
    ("command", "text"),
    [
        ("deep", "error: limits: the contract leads deeper than this program follows"),
        ("memory", "error: limits: more memory would be needed"),
    ],
)
def test_what_is_too_much_is_2_and_no_traceback(program: Path, command: str, text: str) -> None:
    code, _, err = run(program, command)
    assert code == 2
    assert err.startswith(text)
    assert "Traceback" not in err


def test_debug_shows_the_traceback(program: Path) -> None:
    done = run(program, "crash", "--debug")
    assert done[0] == 2
    assert "No such option" in done[2]
    assert "Traceback (most recent call last):" in done[2]


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        (("clean", "--nope"), "error: No such option '--nope'.\n  see try clean --help\n"),
        (("claen",), "error: No such command 'claen'."),
        (("click-error",), "error: click says no\n"),
        (("abort",), "aborted\n"),
    ],
)
def test_what_click_refuses_is_2(program: Path, arguments: tuple[str, ...], text: str) -> None:
    code, out, err = run(program, *arguments)
    assert (code, out) == (2, "")
    assert err.startswith(text)


def test_no_command_at_all_is_2_and_shows_the_help(program: Path) -> None:
    code, out, err = run(program)
    assert (code, out) == (2, "")
    assert err.startswith("Usage: try [OPTIONS] COMMAND")


def test_a_program_that_does_not_import_is_2(tmp_path: Path) -> None:
    broken = tmp_path / "broken.py"
    broken.write_text(
        "import sys\nfrom console.program import run\n"
        "def load():\n    import no_such_module\n"
        "sys.exit(run(load))\n"
    )
    code, _, err = run(broken)
    assert code == 2
    assert err.startswith("internal error: ModuleNotFoundError: No module named 'no_such_module'")


@pytest.mark.parametrize(
    ("arguments", "redirect"),
    [
        ("clean", ">&-"),
        ("clean", ">/dev/full"),
        ("much", ">/dev/full"),
        ("clean", ">&- 2>&-"),
        ("clean", ">/dev/full 2>/dev/full"),
        ("clean", "<&- >&- 2>&-"),
        ("--help", ">/dev/full"),
        ("--help", ">&-"),
    ],
)
def test_a_verdict_that_could_not_be_printed_is_2(
    program: Path, arguments: str, redirect: str
) -> None:
    assert run_in_shell(program, arguments, redirect).returncode == 2


def test_a_reader_that_went_away_is_2_and_no_traceback(program: Path) -> None:
    done = run_in_shell(program, "much", '| head -1; exit "${PIPESTATUS[0]}"')
    assert done.returncode == 2
    assert done.stdout == "line 0\n"
    assert done.stderr == "error: what was found could not be printed: Broken pipe\n"


@pytest.mark.parametrize("redirect", ["2>&-", "<&-", "2>/dev/full", "2>&- <&-"])
def test_a_verdict_that_was_printed_counts(program: Path, redirect: str) -> None:
    done = run_in_shell(program, "clean", redirect)
    assert (done.returncode, done.stdout) == (0, "all is well\n")


def test_the_code_stays_when_nobody_can_be_told_why(program: Path) -> None:
    assert run_in_shell(program, "crash", "2>/dev/full").returncode == 2
    assert run_in_shell(program, "config", "2>&-").returncode == 2


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)], ids=["SIGINT", "SIGTERM"]
)
def test_a_signal_has_its_own_code(program: Path, number: signal.Signals, code: int) -> None:
    with subprocess.Popen(
        start(program, "wait"), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "waiting\n"
        process.send_signal(number)
        _, err = process.communicate(timeout=10)
    assert process.returncode == code
    assert err == "interrupted\n"


def test_signals_at_any_moment_never_look_like_a_verdict(program: Path) -> None:
    for step in range(12):
        with subprocess.Popen(
            start(program, "wait"), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as process:
            time.sleep(0.02 * step)
            process.send_signal(signal.SIGTERM)
            process.wait(timeout=10)
        # Before the program is loaded, the system itself ends the process.
        assert process.returncode in {143, -signal.SIGTERM}


@pytest.mark.parametrize("flags", [("-O",), ("-OO",), ("-I", "-X", "utf8=0")])
def test_codes_do_not_depend_on_how_python_runs(program: Path, flags: tuple[str, ...]) -> None:
    assert run(program, "clean", flags=flags)[0] == 0
    assert run(program, "crash", flags=flags)[0] == 2


def test_any_encoding_of_the_terminal_will_do(program: Path) -> None:
    done = subprocess.run(
        start(program, "--nope\u2026\u00e9"),
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "ascii"},
        check=False,
    )
    assert done.returncode == 2
    assert b"No such option '--nope\\u2026\\xe9'" in done.stderr
