"""Pure. Names that are files elsewhere, words of Python, members of models, or each other's twins."""

from __future__ import annotations

import builtins
import keyword
from functools import partial
from typing import TYPE_CHECKING

from tests.hostile.case import Case
from tests.hostile.document import JSON, OK, contract, of_schema, of_schemas

if TYPE_CHECKING:
    from collections.abc import Iterable

    from oas.json_value import Json, JsonObject

FILES = (
    "../../x", "..", ".", "/etc/passwd", "..\\..\\x", "C:\\x", "\\\\host\\share", "file:///x", "~/x",
    "a/b", "a\\b", "x.py", "x.pyc", "__init__.py", "CON", "con.txt", "nul", "AUX", "COM1", "lpt9",
    "com¹", "-rf", "%2e%2e%2f", "a:b", "a|b", "a*b?", "trailing.", "trailing ",
)  # fmt: skip
DUNDERS = (
    "__init__", "__main__", "__class__", "__dict__", "__slots__", "__module__", "__annotations__",
    "__doc__", "__name__", "__path__", "__all__", "__getattr__", "__del__", "__new__", "__call__",
    "__init_subclass__", "__class_getitem__", "__pydantic_extra__", "__pydantic_fields_set__",
    "__pydantic_private__", "__get_pydantic_core_schema__", "__checks__", "__signature__", "__x",
    "_x", "__", "_", "___",
)  # fmt: skip
MEMBERS = (
    "model_config", "model_fields", "model_computed_fields", "model_dump", "model_validate",
    "model_post_init", "model_fields_set", "model_extra", "model_rebuild", "copy", "dict", "json",
    "schema", "construct", "validate", "fields", "parse_obj", "from_orm", "_abc_impl", "mro",
    "register", "self", "cls", "args", "kwargs", "values", "name", "value",
)  # fmt: skip
MODULE_WORDS = (
    "models", "formats", "checks", "values", "replies", "responses", "parameters", "router", "app",
    "implemented", "implementation", "respond", "received", "cast", "arranged", "authenticate",
    "create_router", "create_app", "route_class", "Field", "Annotated", "Literal", "BaseModel",
    "ContractModel", "ConfigDict", "Protocol", "MISSING", "Any", "Self", "Decimal", "UUID", "date",
    "datetime", "TypeAliasType", "Body", "Query", "Header", "Path", "Form", "File", "Response",
    "Request", "FastAPI", "APIRouter", "Guard", "SCHEMES", "Unset", "field", "dataclass",
    "annotations", "typing", "pydantic", "fastapi", "body", "request", "response", "lifespan",
)  # fmt: skip
TWINS = (
    "name", "Name", "NAME", "naMe", "na-me", "na_me", "na me", "na.me", "naMe2", "na_me_2", "name_2",
    "ﬁle", "file", "Fıle", "fİle", "K", "k", "\u212a", "É", "E\u0301", "é", "ß", "ss", "SS", "ẞ",
    "²", "2", "١", "1", "01", "1.0", "+1", "-1", "ａ", "a", "\U0001d41a", "ａｂ", "ab", "Ⅷ", "VIII",
    "x\u200by", "xy", "x\u202ey", "µ", "μ", "ς", "σ", "Σ", "ǆ", "ǅ", "Ǆ", "dž", "ŉ", "ΐ", "ﬀ", "ff",
)  # fmt: skip
ODD = (
    "", " ", "  ", "\u3000", "\u200b", "\u0301", "!", "@type", "$ref", "#", "%", "&", "'", '"', "`",
    "{{x}}", "{%x%}", "{x}", "(", ")", "[0]", ";", ",", "=", "a=1", "*", "**", "->", ":", "::error::",
    "名前", "имя", "اسم", "\U0001f600", "\U0001f1e9\U0001f1ea", "\ufffe", "x" * 63, "x" * 64, "x" * 65,
    "x" * 64 + "a", "x" * 64 + "b", "x" * 300, "a_" * 200, "Ω" * 300, "1" * 300, "true", "null",
    "é" * 64, "\u0130" * 64, "ŉ" * 64,
)  # fmt: skip
WORDS = (*keyword.kwlist, *keyword.softkwlist)
GROUPS: dict[str, tuple[str, ...]] = {
    "files": FILES,
    "words of Python": WORDS,
    "builtins": tuple(name for name in dir(builtins)),
    "dunders": DUNDERS,
    "members of models": MEMBERS,
    "words of the modules": MODULE_WORDS,
    "twins": TWINS,
    "odd names": ODD,
}
# What a component may be called (OpenAPI 3.1, section 4.8.7).
PLAIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-")


def properties(names: Iterable[str]) -> JsonObject:
    """An object whose properties have these names, some of them required."""
    members: JsonObject = {name: {"type": "string"} for name in names}
    required: list[Json] = [name for name in members if len(name) % 2]
    return of_schema({"type": "object", "required": required, "properties": members})


def inner_objects(names: Iterable[str]) -> JsonObject:
    """Inline objects, which are named after their properties."""
    members: JsonObject = {
        name: {"type": "object", "properties": {name: {"type": "integer"}, "a": {"const": index}}}
        for index, name in enumerate(names)
    }
    return of_schema({"type": "object", "properties": members})


def operations(names: Iterable[str]) -> JsonObject:
    """Operations of these names, half of them with a tag of the same name."""
    paths: JsonObject = {}
    for index, name in enumerate(names):
        tagged: list[Json] = [name] if index % 2 else []
        get: JsonObject = {"operationId": name, "responses": OK, "tags": tagged}
        paths[f"/{index}"] = {"get": get}
    return contract(paths=paths)


def tags(names: Iterable[str]) -> JsonObject:
    """One operation a tag, and the tags described."""
    listed = [*names]
    paths: JsonObject = {
        f"/{index}": {"get": {"operationId": f"a{index}", "responses": OK, "tags": [name]}}
        for index, name in enumerate(listed)
    }
    return contract(paths=paths, tags=[{"name": name, "description": name} for name in listed])


def parameters(names: Iterable[str]) -> JsonObject:
    """Query parameters, headers and cookies of these names."""
    listed: list[Json] = [
        {"name": name, "in": location, "schema": {"type": "string"}}
        for name in names
        for location in ("query", "header", "cookie")
    ]
    get: JsonObject = {"operationId": "a", "parameters": listed, "responses": OK}
    return contract(paths={"/a": {"get": get}})


def path_parameters(names: Iterable[str]) -> JsonObject:
    """Path parameters of these names, as far as a template can hold them."""
    paths: JsonObject = {}
    for index, name in enumerate(name for name in names if name and not set(name) & set("{}/?#")):
        listed: list[Json] = [
            {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
        ]
        get: JsonObject = {"operationId": f"a{index}", "parameters": listed, "responses": OK}
        paths[f"/{index}/{{{name}}}"] = {"get": get}
    return contract(paths=paths)


def form_fields(names: Iterable[str]) -> JsonObject:
    """Forms, of both kinds, with fields of these names."""
    members: JsonObject = {name: {"type": "string"} for name in names}
    schema: JsonObject = {"type": "object", "properties": members}
    paths: JsonObject = {}
    for index, kind in enumerate(("multipart/form-data", "application/x-www-form-urlencoded")):
        body: JsonObject = {"content": {kind: {"schema": schema}}}
        paths[f"/{index}"] = {
            "post": {"operationId": f"a{index}", "requestBody": body, "responses": OK}
        }
    return contract(paths=paths)


def choices(names: Iterable[str]) -> JsonObject:
    """An enumeration of these names, named and inline, with a default."""
    listed: list[Json] = [*dict.fromkeys(names)]
    return of_schemas(
        {
            "Thing": {
                "type": "object",
                "properties": {
                    "named": {"$ref": "#/components/schemas/Choice"},
                    "inline": {"type": "string", "enum": listed, "default": listed[0]},
                },
            },
            "Choice": {"type": "string", "enum": listed},
        }
    )


def discriminated(names: Iterable[str]) -> JsonObject:
    """A union told apart by a property of each name."""
    schemas: JsonObject = {
        "Thing": {"type": "object", "properties": {}},
        "Cat": {"type": "object", "properties": {}},
    }
    for index, name in enumerate(names):
        for kind in ("A", "B"):
            schemas[f"{kind}{index}"] = {
                "type": "object",
                "required": [name],
                "properties": {name: {"const": f"{kind}{name}"}},
            }
        union: JsonObject = {
            "oneOf": [{"$ref": f"#/components/schemas/{kind}{index}"} for kind in ("A", "B")],
            "discriminator": {"propertyName": name},
        }
        schemas[f"U{index}"] = union
    return of_schemas(schemas)


def components(names: Iterable[str]) -> JsonObject:
    """Schemas, responses, parameters and security schemes of these names."""
    plain = [name for name in dict.fromkeys(names) if name and set(name) <= PLAIN]
    listed: list[Json] = [{"$ref": f"#/components/parameters/{name}"} for name in plain]
    responses: JsonObject = {
        str(400 + index): {"$ref": f"#/components/responses/{name}"}
        for index, name in enumerate(plain[:100])
    }
    schemas: JsonObject = {
        name: {"type": "object", "properties": {name: {"$ref": f"#/components/schemas/{name}"}}}
        for name in plain
    }
    get: JsonObject = {
        "operationId": "a",
        "parameters": listed,
        "responses": {**OK, **responses},
        "security": [{name: []} for name in plain],
    }
    parts: JsonObject = {
        "schemas": schemas,
        "responses": {
            name: {
                "description": name,
                "content": {JSON: {"schema": {"$ref": f"#/components/schemas/{name}"}}},
            }
            for name in plain
        },
        "parameters": {
            name: {"name": f"p{index}", "in": "query", "schema": {"type": "string"}}
            for index, name in enumerate(plain)
        },
        "securitySchemes": {
            name: {"type": "apiKey", "in": "header", "name": f"X-{index}"}
            for index, name in enumerate(plain)
        },
    }
    return contract(paths={"/a": {"get": get}}, components=parts)


def other_places(names: Iterable[str]) -> JsonObject:
    """Scopes, callbacks, webhooks, links, headers and media types of these names."""
    listed = [*dict.fromkeys(names)]
    scopes: JsonObject = {name: name for name in listed}
    flow: JsonObject = {"tokenUrl": "https://example.com/token", "scopes": scopes}
    callbacks: JsonObject = {
        name: {f"{{$request.query.{index}}}": {"post": {"responses": OK}}}
        for index, name in enumerate(listed)
    }
    response: JsonObject = {
        "description": "Good.",
        "headers": {name: {"schema": {"type": "string"}} for name in listed if name},
        "content": {name: {"schema": {"type": "string"}} for name in listed},
        "links": {name: {"operationId": "a"} for name in listed if name and set(name) <= PLAIN},
    }
    get: JsonObject = {
        "operationId": "a",
        "callbacks": callbacks,
        "responses": {"200": response},
        "security": [{"o": [*listed]}],
    }
    schemes: JsonObject = {"o": {"type": "oauth2", "flows": {"clientCredentials": flow}}}
    webhooks: JsonObject = {name: {"post": {"responses": OK}} for name in listed}
    return contract(
        paths={"/a": {"get": get}}, webhooks=webhooks, components={"securitySchemes": schemes}
    )


PLACES = {
    "properties": properties,
    "inline objects": inner_objects,
    "operations": operations,
    "tags": tags,
    "parameters": parameters,
    "path parameters": path_parameters,
    "form fields": form_fields,
    "choices": choices,
    "discriminators": discriminated,
    "components": components,
    "other places": other_places,
}


def cases() -> dict[str, Case]:
    """All names in one place, and each group in those places where names meet Python's."""
    every = tuple(dict.fromkeys(name for names in GROUPS.values() for name in names))
    found = {f"all names as {place}": Case(partial(make, every)) for place, make in PLACES.items()}
    for group, names in GROUPS.items():
        for place in ("properties", "operations", "components"):
            make = partial(PLACES[place], names)
            found[f"{group} as {place}"] = Case(make, is_part=True)
    found["all names as members of enumerations"] = Case(
        partial(choices, every), options=("--enums", "str-enum")
    )
    return found
