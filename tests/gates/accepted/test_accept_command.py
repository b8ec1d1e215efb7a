"""`gates accept`, from a finding to an entry to its end."""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from gates.contract_drift.rules.example import contract
from oas.json_value import objects

if TYPE_CHECKING:
    from collections.abc import Mapping

    from oas.json_value import JsonObject
    from tests.gates.conftest import Project

CONTRACT = "contracts/core/openapi.json"
FILE = "gates-accepted.toml"
TODAY = datetime.now(UTC).date()
WHY = ("--reason", "nobody calls it")


@pytest.fixture(autouse=True)
def _moved(project: Project) -> None:
    """`GET /products` is gone and `GET /goods` is new, and the version says so little."""
    project.write("contrato.toml", '[gates.contract-drift]\nagainst = "base.json"\n')
    project.write("base.json", contract("1.0.0"))
    project.write(CONTRACT, contract("1.1.0", path="/goods"))


def found(project: Project, *arguments: str) -> dict[str, JsonObject]:
    done = project.call("contract-drift", "--format", "json", *arguments)
    return {str(finding["rule"]): finding for finding in objects(done.report["findings"])}


def fingerprint(project: Project, rule: str = "operation-removed", *arguments: str) -> str:
    return str(found(project, *arguments)[rule]["fingerprint"])


def entries(project: Project) -> list[Mapping[str, object]]:
    table = tomllib.loads((project.root / FILE).read_text(encoding="utf-8"))
    listed = table["accepted"]
    assert isinstance(listed, list)
    return listed


def test_an_accepted_finding_fails_no_more_and_says_why(project: Project) -> None:
    assert project.call("contract-drift").code == 1
    name = fingerprint(project)
    done = project.call("accept", name, *WHY)
    assert (done.code, done.err) == (0, "")
    last_day = TODAY + timedelta(days=90)
    assert done.out == (
        f"accepted until {last_day}: {name} operation-removed at '/paths/~1products/get' of "
        f"'core'\nwrote {FILE}: review it and commit it\n"
    )
    after = found(project)
    assert set(after) == {"operation-removed", "operation-added"}
    assert (after["operation-removed"]["severity"], after["operation-removed"]["accepted"]) == (
        "note",
        "nobody calls it",
    )
    done = project.call("contract-drift")
    assert (done.code, "nobody calls it" in done.out) == (0, True)


def test_the_entry_holds_what_a_reviewer_needs(project: Project) -> None:
    name = fingerprint(project)
    last_day = TODAY + timedelta(days=366)
    project.call("accept", name, *WHY, "--expires", last_day.isoformat())
    assert entries(project) == [
        {
            "contract": "core",
            "fingerprint": name,
            "rule": "operation-removed",
            "pointer": "/paths/~1products/get",
            "name": "GET /products",
            "reason": "nobody calls it",
            "added": TODAY,
            "expires": last_day,
        }
    ]


def test_what_is_accepted_asks_for_no_version(project: Project) -> None:
    project.write(CONTRACT, contract("1.0.0", path="/goods"))
    done = project.call("contract-drift", "--format=json")
    assert done.report["versions"] == {"base": "1.0.0", "head": "1.0.0", "required": "2.0.0"}
    project.call("accept", fingerprint(project), fingerprint(project, "operation-added"), *WHY)
    done = project.call("contract-drift", "--format=json")
    assert done.report["versions"] == {"base": "1.0.0", "head": "1.0.0", "required": "1.0.1"}
    assert found(project)["contract-changed-without-version"]["severity"] == "error"
    assert done.code == 1, "the same version with other bytes is always a failure"


def test_accepting_again_renews_the_entry(project: Project) -> None:
    name = fingerprint(project)
    project.call("accept", name, *WHY)
    done = project.call("accept", name, "--reason", 'another "reason" é')
    assert done.code == 0
    assert [entry["reason"] for entry in entries(project)] == ['another "reason" é']


def test_a_reason_that_is_not_utf8_is_written_as_far_as_it_is(project: Project) -> None:
    done = project.call("accept", fingerprint(project), "--reason", "no\udcff client")
    assert (done.code, entries(project)[0]["reason"]) == (0, "no? client")
    assert project.call("contract-drift").code == 0


def test_two_runs_that_accept_the_same_write_the_same_bytes(project: Project) -> None:
    first, second = fingerprint(project), fingerprint(project, "operation-added")
    project.call("accept", first, second, *WHY)
    data = (project.root / FILE).read_bytes()
    (project.root / FILE).unlink()
    project.call("accept", second, *WHY)
    project.call("accept", first, *WHY)
    assert (project.root / FILE).read_bytes() == data


def test_from_below_the_configuration_the_file_stands_beside_it(project: Project) -> None:
    name = fingerprint(project)
    assert project.call("accept", name, *WHY, folder="contracts").code == 0
    assert (project.root / FILE).is_file()
    assert project.call("contract-drift", folder="contracts").code == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "nothing says what is accepted"),
        (("FOUND",), "nothing says why it may be so"),
        (("FOUND", "--reason", " "), "nothing says why it may be so"),
        (("000000000000", *WHY), "there is no finding '000000000000'"),
        (("FOUND", *WHY, "--expires", "2020-01-01"), "--expires 2020-01-01 must lie between"),
        (("FOUND", *WHY, "--expires", "2999-01-01"), "--expires 2999-01-01 must lie between"),
        (("FOUND", *WHY, "--expires", "tomorrow"), "Invalid value for '--expires'"),
        (("FOUND", *WHY, "--against", "gone.json"), "nothing is accepted where not everything"),
        (("FOUND", *WHY, "--against", CONTRACT), "there is no finding"),
        (("FOUND", *WHY, "--contract", "gone.json"), "there is no such contract"),
        (("VERSION", *WHY), "version-insufficient cannot be accepted"),
    ],
)
def test_what_cannot_be_accepted_writes_nothing(
    project: Project, arguments: tuple[str, ...], message: str
) -> None:
    names = {
        "FOUND": fingerprint(project),
        "VERSION": fingerprint(project, "version-insufficient"),
    }
    done = project.call("accept", *(names.get(each, each) for each in arguments))
    assert (done.code, done.out) == (2, "")
    assert message in done.err
    assert not (project.root / FILE).exists()


def test_a_baseline_takes_over_what_fails_today(project: Project) -> None:
    done = project.call("accept", "--baseline")
    assert done.code == 0
    assert [(entry["rule"], entry["reason"]) for entry in entries(project)] == [
        ("operation-removed", "baseline: it was so when the gate was adopted")
    ]
    assert project.call("contract-drift").code == 0
    again = project.call("accept", "--baseline")
    assert (again.code, again.out) == (0, "nothing to do\n")


def test_a_baseline_is_what_the_policy_lets_fail(project: Project) -> None:
    project.write(
        "contrato.toml",
        '[gates.contract-drift]\nagainst = "base.json"\npolicy = "frozen"\n',
    )
    project.call("accept", "--baseline", "--reason", "we begin here")
    assert [entry["rule"] for entry in entries(project)] == ["operation-added", "operation-removed"]
    assert project.call("contract-drift").code == 0


# ---- the end of an entry ----


def edit(project: Project, old: str, new: str) -> None:
    path = project.root / FILE
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_an_entry_that_expired_fails_and_so_does_what_it_was_for(project: Project) -> None:
    project.call("accept", fingerprint(project), *WHY)
    edit(project, f"added = {TODAY}", "added = 2026-01-01")
    edit(project, f"expires = {TODAY + timedelta(days=90)}", "expires = 2026-02-01")
    done = project.call("contract-drift")
    assert done.code == 1
    assert f"error[accepted-expired] {FILE}:4:1: it expired on 2026-02-01" in done.out
    assert found(project)["operation-removed"]["severity"] == "error"
    renewed = project.call("accept", fingerprint(project), *WHY)
    assert (renewed.code, project.call("contract-drift").code) == (0, 0)


def test_an_entry_that_nothing_matches_fails_until_it_is_taken_out(project: Project) -> None:
    name = fingerprint(project)
    project.call("accept", name, *WHY)
    project.write(CONTRACT, contract("1.0.0"))
    done = project.call("contract-drift")
    assert (done.code, done.last_line) == (1, "verdict: fail findings=1")
    assert f"error[accepted-stale] {FILE}:4:1: nothing matches it any more: {name}" in done.out
    done = project.call("accept", "--prune")
    assert done.out.startswith(f"taken out: {name} operation-removed at")
    assert project.call("contract-drift").code == 0
    assert project.call("accept", "--prune").out == "nothing to do\n"


def test_pruning_keeps_what_is_needed(project: Project) -> None:
    project.call("accept", fingerprint(project), *WHY)
    project.call("accept", fingerprint(project, "operation-added"), *WHY)
    both = contract("1.1.0").replace(b'"/products"', b'"/goods": {}, "/products"')
    project.write(CONTRACT, both.replace(b'"/goods": {}', b'"/goods": ' + operation()))
    assert set(found(project)) == {"accepted-stale", "operation-added"}
    assert project.call("accept", "--prune").code == 0
    assert [entry["rule"] for entry in entries(project)] == ["operation-added"]


def operation() -> bytes:
    return b'{"get": {"operationId": "listGoods", "responses": {"200": {"description": "x"}}}}'


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ('rule = "operation-removed"', 'rule = "operation-removd"', ":4"),
        ("reason = ", "raeson = ", ":4"),
        ('contract = "core"', 'contract = "cores"', ":4"),
        ('contract = "core"', "contract = core", ":5:12"),
        ('pointer = "/paths/', 'pointer = "/path/', ":4"),
    ],
)
def test_a_file_that_cannot_be_understood_is_exit_code_2_for_everything(
    project: Project, old: str, new: str, line: str
) -> None:
    project.call("accept", fingerprint(project), *WHY)
    edit(project, old, new)
    done = project.call("contract-drift", "--format", "json")
    assert (done.code, done.report["reason"]) == (2, "configuration")
    assert done.report["where"] == f"{FILE}{line}"
    assert done.report["findings"] == []
    again = project.call("accept", "--prune")
    assert (again.code, f"{FILE}{line}" in again.err) == (2, True)


def test_entries_of_a_contract_that_is_not_judged_today_are_not_stale(project: Project) -> None:
    project.write("contracts/stock/openapi.json", contract("1.0.0"))
    project.write(
        "contrato.toml",
        '[gates.contract-drift]\nagainst = "{name}.json"\n',
    )
    project.write("core.json", contract("1.0.0"))
    project.write("stock.json", contract("1.0.0"))
    name = fingerprint(project, "operation-removed", CONTRACT)
    assert project.call("accept", name, *WHY).code == 0
    assert project.call("contract-drift", "contracts/stock/openapi.json").code == 0
    assert project.call("contract-drift").code == 0


def test_a_finding_of_two_contracts_must_be_told_apart(project: Project) -> None:
    project.write("contracts/stock/openapi.json", contract("1.1.0", path="/goods"))
    project.write(
        "contrato.toml",
        '[gates.contract-drift]\nagainst = "base/{name}.json"\n',
    )
    project.write("base/core.json", contract("1.0.0"))
    project.write("base/stock.json", contract("1.0.0"))
    name = fingerprint(project, "operation-removed", CONTRACT)
    refused = project.call("accept", name, *WHY)
    assert (refused.code, "is found in core and in stock" in refused.err) == (2, True)
    assert project.call("accept", name, *WHY, "--contract", CONTRACT).code == 0
    assert [entry["contract"] for entry in entries(project)] == ["core"]
    assert project.call("contract-drift").code == 1
    assert project.call("contract-drift", CONTRACT).code == 0


def test_an_entry_made_for_an_environment_is_of_that_environment(project: Project) -> None:
    project.write(
        "contrato.toml",
        '[gates.contract-drift.environments]\ndev = "base.json"\nprod = "base.json"\n',
    )
    name = fingerprint(project, "operation-removed", "--env", "prod")
    assert project.call("accept", name, *WHY, "--env", "prod").code == 0
    assert [entry["environment"] for entry in entries(project)] == ["prod"]
    assert project.call("contract-drift", "--env", "prod").code == 0
    assert project.call("contract-drift", "--env", "dev").code == 1
    project.write("base.json", contract("1.1.0", path="/goods"))
    assert project.call("contract-drift", "--env", "dev").code == 0
    assert project.call("contract-drift", "--env", "prod").code == 1, "now it is stale there"
