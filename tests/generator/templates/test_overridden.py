"""Templates of somebody else, in a project on disk, built by the program as people run it."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

import generator.models

OURS = Path(generator.models.__file__).parent / "templates" / "models.py.jinja"
CONTRACT = """\
openapi: 3.1.0
info: {title: Stock, version: 1.0.0}
paths: {}
components:
  schemas:
    Item: {type: object, properties: {name: {type: string}}}
    Shelf: {type: object, properties: {items: {type: array, items: {$ref: "#/components/schemas/Item"}}}}
"""


@dataclass(frozen=True)
class Project:
    """A contract, and a configuration that names a folder of templates."""

    folder: Path

    @property
    def models(self) -> str:
        return (self.folder / "generated/stock/models.py").read_text()

    @property
    def lock(self) -> str:
        return (self.folder / "generated/stock/generated.lock").read_text()

    def template(self, text: str, name: str = "models/models.py.jinja") -> None:
        path = self.folder / "ours" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "generator", "build", *arguments],
            cwd=self.folder,
            capture_output=True,
            text=True,
            check=False,
        )

    def refused(self) -> str:
        """What is told of a build that must not happen."""
        done = self.run()
        assert (done.returncode, done.stdout) == (2, ""), done.stderr
        assert not (self.folder / "generated").exists()
        return done.stderr


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / "contrato.toml").write_text('templates = "ours"\ntargets = ["models"]\n')
    (tmp_path / "contracts/stock").mkdir(parents=True)
    (tmp_path / "contracts/stock/openapi.yaml").write_text(CONTRACT)
    return Project(tmp_path)


def with_line(line: str) -> str:
    """Our own template with one line more, above the classes."""
    return OURS.read_text().replace("{{ imports }}\n", "{{ imports }}\n\n" + line + "\n", 1)


def test_a_template_in_place_of_ours_lays_the_module_out(project: Project) -> None:
    project.template(with_line("# What we know of stock.\nSTOCK = 'ours'"))
    done = project.run()
    assert (done.returncode, done.stderr) == (0, "")
    assert '# What we know of stock.\nSTOCK = "ours"\n' in project.models
    code = "import generated.stock.models as m; print(m.STOCK, m.Shelf(items=[m.Item(name='x')]))"
    ran = subprocess.run(
        [sys.executable, "-c", code],
        cwd=project.folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.stdout, ran.stderr) == ("ours items=[Item(name='x')]\n", "")


def test_our_own_template_in_that_folder_changes_nothing(project: Project) -> None:
    project.template(OURS.read_text())
    assert project.run().returncode == 0
    with_it = project.models
    assert '"templates": "sha256:' in project.lock
    shutil.rmtree(project.folder / "ours")
    (project.folder / "contrato.toml").write_text('targets = ["models"]\n')
    assert project.run().returncode == 0
    assert project.models == with_it
    assert '"templates"' not in project.lock


def test_an_edited_template_is_noticed_and_built(project: Project) -> None:
    project.template(with_line("STOCK = 1"))
    assert project.run().returncode == 0
    assert project.run("--check").returncode == 0
    project.template(with_line("STOCK = 2"))
    checked = project.run("--check")
    assert checked.returncode == 1
    assert "generated/stock/models.py: options changed" in checked.stdout
    assert project.run().returncode == 0
    assert "STOCK = 2\n" in project.models


def test_the_option_names_a_folder_as_well(project: Project) -> None:
    project.template(with_line("STOCK = 3"))
    (project.folder / "contrato.toml").write_text('targets = ["models"]\n')
    assert project.run("--templates", "ours").returncode == 0
    assert "STOCK = 3\n" in project.models


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("import os", "models.py:11: Import is nothing"),
        ("from os import system", "lists what it does): 'from os import system'"),
        ("STOCK = open('/etc/passwd')", "models.py:"),
        ("# {{ imports[:4] }}", "models.py: the comment '# from'"),
        ("STOCK = = 1", "invalid syntax: 'STOCK = = 1'"),
    ],
)
def test_what_generated_code_never_holds_is_refused(
    project: Project, line: str, reason: str
) -> None:
    project.template(with_line(line))
    told = project.refused()
    assert told.startswith("error: ours: with these templates, ")
    assert reason in told
    assert "nothing was written" in told


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("{{ doc }}\n\n{% for block in blocks %}\n", 3, "endfor"),
        ("{{ doc }}\n{{ dock }}\n", 2, "'dock' is undefined"),
        ("\n\n{{ blocks.__class__.__base__ }}\n", 3, "is unsafe"),
        ("{{ doc }}\n{{ 1 / 0 }}\n", 2, "division by zero"),
        ("{% for n in range(10000000) %}{% endfor %}\n", 1, "Range too big"),
        ("{{ doc }}\n{% include '../../contrato.toml' %}\n", 2, "contrato.toml"),
    ],
)
def test_a_template_that_fails_is_told_with_file_and_line(
    project: Project, text: str, line: int, reason: str
) -> None:
    project.template(text)
    told = project.refused()
    assert told.startswith(f"error: ours/models/models.py.jinja:{line}: the template fails: ")
    assert reason in told


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("models/model.py.jinja", "did you mean 'models.py.jinja'?"),
        ("models/values.py.txt", "their names are models.py.jinja, package.py.jinja"),
        ("model/models.py.jinja", "did you mean 'models'?"),
    ],
)
def test_a_name_that_is_none_of_ours_is_an_error(project: Project, name: str, hint: str) -> None:
    project.template("", name)
    told = project.refused()
    assert "there is no template of ours called" in told
    assert hint in told


def test_a_folder_that_is_not_there_is_an_error(project: Project) -> None:
    assert "ours: there is no such folder of templates" in project.refused()


def test_the_other_engine_takes_no_templates_for_models(project: Project) -> None:
    project.template(OURS.read_text())
    with (project.folder / "contrato.toml").open("a") as file:
        file.write('engine = "datamodel-code-generator"\n')
    assert "has templates of its own" in project.refused()


def test_the_example_of_the_documentation_builds(project: Project) -> None:
    page = (Path(__file__).parents[3] / "docs" / "templates.md").read_text()
    (example,) = re.findall(r"```jinja\n(.*?)```", page, re.DOTALL)
    project.template(example)
    done = project.run()
    assert (done.returncode, done.stderr) == (0, "")
    assert '# Reviewed by the stock team.\nOWNER = "stock"\n' in project.models


def test_the_documentation_names_every_template() -> None:
    page = (Path(__file__).parents[3] / "docs" / "templates.md").read_text()
    names = {
        f"{target}/{path.name}"
        for target in ("models", "routes")
        for path in (OURS.parents[2] / target / "templates").glob("*.jinja")
    }
    assert set(re.findall(r"`((?:models|routes)/\w+\.py\.jinja)` \|", page)) == names


def test_templates_of_routes_stand_in_place_of_ours_too(project: Project) -> None:
    ours = (OURS.parents[2] / "routes/templates/app.py.jinja").read_text()
    project.template(ours.replace("{{ imports }}", "{{ imports }}\n# Ours."), "routes/app.py.jinja")
    done = project.run("--target", "routes", "--target", "models")
    assert (done.returncode, done.stderr) == (0, "")
    assert "\n# Ours.\n" in (project.folder / "generated/stock/app.py").read_text()
