"""Where the processor time of a cold build goes, stage by stage, in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

from benchmarks.measured import print_row

if TYPE_CHECKING:
    from pathlib import Path

STAGES = ("load", "validity", "types", "models", "routes", "layout and tree check", "ruff")
PROGRAM = """
import json, resource, sys, time
from pathlib import Path
from generator import build
from generator.api import read_api
from generator.options import BuildOptions
from generator.targets import find_target
from oas.files import load
from oas.garbage import uncollected
options, path = BuildOptions(), Path(sys.argv[1])
seconds = [time.process_time()]
def done(value):
    seconds.append(time.process_time())
    return value
with uncollected():
    document = done(load(path, project=path.parent))
    done(build._checked(document))
    api = done(read_api(document, options))
    models = done(find_target("models")(api, options))
    routes = done(find_target("routes")(api, options))
    done(build._files([models, routes], options))
child = resource.getrusage(resource.RUSAGE_CHILDREN)
steps = [after - before for before, after in zip(seconds, seconds[1:])]
print(json.dumps([*steps, child.ru_utime + child.ru_stime]))
"""


def print_stages(files: list[Path], names: dict[Path, str]) -> None:
    """One row a contract: seconds of processor in each stage, without the start of the program."""
    print_row(["contract", *(f"{stage}: s" for stage in STAGES)])
    print_row(["---"] + ["---:"] * len(STAGES))
    for contract in sorted(files, key=lambda path: path.stat().st_size):
        command: list[str | Path] = [sys.executable, "-c", PROGRAM, contract]
        done = subprocess.run(command, check=False, capture_output=True)
        found: list[float] = json.loads(done.stdout) if not done.returncode else []
        print_row([names[contract], *(f"{seconds:.2f}" for seconds in found)])
    print()
