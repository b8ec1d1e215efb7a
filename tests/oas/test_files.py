"""The disk: what may be read, what may not, and how a failure reads."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from oas.errors import ContractError
from oas.files import display_name, load
from oas.limits import Limits

CONTRACT = (
    "openapi: 3.1.0\ninfo: {title: T, version: '1'}\ncomponents: {schemas: {A: {$ref: %s}}}\n"
)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project, which is the current folder, beside a file that is none of its business."""
    root = tmp_path / "project"
    (root / "specs" / "parts").mkdir(parents=True)
    (root / "specs" / "parts" / "a.yaml").write_text("type: string\n")
    (root / "errors.yaml").write_text("type: object\n")
    (tmp_path / "secret.yaml").write_text("password: hunter2\n")
    (tmp_path / "project-2").mkdir()
    (tmp_path / "project-2" / "a.yaml").write_text("a: 1\n")
    monkeypatch.chdir(root)
    return root


def contract(project: Path, reference: str) -> Path:
    path = project / "specs" / "openapi.yaml"
    path.write_text(CONTRACT % f"'{reference}'")
    return path


def refused(path: Path, limits: Limits | None = None) -> ContractError:
    with pytest.raises(ContractError) as caught:
        load(path, limits=limits or Limits())
    error = caught.value
    assert error.message.isprintable()
    assert "hunter2" not in str(vars(error))
    return error


def refused_reference(project: Path, reference: str, *, inside: Path | None = None) -> str:
    """`code: message` of the one problem."""
    with pytest.raises(ContractError) as caught:
        load(contract(project, reference), project=inside)
    (problem,) = caught.value.problems
    assert problem.where == "specs/openapi.yaml:3:28"
    assert problem.hint
    assert "hunter2" not in str(caught.value.problems)
    return f"{problem.code}: {problem.message}"


def test_a_contract_is_read_with_the_files_beside_it(project: Path) -> None:
    document = load(contract(project, "./parts/a.yaml"))
    assert document.source.name == "specs/openapi.yaml"
    assert document.source.data == (project / "specs/openapi.yaml").read_bytes()
    source, value = document.others["parts/a.yaml"]
    assert (source.name, value) == ("specs/parts/a.yaml", {"type": "string"})


def test_a_relative_path_is_as_good_as_an_absolute_one(project: Path) -> None:
    contract(project, "parts/a.yaml")
    for path in (Path("specs/openapi.yaml"), Path("specs/../specs/openapi.yaml")):
        assert load(path).source.name == "specs/openapi.yaml"
        assert list(load(path).others) == ["parts/a.yaml"]


def test_outside_the_current_folder_the_name_is_as_given(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = contract(project, "parts/a.yaml")
    assert load(path).source.name == "specs/openapi.yaml"
    monkeypatch.chdir(project / "specs" / "parts")
    assert load(path).source.name == path.as_posix()
    document = load(Path("../openapi.yaml"))
    assert document.source.name == "../openapi.yaml"
    assert document.others["parts/a.yaml"][0].name == "a.yaml"


def test_a_name_is_known_where_the_current_folder_is_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    assert display_name(Path("a/../b.json")) == "b.json"
    assert refused(Path("b.json")).message == "the file 'b.json' does not exist"


def test_a_reference_may_reach_the_whole_project_if_the_caller_says_so(project: Path) -> None:
    path = contract(project, "../errors.yaml")
    assert "outside the project" in refused_reference(project, "../errors.yaml")
    document = load(path, project=project)
    assert document.others["../errors.yaml"][1] == {"type": "object"}


@pytest.mark.parametrize(
    "reference",
    [
        "../../secret.yaml",
        "parts/../../../secret.yaml",
        "%2e%2e/%2E%2E/secret.yaml",
        "../../project-2/a.yaml",
        "../../nothing.yaml",
        "../..",
    ],
)
def test_a_reference_out_of_the_project_is_refused(project: Path, reference: str) -> None:
    assert refused_reference(project, reference, inside=project).startswith(
        "file-reference-outside-project: the file '"
    )


def test_a_symbolic_link_leads_nowhere_out_of_the_project(project: Path) -> None:
    specs = project / "specs"
    (specs / "link.yaml").symlink_to(project.parent / "secret.yaml")
    (specs / "folder").symlink_to(project.parent, target_is_directory=True)
    for reference in ("link.yaml", "folder/secret.yaml"):
        message = refused_reference(project, reference, inside=project)
        assert message.startswith("file-reference-outside-project: ")


def test_a_symbolic_link_inside_the_project_is_followed(project: Path) -> None:
    (project / "specs" / "inner.yaml").symlink_to("parts/a.yaml")
    document = load(contract(project, "inner.yaml"))
    assert document.others["inner.yaml"][1] == {"type": "string"}


def test_the_project_itself_may_be_reached_through_a_link(project: Path, tmp_path: Path) -> None:
    contract(project, "parts/a.yaml")
    (tmp_path / "alias").symlink_to(project, target_is_directory=True)
    (tmp_path / "contract.yaml").symlink_to(project / "specs" / "openapi.yaml")
    assert load(tmp_path / "alias" / "specs" / "openapi.yaml").others
    with pytest.raises(ContractError, match="cannot be followed"):
        load(tmp_path / "contract.yaml")  # its folder is where the link stands


@pytest.mark.parametrize(
    ("reference", "message"),
    [
        ("parts", "the file 'specs/parts' is a folder"),
        ("parts/", "the file 'specs/parts' is a folder"),
        ("./", "the file 'specs' is a folder"),
        ("nothing.yaml", "the file 'specs/nothing.yaml' does not exist"),
        ("openapi.yaml/x", "the file 'specs/openapi.yaml/x' does not exist"),
        ("fifo", "the file 'specs/fifo' is not a regular file"),
        ("ring", "the file 'specs/ring' is a ring of symbolic links"),
        ("x" * 300, "has too long a path"),
        ("\u202e.yaml", "holds a character"),
    ],
)
def test_what_is_no_readable_file_is_refused(project: Path, reference: str, message: str) -> None:
    os.mkfifo(project / "specs" / "fifo")
    (project / "specs" / "ring").symlink_to("ring")
    found = refused_reference(project, reference)
    assert found.startswith("file-reference-unreadable: ")
    assert message in found


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("nothing.yaml", "does not exist"),
        ("specs/parts/a.yaml/x", "does not exist"),
        ("specs", "is a folder"),
        ("fifo", "is not a regular file"),
        ("ring", "is a ring of symbolic links"),
        ("\x1b[31m.yaml", "does not exist"),
        ("nul\0.yaml", "does not exist"),
        ("x" * 5000, "has too long a path"),
        ("/dev/zero", "is not a regular file"),
    ],
)
def test_a_contract_that_cannot_be_read_is_refused_in_one_line(
    project: Path, name: str, reason: str
) -> None:
    os.mkfifo(project / "fifo")
    (project / "ring").symlink_to("ring")
    error = refused(Path(name))
    assert error.message.startswith("the file '")
    assert reason in error.message
    assert "path of an OpenAPI contract" in error.hint


def test_a_file_that_may_not_be_read_is_refused(project: Path) -> None:
    path = contract(project, "parts/a.yaml")
    path.chmod(0)
    if os.geteuid():
        assert "may not be read" in refused(path).message
        return
    pid = os.fork()  # root may read everything, so a child without its rights tries
    if not pid:
        os.setegid(65534)
        os.seteuid(65534)
        try:
            load(Path("specs/openapi.yaml"))
        except ContractError as error:
            os._exit(0 if "may not be read" in error.message else 3)
        os._exit(4)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0


def test_a_file_of_100_megabytes_is_refused_unread(project: Path) -> None:
    path = project / "large.json"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    error = refused(path)
    assert "has 100,000,000 bytes" in error.message
    assert "at most 67,108,864 are read" in error.message


def test_a_file_that_tells_no_size_is_refused_while_it_is_read() -> None:
    path = Path("/proc/self/maps")
    if not path.is_file():
        pytest.skip("there is no /proc here")
    assert path.stat().st_size == 0
    assert "bytes or more" in refused(path, Limits(bytes=100)).message


def test_a_pipe_is_not_waited_for(project: Path) -> None:
    os.mkfifo(project / "pipe")
    thread = threading.Thread(target=lambda: refused(project / "pipe"), daemon=True)
    thread.start()
    thread.join(timeout=5)
    assert not thread.is_alive()


def test_loading_leaves_no_file_open(project: Path) -> None:
    path = contract(project, "parts")
    open_before = len(list(Path("/proc/self/fd").iterdir()))
    for _ in range(5):
        refused_reference(project, "parts")
        refused(project / "specs")
    assert len(list(Path("/proc/self/fd").iterdir())) == open_before
    assert path.is_file()
