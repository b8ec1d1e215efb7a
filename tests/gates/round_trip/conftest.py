"""A project whose contract a small application written by hand keeps, for tests to break."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from oas.json_value import JsonObject
    from tests.gates.conftest import Done, Project

CONTRACT = "contracts/core/openapi.json"
APP = """
from typing import Annotated

from fastapi import FastAPI, Query
from pydantic import BaseModel, Field

app = FastAPI(title="Shop", version="1.0.0")


class Item(BaseModel):
    name: str
    price: Annotated[float, Field(ge=0)]


@app.get("/items", operation_id="listItems", response_description="The items.")
async def list_items(limit: Annotated[int, Query(le=50)] = 10) -> list[Item]:
    return []


@app.put("/items/{key}", operation_id="putItem", status_code=204, response_description="Stored.")
async def put_item(key: str, item: Item) -> None:
    return None
"""


def thing() -> JsonObject:
    """What is sold, anew at each call: tests edit it."""
    return {
        "type": "object",
        "required": ["name", "price"],
        "properties": {"name": {"type": "string"}, "price": {"type": "number", "minimum": 0}},
    }


def shop() -> JsonObject:
    """What APP says, in the words of a person."""
    return {
        "openapi": "3.1.0",
        "info": {"title": "Shop", "version": "1.0.0"},
        "paths": {
            "/items": {
                "get": {
                    "operationId": "listItems",
                    "summary": "List Items",
                    "parameters": [
                        {
                            "name": "limit",
                            "in": "query",
                            "schema": {"type": "integer", "maximum": 50, "default": 10},
                        }
                    ],
                    "responses": {
                        "200": {
                            "description": "The items.",
                            "content": {
                                "application/json": {
                                    "schema": {
                                        "type": "array",
                                        "items": {"$ref": "#/components/schemas/Thing"},
                                    }
                                }
                            },
                        }
                    },
                }
            },
            "/items/{key}": {
                "put": {
                    "operationId": "putItem",
                    "summary": "Put Item",
                    "parameters": [
                        {
                            "name": "key",
                            "in": "path",
                            "required": True,
                            "schema": {"type": "string"},
                        }
                    ],
                    "requestBody": {
                        "required": True,
                        "content": {
                            "application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}
                        },
                    },
                    "responses": {"204": {"description": "Stored."}},
                }
            },
        },
        "components": {"schemas": {"Thing": thing()}},
    }


class Shop:
    """The project, and the gate run on it."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.contract = shop()
        self.write()
        self.project.write("shop.py", APP)

    def write(self) -> None:
        """Write the contract as it is now."""
        self.project.write(CONTRACT, json.dumps(self.contract))

    def judge(self, *arguments: str, app: str = "shop:app") -> Done:
        """What the gate says of an application."""
        return self.project.call("round-trip", "--app", app, "--format", "json", *arguments)


@pytest.fixture
def a_shop(project: Project) -> Shop:
    return Shop(project)
