"""contract-drift as a program, on real contracts and real repositories, servers and mistakes."""

from __future__ import annotations

import json
import random
import signal
import socket
import subprocess
import sys
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import TYPE_CHECKING

import pytest

from gates.contract_drift.rules.example import contract
from oas.files import load
from oas.json_value import as_object, objects

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from oas.json_value import Json
    from tests.gates.conftest import Done, Project

    Drift = Callable[[bytes, bytes], Done]

CONTRACT = "contracts/core/openapi.json"


def rules(done: Done) -> list[str]:
    return [str(finding["rule"]) for finding in objects(done.report["findings"])]


def test_the_same_bytes_pass(drift: Drift) -> None:
    done = drift(contract("1.0.0"), contract("1.0.0"))
    assert (done.code, done.report["verdict"]) == (0, "pass")
    assert done.report["inspected"] == {"operations": 1, "schemas": 0, "changes": 0}


def test_a_change_with_a_version_that_says_it_passes_and_is_told(drift: Drift) -> None:
    done = drift(contract("1.0.0"), contract("2.0.0", path="/goods"))
    assert (done.code, rules(done)) == (0, ["operation-removed", "operation-added"])
    assert [f["severity"] for f in objects(done.report["findings"])] == ["warning", "note"]
    assert as_object(done.report["inspected"])["changes"] == 2
    assert done.report["summary"] == {"breaking": 1, "risky": 0, "compatible": 1, "cosmetic": 0}
    assert done.report["versions"] == {"base": "1.0.0", "head": "2.0.0", "required": "2.0.0"}


@pytest.mark.parametrize(
    ("base", "head", "rule"),
    [
        (contract("1.0.0"), contract("1.0.0", path="/a"), "contract-changed-without-version"),
        (contract("1.0.0"), contract("1.1.0", path="/a"), "version-insufficient"),
        (contract("1.1.0"), contract("1.0.0"), "version-lowered"),
        (contract("1.0.0"), contract("1.0.0", indent=2), "version-reused"),
    ],
)
def test_a_finding_is_exit_code_1(
    project: Project, drift: Drift, base: bytes, head: bytes, rule: str
) -> None:
    done = drift(base, head)
    assert (done.code, rules(done)[0]) == (1, rule)
    assert project.gates("contract-drift", "--against", "base.json").code == 1


def without_operations(version: str = "1.0.0") -> bytes:
    root = json.loads(contract(version))
    root |= {"paths": {}, "components": {"schemas": {"Money": {"type": "string"}}}}
    return json.dumps(root).encode()


def not_valid() -> bytes:
    root = json.loads(contract("1.0.0"))
    root["paths"]["/products"]["get"]["responses"] = [1]
    return json.dumps(root).encode()


BROKEN = [
    (b"", "unreadable"),
    (b"   \n", "unreadable"),
    (b"{", "unreadable"),
    (b"[]", "unreadable"),
    (b"null", "unreadable"),
    (b"\x00\xff\xfe", "unreadable"),
    (b"<html></html>", "unreadable"),
    (b'{"swagger": "2.0"}', "unreadable"),
    (contract("1.0.0")[:-5], "unreadable"),
    (contract("1.0.0").replace(b"{", b'{"a": 1, "a": 2,', 1), "unreadable"),
    (not_valid(), "not-valid"),
    (b'{"openapi": "3.1.1"}', "not-valid"),
    (without_operations(), "without-operations"),
]


@pytest.mark.parametrize(("data", "reason"), BROKEN)
@pytest.mark.parametrize("side", ["base", "head"])
def test_a_side_that_cannot_be_judged_is_exit_code_2_and_named(
    drift: Drift, side: str, data: bytes, reason: str
) -> None:
    good = contract("1.0.0")
    done = drift(data, good) if side == "base" else drift(good, data)
    report = done.report
    assert (done.code, report["verdict"], report["checked"]) == (2, "could-not-check", 0)
    assert report["reason"] == f"{side}-{reason}"
    assert f"the {side} " in str(report["error"])
    assert report["findings"] == []


def test_two_broken_sides_that_are_equal_are_no_pass(drift: Drift) -> None:
    for data in (b"", b"{", b"null", not_valid(), without_operations()):
        assert drift(data, data).code == 2


def test_what_is_wrong_with_a_side_is_listed_with_its_place(drift: Drift) -> None:
    report = drift(contract("1.0.0"), not_valid()).report
    problem = objects(report["problems"])[0]
    location = as_object(problem["location"])
    assert location["file"] == CONTRACT
    assert location["line"] == 1
    assert str(location["pointer"]).startswith("/paths/~1products/get/responses")


def test_a_reference_that_cannot_be_followed_is_listed_with_its_place(drift: Drift) -> None:
    root = json.loads(contract("1.0.0"))
    root["components"] = {"schemas": {"Money": {"$ref": "money.json"}}}
    report = drift(json.dumps(root).encode(), contract("1.0.0")).report
    (problem,) = objects(report["problems"])
    assert report["reason"] == "base-unreadable"
    assert as_object(problem["location"])["pointer"] == "/components/schemas/Money/$ref"


@pytest.mark.parametrize("version", ["1", "v1.0.0", "", "1.0.0 ", "2024-01-01"])
@pytest.mark.parametrize("side", ["base", "head"])
def test_a_version_that_cannot_be_compared_is_exit_code_2(
    drift: Drift, side: str, version: str
) -> None:
    good, bad = contract("1.0.0"), contract(version)
    done = drift(bad, good) if side == "base" else drift(good, bad)
    assert (done.code, done.report["reason"]) == (2, "version-not-semver")
    assert f"the version of the {side}" in str(done.report["error"])
    assert "MAJOR.MINOR.PATCH" in str(done.report["hint"])
    assert "--versioning calendar" in str(done.report["hint"])


def test_a_contract_of_webhooks_alone_is_compared(drift: Drift) -> None:
    root = json.loads(contract("1.0.0"))
    root["webhooks"] = {"new": root["paths"].pop("/products")}
    data = json.dumps(root).encode()
    assert drift(data, data).code == 0


# ---- real contracts ----


def test_one_edit_of_a_real_contract_is_found_at_its_line(project: Project, corpus: Path) -> None:
    text = (corpus / "train-travel-1.2.1.yaml").read_text(encoding="utf-8")
    old = "      operationId: get-stations\n"
    assert text.count(old) == 1
    line = text[: text.index(old)].count("\n") + 1
    project.write("base.yaml", text)
    project.write("head.yaml", text.replace(old, "      operationId: stations\n"))
    done = project.call("contract-drift", "head.yaml", "--against", "base.yaml", "--format=json")
    version, change = objects(done.report["findings"])
    assert (done.code, version["rule"]) == (1, "contract-changed-without-version")
    assert as_object(change["location"])["line"] == line
    assert change["operations"] == ["GET /stations"]


def test_a_real_contract_whose_version_was_raised_passes(project: Project, corpus: Path) -> None:
    base, head = corpus / "github-22.0.0.json", corpus / "github-23.0.2.json"
    done = project.call("contract-drift", str(head), "--against", str(base), "--format", "json")
    assert done.code == 0
    assert done.report["versions"] == {"base": "22.0.0", "head": "23.0.2", "required": "23.0.0"}
    inspected = as_object(done.report["inspected"])
    assert (inspected["operations"], inspected["schemas"]) == (1223, 969)
    seen = [f for f in objects(done.report["findings"]) if f["impact"] != "cosmetic"]
    assert len({str(finding["fingerprint"]) for finding in seen}) == len(seen) > 100


@pytest.mark.parametrize("name", ["discord-v10.json", "k8s-apps-v1.json"])
def test_a_real_contract_with_another_kind_of_version_cannot_be_checked(
    project: Project, corpus: Path, name: str
) -> None:
    done = project.call("contract-drift", str(corpus / name), "--against", str(corpus / name))
    assert (done.code, done.last_line) == (
        2,
        "verdict: could-not-check reason=version-not-semver",
    )


def test_shuffled_keys_are_a_matter_of_form(project: Project, corpus: Path) -> None:
    root = load(corpus / "petstore-1.0.27.yaml").root
    project.write("base.json", json.dumps(root))
    project.write("head.json", json.dumps(shuffled(root, random.Random(3))))  # noqa: S311 (fixed)
    done = project.call("contract-drift", "head.json", "--against", "base.json", "--format=json")
    assert (done.code, rules(done)) == (1, ["version-reused"])
    assert "stands for other bytes" in str(objects(done.report["findings"])[0]["message"])


def shuffled(value: Json, chance: random.Random) -> Json:
    if isinstance(value, dict):
        keys = list(value)
        chance.shuffle(keys)
        return {key: shuffled(value[key], chance) for key in keys}
    return [shuffled(item, chance) for item in value] if isinstance(value, list) else value


# ---- where the base is ----


def test_a_base_in_git_is_the_same_file_at_that_ref(project: Project) -> None:
    project.commit()
    project.write(CONTRACT, contract("1.0.0", path="/goods"))
    done = project.call("contract-drift", "--against", "git:main", "--format", "json")
    assert (done.code, rules(done)[0]) == (1, "contract-changed-without-version")
    assert done.report["against"] == f"git:main:{CONTRACT}"
    project.write(CONTRACT, contract("2.0.0", path="/goods"))
    assert project.call("contract-drift", "--against", "git:main").code == 0


@pytest.mark.parametrize(
    ("spec", "reason"),
    [
        ("git:none", "base-unreachable"),
        ("git:main:none.json", "base-unreadable"),
        ("git:-x", "configuration"),
        ("none.json", "base-unreadable"),
        (".", "base-unreadable"),
        ("ftp://example.com/a", "configuration"),
        ("http://example.com/a", "configuration"),
        ("http://127.0.0.1:1/", "base-unreachable"),
    ],
)
def test_a_base_that_is_not_there_is_exit_code_2(project: Project, spec: str, reason: str) -> None:
    project.commit()
    done = project.call("contract-drift", "--against", spec)
    assert (done.code, done.last_line) == (2, f"verdict: could-not-check reason={reason}")


def test_without_a_repository_a_git_base_is_exit_code_2(project: Project) -> None:
    done = project.call("contract-drift", "--against", "git:main")
    assert (done.code, "no git repository" in done.out) == (2, True)


@contextmanager
def published(status: int, data: bytes) -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/core/openapi.json"
        finally:
            server.shutdown()
            thread.join()


def test_a_base_behind_a_url_is_compared(project: Project) -> None:
    with published(200, contract("1.0.0")) as url:
        assert project.call("contract-drift", "--against", url).code == 0
        by_name = url.replace("/core/", "/{name}/")
        assert project.call("contract-drift", "--against", by_name).code == 0
        project.write(CONTRACT, contract("1.0.0", path="/goods"))
        done = project.call("contract-drift", "--against", url)
    assert (done.code, done.last_line) == (1, "verdict: fail findings=3")


@pytest.mark.parametrize(
    ("status", "data", "reason"),
    [
        (404, b"", "base-unreachable"),
        (500, b"", "base-unreachable"),
        (200, b"", "base-unreachable"),
        (200, b"<html>log in</html>", "base-unreachable"),
        (200, b"null", "base-unreadable"),
        (200, without_operations(), "base-without-operations"),
    ],
)
def test_a_url_that_gives_no_contract_is_exit_code_2(
    project: Project, status: int, data: bytes, reason: str
) -> None:
    with published(status, data) as url:
        done = project.call("contract-drift", "--against", url, "--format", "json")
    assert (done.code, done.report["reason"]) == (2, reason)


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_ends_the_wait_for_a_silent_server(
    project: Project, number: signal.Signals, code: int
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        process = subprocess.Popen(
            [sys.executable, "-m", "gates", "contract-drift", "--against", url],
            cwd=project.root,
            env=project.environ,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        with silent.accept()[0]:
            process.send_signal(number)
            out, err = process.communicate(timeout=5)
    assert (process.returncode, out, err) == (code, "", "interrupted\n")


def test_a_base_in_several_files_is_compared_file_by_file(project: Project) -> None:
    root = json.loads(contract("1.0.0"))
    content = {"application/json": {"schema": {"$ref": "money.json"}}}
    root["paths"]["/products"]["get"]["responses"]["200"]["content"] = content
    project.write(CONTRACT, json.dumps(root))
    project.write("contracts/core/money.json", '{"type": "string"}')
    project.commit()
    assert project.call("contract-drift", "--against", "git:HEAD").code == 0
    project.write("contracts/core/money.json", '{\n "type": "integer"}')
    done = project.call("contract-drift", "--against", "git:HEAD")
    assert (done.code, "contracts/core/money.json:2:2" in done.out) == (1, True)
    project.write("contracts/core/money.json", '{ "type": "string" }')
    done = project.call("contract-drift", "--against", "git:HEAD", "--format", "json")
    assert rules(done) == ["version-reused"], "the same bytes means those of every file"


# ---- options and configuration ----


def test_without_a_base_nothing_is_compared(project: Project) -> None:
    done = project.call("contract-drift")
    assert (done.code, done.last_line) == (2, "verdict: could-not-check reason=no-base")
    assert "--against SRC" in done.out


def test_the_configuration_names_the_base_from_its_own_folder(project: Project) -> None:
    project.write("contrato.toml", '[gates.contract-drift]\nagainst = "base.json"\n')
    project.write("base.json", contract("1.0.0"))
    assert project.call("contract-drift", folder="contracts").code == 0
    done = project.call("contract-drift", "--against", "base.json", folder="contracts")
    assert done.code == 2, "what the command line says is relative to where it is typed"
    project.write("contracts/higher.json", contract("1.5.0"))
    done = project.call("contract-drift", "--against", "higher.json", folder="contracts")
    assert done.code == 1, "what the command line says goes before the configuration"


def test_every_contract_is_judged_and_the_worst_counts(project: Project) -> None:
    project.write("contracts/stock/openapi.json", contract("1.0.0"))
    project.commit()
    project.write("contracts/stock/openapi.json", contract("1.0.0", path="/stock"))
    done = project.call("contract-drift", "--against", "git:main", "--format", "json")
    reports = objects(done.report["reports"])
    assert [(r["contract"], r["verdict"]) for r in reports] == [
        (CONTRACT, "pass"),
        ("contracts/stock/openapi.json", "fail"),
    ]
    assert (done.code, done.report["exit_code"], done.report["checked"]) == (1, 1, 2)
    project.write(CONTRACT, b"{")
    done = project.call("contract-drift", "--against", "git:main", "--format", "json")
    verdicts = [report["verdict"] for report in objects(done.report["reports"])]
    assert (done.code, verdicts) == (2, ["could-not-check", "fail"])
    assert project.call("contract-drift", CONTRACT, "--against", "git:main").code == 2


def test_one_base_for_several_contracts_is_refused(project: Project) -> None:
    project.write("contracts/stock/openapi.json", contract("1.0.0"))
    project.write("published/core.json", contract("1.0.0"))
    project.write("published/stock.json", contract("1.0.0"))
    for spec in ("published/core.json", "git:main:x.json", "https://example.com/core.json"):
        done = project.call("contract-drift", "--against", spec)
        assert (done.code, "one base cannot serve 2 contracts" in done.out) == (2, True)
    assert project.call("contract-drift", "--against", "published/{name}.json").code == 0


def test_a_contract_that_is_not_there_is_exit_code_2(project: Project) -> None:
    done = project.call("contract-drift", "none.json", "--against", "git:main", "--format=json")
    assert (done.code, done.report["reason"]) == (2, "configuration")
