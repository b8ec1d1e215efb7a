from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from oas.errors import ConfigError, ContractError, RemoteError
from registry.git import find_repository

if TYPE_CHECKING:
    from registry.git import Repository
    from tests.registry.conftest import Git

MOST = 1000


def repository(git: Git) -> Repository:
    return find_repository(git.top, git.environ)


def read(git: Git, ref: str, path: str) -> str:
    return repository(git).commit(ref).source(path, most=MOST).data.decode()


def test_a_file_is_read_as_it_was_in_a_commit(git: Git) -> None:
    first = git.commit(api="1")
    git("tag", "v1")
    git.commit(api="2")
    (git.top / "api.json").write_text("3", encoding="utf-8")
    for ref in (first, first[:12], "v1", "HEAD~1", "main~1", "HEAD^"):
        assert read(git, ref, "api.json") == "1"
    assert read(git, "main", "api.json") == "2"


def test_the_source_is_named_by_ref_and_path(git: Git) -> None:
    git.commit(contracts__core="{}")
    source = repository(git).commit("main").source("contracts/core.json", most=MOST)
    assert source.name == "git:main:contracts/core.json"


def test_a_commit_stays_the_same_while_its_branch_moves_on(git: Git) -> None:
    git.commit(api="1")
    commit = repository(git).commit("main")
    git.commit(api="2")
    assert commit.source("api.json", most=MOST).data == b"1"


def test_the_repository_is_found_from_a_folder_inside(git: Git) -> None:
    git.commit(a__b__api="1")
    inside = find_repository(git.top / "a" / "b", git.environ)
    assert inside.top == git.top.resolve()
    assert inside.path_of(git.top / "a" / "b" / "api.json") == "a/b/api.json"


def test_a_path_through_a_symbolic_link_is_the_one_that_git_knows(git: Git, tmp_path: Path) -> None:
    git.commit(a__api="1")
    link = tmp_path / "link"
    link.symlink_to(git.top)
    assert find_repository(link, git.environ).path_of(link / "a" / "api.json") == "a/api.json"


def test_a_file_outside_of_the_repository_has_no_path_in_it(git: Git, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="lies outside the git repository"):
        repository(git).path_of(tmp_path / "api.json")


@pytest.mark.parametrize("ref", ["", "-x", "--output=stolen", "--git-dir=/", "a\nb", "a\0b"])
def test_what_could_be_an_option_is_no_ref(git: Git, ref: str) -> None:
    git.commit(api="1")
    with pytest.raises(ConfigError, match="is no git ref"):
        repository(git).commit(ref)
    assert not (git.top / "stolen").exists()


def test_a_ref_that_is_not_there_is_reported_with_what_to_do(git: Git) -> None:
    git.commit(api="1")
    with pytest.raises(RemoteError, match="no commit 'other' in this clone") as failure:
        repository(git).commit("other")
    assert "fetch-depth: 0" in failure.value.hint


def test_a_branch_that_only_the_remote_has_is_suggested(git: Git) -> None:
    git.commit(api="1")
    git("update-ref", "refs/remotes/origin/stable", "HEAD")
    with pytest.raises(RemoteError) as failure:
        repository(git).commit("stable")
    assert failure.value.hint == "did you mean git:origin/stable?"


def test_what_is_no_commit_is_not_read(git: Git) -> None:
    git.commit(api="1")
    tree = git("rev-parse", "HEAD^{tree}")
    blob = git("rev-parse", "HEAD:api.json")
    for ref in (tree, blob, "HEAD:api.json", "f" * 40):
        with pytest.raises(RemoteError, match="there is no commit"):
            repository(git).commit(ref)


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("missing.json", "does not exist there"),
        ("api.json/x", "does not exist there"),
        ("*.json", "does not exist there"),
        (":(top)api.json", "does not exist there"),
        ("folder", "is no regular file"),
        ("link.json", "is no regular file"),
        ("../api.json", "does not lie inside"),
        ("folder/../api.json", "does not lie inside"),
        ("/etc/passwd", "does not lie inside"),
        ("./api.json", "does not lie inside"),
        ("", "does not lie inside"),
        (".", "does not lie inside"),
        ("..", "does not lie inside"),
        ("a\0b", "does not lie inside"),
    ],
)
def test_what_is_no_file_of_the_commit_is_refused(git: Git, path: str, reason: str) -> None:
    (git.top / "link.json").symlink_to("/etc/passwd")
    git.commit(api="1", folder__inner="2")
    with pytest.raises(ContractError, match=reason) as failure:
        read(git, "main", path)
    assert failure.value.where.startswith("git:main:")


def test_a_file_above_the_limit_is_not_read(git: Git) -> None:
    git.commit(api="x" * (MOST + 1), fits="x" * MOST)
    assert len(read(git, "main", "fits.json")) == MOST
    with pytest.raises(ContractError, match="has 1,001 bytes; at most 1,000 are read"):
        read(git, "main", "api.json")


def test_a_name_with_blanks_and_quotes_is_just_a_name(git: Git) -> None:
    (git.top / 'a "b" ä.json').write_text("1", encoding="utf-8")
    git("add", "-A")
    git("commit", "-q", "-m", "x")
    assert read(git, "main", 'a "b" ä.json') == "1"


def test_the_environment_of_a_hook_does_not_lead_to_another_repository(
    git: Git, tmp_path: Path
) -> None:
    git.commit(api="1")
    other = type(git)(tmp_path / "other")
    other.commit(api="2")
    astray = {
        **git.environ,
        "GIT_DIR": str(other.top / ".git"),
        "GIT_WORK_TREE": str(other.top),
        "GIT_OBJECT_DIRECTORY": str(other.top / ".git" / "objects"),
    }
    found = find_repository(git.top, astray)
    assert found.top == git.top.resolve()
    assert found.commit("main").source("api.json", most=MOST).data == b"1"


def test_what_stands_in_for_a_commit_on_this_machine_is_not_read(git: Git) -> None:
    first = git.commit(api="1")
    second = git.commit(api="2")
    git("replace", second, first)
    assert git("show", "HEAD:api.json") == "1"
    assert read(git, "main", "api.json") == "2"


def test_a_folder_without_a_repository_is_reported(tmp_path: Path) -> None:
    environ = {"PATH": "/usr/bin:/bin", "GIT_CEILING_DIRECTORIES": str(tmp_path)}
    with pytest.raises(ConfigError, match="no git repository: 'fatal: not a git repository"):
        find_repository(Path(tmp_path.anchor), environ)


def test_a_machine_without_git_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="git could not be started"):
        find_repository(tmp_path, {"PATH": str(tmp_path)})


def test_a_clone_that_lost_an_object_is_reported(git: Git) -> None:
    git.commit(api="1")
    blob = git("rev-parse", "HEAD:api.json")
    (git.top / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    with pytest.raises((RemoteError, ContractError)) as failure:
        read(git, "main", "api.json")
    assert failure.value.where == "git:main:api.json"
