"""The templates by which text is laid out. They decide nothing: every field is finished source.

Somebody else's may stand in place of ours (docs/templates.md). They are data of a stranger: they run
in a sandbox, what fails in them is told with file and line, and what they lay out is checked as ours.
"""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    import jinja2

    from generator.overrides import Layout, Templates

_IN_PLACE: ContextVar[Templates | None] = ContextVar("_IN_PLACE", default=None)


def template(package: str, name: str) -> jinja2.Template | Layout:
    """The template `name` of a target's package; an undefined field is an error."""
    given = _IN_PLACE.get()
    return (given.layout(package, name) if given else None) or _ours(package, name)


@contextmanager
def in_place(templates: Templates | None) -> Iterator[None]:
    """Let `templates` stand in place of ours, where they have one of the name."""
    token = _IN_PLACE.set(templates)
    try:
        yield
    finally:
        _IN_PLACE.reset(token)


@cache
def static(package: str, name: str) -> str:
    """A support module that is the same for every contract."""
    from importlib.resources import files

    return (files(package) / "templates" / f"{name}.py.txt").read_text("utf-8")


@cache
def _ours(package: str, name: str) -> jinja2.Template:
    return _environment(package).get_template(name)


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
