"""The semantic digest of whole documents: what counts in it, and what is only form."""

from __future__ import annotations

from typing import TYPE_CHECKING

import orjson
import pytest

from oas.document import Source
from oas.json_value import as_object
from oas.loading import parse
from oas.normal.digest import semantic_digest

if TYPE_CHECKING:
    from oas.json_value import Json, JsonObject

GONE = "gone"
YES, NO = True, False
TEXT: JsonObject = {"type": "string"}
ID: JsonObject = {"name": "id", "in": "path", "required": True, "schema": TEXT}
PAGE: JsonObject = {"name": "page", "in": "query", "schema": {"type": "integer"}}
KEY: JsonObject = {"type": "apiKey", "in": "header", "name": "X-Key"}
OAUTH: JsonObject = {
    "type": "oauth2",
    "flows": {"clientCredentials": {"tokenUrl": "/token", "scopes": {"read": "To read"}}},
}
COMPONENTS: JsonObject = {
    "schemas": {"Pet": {"type": "object", "properties": {"name": TEXT}}},
    "parameters": {"Page": PAGE},
    "headers": {"Left": {"schema": {"type": "integer"}}},
    "responses": {"Gone": {"description": "Gone"}},
    "requestBodies": {"New": {"content": {"application/json": {"schema": TEXT}}}},
    "securitySchemes": {"key": KEY, "oauth": OAUTH},
    "pathItems": {"Pets": {"get": {"responses": {"204": {"description": "None"}}}}},
}
PET: JsonObject = {"$ref": "#/components/schemas/Pet"}
FOUND: JsonObject = {
    "description": "Here it is",
    "headers": {"X-Left": {"$ref": "#/components/headers/Left"}},
    "content": {"application/json": {"schema": PET}},
    "links": {"same": {"operationId": "getPet", "parameters": {"id": "$response.body#/id"}}},
}
GET: JsonObject = {
    "operationId": "getPet",
    "tags": ["pets"],
    "summary": "Get it",
    "parameters": [PAGE],
    "responses": {"200": FOUND, "410": {"$ref": "#/components/responses/Gone"}},
    "security": [{"key": []}, {"oauth": ["read"]}],
}
UPLOAD: JsonObject = {
    "schema": {"type": "object", "properties": {"file": TEXT}},
    "encoding": {"file": {"contentType": "image/png"}},
}
DONE: JsonObject = {"204": {"description": "Done"}}
POST: JsonObject = {
    "requestBody": {"required": True, "content": {"multipart/form-data": UPLOAD}},
    "responses": DONE,
    "callbacks": {"done": {"{$request.query.url}": {"post": {"responses": DONE}}}},
}
CONTRACT: JsonObject = {
    "openapi": "3.1.1",
    "info": {"title": "Pets", "version": "1.0.0", "description": "All of them"},
    "servers": [{"url": "https://{stage}.example.org", "variables": {"stage": {"default": "a"}}}],
    "tags": [{"name": "pets"}],
    "paths": {"/pets/{id}": {"parameters": [ID], "get": GET, "post": POST}},
    "webhooks": {"sold": {"post": {"responses": DONE}}},
    "components": COMPONENTS,
}


def digest(contract: Json) -> str:
    return semantic_digest(parse(Source("openapi.json", orjson.dumps(contract))))


def edited(path: str, value: Json, contract: JsonObject = CONTRACT) -> JsonObject:
    """The contract with another value at a path of keys; `GONE` takes it out. ~ stands for /."""
    copy: JsonObject = orjson.loads(orjson.dumps(contract))
    holder: Json = copy
    *above, last = [key.replace("~", "/") for key in path.split("/")]
    for key in above:
        holder = holder[int(key)] if isinstance(holder, list) else as_object(holder)[key]
    if isinstance(holder, list):
        holder[int(last)] = value
    elif isinstance(holder, dict):
        holder[last] = value
        if value == GONE:
            del holder[last]
    return copy


ITEM = "paths/~pets~{id}"
OPERATION = f"{ITEM}/get"
ONLY_FORM: dict[str, Json] = {
    "texts of info": edited("info", {"title": "Other", "version": "2.0.0", "x-a": 1}),
    "tags": edited(f"{OPERATION}/tags", ["animals", "pets"]),
    "the contract's tags": edited("tags", GONE),
    "a summary": edited(f"{OPERATION}/summary", "Fetch it"),
    "an operation's extension": edited(f"{OPERATION}/x-internal", {"a": 1}),
    "a parameter that is given on the operation": edited(
        ITEM, {"get": {**GET, "parameters": [PAGE, ID]}, "post": {**POST, "parameters": [ID]}}
    ),
    "a parameter that the operation gives again": edited(f"{OPERATION}/parameters", [ID, PAGE]),
    "the order of parameters": edited(f"{OPERATION}/parameters", [PAGE, ID]),
    "a parameter by reference": edited(
        f"{OPERATION}/parameters", [{"$ref": "#/components/parameters/Page"}]
    ),
    "what a parameter has by default": edited(
        f"{OPERATION}/parameters",
        [{**PAGE, "style": "form", "explode": True, "required": False, "deprecated": False}],
    ),
    "the name of a path parameter": edited(
        "paths", {"/pets/{pet}": {"parameters": [{**ID, "name": "pet"}], "get": GET, "post": POST}}
    ),
    "a header that goes without saying": edited(
        f"{OPERATION}/parameters", [PAGE, {"name": "Accept", "in": "header", "schema": TEXT}]
    ),
    "a header's case": edited(
        f"{OPERATION}/responses/200/headers", {"x-left": {"schema": {"type": "integer"}}}
    ),
    "a response inline": edited(f"{OPERATION}/responses/410", {"description": "It is no more"}),
    "a schema inline": edited(
        f"{OPERATION}/responses/200/content/application~json/schema",
        {"type": "object", "properties": {"name": TEXT}, "title": "Pet"},
    ),
    "the case of a media type": edited(
        f"{OPERATION}/responses/200/content", {"Application/JSON": {"schema": PET}}
    ),
    "examples": edited(
        f"{OPERATION}/responses/200/content/application~json", {"schema": PET, "example": {}}
    ),
    "the order of security": edited(f"{OPERATION}/security", [{"oauth": ["read"]}, {"key": []}]),
    "the name of a scheme": edited(
        "components/securitySchemes",
        {"key": {**KEY, "description": "A key"}, "oauth": OAUTH, "unused": KEY},
    ),
    "unused components": edited("components/schemas/Unused", TEXT),
    "an encoding that says the default": edited(
        f"{ITEM}/post/requestBody/content/multipart~form-data/encoding/other", {"style": "form"}
    ),
}

CONTENT = f"{OPERATION}/responses/200/content"
FORM = f"{ITEM}/post/requestBody/content/multipart~form-data"
MEANING: dict[str, JsonObject] = {
    "an operation is gone": edited(OPERATION, GONE),
    "an operation is new": edited(f"{ITEM}/put", {"responses": DONE}),
    "another method": edited(ITEM, {"parameters": [ID], "put": GET, "post": POST}),
    "another path": edited("paths", {"/pet/{id}": {"parameters": [ID], "get": GET, "post": POST}}),
    "a parameter is gone": edited(f"{OPERATION}/parameters", []),
    "a parameter is new": edited(f"{OPERATION}/parameters/0", {**PAGE, "name": "size"}),
    "a parameter is in a header": edited(f"{OPERATION}/parameters/0/in", "header"),
    "a parameter is required": edited(f"{OPERATION}/parameters/0/required", YES),
    "a parameter is deprecated": edited(f"{OPERATION}/parameters/0/deprecated", YES),
    "a parameter's style": edited(f"{OPERATION}/parameters/0/style", "pipeDelimited"),
    "a parameter's explode": edited(f"{OPERATION}/parameters/0/explode", NO),
    "a parameter's flag": edited(f"{OPERATION}/parameters/0/allowReserved", YES),
    "a parameter's schema": edited(f"{OPERATION}/parameters/0/schema", TEXT),
    "a parameter's content": edited(
        f"{OPERATION}/parameters/0",
        {"name": "page", "in": "query", "content": {"application/json": {"schema": TEXT}}},
    ),
    "a body is gone": edited(f"{ITEM}/post/requestBody", GONE),
    "a body is optional": edited(f"{ITEM}/post/requestBody/required", NO),
    "another media type": edited(CONTENT, {"text/plain": {"schema": PET}}),
    "no schema": edited(CONTENT, {"application/json": {}}),
    "an encoding": edited(f"{FORM}/encoding/file/contentType", "image/jpeg"),
    "an encoding's style": edited(f"{FORM}/encoding/file/style", "deepObject"),
    "an encoding's header": edited(f"{FORM}/encoding/file/headers", {"X-A": {"schema": TEXT}}),
    "a schema's default": edited("components/schemas/Pet/properties/name/default", "Rex"),
    "a property": edited("components/schemas/Pet/properties/age", {}),
    "a property of requests": edited("components/schemas/Pet/properties/name/writeOnly", YES),
    "a discriminator": edited("components/schemas/Pet/discriminator", {"propertyName": "name"}),
    "a deprecated schema": edited("components/schemas/Pet/deprecated", YES),
    "names in XML": edited("components/schemas/Pet/xml", {"name": "pet"}),
    "a response is gone": edited(f"{OPERATION}/responses/410", GONE),
    "a range of responses": edited(f"{OPERATION}/responses/4XX", {"description": "Bad"}),
    "a header is gone": edited(f"{OPERATION}/responses/200/headers", {}),
    "a header is required": edited("components/headers/Left/required", YES),
    "a link is gone": edited(f"{OPERATION}/responses/200/links", {}),
    "a link leads elsewhere": edited(
        f"{OPERATION}/responses/200/links/same/operationId", "somethingElse"
    ),
    "a link's parameter": edited(f"{OPERATION}/responses/200/links/same/parameters/id", "1"),
    "it is public": edited(f"{OPERATION}/security", []),
    "it may be public": edited(f"{OPERATION}/security", [{"key": []}, {}]),
    "an alternative is gone": edited(f"{OPERATION}/security", [{"key": []}]),
    "both at once": edited(f"{OPERATION}/security", [{"key": [], "oauth": ["read"]}]),
    "another scope": edited(f"{OPERATION}/security", [{"key": []}, {"oauth": ["write"]}]),
    "a scheme": edited("components/securitySchemes/key/name", "X-Other"),
    "a flow": edited("components/securitySchemes/oauth/flows/clientCredentials/tokenUrl", "/other"),
    "security of all": edited("security", [{"key": []}]),
    "a server": edited("servers/0/url", "https://example.org"),
    "a server's variable": edited("servers/0/variables/stage/default", "b"),
    "a server of a path": edited(f"{ITEM}/servers", [{"url": "https://other.example.org"}]),
    "it is deprecated": edited(f"{OPERATION}/deprecated", YES),
    "a callback is gone": edited(f"{ITEM}/post/callbacks", {}),
    "a callback's method": edited(
        f"{ITEM}/post/callbacks/done", {"{$request.query.url}": {"put": {"responses": DONE}}}
    ),
    "a webhook is gone": edited("webhooks", {}),
    "a webhook is called otherwise": edited("webhooks", {"bought": {"post": {"responses": DONE}}}),
}


@pytest.mark.parametrize("other", [pytest.param(c, id=name) for name, c in ONLY_FORM.items()])
def test_what_is_only_form_leaves_the_digest_as_it_is(other: JsonObject) -> None:
    assert other != CONTRACT
    assert digest(other) == digest(CONTRACT)


@pytest.mark.parametrize("other", [pytest.param(c, id=name) for name, c in MEANING.items()])
def test_what_somebody_can_observe_changes_the_digest(other: JsonObject) -> None:
    assert digest(other) != digest(CONTRACT)


def test_every_meaning_has_a_digest_of_its_own() -> None:
    assert len({digest(other) for other in MEANING.values()}) == len(MEANING)


def test_security_of_the_whole_contract_is_that_of_each_operation() -> None:
    alone = edited("webhooks", GONE, edited(f"{ITEM}/post/callbacks", GONE))
    whole = edited("security", [{"key": []}], alone)
    each = edited(f"{ITEM}/post/security", [{"key": []}], edited("security", GONE, whole))
    assert digest(whole) == digest(each)


def test_a_path_item_may_be_a_component() -> None:
    inline = edited("paths/~pets", {"get": {"responses": {"204": {"description": "-"}}}})
    named = edited("paths/~pets", {"$ref": "#/components/pathItems/Pets"})
    assert digest(inline) == digest(named) != digest(CONTRACT)


def test_a_contract_of_3_0_has_the_digest_of_its_upgrade() -> None:
    old = edited("openapi", "3.0.3", edited("webhooks", GONE))
    old = edited("components/pathItems", GONE, old)
    age = "components/schemas/Pet/properties/age"
    old = edited(
        age, {"type": "integer", "nullable": True, "minimum": 0, "exclusiveMinimum": True}, old
    )
    new = edited("webhooks", GONE)
    new = edited(age, {"type": ["integer", "null"], "exclusiveMinimum": 0}, new)
    assert digest(old) == digest(new)


def test_no_servers_are_the_root() -> None:
    assert digest(edited("servers", GONE)) == digest(edited("servers", [{"url": "/"}]))


def test_a_ring_of_callbacks_ends() -> None:
    ring: JsonObject = {"$ref": "#/components/callbacks/Ring"}
    again: JsonObject = {"{$url}": {"post": {"responses": DONE, "callbacks": {"again": ring}}}}
    contract = edited("components/callbacks", {"Ring": again})
    contract = edited(f"{ITEM}/post/callbacks/done", ring, contract)
    assert digest(contract) != digest(CONTRACT)
