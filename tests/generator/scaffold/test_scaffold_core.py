"""The user's side of regeneration: what is written once, added later, told, and never touched."""

from __future__ import annotations

import difflib
import re
import sys
from typing import TYPE_CHECKING

from oas.json_value import as_array, as_object

if TYPE_CHECKING:
    from oas.json_value import JsonObject
    from tests.generator.scaffold.conftest import Project

ASK = """
import asyncio, sys
import httpx2
from app.core.main import app

async def ask():
    async with httpx2.AsyncClient(transport=httpx2.ASGITransport(app), base_url="http://t") as client:
        for path in sys.argv[1:]:
            answer = await client.get(path)
            print(path, answer.status_code, answer.headers["content-type"])

asyncio.run(ask())
"""
MYPY = ("-m", "mypy", "--strict", "--explicit-package-bases", "generated/core", "app/core")


def with_archive(contract: JsonObject) -> None:
    """One operation more, with a tag that is there."""
    paths = as_object(contract["paths"])
    paths["/brands/{brandId}/archive"] = {
        "parameters": [{"$ref": "#/components/parameters/BrandId"}],
        "post": {
            "operationId": "archiveBrand",
            "tags": ["Brands"],
            "summary": "Archive a brand",
            "responses": {"204": {"description": "It was archived."}},
        },
    }
    item = as_object(paths["/brands/{brandId}"])
    as_object(paths["/brands/{brandId}/archive"])["parameters"] = item["parameters"]


def with_archived(contract: JsonObject) -> None:
    """One parameter more."""
    operation = as_object(as_object(as_object(contract["paths"])["/brands"])["get"])
    as_array(operation["parameters"]).append(
        {"name": "archived", "in": "query", "schema": {"type": "boolean"}}
    )


def without_delete(contract: JsonObject) -> None:
    del as_object(as_object(contract["paths"])["/brands/{brandId}"])["delete"]


def with_robots(contract: JsonObject) -> None:
    """A tag more."""
    operation: JsonObject = {
        "operationId": "listRobots",
        "tags": ["Robots"],
        "responses": {"204": {"description": "None."}},
    }
    as_object(contract["paths"])["/robots"] = {"get": operation}


def without_robots(contract: JsonObject) -> None:
    del as_object(contract["paths"])["/robots"]


def only_added(before: bytes, after: bytes) -> list[str]:
    """The lines that were added; nothing else may have happened."""
    old, new = (data.decode().splitlines(keepends=True) for data in (before, after))
    changes = list(difflib.ndiff(old, new))
    assert [line for line in changes if line.startswith("- ")] == []
    return [line[2:] for line in changes if line.startswith("+ ")]


def place(project: Project, name: str, text: str) -> str:
    """`app/core/brands.py:12`, where `text` stands first."""
    lines = (project.app / name).read_text().splitlines()
    number = next(n for n, line in enumerate(lines, 1) if text in line)
    return f"app/core/{name}:{number}"


def test_the_application_starts_and_answers_501_until_something_is_written(
    project: Project,
) -> None:
    asked = project.python("-W", "error", "-c", ASK, "/health", "/brands")
    assert asked.stdout.splitlines() == [
        "/health 501 application/problem+json",
        "/brands 401 application/problem+json",
    ], asked.stderr
    module = project.app / "service.py"
    written = 'return models.Health(status="ok", version="1")'
    module.write_text(module.read_text().replace("raise HTTPException(501)", written, 1))
    asked = project.python("-W", "error", "-c", ASK, "/health", "/ready")
    assert asked.stdout.splitlines() == [
        "/health 200 application/json",
        "/ready 501 application/problem+json",
    ], asked.stderr


def test_what_is_written_passes_the_type_checker_and_the_formatter(project: Project) -> None:
    checked = project.python(*MYPY)
    assert checked.stdout.startswith("Success: no issues found in "), checked.stdout
    laid_out = project.python("-m", "ruff", "format", "--isolated", "--check", "app")
    assert laid_out.returncode == 0, laid_out.stdout
    linted = project.python("-m", "ruff", "check", "--isolated", "app")
    assert linted.returncode == 0, linted.stdout


def test_a_second_run_finds_nothing_to_do(project: Project) -> None:
    before = project.tree()
    assert project.done("scaffold", "--check") == "core: everything is there, in app/core\n"
    assert project.done("scaffold") == "core: nothing is missing in app/core\n"
    assert project.tree() == before


def test_a_new_operation_is_appended_and_nothing_else_is_touched(project: Project) -> None:
    module = project.app / "brands.py"
    text = module.read_text().replace(
        "raise HTTPException(501)", "return   await self.x( )  # mine"
    )
    module.write_text(text.replace('"""What products are sold under."""', "x = None  # 'own'"))
    before = project.tree()
    project.edit(with_archive)
    checked = project.run("scaffold", "--check")
    assert (checked.returncode, project.tree()) == (1, before)
    there = place(project, "brands.py", "class BrandsService")
    assert f"{there}: new: BrandsService.archive_brand: " in checked.stdout
    said = project.done("scaffold")
    assert said.splitlines()[-1] == "core: 1 file extended by 1 method in app/core"
    after = project.tree()
    changed = {name for name in after if after[name] != before[name]}
    assert changed == {"brands.py", "scaffold.lock"}
    assert "".join(only_added(before["brands.py"], after["brands.py"])) == (
        "\n"
        "    async def archive_brand(self, *, brand_id: formats.Uuid) -> replies.NoContent:\n"
        '        """Archive a brand"""\n'
        "        raise HTTPException(501)\n"
    )
    assert project.run("scaffold", "--check").returncode == 0


def test_a_missing_method_is_named_by_the_type_checker_and_answered_with_501(
    project: Project,
) -> None:
    project.edit(lambda contract: as_object(contract["paths"]).update(READY_TWICE))
    asked = project.python("-W", "error", "-c", ASK, "/ready-twice")
    assert asked.stdout == "/ready-twice 501 application/problem+json\n", asked.stderr
    checked = project.python(*MYPY)
    assert 'Cannot instantiate abstract class "ServiceImplementation"' in checked.stdout
    assert "get_ready_twice" in checked.stdout
    project.done("scaffold")
    assert project.python(*MYPY).stdout.startswith("Success")


READY_TWICE: JsonObject = {
    "/ready-twice": {
        "get": {
            "operationId": "getReadyTwice",
            "tags": ["Service"],
            "security": [],
            "responses": {"204": {"description": "Ready."}},
        }
    }
}


def test_a_changed_signature_is_told_with_both_until_it_is_mended(project: Project) -> None:
    project.edit(with_archived)
    before = project.tree()
    for _ in range(2):
        lines = project.done("scaffold").splitlines()
        where, kind, subject, reason = lines[0].split(": ")
        assert (where, kind) == (place(project, "brands.py", "def list_brands"), "changed")
        assert (subject, reason) == ("BrandsService.list_brands", "archived is passed now")
        assert lines[1].startswith("  old: (self, *, company_id: formats.Uuid | None, q:")
        assert ", archived: " in lines[2]
        assert "archived" not in lines[1]
    assert project.tree() == before
    assert project.run("scaffold", "--check").returncode == 1
    module = project.app / "brands.py"
    mended = module.read_text().replace("q: str | None,", "q: str | None, archived: object,", 1)
    module.write_text(mended)
    assert project.run("scaffold", "--check").returncode == 0
    assert "changed" not in project.done("scaffold")
    assert "archived" in (project.app / "scaffold.lock").read_text()


def test_a_type_that_somebody_chose_is_no_change(project: Project) -> None:
    module = project.app / "brands.py"
    chosen = module.read_text().replace("brand_id: formats.Uuid", "brand_id: UUID")
    narrowed = chosen.replace("        | replies.Conflict[models.Problem]\n", "")
    module.write_text(narrowed.replace("\nfrom fastapi", "\nfrom uuid import UUID\n\nfrom fastapi"))
    assert project.run("scaffold", "--check").returncode == 0
    project.edit(with_archive)
    assert "changed" not in project.done("scaffold")


def test_an_answer_that_the_contract_lost_is_told(project: Project) -> None:
    def without_conflict(contract: JsonObject) -> None:
        operation = as_object(as_object(as_object(contract["paths"])["/brands"])["post"])
        del as_object(operation["responses"])["409"]

    project.edit(without_conflict)
    said = project.run("scaffold", "--check").stdout
    assert "changed: BrandsService.create_brand: the answer has another type" in said


def test_a_method_that_no_operation_has_is_told_until_it_is_removed(project: Project) -> None:
    module = project.app / "brands.py"
    module.write_text(module.read_text() + "\n    async def helper(self) -> None: ...\n")
    project.edit(without_delete)
    before = project.tree()
    said = project.done("scaffold")
    there = place(project, "brands.py", "def delete_brand")
    assert f"{there}: gone: BrandsService.delete_brand: " in said
    assert "helper" not in said
    assert project.tree() == before
    assert project.run("scaffold", "--check").returncode == 1
    module.write_text(module.read_text().replace("def delete_brand", "def _delete_brand"))
    assert project.run("scaffold", "--check").returncode == 0


def test_a_new_tag_gets_a_module_and_the_application_uses_it(project: Project) -> None:
    before = project.tree()
    project.edit(with_robots)
    said = project.done("scaffold")
    assert said == "core: 1 file created, 1 extended, 1 method in app/core\n"
    after = project.tree()
    assert only_added(before["main.py"], after["main.py"]) == [
        "from .robots import RobotsService\n",
        "    robots=RobotsService(),\n",
    ]
    asked = project.python("-W", "error", "-c", ASK, "/robots")
    assert asked.stdout == "/robots 401 application/problem+json\n", asked.stderr


def test_an_interface_that_is_gone_is_told(project: Project) -> None:
    project.edit(with_robots)
    project.done("scaffold")
    project.edit(without_robots)
    said = project.run("scaffold", "--check")
    assert said.returncode == 1
    assert (
        f"{place(project, 'robots.py', 'class Robots')}: gone: RobotsService: the interface Robots is no more"
        in said.stdout
    )
    (project.app / "robots.py").unlink()
    project.done("scaffold")
    assert "Robots" not in (project.app / "scaffold.lock").read_text()


def test_a_class_is_found_wherever_it_went_and_whatever_it_is_called(project: Project) -> None:
    old = (project.app / "brands.py").read_text()
    (project.app / "brands.py").unlink()
    moved = project.app / "catalogue" / "marks.py"
    moved.parent.mkdir()
    text = old.replace("class BrandsService(Brands)", "class Marks(_routes.Brands, Generic[T])")
    head = "from typing import Generic\n\nfrom generated.core.routes import brands as _routes"
    text = text.replace("from generated.core.routes.brands import Brands", head)
    moved.write_text(text)
    project.edit(with_archive)
    said = project.done("scaffold").splitlines()
    there = place(project, "catalogue/marks.py", "class Marks")
    assert said[0].startswith(f"{there}: added: Marks.archive_brand: ")
    assert not (project.app / "brands.py").exists()
    assert "archive_brand" in only_added(text.encode(), moved.read_bytes())[1]


def test_methods_of_a_base_count_and_an_unreadable_base_may_have_them(project: Project) -> None:
    module = project.app / "brands.py"
    text = module.read_text()
    base = project.app / "archive.py"
    base.write_text("class Archive:\n    async def archive_brand(self) -> None: ...\n")
    head = "from .archive import Archive\n\n\nclass BrandsService(Archive, Brands)"
    module.write_text(text.replace("class BrandsService(Brands)", head))
    project.edit(with_archive)
    said = project.run("scaffold", "--check")
    assert said.returncode == 1
    assert said.stdout.startswith("app/core/archive.py:2: changed: Archive.archive_brand: brand_id")
    module.write_text(
        text.replace("class BrandsService(Brands)", "class BrandsService(Far, Brands)")
    )
    said = project.run("scaffold")
    assert "unknown: BrandsService: a base class that cannot be read here" in said.stdout
    assert "missing: archive_brand" in said.stdout
    assert "archive_brand" not in module.read_text()
    assert project.run("scaffold", "--check").returncode == 0


def test_a_module_that_does_not_parse_is_2_and_the_others_are_done(project: Project) -> None:
    broken = project.app / "companies.py"
    broken.write_text("class Companies(:\n")
    (project.app / "service.py").unlink()
    project.edit(with_archive)
    done = project.run("scaffold")
    assert done.returncode == 2
    assert "error: app/core/companies.py:1:17: it is not Python: " in done.stderr
    assert "Traceback" not in done.stderr
    assert broken.read_text() == "class Companies(:\n"
    assert "archive_brand" in (project.app / "brands.py").read_text()
    assert project.run("scaffold", "--check").returncode == 2


def test_a_file_that_stands_in_the_way_is_left_alone(project: Project) -> None:
    module = project.app / "brands.py"
    module.write_text("# nothing here\n")
    done = project.run("scaffold")
    assert done.returncode == 2
    assert "error: app/core/brands.py: there is no class in it with the base Brands" in done.stderr
    assert module.read_text() == "# nothing here\n"


def test_names_that_mean_something_else_in_the_module_get_another_name(project: Project) -> None:
    module = project.app / "service.py"
    text = module.read_text().replace("HTTPException", "Stop")
    text = text.replace("import Stop", "import HTTPException as Stop")
    own = "from app import orm as models\nfrom app import orm as replies\n"
    text = re.sub(r"from generated.core import .*\n", own, text)
    module.write_text(text)
    project.edit(lambda contract: as_object(contract["paths"]).update(READY_TWICE))
    project.done("scaffold")
    added = "".join(only_added(text.encode(), module.read_bytes()))
    assert "from generated.core import replies as replies_2\n" in added
    assert "-> replies_2.NoContent" in added
    assert "raise Stop(501)" in added


def test_into_names_another_folder_and_src_is_no_package(project: Project) -> None:
    done = project.done("scaffold", "--into", "src/own")
    assert done == "core: 9 files created, 34 methods in src/own/core\n"
    main = (project.folder / "src" / "own" / "core" / "main.py").read_text()
    assert "uvicorn own.core.main:app" in main
    refused = project.run("scaffold", "--into", "my code")
    assert refused.returncode == 2
    assert "no import statement can name this folder" in refused.stderr


def test_a_contract_that_changed_since_the_build_is_said(project: Project) -> None:
    path = project.folder / "contracts" / "core" / "openapi.json"
    path.write_text(path.read_text().replace('"getHealth"', '"getPulse"'))
    done = project.run("scaffold", "--check")
    assert done.stderr == "core: generated/core is not up to date; run contract-gen build\n"
    assert "new: ServiceImplementation.get_pulse" in done.stdout
    assert "gone: ServiceImplementation.get_health" in done.stdout


def test_without_routes_there_is_nothing_to_implement(project: Project) -> None:
    (project.folder / "contrato.toml").write_text('targets = ["models"]\n')
    done = project.run("scaffold")
    assert done.returncode == 2
    assert "core has no interface to implement" in done.stderr


def test_a_record_that_is_damaged_is_2(project: Project) -> None:
    (project.app / "scaffold.lock").write_text("{")
    done = project.run("scaffold")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("error: app/core/scaffold.lock: this is not what contract-gen")
    assert sys.executable not in done.stderr
