"""Pure. A normal form as plain JSON Schema 2020-12: for people who look, and validators that judge.

What does not restrict a value is left out, and so is what the normal form does not understand
(`Schema.unknown`). A property that does not count in the direction is allowed whatever it is. What is
used more than once, or contains itself, stands under `$defs`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from oas.normal.children import children
from oas.normal.facets import ALL
from oas.normal.patterns import matches
from oas.normal.schema import Type
from oas.normal.sites import key_of
from oas.pointer import unescape

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from oas.direction import Direction
    from oas.json_value import Json, JsonObject
    from oas.normal.normals import Normals
    from oas.normal.schema import Arrays, Bound, Condition, Numbers, Objects, Schema, Site, Union
    from oas.normal.sites import Key

# Schemas inside each other; what is deeper stands under `$defs`.
DEEPEST = 30
_MARKS = re.compile(r"[\\^$.*+?()\[\]{}|/]")
_FOREIGN = re.compile(r"[^A-Za-z0-9_.]+")


def export(normals: Normals, site: Site, direction: Direction) -> Json:
    """The schema of a Site by itself, without references to the document."""
    return _Export(normals, site, direction).whole()


class _Export:
    def __init__(self, normals: Normals, site: Site, direction: Direction) -> None:
        self.normals = normals
        self.direction = direction
        self.root = normals.schema(site, direction)
        self.uses = self._uses()
        self.names: dict[Key, str] = {}
        self.taken: set[str] = set()
        self.waiting: list[Schema] = []

    def whole(self) -> Json:
        """The root with the definitions that it needs."""
        root = self._body(self.root, 0) if self.uses[key_of(self.root.site)] == 1 else None
        root = self._reference(self.root) if root is None else root
        definitions: JsonObject = {}
        while self.waiting:
            schema = self.waiting.pop()
            definitions[self.names[key_of(schema.site)]] = self._body(schema, 0)
        if not definitions:
            return root
        return {"$defs": definitions, **(root if isinstance(root, dict) else {})}

    def _uses(self) -> dict[Key, int]:
        """How often each Site is used, all that is reached."""
        uses: dict[Key, int] = {key_of(self.root.site): 1}
        waiting = [self.root]
        while waiting:
            for site in children(waiting.pop()):
                schema = self.normals.schema(site, self.direction)
                key = key_of(schema.site)
                uses[key] = uses.get(key, 0) + 1
                if uses[key] == 1:
                    waiting.append(schema)
        return uses

    def _of(self, site: Site, depth: int) -> Json:
        if not site:
            return True
        schema = self.normals.schema(site, self.direction)
        is_shared = self.uses[key_of(schema.site)] > 1 or depth > DEEPEST
        if is_shared and next(children(schema), None):
            return self._reference(schema)
        return self._body(schema, depth)

    def _reference(self, schema: Schema) -> JsonObject:
        key = key_of(schema.site)
        if key not in self.names:
            name = wanted = _FOREIGN.sub("-", unescape(schema.pointer.rpartition("/")[2]))
            number = 1
            while name in self.taken:
                number += 1
                name = f"{wanted}-{number}"
            self.taken.add(name)
            self.names[key] = name
            self.waiting.append(schema)
        return {"$ref": f"#/$defs/{self.names[key]}"}

    def _body(self, schema: Schema, depth: int) -> Json:
        if schema.is_never:
            return False
        both: list[JsonObject] = [
            *_numbers(schema.numbers),
            *_strings(schema),
            *self._strings_of(schema, depth),
            *self._arrays(schema.arrays, depth),
            *self._objects(schema.objects, depth),
            *(self._union(union, depth) for union in schema.unions),
            *({"not": self._of(site, depth + 1)} for site in schema.refused),
            *(self._condition(condition, depth) for condition in schema.conditions),
        ]
        merged = _merged([*_types(schema), *both])
        # Facets never refuse null, but these may, and whether it is allowed is said already.
        if schema.null and (schema.unions or schema.refused or schema.conditions):
            return {"anyOf": [{"type": "null"}, merged]}
        return merged

    def _strings_of(self, schema: Schema, depth: int) -> Iterable[JsonObject]:
        if schema.strings.content_schema:
            yield {"contentSchema": self._of(schema.strings.content_schema, depth + 1)}

    def _arrays(self, arrays: Arrays, depth: int) -> Iterable[JsonObject]:
        if arrays.prefix:
            yield {"prefixItems": [self._of(site, depth + 1) for site in arrays.prefix]}
        if arrays.items:
            yield {"items": self._of(arrays.items, depth + 1)}
        if arrays.min_items:
            yield {"minItems": arrays.min_items}
        if arrays.max_items is not None:
            yield {"maxItems": arrays.max_items}
        if arrays.unique:
            yield {"uniqueItems": True}
        for contains in arrays.contains:
            most = {} if contains.maximum is None else {"maxContains": contains.maximum}
            inner = self._of(contains.site, depth + 1)
            yield {"contains": inner, "minContains": contains.minimum, **most}
        if arrays.unevaluated:
            yield {"unevaluatedItems": self._of(arrays.unevaluated, depth + 1)}

    def _objects(self, objects: Objects, depth: int) -> Iterable[JsonObject]:
        if objects.properties or objects.ignored:
            known = self._map(objects.properties, depth)
            yield {"properties": known | dict.fromkeys(sorted(objects.ignored), True)}
        if objects.required:
            yield {"required": [*sorted(objects.required)]}
        if objects.patterns:
            written = {_sparing(objects, name): site for name, site in objects.patterns.items()}
            yield {"patternProperties": self._map(written, depth)}
        for keyword, site in (
            ("additionalProperties", objects.additional),
            ("propertyNames", objects.names),
            ("unevaluatedProperties", objects.unevaluated),
        ):
            if site:
                yield {keyword: self._of(site, depth + 1)}
        if objects.min_properties:
            yield {"minProperties": objects.min_properties}
        if objects.max_properties is not None:
            yield {"maxProperties": objects.max_properties}
        if objects.dependent_required:
            needed = objects.dependent_required.items()
            yield {"dependentRequired": {name: [*sorted(names)] for name, names in needed}}
        if objects.dependent_schemas:
            yield {"dependentSchemas": self._map(objects.dependent_schemas, depth)}

    def _map(self, sites: Mapping[str, Site], depth: int) -> JsonObject:
        return {name: self._of(site, depth + 1) for name, site in sites.items()}

    def _union(self, union: Union, depth: int) -> JsonObject:
        keyword = "oneOf" if union.exactly_one else "anyOf"
        return {keyword: [self._of(branch, depth + 1) for branch in union.branches]}

    def _condition(self, condition: Condition, depth: int) -> JsonObject:
        parts = {"if": condition.test, "then": condition.then, "else": condition.otherwise}
        return {
            keyword: self._of(site, depth + 1)
            for keyword, site in parts.items()
            if site or keyword == "if"
        }


def _sparing(objects: Objects, pattern: str) -> str:
    """A pattern that does not match the declared names of which it says nothing (see Objects)."""
    said = {node.pointer for node in objects.patterns[pattern]}
    known = {**dict.fromkeys(objects.ignored, ()), **objects.properties}
    spared = [
        _MARKS.sub(r"\\\g<0>", name)
        for name, site in sorted(known.items())
        if not said <= {node.pointer for node in site} and matches(pattern, name)
    ]
    return rf"^(?!(?:{'|'.join(spared)})$)(?=[\s\S]*(?:{pattern}))" if spared else pattern


def _types(schema: Schema) -> Iterable[JsonObject]:
    beside = schema.unions or schema.refused or schema.conditions
    null = schema.null and not beside
    if schema.types != ALL or not schema.null or beside:
        number = "integer" if schema.numbers.integer else "number"
        names = sorted(number if kind is Type.NUMBER else kind.value for kind in schema.types)
        names += ["null"] if null else []
        yield {"type": names[0] if len(names) == 1 else [*names]}
    elif schema.numbers.integer:
        yield {"type": [*sorted({*ALL, "integer", "null"} - {"number"})]}
    if schema.values is not None:
        yield {"enum": [*schema.values, *([None] if null else [])]}


def _numbers(numbers: Numbers) -> Iterable[JsonObject]:
    yield from _bound(numbers.minimum, "minimum", "exclusiveMinimum")
    yield from _bound(numbers.maximum, "maximum", "exclusiveMaximum")
    for number in sorted(numbers.multiples):
        yield {"multipleOf": number}


def _bound(bound: Bound | None, inclusive: str, exclusive: str) -> Iterable[JsonObject]:
    if bound is not None:
        yield {exclusive if bound.exclusive else inclusive: bound.value}


def _strings(schema: Schema) -> Iterable[JsonObject]:
    strings = schema.strings
    if strings.min_length:
        yield {"minLength": strings.min_length}
    if strings.max_length is not None:
        yield {"maxLength": strings.max_length}
    for pattern in sorted(strings.patterns):
        yield {"pattern": pattern}
    for name in sorted(strings.formats | schema.numbers.formats):
        yield {"format": name}
    if strings.content_encoding:
        yield {"contentEncoding": strings.content_encoding}
    if strings.content_media_type:
        yield {"contentMediaType": strings.content_media_type}


def _merged(said: Sequence[JsonObject]) -> JsonObject:
    """All in one object; what says a keyword again goes into its `allOf`."""
    whole: JsonObject = {}
    again: list[Json] = []
    for one in said:
        if whole.keys().isdisjoint(one):
            whole |= one
        else:
            again.append(one)
    return whole | {"allOf": again} if again else whole
