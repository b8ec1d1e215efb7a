"""The targets by name. Each is imported when it is first asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from console.key import did_you_mean
from generator.options import Engine
from oas.errors import ConfigError
from oas.show import show

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.api import Api
    from generator.artifact import Rendered
    from generator.options import BuildOptions

    Target: TypeAlias = Callable[[Api, BuildOptions], Rendered]


def find_target(name: str) -> Target:
    """The target called `name`. Raises ConfigError where there is none."""
    if name in TARGETS:
        return TARGETS[name]
    raise ConfigError(
        f"there is no target {show(name)}",
        hint=did_you_mean(name, TARGETS) or f"the targets are {', '.join(sorted(TARGETS))}",
    )


def _models(api: Api, options: BuildOptions) -> Rendered:
    if options.engine is Engine.DATAMODEL_CODE_GENERATOR:
        from generator.datamodel import render
    else:
        from generator.models import render

    return render(api, options)


def _routes(api: Api, options: BuildOptions) -> Rendered:
    from generator.routes import render

    return render(api, options)


TARGETS: Mapping[str, Target] = {"models": _models, "routes": _routes}
