"""The official schemas of OpenAPI, compiled: for a whole object, and for an object alone.

They are read from the packages that ship them, without importing these; nothing is fetched. The
Schema Objects of 3.1 and later are left open by the official schema and checked against the dialect
of the specification: `$dynamicRef: "#meta"` finds whatever the outermost schema calls `meta`.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from oas.dialects import KNOWN_DIALECTS
from oas.document import SpecVersion
from oas.json_value import Json, JsonObject, as_array, as_object, text
from oas.kinds import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jsonschema_rs import Registry, Validator

_DRAFT_2020 = "https://json-schema.org/draft/2020-12/schema"
_DIALECTS = {
    SpecVersion.V3_1: "https://spec.openapis.org/oas/3.1/dialect/base",
    SpecVersion.V3_2: "https://spec.openapis.org/oas/3.2/dialect/2025-09-17",
}
_DIALECT_FILES = (
    "oas3.1/metaschema.json",
    "oas3.1/vocabularies/base",
    "oas3.2/dialect/2025-09-17.json",
    "oas3.2/meta/2025-09-17.json",
)
# Names of definitions that do not follow from the name of the kind.
_NAMES_3_0 = {Kind.XML: "XML", Kind.OAUTH_FLOWS: "OAuthFlows"}
_NAMES = {Kind.CALLBACK: "callbacks", Kind.OAUTH_FLOWS: "oauth-flows"}

_OBJECT: JsonObject = {"type": "object"}
_SCHEMA: JsonObject = {"type": ["object", "boolean"]}


@cache
def whole(version: SpecVersion, kind: Kind, *, dialect_known: bool = True) -> Validator | None:
    """Judges an object and all below it; None where its holder's schema says it all.

    `dialect_known`: whether schemas that name no dialect are checked.
    """
    if kind is Kind.SCHEMA and version in _DIALECTS:
        start = "#/$defs/schema"
    elif kind is Kind.OPENAPI or _has_definition(version, kind):
        start = _pointer(version, kind)
    else:
        return None
    if version not in _DIALECTS:
        return _compile(version, {"$schema": _draft(version), "$ref": start})
    names: JsonObject = {"anyOf": [{"enum": list(KNOWN_DIALECTS)}, {"not": {"type": "string"}}]}
    known: JsonObject = {"properties": {"$schema": names}}
    known["required"] = [] if dialect_known else ["$schema"]
    judged: JsonObject = {"$ref": _DIALECTS[version]}
    schema: JsonObject = {"$dynamicAnchor": "meta", "if": known, "then": judged, "else": _SCHEMA}
    wrapper: JsonObject = {"$schema": _DRAFT_2020, "$ref": start, "$defs": {"schema": schema}}
    return _compile(version, wrapper)


@cache
def alone(version: SpecVersion, kind: Kind) -> Validator | None:
    """Judges an object without the objects below it; None where its holder's schema says it all."""
    dialect = _DIALECTS.get(version)
    if kind is Kind.SCHEMA and dialect is not None:
        inner: JsonObject = {"$dynamicAnchor": "meta", **_SCHEMA}
        wrapper: JsonObject = {"$schema": _DRAFT_2020, "$ref": dialect, "$defs": {"schema": inner}}
        return _compile(version, wrapper)
    if kind is not Kind.OPENAPI and not _has_definition(version, kind):
        return None
    start = _pointer(version, kind, opened=True)
    return _compile(version, {"$schema": _draft(version), "$ref": start}, opened=True)


@cache
def reference(version: SpecVersion) -> Validator:
    """Judges a Reference Object."""
    name = "Reference" if version is SpecVersion.V3_0 else "reference"
    start = _definition(version, name, opened=True)
    return _compile(version, {"$schema": _draft(version), "$ref": start}, opened=True)


@cache
def known_fields(version: SpecVersion, kind: Kind) -> frozenset[str]:
    """The names of the fixed fields of an object, and of the objects that its definition holds."""
    if kind is Kind.SCHEMA and version in _DIALECTS:
        return frozenset()
    definitions = _definitions(_opened(version))
    start = definitions.get(definition_name(version, kind))
    if kind is Kind.OPENAPI:
        start = {"properties": _opened(version)["properties"]}
    return frozenset(_field_names(definitions, start, set()))


def definition_name(version: SpecVersion, kind: Kind) -> str:
    """What the official schema calls the definition of a kind, should it have one."""
    if version is SpecVersion.V3_0:
        return _NAMES_3_0.get(kind, "".join(word.title() for word in kind.name.split("_")))
    return _NAMES.get(kind, kind.name.lower().replace("_", "-"))


def _has_definition(version: SpecVersion, kind: Kind) -> bool:
    return definition_name(version, kind) in _definitions(_official(version))


def _pointer(version: SpecVersion, kind: Kind, *, opened: bool = False) -> str:
    name = "" if kind is Kind.OPENAPI else definition_name(version, kind)
    return _definition(version, name, opened=opened)


def _definition(version: SpecVersion, name: str, *, opened: bool) -> str:
    uri = _uri(_opened(version) if opened else _official(version))
    section = "definitions" if version is SpecVersion.V3_0 else "$defs"
    return f"{uri}#/{section}/{name}" if name else uri


def _definitions(schema: JsonObject) -> JsonObject:
    return as_object(schema.get("definitions", schema.get("$defs")))


def _uri(schema: JsonObject) -> str:
    return text(schema.get("$id", schema.get("id")))


def _draft(version: SpecVersion) -> str:
    return text(_official(version)["$schema"])


@cache
def _opened(version: SpecVersion) -> JsonObject:
    """The official schema, in which what is said elsewhere about an object is only: an object."""
    separate = {definition_name(version, kind) for kind in Kind if _has_definition(version, kind)}
    names = separate | {f"{name}-or-reference" for name in separate}
    key = "id" if version is SpecVersion.V3_0 else "$id"
    official = _official(version)
    opened = {name: _open(value, names) for name, value in official.items()}
    return {**opened, key: f"urn:contrato:opened:{version}"}


def _open(schema: Json, names: set[str]) -> Json:
    if isinstance(schema, list):
        return [_open(item, names) for item in schema]
    if not isinstance(schema, dict):
        return schema
    if text(schema.get("$ref")).rpartition("/")[2] in names and len(schema) == 1:
        return _OBJECT
    if "$dynamicRef" in schema:
        return _SCHEMA
    branches = as_array(schema.get("oneOf"))
    others = [b for b in branches if as_object(b).get("$ref") != "#/definitions/Reference"]
    if len(others) == 1 and len(branches) > 1:
        return _open(others[0], names)
    if len(others) < len(branches):
        schema = {**schema, "oneOf": others}
    return {name: _open(value, names) for name, value in schema.items()}


def _field_names(definitions: JsonObject, schema: Json, seen: set[str]) -> Iterator[str]:
    if isinstance(schema, list):
        for item in schema:
            yield from _field_names(definitions, item, seen)
    elif isinstance(schema, dict):
        yield from as_object(schema.get("properties"))
        name = text(schema.get("$ref")).rpartition("/")[2]
        if name and name not in seen:
            seen.add(name)
            yield from _field_names(definitions, definitions.get(name), seen)
        for value in schema.values():
            yield from _field_names(definitions, value, seen)


@cache
def _official(version: SpecVersion) -> JsonObject:
    folder = _folder("openapi_spec_validator") / "resources" / "schemas"
    return _read(folder / f"v{version}" / "schema.json")


def _folder(package: str) -> Path:
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError(f"the package {package} is not installed", name=package)
    return Path(spec.submodule_search_locations[0])


def _read(path: Path) -> JsonObject:
    import orjson

    return as_object(orjson.loads(path.read_bytes()))


def _compile(version: SpecVersion, schema: JsonObject, *, opened: bool = False) -> Validator:
    from jsonschema_rs import validator_for

    return validator_for(
        schema,
        registry=_registry(version, opened=opened),
        retriever=_refuse,
        validate_formats=True,
        mask="the value",
    )


@cache
def _registry(version: SpecVersion, *, opened: bool) -> Registry:
    from jsonschema_rs import Registry

    schemas = [_opened(version) if opened else _official(version)]
    if version in _DIALECTS:
        folder = _folder("openapi_schema_validator") / "schemas"
        schemas += [_read(folder / name) for name in _DIALECT_FILES]
    return Registry([(_uri(schema), schema) for schema in schemas], retriever=_refuse)


def _refuse(uri: str) -> NoReturn:
    raise LookupError(f"nothing is fetched: {uri}")
