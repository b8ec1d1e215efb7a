from __future__ import annotations

import contextlib
import signal
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING

import pytest

from generator.watch import changes
from tests.generator.watch.conftest import CONTRACT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.generator.watch.conftest import Watched

REFERRING = CONTRACT.replace(
    "{type: object, properties: {name: {type: string}}}", "{$ref: parts/item.yaml}"
)


def renamed(name: str) -> str:
    return CONTRACT.replace("Item", name)


def test_a_change_is_built_and_told_in_one_line(watched: Watched) -> None:
    watched.start()
    assert "class Item" in watched.models()
    assert watched.told == "watching 3 files; Ctrl-C ends it\n"
    before = len(watched.said)
    watched.put("contracts/stock/openapi.yaml", renamed("Thing"))
    assert watched.wait(lambda: "class Thing" in watched.models())
    assert watched.wait(lambda: len(watched.said) > before)
    assert watched.said[before:] == [
        f"stock: 2 files changed, {len(built(watched)) - 2} unchanged in generated/stock"
    ]


def built(watched: Watched) -> list[Path]:
    return [*(watched.folder / "generated" / "stock").iterdir()]


def test_an_editor_may_replace_the_file(watched: Watched) -> None:
    watched.start()
    for name in ("First", "Second", "Third"):
        new = watched.put("contracts/stock/.openapi.yaml.swp", renamed(name))
        new.replace(watched.folder / "contracts/stock/openapi.yaml")
        assert watched.wait(lambda name=name: f"class {name}" in watched.models())  # type: ignore[misc]
    assert watched.told.count("\n") == 1


def test_a_contract_that_is_broken_is_told_of_and_the_old_code_stays(watched: Watched) -> None:
    watched.start()
    watched.put("contracts/stock/openapi.yaml", CONTRACT[:60])
    assert watched.wait(lambda: "contracts/stock/openapi.yaml:" in watched.told)
    assert "class Item" in watched.models()
    watched.put("contracts/stock/openapi.yaml", renamed("Mended"))
    assert watched.wait(lambda: "class Mended" in watched.models())


def test_a_contract_that_is_deleted_with_its_folder_may_come_back(watched: Watched) -> None:
    watched.put("contracts/other/openapi.yaml", CONTRACT)
    watched.start()
    path = watched.folder / "contracts/stock/openapi.yaml"
    path.unlink()
    path.parent.rmdir()
    watched.put("contracts/other/openapi.yaml", renamed("Other"))
    assert watched.wait(lambda: "class Other" in watched.models("other"))
    watched.put("contracts/stock/openapi.yaml", renamed("Back"))
    assert watched.wait(lambda: "class Back" in watched.models())


def test_only_the_contract_that_changed_is_built(watched: Watched) -> None:
    watched.put("contracts/other/openapi.yaml", CONTRACT)
    watched.start()
    before = len(watched.said)
    watched.put("contracts/other/openapi.yaml", renamed("Other"))
    assert watched.wait(lambda: len(watched.said) > before)
    assert [line.partition(":")[0] for line in watched.said[before:]] == ["other"]


def test_a_file_that_the_contract_refers_to_counts_as_the_contract(watched: Watched) -> None:
    watched.put(
        "contracts/stock/parts/item.yaml", "{type: object, properties: {a: {type: string}}}"
    )
    watched.put("contracts/stock/openapi.yaml", REFERRING)
    watched.start()
    assert "a: str" in watched.models()
    watched.put(
        "contracts/stock/parts/item.yaml", "{type: object, properties: {b: {type: string}}}"
    )
    assert watched.wait(lambda: "b: str" in watched.models())


def test_a_file_that_is_missing_is_waited_for(watched: Watched) -> None:
    watched.start()
    watched.put("contracts/stock/openapi.yaml", REFERRING)
    assert watched.wait(lambda: "item.yaml" in watched.told)
    watched.put(
        "contracts/stock/parts/item.yaml", "{type: object, properties: {c: {type: string}}}"
    )
    assert watched.wait(lambda: "c: str" in watched.models())


def test_the_configuration_may_change(watched: Watched) -> None:
    watched.start()
    watched.put("contrato.toml", 'targets = ["modles"]\n')
    assert watched.wait(lambda: "there is no target" in watched.told)
    watched.put("contrato.toml", "targets = [\n")
    assert watched.wait(lambda: watched.told.count("error: ") > 1)
    watched.put("contrato.toml", 'out = "elsewhere"\ntargets = ["models"]\n')
    watched.wait((watched.folder / "elsewhere" / "stock" / "models.py").exists)


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)], ids=["SIGINT", "SIGTERM"]
)
def test_a_signal_ends_it(watched: Watched, number: signal.Signals, code: int) -> None:
    watched.start()
    assert watched.stop(number) == code
    assert watched.told.splitlines()[-1] == "interrupted"


def test_a_limit_of_time_counts_for_each_build_and_not_for_the_time_between(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CONTRATO_LIMIT_SECONDS", "1")
    watched.start()
    for number in range(5):
        watched.put("contracts/stock/openapi.yaml", renamed(f"Item{number}"))
        assert watched.wait(lambda number=number: f"class Item{number}" in watched.models())  # type: ignore[misc]
        time.sleep(0.7)
    assert watched.stop() == 130


def test_the_files_are_asked_for_again_after_every_turn(tmp_path: Path) -> None:
    first, second = tmp_path / "a" / "first", tmp_path / "b" / "second"
    files = {first}
    turns = changes(lambda: files)
    assert next(turns) == {first}
    files.add(second)
    for path in (second, first):
        with saved_soon(path):
            assert next(turns) == {path}


@contextlib.contextmanager
def saved_soon(path: Path) -> Iterator[None]:
    """The file is written while somebody waits for it."""

    def save() -> None:
        path.parent.mkdir()
        path.write_text("x")

    timer = threading.Timer(0.3, save)
    timer.start()
    yield
    timer.join()


@pytest.mark.parametrize("other", ["--check", "--diff"])
def test_what_writes_nothing_is_not_watched(watched: Watched, other: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "generator", "build", "--watch", other],
        cwd=watched.folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.startswith("error: --watch writes what it builds")
    assert not watched.models()


def test_a_contract_that_is_not_there_is_not_waited_for(watched: Watched) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "generator", "build", "--watch", "contracts/stok/openapi.yaml"],
        cwd=watched.folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert "there is no such contract" in done.stderr


def test_a_template_is_watched_as_well(watched: Watched) -> None:
    watched.put("contrato.toml", 'targets = ["models"]\ntemplates = "ours"\n')
    (watched.folder / "ours").mkdir()
    watched.start()
    watched.put("ours/models/models.py.jinja", "{{ doc }}\n\nSTOCK = 1\n")
    assert watched.wait(lambda: "STOCK = 1" in watched.models())
    watched.put("ours/models/models.py.jinja", "{{ doc }}\n\n{{ nothing }}\n")
    assert watched.wait(lambda: "'nothing' is undefined" in watched.told)
    watched.put("ours/models/models.py.jinja", "{{ doc }}\n\nSTOCK = 2\n")
    assert watched.wait(lambda: "STOCK = 2" in watched.models())
