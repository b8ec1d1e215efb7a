"""docs/reports.md: its formats exist, its workflows are valid and let no text into a script."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import jsonschema_rs
import pytest
import yaml

from gates.formats.github import outputs
from gates.formats.output import FORMATS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from gates.report import Outcome
    from oas.json_value import Json, JsonObject

PAGE = (Path(__file__).parents[3] / "docs" / "reports.md").read_text(encoding="utf-8")
GITHUB, GITLAB = re.findall(r"```yaml\n(.*?)```", PAGE, flags=re.DOTALL)
SCHEMAS = {
    "https://json.schemastore.org/github-workflow.json": GITHUB,
    "https://gitlab.com/gitlab-org/gitlab/-/raw/master/app/assets/javascripts/editor/schema/ci.json": GITLAB,
}


def values(node: Json, key: str) -> Iterator[Json]:
    """What stands at `key`, anywhere below."""
    if isinstance(node, dict):
        yield from (value for name, value in node.items() if name == key)
    for child in (
        node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    ):
        yield from values(child, key)


def test_every_format_has_a_row_and_every_row_a_format() -> None:
    assert re.findall(r"^\| `(\w+)` \|", PAGE, flags=re.MULTILINE) == [*FORMATS]
    assert set(re.findall(r"--format (\w+)", PAGE)) - {"FMT"} <= {*FORMATS}


def test_the_outputs_of_the_step_are_those_that_are_named(outcomes: Mapping[str, Outcome]) -> None:
    for line in outputs(outcomes["drift"]).splitlines():
        assert f"`{line.partition('=')[0]}`" in PAGE


@pytest.mark.parametrize("address", SCHEMAS)
def test_the_workflows_are_valid(address: str, schema_store: Callable[[str], JsonObject]) -> None:
    # YAML 1.1 reads the key `on` as true.
    workflow = yaml.safe_load(re.sub(r"^on:", '"on":', SCHEMAS[address], flags=re.MULTILINE))
    schema = schema_store(address)
    validator = jsonschema_rs.validator_for(json.loads(json.dumps(schema)))
    assert [error.message for error in validator.iter_errors(workflow)] == []
    assert not validator.is_valid({"jobs": "none", "on": 1, "stages": 1})


def test_no_expression_stands_in_a_script_and_no_action_is_pinned_by_a_name() -> None:
    workflow = yaml.safe_load(GITHUB)
    scripts = [str(value) for value in values(workflow, "run")]
    assert len(scripts) == 3
    assert not any("${{" in script for script in scripts)
    assert {str(value).partition("@")[2] for value in values(workflow, "uses")} == {
        "FULL_COMMIT_SHA",
    }
