"""Pure. The templates of paths: `/stock/{warehouseId}/{sku}`."""

from __future__ import annotations

import re

_NAME = re.compile(r"\{([^{}]+)\}")


def names_in(path: str) -> list[str]:
    """The names between braces, from left to right, repeated where the path repeats them."""
    return _NAME.findall(path)


def without_names(path: str) -> str:
    """The path with every name taken out: what is equal so matches the same requests."""
    return _NAME.sub("{}", path)
