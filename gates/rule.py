"""Pure. A rule is a module: its name is the id, its docstring the page that people read."""

from __future__ import annotations

from dataclasses import dataclass
from inspect import cleandoc
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType

TO_DO = "What to do: "


@dataclass(frozen=True, slots=True)
class Page:
    """What is written about a rule. The first line says what it flags."""

    rule: str
    text: str

    @property
    def title(self) -> str:
        """What the rule flags, in a line."""
        return self.text.partition("\n")[0]

    @property
    def hint(self) -> str:
        """What to do: the last paragraph, on one line."""
        return " ".join(self.text.partition(TO_DO)[2].split())


def page_of(module: ModuleType) -> Page:
    """The page of a rule: `version_lowered.py` is `version-lowered`."""
    name = module.__name__.rpartition(".")[2].replace("_", "-")
    return Page(name, cleandoc(module.__doc__ or ""))


def group_of(package: ModuleType) -> str:
    """What the rules of a folder are about: the first line of its docstring."""
    return (package.__doc__ or "").partition("\n")[0].removesuffix(".")
