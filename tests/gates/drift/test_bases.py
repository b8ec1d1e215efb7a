"""One contract against several bases: versions still in use, and what environments run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gates.contract_drift.rules.example import contract
from oas.json_value import as_object, objects, text

if TYPE_CHECKING:
    from oas.json_value import JsonObject
    from tests.gates.conftest import Done, Project
    from tests.gates.drift.conftest import Server

CONTRACT = "contracts/core/openapi.json"


def reports(done: Done) -> list[JsonObject]:
    return objects(done.report["reports"]) if "reports" in done.report else [done.report]


def verdicts(done: Done) -> list[tuple[object, object, object]]:
    found = reports(done)
    return [
        (r.get("environment"), as_object(r.get("versions")).get("base"), r["verdict"])
        for r in found
    ]


def environments(project: Project, server: Server, **paths: str) -> None:
    lines = [f'{name} = "{server.url}{path}"' for name, path in paths.items()]
    project.write(
        "contrato.toml", "\n".join(["[gates.contract-drift.environments]", *lines]) + "\n"
    )


def drift(project: Project, *arguments: str) -> Done:
    return project.call("contract-drift", *arguments, "--format", "json")


def test_each_base_has_its_report_and_the_strictest_counts(project: Project) -> None:
    project.write("v1.json", contract("1.0.0", path="/old"))
    project.write("v2.json", contract("1.5.0"))
    project.write(CONTRACT, contract("1.6.0", summary="Other words"))
    done = drift(project, "--against", "v1.json", "--against", "v2.json")
    assert [(r["against"], r["verdict"]) for r in reports(done)] == [
        ("v1.json", "fail"),
        ("v2.json", "pass"),
    ]
    required = [as_object(report["versions"])["required"] for report in reports(done)]
    assert (done.code, required) == (1, ["2.0.0", "1.5.1"])
    for finding in objects(reports(done)[0]["findings"])[1:]:
        assert as_object(finding["base"])["file"] == "v1.json"


def test_the_same_base_named_twice_is_compared_once(project: Project) -> None:
    project.write("base.json", contract("1.0.0"))
    done = drift(project, "--against", "base.json", "--against", "base.json")
    assert (done.code, len(reports(done))) == (0, 1)


def test_the_configuration_may_name_several(project: Project) -> None:
    project.write("v1.json", contract("1.0.0"))
    project.write("v2.json", contract("2.0.0"))
    project.write("contrato.toml", '[gates.contract-drift]\nagainst = ["v1.json", "v2.json"]\n')
    done = drift(project)
    assert [r["verdict"] for r in reports(done)] == ["pass", "fail"]
    assert drift(project, "--against", "v1.json").code == 0


def test_a_base_that_cannot_be_read_hides_no_other_and_outranks(project: Project) -> None:
    project.write("v1.json", contract("1.0.0", path="/old"))
    done = drift(project, "--against", "gone.json", "--against", "v1.json")
    assert [(r["against"], r["verdict"]) for r in reports(done)] == [
        ("gone.json", "could-not-check"),
        ("v1.json", "fail"),
    ]
    assert (done.code, reports(done)[0]["reason"]) == (2, "base-unreadable")


def test_every_environment_is_compared_and_one_that_is_down_outranks(
    project: Project, server: Server
) -> None:
    environments(
        project, server, dev="/dev/{name}.json", test="/test/{name}.json", prod="/{name}.json"
    )
    server.files = {
        "/dev/core.json": contract("1.0.0"),
        "/core.json": contract("0.9.0", path="/old"),
    }
    done = drift(project, "--env", "dev", "--env", "prod")
    assert (done.code, verdicts(done)) == (
        0,
        [("dev", "1.0.0", "pass"), ("prod", "0.9.0", "pass")],
    )
    done = drift(project, "--env", "all")
    assert [(name, verdict) for name, _, verdict in verdicts(done)] == [
        ("dev", "pass"),
        ("test", "could-not-check"),
        ("prod", "pass"),
    ]
    assert (done.code, done.report["reason"]) == (2, "base-unreachable")
    assert [report["against"] for report in reports(done)] == [
        f"{server.url}{path}" for path in ("/dev/core.json", "/test/core.json", "/core.json")
    ]


def test_a_table_tells_all_environments_before_the_verdict(
    project: Project, server: Server
) -> None:
    environments(project, server, dev="/dev.json", prod="/prod.json", test="/test.json")
    server.files = {
        "/dev.json": contract("1.0.0"),
        "/prod.json": contract("1.0.0", path="/old"),
    }
    done = project.call("contract-drift", "--env", "all")
    table = done.out[done.out.index("in every environment") :]
    assert done.last_line == "verdict: could-not-check reason=base-unreachable"
    rows = [line for line in table.splitlines() if line.startswith(("pass", "fail", "base-"))]
    assert [row.split()[0] for row in rows] == ["pass", "fail", "base-unreachable"]
    assert [name for name in ("dev", "prod", "test") if name in table] == ["dev", "prod", "test"]


def test_environments_replace_the_configured_base_unless_that_is_asked_for_too(
    project: Project, server: Server
) -> None:
    project.write(
        "contrato.toml",
        '[gates.contract-drift]\nagainst = "gone.json"\n'
        f'[gates.contract-drift.environments]\ndev = "{server.url}/dev.json"\n',
    )
    server.files = {"/dev.json": contract("1.0.0")}
    project.write("base.json", contract("1.0.0"))
    assert drift(project).code == 2
    assert verdicts(drift(project, "--env", "dev")) == [("dev", "1.0.0", "pass")]
    both = drift(project, "--env", "dev", "--against", "base.json")
    assert [name for name, _, _ in verdicts(both)] == [None, "dev"]


def test_an_environment_may_be_a_file_beside_the_configuration(project: Project) -> None:
    project.write("prod.json", contract("1.0.0"))
    project.write("contrato.toml", '[gates.contract-drift.environments]\nprod = "prod.json"\n')
    done = project.call("contract-drift", "--env", "prod", "--format=json", folder="contracts")
    assert done.code == 0


@pytest.mark.parametrize(
    ("table", "asked", "hint"),
    [
        ('prod = "x.json"', "prd", "did you mean 'prod'?"),
        ('prod = "x.json"', "zzz", "the environments are 'prod'"),
        ("", "prod", "set environments = "),
        ("", "all", "set environments = "),
    ],
)
def test_an_environment_that_is_not_configured_is_exit_code_2(
    project: Project, table: str, asked: str, hint: str
) -> None:
    project.write("contrato.toml", f"[gates.contract-drift.environments]\n{table}\n")
    done = drift(project, "--env", asked)
    assert (done.code, done.report["reason"]) == (2, "configuration")
    assert text(done.report["error"]) == f"there is no environment '{asked}'"
    assert text(done.report["hint"]).startswith(hint)


def test_what_may_be_secret_in_an_address_is_not_told(project: Project, server: Server) -> None:
    done = drift(project, "--against", f"{server.url}/gone.json?token=secret")
    assert (done.code, "secret" in done.out) == (2, False)
    server.files = {"/core.json": contract("1.0.0")}
    done = drift(project, "--against", f"{server.url}/core.json?token=secret")
    assert (done.code, "secret" in done.out) == (0, False)
