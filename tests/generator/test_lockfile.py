from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib.metadata import version

import jsonschema_rs
import pytest

from generator.artifact import Note
from generator.identity import VERSION, fingerprint, installed_version
from generator.lockfile import Generator, LockedContract, Lockfile, lock_schema, parse_lock
from generator.options import BuildOptions, Engine
from oas.digest import digest
from oas.errors import OutputError

A, B = digest(b"a"), digest(b"b")


def a_lock() -> Lockfile:
    return Lockfile(
        generator=Generator("0.1.0", A),
        options=BuildOptions().json(),
        contract=LockedContract("contracts/core/openapi.json", B, "1.0.0", {"schemas.yaml": A}),
        files={"models.py": A, "__init__.py": B, "py.typed": B, "routes/stock.py": A},
        notes=(Note("/components/schemas/A", "the pattern '\u202e' is not enforced"),),
        warnings=3,
    )


def changed(**values: object) -> bytes:
    return json.dumps({**json.loads(a_lock().text()), **values}).encode()


def refused(data: bytes) -> OutputError:
    with pytest.raises(OutputError) as caught:
        parse_lock(data, where="generated.lock")
    assert caught.value.where == "generated.lock"
    return caught.value


def test_what_is_written_is_read_back_the_same() -> None:
    assert parse_lock(a_lock().text().encode(), where="x") == a_lock()


def test_the_text_is_sorted_and_ends_with_a_newline() -> None:
    text = a_lock().text()
    assert text.endswith("}\n")
    assert text == json.dumps(json.loads(text), indent=2, sort_keys=True) + "\n"
    assert text.isascii()


def test_the_order_of_what_went_in_does_not_show() -> None:
    lock = a_lock()
    files = dict(reversed(list(lock.files.items())))
    turned = Lockfile(lock.generator, lock.options, lock.contract, files, lock.notes, lock.warnings)
    assert turned.text() == lock.text()


def test_the_text_fits_the_published_schema() -> None:
    jsonschema_rs.meta.validate(lock_schema())
    validator = jsonschema_rs.validator_for(lock_schema())
    assert validator.is_valid(json.loads(a_lock().text()))
    assert not validator.is_valid(json.loads(changed(warnings="many")))


def test_a_newer_lock_is_refused_and_says_so() -> None:
    error = refused(changed(schema_version=2))
    assert "a newer contract-gen wrote it (schema_version 2, known is 1)" in error.message
    assert "install" in error.hint


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"null",
        b"[]",
        b"{}",
        b"<<<<<<< HEAD\n{}\n=======\n",
        b"\xff\xfe{}",
        b"[" * 100_000,
        changed(schema_version="1"),
        changed(schema_version=0),
        changed(generator={}),
        changed(generator={"version": "1", "fingerprint": "sha1:00"}),
        changed(contract={"path": "x", "digest": A.upper(), "version": "1"}),
        changed(contract={"path": "x", "digest": A, "version": "1", "others": {"a": "b"}}),
        changed(files={}),
        changed(files=[]),
        changed(files={"models.py": "sha256:"}),
    ],
)
def test_a_malformed_lock_is_refused_with_a_way_out(data: bytes) -> None:
    error = refused(data)
    assert error.message.startswith("the lock is")
    assert error.hint == "delete it and run contract-gen build --overwrite-edited"


@pytest.mark.parametrize(
    "path",
    ["../app.py", "/etc/passwd.py", "a/../b.py", "a//b.py", "A.py", "a.sh", "a.py\n", ".hidden.py"],
)
def test_a_lock_cannot_name_a_file_outside_its_folder(path: str) -> None:
    assert "files" in refused(changed(files={path: A})).message


def test_locks_agree_whoever_built() -> None:
    newer = parse_lock(changed(generator={"version": "9", "fingerprint": B}), where="x")
    assert newer != a_lock()
    assert newer.agrees_with(a_lock())
    assert not parse_lock(changed(warnings=4), where="x").agrees_with(a_lock())


def test_the_version_is_the_one_of_the_installed_package() -> None:
    assert version("contrato") == VERSION


def test_the_fingerprint_names_the_tools_that_are_called() -> None:
    assert installed_version("ruff") == f"ruff-{version('ruff')}.dist-info"
    own = fingerprint(BuildOptions())
    other = fingerprint(BuildOptions(engine=Engine.DATAMODEL_CODE_GENERATOR))
    assert own.startswith("sha256:")
    assert own != other
    assert own == fingerprint(BuildOptions(targets=("models",)))


def test_the_fingerprint_is_the_same_in_every_process() -> None:
    code = (
        "from generator.identity import fingerprint; from generator.options import BuildOptions\n"
        "print(fingerprint(BuildOptions()))"
    )
    variables = ({"PYTHONHASHSEED": "0"}, {"PYTHONHASHSEED": "1", "LC_ALL": "C"})
    starts = [
        subprocess.Popen(
            [sys.executable, "-c", code], env={**os.environ, **more}, stdout=subprocess.PIPE
        )
        for more in variables
    ]
    first, second = (process.communicate()[0] for process in starts)
    assert first.startswith(b"sha256:")
    assert first == second


def test_a_tool_that_is_not_installed_is_named() -> None:
    with pytest.raises(OutputError, match="the package no_such_package is not installed"):
        installed_version("no_such_package")
