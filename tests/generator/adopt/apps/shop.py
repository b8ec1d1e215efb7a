"""A shop as somebody would write it by hand, with no contract in mind."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated, Literal
from uuid import UUID, uuid4

from fastapi import (
    Cookie,
    Depends,
    FastAPI,
    Form,
    Header,
    HTTPException,
    Path,
    Query,
    UploadFile,
)
from fastapi.security import APIKeyHeader, HTTPBearer
from pydantic import BaseModel, ConfigDict, Field

app = FastAPI(
    title="Shop",
    version="2.4.1",
    description="Sells things.",
    openapi_tags=[{"name": "items", "description": "Things."}, {"name": "orders"}],
)
bearer = HTTPBearer()
api_key = APIKeyHeader(name="X-Api-Key")


class Size(StrEnum):
    SMALL = "small"
    LARGE = "large"


class Money(BaseModel):
    amount: int = Field(ge=0)
    currency: str = Field(pattern="^[A-Z]{3}$", title="ISO 4217")


class NewItem(BaseModel):
    model_config = ConfigDict(extra="forbid")

    name: str = Field(min_length=1, max_length=80)
    size: Size = Size.SMALL
    price: Money
    tags: list[str] = []
    note: str | None = None


class Item(NewItem):
    id: UUID
    created_at: datetime


class Card(BaseModel):
    kind: Literal["card"]
    number: str


class Transfer(BaseModel):
    kind: Literal["transfer"]
    iban: str


Payment = Annotated[Card | Transfer, Field(discriminator="kind")]


class Order(BaseModel):
    id: int
    items: list[Item]
    payment: Payment
    extra: dict[str, int | str] = {}


ITEMS: dict[UUID, Item] = {}
ORDERS: dict[int, Order] = {}


def page(
    limit: Annotated[int, Query(ge=1, le=100)] = 20, after: str | None = None
) -> tuple[int, str]:
    return limit, after or ""


@app.get("/items", tags=["items"])
def list_items(
    part: Annotated[tuple[int, str], Depends(page)],
    size: Annotated[list[Size] | None, Query(description="Only these.")] = None,
    accept_language: Annotated[str | None, Header()] = None,
    session: Annotated[str | None, Cookie()] = None,
) -> list[Item]:
    """The items, newest first."""
    if session == "expired" or accept_language == "*":
        raise HTTPException(400)
    found = [item for item in ITEMS.values() if size is None or item.size in size]
    return found[: part[0]]


@app.post("/items", tags=["items"], status_code=201, dependencies=[Depends(bearer)])
def create_item(item: NewItem) -> Item:
    made = Item(**item.model_dump(), id=uuid4(), created_at=datetime.now(UTC))
    return ITEMS.setdefault(made.id, made)


@app.get("/items/{item_id}", tags=["items"], responses={404: {"description": "No such item."}})
def get_item(item_id: Annotated[UUID, Path(description="Whose.")]) -> Item:
    if item_id not in ITEMS:
        raise HTTPException(404)
    return ITEMS[item_id]


@app.delete("/items/{item_id}", tags=["items"], status_code=204)
def delete_item(item_id: UUID, key: Annotated[str, Depends(api_key)]) -> None:
    if key:
        ITEMS.pop(item_id, None)


@app.post("/items/{item_id}/picture", tags=["items"])
def upload_picture(
    item_id: UUID, picture: UploadFile, caption: Annotated[str, Form()] = ""
) -> dict[str, str]:
    return {"item": str(item_id), "file": picture.filename or "", "caption": caption}


@app.post("/login")
def login(user: Annotated[str, Form()], password: Annotated[str, Form()]) -> dict[str, str]:
    return {"token": f"{user}{len(password)}"}


@app.get("/orders/{number}", tags=["orders"], operation_id="readOrder")
def read_order(number: Annotated[int, Path(ge=1)]) -> Order:
    return ORDERS[number]


@app.put("/orders/{number}/payment", tags=["orders"])
def pay(number: int, payment: Payment) -> Order:
    return ORDERS[number].model_copy(update={"payment": payment})


@app.get("/search", tags=["items"])
def search(q: str) -> Item | Order:
    return next(item for item in ITEMS.values() if q in item.name)


@app.get("/health", deprecated=True)
def health() -> object:
    return "ok"
