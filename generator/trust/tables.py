"""Pure. What each kind of generated module may import, call and be decorated with: the closed lists.

A template or a view that needs another word gets it here, in the table of its module, and nowhere
else. Names of our own support modules need no entry: what they define is read from their text.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from generator.options import Engine

if TYPE_CHECKING:
    from collections.abc import Mapping

# Builtins that a type, a default or a base class may mention. None can do anything.
BUILTINS = frozenset({
    "bool", "bytes", "classmethod", "dict", "float", "frozenset", "int", "list", "object", "set",
    "str", "tuple", "type",
})  # fmt: skip
# Names with two underscores that an annotation or an assignment in a class may define.
DUNDERS = frozenset({"__pydantic_extra__", "__annotations__"})
# Methods with two underscores that a class may define.
DUNDER_METHODS = frozenset({"__checks__"})
# The modules of the package whose names a contract decides: classes, constants, routers.
FROM_CONTRACT = frozenset({
    "callbacks", "headers", "models", "replies", "responses", "routes", "security", "webhooks",
})  # fmt: skip

TYPING = frozenset({
    "Annotated", "Any", "ClassVar", "Generic", "Literal", "Protocol", "Self", "TypeAlias", "TypeVar",
    "Union", "cast",
})  # fmt: skip
FASTAPI = frozenset({
    "APIRouter", "Body", "Cookie", "Depends", "FastAPI", "File", "Form", "Header", "Path", "Query",
    "Request", "Response", "Security", "UploadFile",
})  # fmt: skip
SCHEMES = frozenset({
    "APIKeyCookie", "APIKeyHeader", "APIKeyQuery", "HTTPBasic", "HTTPBearer", "HTTPDigest", "OAuth2",
    "OpenIdConnect",
})  # fmt: skip
METHODS = frozenset({"delete", "get", "head", "options", "patch", "post", "put", "trace"})
ANY: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Table:
    """One kind of module.

    `imports` are the names by outside module, `calls` the names that may be called, `methods` the
    attributes that may be called by the name they are asked of (ANY: whatever is public),
    `decorators` those of both that may decorate, `evaluated` the calls that read a string among
    their arguments as a type.
    """

    imports: Mapping[str, frozenset[str]] = field(default_factory=dict)
    calls: frozenset[str] = frozenset()
    methods: Mapping[str, frozenset[str]] = field(default_factory=dict)
    decorators: frozenset[str] = frozenset()
    class_words: frozenset[str] = frozenset()
    evaluated: frozenset[str] = frozenset()
    has_functions: bool = False
    imports_siblings: bool = False


PLAIN = Table()

MODELS = Table(
    imports={
        "datetime": frozenset({"date", "datetime", "time", "timedelta"}),
        "decimal": frozenset({"Decimal"}),
        "enum": frozenset({"IntEnum", "StrEnum"}),
        "typing": TYPING,
        "typing_extensions": frozenset({"TypeAliasType"}),
        "uuid": frozenset({"UUID"}),
        "pydantic": frozenset({
            "BaseModel", "ConfigDict", "Field", "JsonValue", "MISSING", "StrictBool",
        }),
    },
    calls=frozenset({"ConfigDict", "Decimal", "Field", "TypeAliasType"}),
    decorators=frozenset({"classmethod"}),
    evaluated=frozenset({"TypeAliasType"}),
    has_functions=True,
)  # fmt: skip

OTHER_MODELS = Table(
    imports={
        "__future__": frozenset({"annotations"}),
        "dataclasses": frozenset({"dataclass"}),
        "datetime": frozenset({"date", "datetime"}),
        "decimal": frozenset({"Decimal"}),
        "msgspec": frozenset({"Meta", "Struct", "UNSET", "UnsetType", "field"}),
        "typing": TYPING | {"Dict", "NotRequired", "Optional", "TypedDict"},
        "typing_extensions": frozenset({"TypeAliasType"}),
        "uuid": frozenset({"UUID"}),
        "pydantic": frozenset({
            "AwareDatetime", "BaseModel", "ConfigDict", "Field", "MISSING", "StrictBool",
            "StrictFloat", "StrictInt", "StrictStr",
        }),
    },
    calls=frozenset({"ConfigDict", "Field", "Meta", "TypeAliasType", "TypedDict", "field"}),
    decorators=frozenset({"dataclass"}),
    class_words=frozenset({"forbid_unknown_fields", "kw_only", "tag", "tag_field", "total"}),
    evaluated=frozenset({"TypeAliasType", "TypedDict"}),
)  # fmt: skip

ROUTES = Table(
    imports={
        "__future__": frozenset({"annotations"}),
        "collections.abc": frozenset({"AsyncIterator", "Callable", "Mapping", "Sequence"}),
        "datetime": frozenset({"date", "datetime", "time", "timedelta"}),
        "decimal": frozenset({"Decimal"}),
        "typing": TYPING,
        "uuid": frozenset({"UUID"}),
        "fastapi": FASTAPI,
        "pydantic": frozenset({
            "AfterValidator", "BeforeValidator", "Field", "Json", "JsonValue", "MISSING",
            "StrictBool", "WithJsonSchema",
        }),
    },
    calls=FASTAPI - {"FastAPI", "Request", "Response", "UploadFile"}
    | {"AfterValidator", "BeforeValidator", "Field", "WithJsonSchema", "cast"},
    methods={
        "router": METHODS,
        "callbacks": ANY,
        "implemented": ANY,
        "current_request()": frozenset({"body", "stream"}),
    },
    decorators=frozenset({f"router.{method}" for method in METHODS}),
    has_functions=True,
)  # fmt: skip

# Callbacks and webhooks: routes that nobody requests, and functions that send what they show.
OUTGOING = replace(
    ROUTES, imports={**ROUTES.imports, "starlette.routing": frozenset({"BaseRoute"})}
)

APP = Table(
    imports={
        "fastapi": frozenset({"FastAPI"}),
        "starlette.types": frozenset({"Lifespan"}),
    },
    methods={"app": frozenset({"serve"})},
    has_functions=True,
)

RESPONSES = Table(
    imports={
        "datetime": frozenset({"date", "datetime", "time", "timedelta"}),
        "typing": TYPING,
        "pydantic": frozenset({"Field", "JsonValue", "StrictBool"}),
    },
    calls=frozenset({"Field"}),
)

SECURITY = Table(
    imports={
        "collections.abc": frozenset({"Mapping"}),
        "fastapi.security": SCHEMES,
        "fastapi.security.http": frozenset({"HTTPBase"}),
    },
    calls=SCHEMES | {"HTTPBase"},
)

HEADERS = Table(
    imports={
        "datetime": frozenset({"date", "datetime", "time", "timedelta"}),
        "decimal": frozenset({"Decimal"}),
        "typing": TYPING | {"NotRequired"},
        "typing_extensions": frozenset({"TypedDict"}),
        "uuid": frozenset({"UUID"}),
        "pydantic": frozenset({"Field", "JsonValue", "StrictBool"}),
    },
    calls=frozenset({"Field", "TypedDict"}),
)

REPLIES = Table(calls=frozenset({"field"}), decorators=frozenset({"dataclass"}))

# A module of the package `models`, and the package itself: names of the contract come from beside.
PART = replace(MODELS, imports_siblings=True)
INDEX = Table(imports_siblings=True)

# By path; `*` is one file below a folder. The first that fits holds.
BY_PATH = {
    "models.py": MODELS,
    "models/__init__.py": INDEX,
    "models/*": PART,
    "routes/__init__.py": PLAIN,
    "routes/*": ROUTES,
    "app.py": APP,
    "callbacks.py": OUTGOING,
    "webhooks.py": OUTGOING,
    "headers.py": HEADERS,
    "responses.py": RESPONSES,
    "security.py": SECURITY,
    "replies.py": REPLIES,
    "__init__.py": PLAIN,
}


def table_for(path: str, engine: Engine) -> Table | None:
    """The table of the module at `path`, None where there is no such module."""
    folder, slash, _ = path.rpartition("/")
    table = BY_PATH.get(path) or BY_PATH.get(f"{folder}{slash}*")
    return OTHER_MODELS if table is MODELS and engine is not Engine.CONTRATO else table
