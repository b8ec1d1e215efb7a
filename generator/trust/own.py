"""What of a generated module is our own text, word for word: nothing of a contract is in it.

Reads the templates of this package and nothing else.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

PACKAGES = ("generator.models", "generator.routes")
STATIC, LAID_OUT = ".py.txt", ".jinja"
# A module that begins with a template of another name.
BEGINS_WITH = {"models/__init__": "package"}
_DEFINED = re.compile(r"^(?:async def |def |class )?([A-Za-z]\w*)(?=\(|:| =)", re.MULTILINE)
_IMPORTED = re.compile(r"^from \S+ import (?:\(([^)]*)\)|(.*))$", re.MULTILINE)
_TEXT = re.compile(r'"""[\s\S]*?"""')
_COMMENT = re.compile(r"^ *(#.*)$", re.MULTILINE)


@cache
def templates() -> dict[str, str]:
    """The text of every template of ours by its file name."""
    return {
        entry.name: entry.read_text("utf-8")
        for package in PACKAGES
        for entry in (files(package) / "templates").iterdir()
        if entry.name.endswith((STATIC, LAID_OUT))
    }


def static_text(path: str) -> str:
    """What stands at the beginning of the module `path` whatever the contract; often all of it."""
    module = path.removesuffix(".py")
    name = BEGINS_WITH.get(module, module)
    return "" if "/" in name else templates().get(name + STATIC, "")


@cache
def exports(module: str) -> frozenset[str]:
    """The public names that the static text of a support module defines, or has of another one.

    Empty where there is no such module.
    """
    text = static_text(module)
    own = frozenset(_DEFINED.findall(_TEXT.sub("", text)))
    return own | frozenset(name for name in _listed(text, "from .") if not name.startswith("_"))


@cache
def imported(module: str) -> frozenset[str]:
    """The names that the static text of a support module imports."""
    return frozenset(_listed(static_text(module), "from "))


def _listed(text: str, start: str) -> list[str]:
    """The names of the import statements that begin so."""
    found = [match for match in _IMPORTED.finditer(text) if match[0].startswith(start)]
    return [name.strip() for match in found for name in (match[1] or match[2]).split(",")]


@cache
def comments() -> frozenset[str]:
    """The comments of our own templates. A generated module has no others."""
    return frozenset(line for text in templates().values() for line in _COMMENT.findall(text))
