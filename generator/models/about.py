"""Pure. What the modules of models say of themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from oas.show import printable

if TYPE_CHECKING:
    from generator.api import Api

MADE_BY = "Made by contract-gen: change the contract, not this file."


def about(api: Api, part: str = "") -> str:
    """The text of a docstring: whose models these are, and which `part` of them."""
    title = printable(f"{api.document.title} {api.document.info_version}").strip()
    first = f"Models of {title}: {part}." if part else f"Models of {title}."
    return f"{first}\n\n{MADE_BY}"
