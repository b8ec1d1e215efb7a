"""The `models` target: Pydantic 2 models of every schema, by an emitter of our own."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from generator.artifact import Artifact, Rendered
from generator.expression import import_lines
from generator.literal import docstring
from generator.models.order import ordered
from generator.models.view import blocks
from generator.schema.render import Writer
from generator.templating import static, template
from oas.show import printable

if TYPE_CHECKING:
    from generator.api import Api
    from generator.options import BuildOptions

BASE = frozenset({("pydantic", "BaseModel"), ("pydantic", "ConfigDict")})
SUPPORT = ("checks", "formats")


def render(api: Api, options: BuildOptions) -> Rendered:  # noqa: ARG001 (a target's signature)
    """`models.py` with every named schema, and the support modules that something needs."""
    found = blocks(ordered(api.declarations), Writer(".", ""))
    imports = BASE.union(*(block.imports for block in found))
    text = template("generator.models", "models.py.jinja").render(
        doc=docstring(about(api)), imports="\n".join(import_lines(imports)), blocks=found
    )
    artifacts = [Artifact("models.py", text)]
    used = api.uses | {module.lstrip(".") or name for module, name in imports if module[0] == "."}
    needed = [name for name in SUPPORT if name in used]
    artifacts += map(support_artifact, needed)
    return Rendered(tuple(artifacts), api.notes)


def about(api: Api) -> str:
    """What the docstring of a models module says, whoever emits it."""
    title = printable(f"{api.document.title} {api.document.info_version}").strip()
    return f"Models of {title}.\n\nMade by contract-gen: change the contract, not this file."


@cache
def support_artifact(name: str) -> Artifact:
    """A module that models and routes reach through: `formats.Uuid`, `checks.UniqueItems`."""
    return Artifact(f"{name}.py", static("generator.models", name))
