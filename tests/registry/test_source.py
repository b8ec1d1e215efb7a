from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from oas.errors import ConfigError, ContractError, RemoteError, ToolError
from registry.source import Reader, is_file, read_document

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.registry.conftest import Git, Server


def contract(title: str, reference: str = "") -> str:
    schema = {"$ref": reference} if reference else {"type": "string"}
    return json.dumps(
        {
            "openapi": "3.1.1",
            "info": {"title": title, "version": "1.0.0"},
            "paths": {},
            "components": {"schemas": {"A": schema}},
        }
    )


def reader(git: Git, contract: str = "core/openapi.json") -> Reader:
    return Reader(git.top / contract, git.top, git.top, git.environ)


@pytest.mark.parametrize(
    ("spec", "expected"),
    [
        ("a.json", True),
        ("../git/a.json", True),
        ("github:x", True),
        ("git:main", False),
        ("https://example.com/", False),
        ("http://127.0.0.1/", False),
    ],
)
def test_a_src_tells_by_its_beginning_where_it_is_read(spec: str, *, expected: bool) -> None:
    assert is_file(spec) is expected


@pytest.mark.parametrize("spec", ["", "s3://bucket/key", "ftp://example.com/", "file:///a.json"])
def test_a_src_of_another_kind_is_refused_with_the_kinds_there_are(spec: str) -> None:
    with pytest.raises(ConfigError, match="nothing is read from") as failure:
        is_file(spec)
    assert "git:REF" in failure.value.hint


def test_a_file_is_read_relative_to_the_folder(git: Git) -> None:
    git.commit(published="{}", core__openapi=contract("now"))
    (git.top / "base.json").write_text(contract("base"), encoding="utf-8")
    assert read_document("base.json", reader(git)).title == "base"
    assert read_document(str(git.top / "base.json"), reader(git)).title == "base"


def test_a_file_that_is_not_there_is_reported(git: Git) -> None:
    with pytest.raises(ContractError, match="does not exist"):
        read_document("none.json", reader(git))


def test_git_is_asked_for_the_same_file_as_the_contract(git: Git) -> None:
    git.commit(core__openapi=contract("then"), other__openapi=contract("other"))
    git.commit(core__openapi=contract("now"))
    assert read_document("git:HEAD~1", reader(git)).title == "then"
    assert read_document("git:HEAD~1:", reader(git)).title == "then"
    assert read_document("git:HEAD~1:other/openapi.json", reader(git)).title == "other"
    assert read_document("git:HEAD~1:./other/../core/openapi.json", reader(git)).title == "then"


def test_a_reference_in_a_base_is_read_from_the_same_commit(git: Git) -> None:
    files = {"core__openapi": contract("a", "../shared/a.json"), "shared__a": '{"maximum": 1}'}
    git.commit(**files)
    git.commit(shared__a='{"maximum": 2}')
    (git.top / "shared" / "a.json").write_text('{"maximum": 3}', encoding="utf-8")
    base = read_document("git:HEAD~1", reader(git))
    assert {path: value for path, (_, value) in base.others.items()} == {
        "../shared/a.json": {"maximum": 1}
    }
    assert base.others["../shared/a.json"][0].name == "git:HEAD~1:shared/a.json"


@pytest.mark.parametrize("reference", ["none.json", "../../etc/passwd", "../.git/config"])
def test_a_reference_that_leads_out_of_the_commit_is_refused(git: Git, reference: str) -> None:
    git.commit(core__openapi=contract("a", reference))
    with pytest.raises(ContractError) as failure:
        read_document("git:HEAD", reader(git))
    assert failure.value.problems[0].file == "git:HEAD:core/openapi.json"
    assert failure.value.problems[0].line == 1


@pytest.mark.parametrize(
    ("spec", "kind"),
    [
        ("git:none", RemoteError),
        ("git:", ConfigError),
        ("git:-x", ConfigError),
        ("git:main:none.json", ContractError),
        ("git:main:../x.json", ContractError),
    ],
)
def test_a_base_that_git_does_not_have_is_refused(
    git: Git, spec: str, kind: type[ToolError]
) -> None:
    git.commit(core__openapi=contract("a"))
    with pytest.raises(kind):
        read_document(spec, reader(git))


def answer(body: str) -> bytes:
    head = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n"
    return f"{head}\r\n{body}".encode()


def test_a_url_is_fetched(git: Git, serve: Callable[..., Server]) -> None:
    server = serve(answer(contract("published")))
    base = read_document(server.url, reader(git))
    assert (base.title, base.source.name) == ("published", server.url)


def test_a_url_whose_contract_is_in_several_files_is_refused(
    git: Git, serve: Callable[..., Server]
) -> None:
    (git.top / "a.json").write_text("{}", encoding="utf-8")
    server = serve(answer(contract("published", "a.json")))
    with pytest.raises(ContractError) as failure:
        read_document(server.url, reader(git))
    (problem,) = failure.value.problems
    assert "only the one behind the URL is fetched" in problem.message
    assert "bundle it first" in problem.hint
    assert len(server.requests) == 1


@pytest.mark.parametrize("body", ["null", "[]", '{"a": 1}', "{", "not a contract", '"<html>"'])
def test_an_answer_that_is_no_contract_is_refused(
    git: Git, serve: Callable[..., Server], body: str
) -> None:
    server = serve(answer(body))
    with pytest.raises(ContractError) as failure:
        read_document(server.url, reader(git))
    assert failure.value.where.startswith(server.url)


def test_what_a_url_holds_in_its_query_is_never_shown(
    git: Git, serve: Callable[..., Server]
) -> None:
    server = serve(answer("{"))
    with pytest.raises(ContractError) as failure:
        read_document(f"{server.url}?token=secret", reader(git))
    assert "secret" not in failure.value.message + failure.value.where
    assert "GET /openapi.json?token=secret " in server.requests[0]
