"""Makes one document of a contract's many files. Pure, apart from the files that are read on the way.

Where the specification lets a reference stand, it stays one: what it names in another file becomes a
component. Anywhere else (`paths`, an operation, a whole map of schemas, a text) what it names takes
its place. A reference is read by what stands at its place, also across files: `default` is a response
below `responses`, and data below a schema.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from oas.contract_files import MISSING, sole
from oas.errors import ContractError
from oas.hoisting import Component, Components
from oas.json_value import Json, JsonObject, as_object, text
from oas.kinds import FIELDS, PATTERNED, REPLACEABLE, Field, Kind, Shape
from oas.pointer import join, split
from oas.references import (
    LITERALS,
    Refused,
    Target,
    dangling,
    divided,
    endless,
    is_reference,
    names_file,
)
from oas.spot import Spot, path

if TYPE_CHECKING:
    from collections.abc import Mapping

    from oas.contract_files import Files
    from oas.document import SpecVersion
    from oas.limits import Limits

# Below these, everything but a reference in their own place is data.
_DATA = frozenset({Kind.EXAMPLE, Kind.LINK})
_SCHEMA = Field(Kind.SCHEMA, Shape.ONE)


@dataclass(frozen=True, slots=True)
class Assembled:
    """The one document, and of each place that was brought in the file and the place it came from."""

    root: JsonObject
    origins: dict[str, tuple[str, str]]


_ROOT = Spot("", None, None, 0)


def assemble(files: Files, version: SpecVersion, limits: Limits) -> Assembled:
    """The whole. Raises ContractError with a Problem for each reference that cannot be followed."""
    assembler = _Assembler(files, version, limits)
    # What there is decides what it is called, so the files are walked once to find it.
    found = assembler.assembled()
    files.raise_refused()
    assembler.name_components(found)
    return Assembled(assembler.assembled(), assembler.origins)


class _Assembler:
    """Walks the contract by what stands at each place, into the files that it refers to."""

    def __init__(self, files: Files, version: SpecVersion, limits: Limits) -> None:
        self.origins: dict[str, tuple[str, str]] = {}
        self._files = files
        self._limits = limits
        self._fields = FIELDS[version]
        self._referable = REPLACEABLE[version] | {Kind.SCHEMA}
        self._sections = {f.kind: name for name, f in self._fields[Kind.COMPONENTS].items()}
        self._components = Components(self._sections)
        self._open: set[Target] = set()
        self._nodes = 0

    def assembled(self) -> JsonObject:
        """The whole, with the names that there are so far."""
        self.origins, self._nodes = {}, 0
        root = self._files.known[""].value
        self._find_own(as_object(root))
        whole = as_object(self._value(root, Field(Kind.OPENAPI, Shape.ONE), _ROOT))
        contents: dict[Component, Json] = {}
        while len(contents) < len(self._components.hoisted):
            for component in [*self._components.hoisted][len(contents) :]:
                contents[component] = self._content(component)
        return self._with(whole, contents)

    def name_components(self, whole: JsonObject) -> None:
        """Give the hoisted components their names; `whole` has those of the contract."""
        sections = as_object(whole.get("components"))
        own = {name: as_object(section) for name, section in sections.items()}
        hoisted = {self._sections[c.kind] for c in self._components.hoisted}
        self._components.give_names({name: [*own.get(name, {})] for name in hoisted})

    def _find_own(self, root: JsonObject) -> None:
        """The components of the contract that stand in other files, by where they stand."""
        value, file, pointer = self._led(root.get("components"), "", "/components")
        for kind, section in self._sections.items():
            members, there, above = self._led(
                as_object(value).get(section), file, join(pointer, section)
            )
            for name, member in as_object(members).items():
                place = Target(there, join(above, name))
                for end in (place, self._files.end(place) if sole(member) else place):
                    if end.file:
                        self._components.own.setdefault(Component(kind, *end), name)

    def _led(self, value: Json, file: str, pointer: str) -> tuple[Json, str, str]:
        """Where a value stands in the end that only refers to another."""
        if not sole(value):
            return value, file, pointer
        end = self._files.end(Target(file, pointer))
        return self._files.at(end), *end

    def _content(self, component: Component) -> Json:
        """What a hoisted component holds."""
        target = Target(component.file, component.pointer)
        place = path(self._components.tokens(component))
        spot = Spot(component.file, path(split(component.pointer)), place, 3)
        return self._brought({}, target, Field(component.kind, Shape.ONE), spot)

    def _with(self, whole: JsonObject, contents: dict[Component, Json]) -> JsonObject:
        """The whole with the hoisted components: after its own, and sorted by name."""
        if not contents:
            return whole
        components = {**as_object(whole.get("components"))}
        for kind, section in self._sections.items():
            names = self._components.hoisted
            found = {names[c]: value for c, value in contents.items() if c.kind is kind}
            if found:
                components[section] = {**as_object(components.get(section)), **_sorted(found)}
        return {**whole, "components": components}

    def _value(self, value: Json, field: Field | None, spot: Spot) -> Json:
        """A value by what stands at its place; without a field that is not known."""
        self._refuse_too_much(spot)
        if isinstance(value, list):
            inner = field if field is None else Field(field.kind, Shape.ONE)
            return [self._value(v, inner, spot.below(i)) for i, v in enumerate(value)]
        if not isinstance(value, dict):
            return value
        if isinstance(value.get("$ref"), str):
            return self._reference(value, field, spot)
        return self._members(value, field, spot)

    def _members(self, value: JsonObject, field: Field | None, spot: Spot) -> JsonObject:
        self._nodes += len(value)
        if field is not None and field.shape is Shape.MAP:
            inner = Field(field.kind, Shape.ONE)
            return {k: self._value(v, inner, spot.below(k)) for k, v in value.items()}
        if field is not None and field.kind in _DATA:
            return value
        fields = {} if field is None else self._fields[field.kind]
        is_discriminator = field is not None and field.kind is Kind.DISCRIMINATOR
        found: JsonObject = {}
        for key, member in value.items():
            if not isinstance(member, dict | list):
                found[key] = member
            elif is_discriminator and key == "mapping":
                found[key] = self._mapping(as_object(member), spot.below(key))
            else:
                found[key] = self._member(key, member, fields, spot.below(key))
        return found

    def _member(self, key: str, value: Json, fields: Mapping[str, Field], spot: Spot) -> Json:
        if key in fields:
            return self._value(value, fields[key], spot)
        if key.startswith("x-"):
            return self._extension(value, spot)
        if PATTERNED in fields:
            return self._value(value, fields[PATTERNED], spot)
        if key in LITERALS or (key == "examples" and isinstance(value, list)):
            return value
        return self._value(value, None, spot)

    def _reference(self, value: JsonObject, field: Field | None, spot: Spot) -> Json:
        target = self._followed(value, spot)
        if target is None:
            return value
        if not target.file:
            return self._referring(value, f"#{target.fragment}", field, spot)
        if field is None or field.shape is not Shape.ONE or not self._may_refer(field.kind, target):
            return self._brought(value, target, field, spot)
        end = self._files.end(target)
        if not end.file:
            return self._referring(value, f"#{end.fragment}", field, spot)
        if self._files.at(end) is MISSING:
            return self._refused(value, spot, dangling(text(value["$ref"])))
        tokens = self._components.tokens(Component(field.kind, *end))
        if path(tokens) == spot.place:  # the component itself
            return self._brought(value, end, field, spot)
        return self._referring(value, join("#", *tokens), field, spot)

    def _may_refer(self, kind: Kind, target: Target) -> bool:
        """Whether a reference stays one. A path item takes its place, unless it is in itself."""
        if kind is Kind.PATH_ITEM:
            return kind in self._sections and target in self._open
        return kind in self._referable

    def _referring(
        self, value: JsonObject, reference: str, field: Field | None, spot: Spot
    ) -> JsonObject:
        """The same reference in the words of the whole, with what stands beside it."""
        if len(value) == 1:
            return {"$ref": reference}
        return {**self._members(value, field, spot), "$ref": reference}

    def _brought(self, value: JsonObject, target: Target, field: Field | None, spot: Spot) -> Json:
        """What stands at `target`, in the place of the reference to it."""
        found = self._files.at(target)
        if found is MISSING:
            return self._refused(value, spot, dangling(text(value.get("$ref"))))
        if target in self._open:
            return self._refused(value, spot, endless(text(value["$ref"])))
        self._open.add(target)
        self.origins[spot.pointer] = target
        content = self._value(found, field, spot.of(*target))
        self._open.discard(target)
        beside = {k: v for k, v in value.items() if k != "$ref"}
        if not beside:
            return content
        if not isinstance(content, dict) or beside.keys() & content.keys():
            return self._refused(value, spot, divided(content, beside))
        return {**content, **self._members(beside, field, spot)}

    def _mapping(self, value: JsonObject, spot: Spot) -> JsonObject:
        """The mapping of a discriminator: names of schemas, and references without `$ref`."""
        found: JsonObject = {}
        for key, schema in value.items():
            found[key] = schema
            if isinstance(schema, str) and is_reference(schema):
                there = spot.below(key)._replace(member="")
                named = self._reference({"$ref": schema}, _SCHEMA, there)
                found[key] = as_object(named).get("$ref", schema)
        return found

    def _extension(self, value: Json, spot: Spot) -> Json:
        """An extension is data; what in it plainly refers to a file of the contract is brought in."""
        self._refuse_too_much(spot)
        if isinstance(value, list):
            return [self._extension(v, spot.below(i)) for i, v in enumerate(value)]
        if not isinstance(value, dict):
            return value
        self._nodes += len(value)
        target = self._named_file(sole(value), spot)
        if target is None:
            return {k: self._extension(v, spot.below(k)) for k, v in value.items()}
        self._open.add(target)
        content = self._extension(self._files.at(target), spot.of(*target))
        self._open.discard(target)
        return content

    def _named_file(self, reference: str, spot: Spot) -> Target | None:
        """The place in another file that an extension plainly means; None where it may be data."""
        if not names_file(reference):
            return None
        target = self._files.follow(reference, base=spot.file)
        if not isinstance(target, Target) or not target.file or target in self._open:
            return None
        return None if self._files.at(target) is MISSING else target

    def _followed(self, value: JsonObject, spot: Spot) -> Target | None:
        target = self._files.follow(text(value["$ref"]), base=spot.file)
        if isinstance(target, Target):
            return target
        self._refused(value, spot, target)
        return None

    def _refused(self, value: JsonObject, spot: Spot, refused: Refused) -> Json:
        """The value as it is: what is wrong with it is told when all is known."""
        self._files.refuse(spot.file, spot.reference, refused)
        return value

    def _refuse_too_much(self, spot: Spot) -> None:
        """What is brought in many times counts each time, as an alias in YAML does."""
        if spot.depth > self._limits.depth or self._nodes > self._limits.nodes:
            what = f"stands more than {self._limits.depth} deep"
            if self._nodes > self._limits.nodes:
                what = f"has more than {self._limits.nodes:,} values"
            raise ContractError(
                f"with what its files hold in place, the contract {what}",
                where=self._files.known[spot.file].source.name,
                hint="make components of what is brought in more than once",
            )


def _sorted(members: JsonObject) -> JsonObject:
    return {name: members[name] for name in sorted(members, key=lambda n: (n.casefold(), n))}
