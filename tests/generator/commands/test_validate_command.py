from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.generator.commands.conftest import Project


def test_validate_prints_findings_on_standard_output_and_counts_them(project: Project) -> None:
    good = project.run("validate")
    assert (good.returncode, good.stderr) == (0, "")
    assert good.stdout.endswith(
        "contracts/stock/openapi.json: valid: 1 operation, 0 errors, 0 warnings\n"
    )
    contract = project.put("stock")
    contract.write_text(contract.read_text().replace("#/components/schemas/Item", "#/gone\\u001b"))
    bad = project.run("validate")
    assert bad.returncode == 2
    *problems, summary = bad.stdout.splitlines()
    assert summary.startswith("contracts/stock/openapi.json: not valid: ")
    assert summary.endswith(" 0 warnings")
    (dangling,) = [line for line in problems if "error[reference-dangling]" in line]
    assert dangling.startswith("contracts/stock/openapi.json:22:21: error[")
    assert dangling.endswith("/schema/items/$ref)")
    assert "\x1b" not in bad.stdout


@pytest.mark.parametrize(
    "data",
    [b"", b"\xff\xfe\x00", b"[]", b"null", b'{"openapi": "3.1.0"', b"[" * 10_000, b'{"a": 1' * 9],
)
def test_what_is_no_contract_is_one_line_for_both_commands(project: Project, data: bytes) -> None:
    (project.folder / "contracts" / "stock" / "openapi.json").write_bytes(data)
    for command in ("validate", "build"):
        done = project.run(command)
        assert done.returncode == 2
        assert "contracts/stock/openapi.json" in done.stdout + done.stderr
        assert "Traceback" not in done.stderr
        assert "internal error" not in done.stderr


def test_a_second_opinion_is_asked_for_on_demand(project: Project) -> None:
    done = project.run("validate", "--thorough")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith("valid: 1 operation, 0 errors, 0 warnings\n")
