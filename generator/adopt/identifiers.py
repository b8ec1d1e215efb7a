"""Pure. The names of operations: FastAPI puts path and method behind the name of the function.

`get_item_items__item_id__get` becomes `get_item` where no other operation is called so.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain, count
from typing import TYPE_CHECKING

from oas.grammar import Kind
from oas.json_value import text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from oas.grammar import Place

_FIELD = "operationId"


def rename(places: Sequence[Place]) -> dict[str, str]:
    """Shorten the names of the operations among `places`, and of links to them; the new ones by the old."""
    operations = [p for p in places if p.kind is Kind.OPERATION and text(p.value.get(_FIELD))]
    renamed: dict[str, str] = {}
    for place, name in zip(operations, _chosen(operations), strict=True):
        renamed.setdefault(text(place.value[_FIELD]), name)
        place.value[_FIELD] = name
    for place in places:
        old = text(place.value.get(_FIELD)) if place.kind is Kind.LINK else ""
        if old in renamed:
            place.value[_FIELD] = renamed[old]
    return renamed


def _chosen(operations: Sequence[Place]) -> Iterator[str]:
    """A name for each operation: the function's, else FastAPI's, else one with the method; all differ."""
    given = [text(place.value[_FIELD]) for place in operations]
    short = [function_name(place) for place in operations]
    givens, shorts = Counter(given), Counter(short)
    taken = {name for name, times in shorts.items() if times == 1}
    for place, old, new in zip(operations, given, short, strict=True):
        if shorts[new] == 1:
            yield new
            continue
        unique = [old] if givens[old] == 1 else []
        numbered = (f"{new}_{number}" for number in count(2))
        names = chain(unique, [f"{new}_{place.field}"], numbered)
        name = next(name for name in names if name not in taken)
        taken.add(name)
        yield name


def function_name(operation: Place) -> str:
    """The name without what FastAPI puts behind it; as it stands where a person gave it."""
    given = text(operation.value[_FIELD])
    path = re.sub(r"\W", "_", _path(operation))
    found = re.fullmatch(rf"(.+){re.escape(path)}_[a-z]+", given, re.DOTALL)
    return found[1] if found and path and found[1].isidentifier() else given


def _path(operation: Place) -> str:
    """The path, the name of the webhook or the expression of the callback that it stands below."""
    item = operation.holder
    if item is None:
        return ""
    return item.field if item.key is None else str(item.key)
