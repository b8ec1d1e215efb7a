"""The templates by which text is laid out. They decide nothing: every field is finished source."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import jinja2


@cache
def template(package: str, name: str) -> jinja2.Template:
    """The template `name` of a target's package; an undefined field is an error."""
    return _environment(package).get_template(name)


@cache
def static(package: str, name: str) -> str:
    """A support module that is the same for every contract."""
    from importlib.resources import files

    return (files(package) / "templates" / f"{name}.py.txt").read_text("utf-8")


@cache
def _environment(package: str) -> jinja2.Environment:
    import jinja2

    return jinja2.Environment(
        loader=jinja2.PackageLoader(package),
        undefined=jinja2.StrictUndefined,
        autoescape=False,  # noqa: S701 (Python source; every text of a contract is a literal)
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
