"""The `models` target by datamodel-code-generator: pydantic, dataclasses, TypedDict or msgspec.

It is fed with the declarations that our own emitter gets, so that both give the same names. What
it writes is read back, and refused where it is anything else than the models asked for.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.artifact import Artifact, Note, Rendered
from generator.datamodel.fitting import fitted
from generator.datamodel.writing import write_models
from generator.models import support_artifacts
from generator.models.about import about
from generator.options import Style

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.api import Api
    from generator.options import BuildOptions
    from generator.schema.types import Declaration


def render(api: Api, options: BuildOptions) -> Rendered:
    """`models.py` in the style of `options`, and for pydantic what the routes reach for.

    Raises ConfigError where the engine is not installed in the version needed.
    """
    declarations, losses = fitted(api.declarations, options.style)
    models = write_models(declarations, style=options.style, about=about(api))
    artifacts = [Artifact("models.py", models.text)]
    if options.style is Style.PYDANTIC:
        # These models have types of their own for the formats; the routes reach for ours.
        artifacts += support_artifacts(api.uses)
    remarks = _remarks(models.warnings, declarations)
    return Rendered(tuple(artifacts), (*api.notes, *losses, *remarks))


def _remarks(warnings: Iterable[str], declarations: Iterable[Declaration]) -> Iterator[Note]:
    """The engine's own remarks, at the declaration that each names first."""
    pointers = {declaration.name: declaration.pointer for declaration in declarations}
    for text in warnings:
        words = (word for word in re.findall(r"\w+", text) if word in pointers)
        name = next(words, "")
        yield Note(pointers.get(name, ""), text)
