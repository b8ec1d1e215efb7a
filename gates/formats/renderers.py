"""Which formats there are. Each is imported where it is asked for, so that the others cost nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from gates.report import Outcome

    Render: TypeAlias = Callable[[Outcome], str]


def _json() -> Render:
    from gates.formats.json import render

    return render


def _sarif() -> Render:
    from gates.catalogue import catalogue
    from gates.formats.sarif import render

    pages = [entry.page for group in catalogue() for entry in group.entries]
    return lambda outcome: render(outcome, pages)


def _junit() -> Render:
    from gates.formats.junit import render

    return render


def _github() -> Render:
    from gates.formats.github import render

    return render


def _markdown() -> Render:
    from gates.formats.markdown import render

    return render


def _html() -> Render:
    from gates.formats.html.page import render

    return render


# The text for people is not among them: it is told how much to say.
RENDERERS: Mapping[str, Callable[[], Render]] = {
    "json": _json,
    "sarif": _sarif,
    "junit": _junit,
    "github": _github,
    "markdown": _markdown,
    "html": _html,
}
