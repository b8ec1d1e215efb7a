"""The `models` target: Pydantic 2 models of every schema, by an emitter of our own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.artifact import Artifact, Rendered
from generator.expression import import_lines, modules_of
from generator.literal import docstring
from generator.models.about import about
from generator.models.layout import modules
from generator.models.view import blocks
from generator.schema.render import Writer
from generator.templating import static, template

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.api import Api
    from generator.models.layout import Module
    from generator.options import BuildOptions

TEMPLATES = "generator.models"
BESIDE = re.compile(r"^from \.(\w+) import", re.MULTILINE)


def render(api: Api, options: BuildOptions) -> Rendered:  # noqa: ARG001 (a target's signature)
    """`models.py` or the package `models`, and the support modules that something needs."""
    found = modules(api)
    artifacts, used = [], set(api.uses)
    for module in found:
        artifact, support = _module(module, api)
        artifacts.append(artifact)
        used |= support
    if len(found) > 1:
        artifacts.append(_package(found))
    return Rendered((*artifacts, *support_artifacts(used)), api.notes)


def support_artifacts(used: Iterable[str]) -> tuple[Artifact, ...]:
    """The modules that models and routes reach through, and those that these need themselves."""
    found: dict[str, Artifact] = {}
    waiting = [*used]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name] = Artifact(f"{name}.py", static(TEMPLATES, name))
            waiting += BESIDE.findall(found[name].text)
    return tuple(found[name] for name in sorted(found))


def _module(module: Module, api: Api) -> tuple[Artifact, frozenset[str]]:
    """The file of a module, and the support modules that it imports."""
    found = blocks(module.declarations, Writer(module.package, "", module.elsewhere))
    imports = frozenset().union(*(block.imports for block in found))
    text = template(TEMPLATES, "models.py.jinja").render(
        doc=docstring(about(api, module.about)),
        imports="\n".join(import_lines(imports)),
        blocks=found,
    )
    return Artifact(module.path, text), modules_of(module.package, imports)


def _package(found: Iterable[Module]) -> Artifact:
    """The package itself: type checkers see every name, and no module is imported yet."""
    names = sorted((one.name, sorted(each.name for each in one.declarations)) for one in found)
    listed = template(TEMPLATES, "package.py.jinja").render(modules=names)
    return Artifact("models/__init__.py", static(TEMPLATES, "package") + listed)
