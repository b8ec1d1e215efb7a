"""Values one step beside a given one: another type, another length, a name more or less."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

    from oas.json_value import Json

OTHERS: tuple[Json, ...] = (
    None, True, False, 0, 1, -1, 1.0, 1.5, 2**40, "", "a", "1", "true", [], {}, [None], {"a": 1},
)  # fmt: skip
MOST_PLACES = 400


def mutant(value: Json, random: Random) -> Json:
    """A copy of `value` with one change at a random place."""
    copy = deepcopy(value)
    path = random.choice(_places(copy))
    if not path:
        return _changed(copy, random)
    holder = copy
    for step in path[:-1]:
        holder = holder[step]  # type: ignore[index]
    _change_in(holder, path[-1], random)
    return copy


def _change_in(holder: Json, key: str | int, random: Random) -> None:
    if random.random() < 0.2:  # noqa: PLR2004 (now and then it goes)
        del holder[key]  # type: ignore[union-attr,arg-type]
    elif isinstance(holder, dict) and isinstance(key, str) and random.random() < 0.08:  # noqa: PLR2004
        holder[random.choice((key.upper(), key + "x", key.replace("_", "")))] = holder.pop(key)
    else:
        holder[key] = _changed(holder[key], random)  # type: ignore[index]


def _changed(value: Json, random: Random) -> Json:
    if random.random() < 0.35:  # noqa: PLR2004
        return deepcopy(random.choice(OTHERS))
    if isinstance(value, bool) or value is None:
        return random.choice((int(value or 0), str(value), not value))
    if isinstance(value, int | float):
        return random.choice((value + 1, value - 1, -value, value + 0.5, float(value), str(value)))
    if isinstance(value, str):
        return random.choice((value + "x", value[1:], value[:-1], value.upper(), value * 40))
    if isinstance(value, list):
        more = deepcopy(value[-1]) if value else random.choice(OTHERS)
        return random.choice(([*value, more], value[1:], value * 3, [*value, None], {"0": more}))
    return {**value, random.choice(("unknown", "$x", "name", "id")): random.choice(OTHERS)}


def _places(value: Json) -> list[tuple[str | int, ...]]:
    found: list[tuple[str | int, ...]] = [()]
    for path in found:
        if len(found) > MOST_PLACES:
            break
        part = value
        for step in path:
            part = part[step]  # type: ignore[index]
        keys = (
            range(len(part)) if isinstance(part, list) else part if isinstance(part, dict) else ()
        )
        found += [(*path, key) for key in keys]
    return found
