"""What a user installs: one wheel, always the same bytes, that needs nothing but requirements/tool.txt."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import venv
from importlib.metadata import distribution
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("oas", "registry", "console", "generator", "gates")


def git_files(root: Path) -> list[str]:
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listing = subprocess.run(command, cwd=root, check=True, capture_output=True)
    return [
        name for name in listing.stdout.decode().split("\0") if name and (root / name).is_file()
    ]


def copy_of_the_tree(folder: Path) -> Path:
    for name in git_files(ROOT):
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, target)
    return folder


def build_wheel(tree: Path, *, umask: int, timezone: str) -> Path:
    copy_of_the_tree(tree)
    for path in tree.rglob("*"):
        path.chmod(0o777 & ~umask if path.is_dir() else 0o666 & ~umask)
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", "dist"],
        cwd=tree,
        check=True,
        capture_output=True,
        env={**os.environ, "TZ": timezone},
        umask=umask,
    )
    (wheel,) = (tree / "dist").glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_wheel(tmp_path_factory.mktemp("first"), umask=0o022, timezone="UTC")


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `bin` of an environment with the wheel and what tool.txt pins, and no more.

    The packages are links to those of the environment that runs the tests: nothing is downloaded.
    """
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=False, symlinks=True)
    (site,) = folder.glob("lib/python*/site-packages")
    pins = (ROOT / "requirements" / "tool.txt").read_text(encoding="utf-8")
    for name in re.findall(r"^([a-z0-9.-]+)==", pins, flags=re.MULTILINE):
        found = distribution(name)
        for file in found.files or ():
            source, target = Path(str(found.locate_file(file))), site / file
            if source.suffix != ".pyc" and source.is_file():
                target.parent.mkdir(parents=True, exist_ok=True)
                Path(os.path.normpath(target)).symlink_to(source.resolve())
    with ZipFile(wheel) as archive:
        archive.extractall(site)
    return folder / "bin"


def start(installed: Path, program: str, *arguments: str | Path, cwd: Path) -> str:
    """Run a program as its entry point of the wheel does; -I keeps this tree out of its path."""
    package = {"contract-gen": "generator", "gates": "gates"}[program]
    code = f"import sys; from {package}.__main__ import main; sys.exit(main())"
    done = subprocess.run(
        [installed / "python", "-I", "-c", code, *arguments],
        cwd=cwd,
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, "PATH": f"{installed}:/usr/bin:/bin"},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_same_source_gives_the_same_wheel_anywhere(wheel: Path, tmp_path: Path) -> None:
    other = build_wheel(tmp_path, umask=0o077, timezone="Pacific/Kiritimati")
    digests = [hashlib.sha256(path.read_bytes()).hexdigest() for path in (wheel, other)]
    assert digests[0] == digests[1]


def test_the_wheel_holds_every_file_of_the_packages_and_nothing_else(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        packed = {name for name in archive.namelist() if ".dist-info/" not in name}
        licence = [name for name in archive.namelist() if name.endswith("/LICENSE")]
    assert packed == {
        name for name in git_files(ROOT) if name.startswith(tuple(f"{p}/" for p in PACKAGES))
    }
    assert {f"{package}/py.typed" for package in PACKAGES} <= packed
    assert len(licence) == 1


def test_the_wheel_installs_both_programs(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        (name,) = (n for n in archive.namelist() if n.endswith("entry_points.txt"))
        entries = archive.read(name).decode()
    assert "contract-gen = generator.__main__:main" in entries
    assert "gates = gates.__main__:main" in entries


@pytest.mark.parametrize("program", ["contract-gen", "gates"])
def test_a_program_starts_with_the_packages_of_tool_txt_alone(
    program: str, installed: Path, tmp_path: Path
) -> None:
    assert "--help" in start(installed, program, "--help", cwd=tmp_path)


def test_an_installed_program_builds_and_checks_a_contract(installed: Path, tmp_path: Path) -> None:
    contract = tmp_path / "contracts" / "core" / "openapi.json"
    contract.parent.mkdir(parents=True)
    shutil.copyfile(ROOT / "contracts" / "core" / "openapi.json", contract)
    start(installed, "contract-gen", "build", cwd=tmp_path)
    assert (tmp_path / "generated" / "core" / "app.py").is_file()
    start(installed, "contract-gen", "build", "--check", cwd=tmp_path)
    start(installed, "gates", "checksums", cwd=tmp_path)
