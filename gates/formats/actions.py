"""Tells GitHub Actions what its own files are for: the summary of the job, the outputs of the step.

The runner names the files in the environment. Nothing goes into GITHUB_ENV or GITHUB_PATH: those
would decide what the next steps run.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from console.output import err
from gates.formats.file import append_report

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gates.report import Outcome

SUMMARY, OUTPUT = "GITHUB_STEP_SUMMARY", "GITHUB_OUTPUT"
# What the runner uploads of one step's summary; a longer one is refused whole.
MOST_SUMMARY = 1024 * 1024
_LEAST_SUMMARY = 4096


def tell(outcome: Outcome, environ: Mapping[str, str]) -> None:
    """Append to the files that are named. Raises OutputError where one does not take it."""
    if environ.get(SUMMARY):
        _summarise(outcome, Path(environ[SUMMARY]))
    if environ.get(OUTPUT):
        from gates.formats.github import outputs

        append_report(Path(environ[OUTPUT]), outputs(outcome))


def _summarise(outcome: Outcome, path: Path) -> None:
    from gates.formats.markdown import render

    room = MOST_SUMMARY - (path.stat().st_size if path.is_file() else 0)
    if room < _LEAST_SUMMARY:
        err("note: the summary of this step is full, and the report is not in it")
        return
    append_report(path, render(outcome, limit=room))
