"""Random values that a schema is likely to accept. The judge alone says whether it does."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

import rstr

from oas.json_value import Json, JsonObject, as_array, as_object, strings, text

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from benchmarks.agreement.judge import Judge

DEEP, DEEPEST = 5, 12
MOST_PARTS = 60
LONGEST = 5_000
COUNTS = re.compile(r"\{(\d+),(\d*)\}")
# A star within a star would otherwise be ten thousand letters.
vars(import_module("rstr.xeger"))["STAR_PLUS_LIMIT"] = 6
ANY_TYPE = ("string", "integer", "number", "boolean", "null", "array", "object")
FORMATS = {
    "date-time": ("2024-02-29T12:00:00Z", "1999-12-31T23:59:59.123+05:30", "2026-01-01t00:00:00z"),
    "date": ("2024-02-29", "1999-12-31"),
    "time": ("12:00:00Z", "23:59:59.5+01:00"),
    "duration": ("P1D", "PT1H30M", "P3Y6M4DT12H30M5S"),
    "email": ("a@example.com", "first.last+tag@example.org"),
    "hostname": ("example.com", "localhost", "a-b.example"),
    "ipv4": ("192.0.2.1", "255.255.255.255"),
    "ipv6": ("2001:db8::1", "::", "::ffff:192.0.2.1"),
    "uri": ("https://example.com/a?b=c#d", "urn:isbn:0451450523", "mailto:a@example.com"),
    "uri-reference": ("/a", "https://example.com/", "#a", ""),
    "uri-template": ("/a/{b}", "https://example.com/{?q}"),
    "uuid": ("123e4567-e89b-12d3-a456-426614174000", "123E4567-E89B-12D3-A456-426614174000"),
    "json-pointer": ("/a", "", "/a~1b/0"),
    "regex": ("a", "^[a-z]+$"),
}
WORDS = ("", "a", "Ab", "x y", "0", "é", "long text " * 12, "2024-02-29", "null", "1")


class NoValueError(Exception):
    """Nothing was found in the bounds of the search."""


@dataclass(frozen=True, slots=True)
class Sampler:
    """Makes values of the schemas of one contract; seeded, so that a run can be had again."""

    judge: Judge
    random: Random

    def value(self, schema: Json) -> Json:
        """A value of the schema. Raises NoValueError."""
        return self._sample([schema], 0)

    def _sample(self, schemas: list[Json], depth: int) -> Json:
        if depth > DEEPEST:
            raise NoValueError
        parts = self._opened(schemas)
        listed = [part for part in parts if "enum" in part or "const" in part]
        if listed:
            return self._listed(listed)
        types = set(ANY_TYPE)
        for part in parts:
            named = part.get("type")
            allowed = {named} if isinstance(named, str) else set(strings(named))
            types &= allowed | ({"integer"} if "number" in allowed else set()) or set(ANY_TYPE)
        kind = self._kind(types, parts)
        makers: dict[str, Callable[[], Json]] = {
            "string": lambda: self._text(parts),
            "integer": lambda: self._number(parts, whole=True),
            "number": lambda: self._number(parts, whole=False),
            "boolean": lambda: self.random.random() < 0.5,  # noqa: PLR2004
            "null": lambda: None,
            "array": lambda: self._array(parts, depth),
            "object": lambda: self._object(parts, depth),
        }
        return makers[kind]()

    def _kind(self, types: set[str], parts: list[JsonObject]) -> str:
        if not types:
            raise NoValueError
        if len(types) == len(ANY_TYPE):
            if any("properties" in p or "required" in p for p in parts):
                return "object"
            if any("items" in p for p in parts):
                return "array"
        return self.random.choice(sorted(types))

    def _opened(self, schemas: list[Json]) -> list[JsonObject]:
        """The schemas with `$ref` and `allOf` followed, and a branch of each union chosen."""
        parts: list[JsonObject] = []
        waiting = [*schemas]
        while waiting:
            part = waiting.pop()
            if part is False or len(parts) > MOST_PARTS:
                raise NoValueError
            if not isinstance(part, dict):
                continue
            parts.append(part)
            if reference := text(part.get("$ref")):
                waiting.append(self.judge.target(reference))
            waiting += as_array(part.get("allOf"))
            for keyword in ("oneOf", "anyOf"):
                if branches := as_array(part.get(keyword)):
                    waiting.append(self.random.choice(branches))
        return parts

    def _listed(self, parts: list[JsonObject]) -> Json:
        first = parts[0]
        values = [first["const"]] if "const" in first else as_array(first["enum"])
        others = [as_array(p.get("enum", [p.get("const")])) for p in parts[1:]]
        found = [value for value in values if all(value in other for other in others)]
        if not found:
            raise NoValueError
        return self.random.choice(found)

    def _text(self, parts: list[JsonObject]) -> str:
        patterns = [text(part["pattern"]) for part in parts if "pattern" in part]
        if patterns:
            return matching(patterns[0], self.random)
        forms = [f for part in parts if (f := text(part.get("format"))) in FORMATS]
        if forms:
            return self.random.choice(FORMATS[forms[0]])
        low = int(_limit(parts, "minLength", max, 0))
        high = int(min(_limit(parts, "maxLength", min, low + 200), low + 200))
        word = self.random.choice(WORDS)
        return (word + "x" * max(low - len(word), 0))[: max(high, low)]

    def _number(self, parts: list[JsonObject], *, whole: bool) -> Json:
        low = _limit(parts, "minimum", max, _limit(parts, "exclusiveMinimum", max, -math.inf))
        high = _limit(parts, "maximum", min, _limit(parts, "exclusiveMaximum", min, math.inf))
        step = next((p["multipleOf"] for p in parts if "multipleOf" in p), None)
        base = low if low > -math.inf else min(high, 100) - 100
        top = high if high < math.inf else base + 1000
        if isinstance(step, int | float):
            value = math.ceil(base / step) * step + step * self.random.randrange(3)
            return round(value, 10) if isinstance(step, float) else value
        if whole:
            chosen = self.random.randint(math.ceil(base), max(math.floor(top), math.ceil(base)))
            return float(chosen) if self.random.random() < 0.1 else chosen  # noqa: PLR2004
        return self.random.choice((base + (top - base) / 2, math.floor(top), math.ceil(base)))

    def _array(self, parts: list[JsonObject], depth: int) -> Json:
        low = int(_limit(parts, "minItems", max, 0))
        high = int(min(_limit(parts, "maxItems", min, low + 3), low + 3))
        if low > 50:  # noqa: PLR2004
            raise NoValueError
        wanted = low if depth > DEEP else self.random.randint(low, max(low, high))
        first = [as_array(part.get("prefixItems")) for part in parts]
        items = [part["items"] for part in parts if "items" in part]
        contained = [part["contains"] for part in parts if "contains" in part]
        found: list[Json] = []
        for place in range(max(wanted, len(contained))):
            own = [row[place] for row in first if place < len(row)]
            inside = contained[place : place + 1]
            found.append(self._sample([*(own or items), *inside], depth + 1))
        return found

    def _object(self, parts: list[JsonObject], depth: int) -> Json:
        declared: dict[str, list[Json]] = {}
        for part in parts:
            for name, schema in as_object(part.get("properties")).items():
                declared.setdefault(name, []).append(schema)
        required = {name for part in parts for name in strings(part.get("required"))}
        chance = 0.0 if depth > DEEP else self.random.choice((0.0, 0.3, 0.7, 1.0))
        names = [n for n in declared if n in required or self.random.random() < chance]
        others = [part["additionalProperties"] for part in parts if "additionalProperties" in part]
        found: JsonObject = {}
        for name in [*names, *sorted(required - declared.keys())]:
            try:
                found[name] = self._sample(declared.get(name, others), depth + 1)
            except NoValueError:
                if name in required:
                    raise
        self._others(found, parts, others, depth)
        return found

    def _others(
        self, found: JsonObject, parts: list[JsonObject], others: list[Json], depth: int
    ) -> None:
        low = int(_limit(parts, "minProperties", max, 0))
        wanted = self.random.randrange(3) if others and depth <= DEEP else 0
        names = [part["propertyNames"] for part in parts if "propertyNames" in part]
        for number in range(min(max(low - len(found), wanted), 20)):
            key = self._sample(names, depth + 1) if names else f"other{number}"
            schemas = [
                s for part in parts for s in as_object(part.get("patternProperties")).values()
            ]
            if isinstance(key, str):
                found.setdefault(key, self._sample(others or schemas[:1], depth + 1))
        for part in parts:
            for pattern, schema in as_object(part.get("patternProperties")).items():
                if self.random.random() < 0.5 and depth <= DEEP:  # noqa: PLR2004
                    found[matching(pattern, self.random)] = self._sample([schema], depth + 1)


def _limit(
    parts: list[JsonObject], word: str, stricter: Callable[..., float], otherwise: float
) -> float:
    said = [v for part in parts if isinstance(v := part.get(word), int | float)]
    return stricter(said) if said else otherwise


def matching(pattern: str, random: Random) -> str:
    """A text that Python's reading of the pattern suggests; "a" where it cannot be read."""
    try:
        return str(rstr.Rstr(random).xeger(COUNTS.sub(_few, pattern)))[:LONGEST]
    except Exception:  # noqa: BLE001 (any guess will do: the judge decides)
        return "a"


def _few(counts: re.Match[str]) -> str:
    """A repetition that is not made thousands of times: `{1,65535}` becomes `{1,5}`."""
    least, most = int(counts[1]), int(counts[2] or LONGEST)
    return f"{{{least},{min(most, least + 4)}}}"
