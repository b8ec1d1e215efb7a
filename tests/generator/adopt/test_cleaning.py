"""What FastAPI adds is told from what a person said; operations get the names of their functions."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from fastapi import APIRouter, FastAPI
from fastapi.openapi.utils import get_openapi

from generator.adopt.cleaning import clean
from oas.document import Source
from oas.grammar import Kind, walk
from oas.loading import parse

if TYPE_CHECKING:
    from oas.json_value import JsonObject

READ = {"responses": {"200": {"description": "Read."}}}


def cleaned(document: dict[str, Any]) -> JsonObject:
    return clean(parse(Source("contract", json.dumps(document).encode())), keep_422=False)


def names(contract: JsonObject) -> list[object]:
    document = parse(Source("contract", json.dumps(contract).encode()))
    return [p.value["operationId"] for p in walk(document) if p.kind is Kind.OPERATION]


def test_two_functions_of_one_name_keep_the_paths_in_their_names() -> None:
    app = FastAPI()
    for prefix in ("/items", "/orders"):
        router = APIRouter(prefix=prefix)

        @router.get("/{number}")
        def read(number: int) -> int:
            return number

        app.include_router(router)

    @app.get("/health")
    def health() -> str:
        return "ok"

    assert names(cleaned(app.openapi())) == [
        *("read_items__number__get", "read_orders__number__get", "health"),
    ]


def test_one_function_of_several_methods_gives_each_a_name_of_its_own() -> None:
    item = {
        "get": {"operationId": "proxy_any_get", **READ},
        "post": {"operationId": "proxy_any_get", **READ},
        "put": {"operationId": "proxy_post", **READ},
    }
    contract = cleaned(
        {"openapi": "3.1.0", "info": {"title": "T", "version": "1"}, "paths": {"/any": item}}
    )
    assert names(contract) == ["proxy_get", "proxy_2", "proxy_post"]


def test_callbacks_webhooks_and_links_follow() -> None:
    app, later = FastAPI(), APIRouter()

    @later.post("{$callback_url}/paid")
    def paid() -> None: ...

    @app.webhooks.post("restocked")
    def restocked() -> None: ...

    link = {"again": {"operationId": "order_orders_post"}}

    @app.post("/orders", callbacks=later.routes, responses={200: {"links": link}})
    def order(callback_url: str) -> str:
        return callback_url

    contract: Any = cleaned(
        get_openapi(title="T", version="1", routes=app.router.routes, webhooks=app.webhooks.routes)
    )
    assert sorted(map(str, names(contract))) == ["order", "paid", "restocked"]
    linked = contract["paths"]["/orders"]["post"]["responses"]["200"]["links"]
    assert linked == {"again": {"operationId": "order"}}


def test_an_error_of_ones_own_is_not_taken_for_fastapi_s() -> None:
    own = {"type": "object", "properties": {"detail": {"type": "string"}}}
    answer = {
        "description": "Validation Error",
        "content": {
            "application/json": {"schema": {"$ref": "#/components/schemas/HTTPValidationError"}}
        },
    }
    operation = {"operationId": "read", "responses": {"200": READ, "422": answer}}
    contract: Any = cleaned(
        {
            "openapi": "3.1.0",
            "info": {"title": "T", "version": "1"},
            "paths": {"/items": {"get": operation}},
            "components": {"schemas": {"HTTPValidationError": own}},
        }
    )
    assert contract["paths"]["/items"]["get"]["responses"]["422"] == answer
    assert contract["components"]["schemas"] == {"HTTPValidationError": own}


def test_a_title_goes_only_where_it_repeats_the_name() -> None:
    titles = {"Item-Input": "Item", "Item-Output": "Item", "Page_Item_": "Page[Item]", "Size": "S"}
    contract: Any = cleaned(
        {
            "openapi": "3.1.0",
            "info": {"title": "T", "version": "1"},
            "paths": {},
            "components": {"schemas": {name: {"title": title} for name, title in titles.items()}},
        }
    )
    assert contract["components"]["schemas"] == {
        "Item-Input": {},
        "Item-Output": {},
        "Page_Item_": {"title": "Page[Item]"},
        "Size": {"title": "S"},
    }
