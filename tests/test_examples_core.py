"""CORE in memory does what only an implementation can: guards, pages, keys, quantities, permissions."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from examples.core_in_memory.app import create

ROOT = Path(__file__).parents[1]
EXAMPLES = json.loads((ROOT / "contracts" / "core" / "openapi.json").read_bytes())["components"][
    "examples"
]
NOW = datetime(2026, 3, 6, tzinfo=UTC)
STOCK = "/stock/2d4f6a8c-0e1b-4c3d-9f5a-6b7c8d9e0f12"
PRODUCT = "/products/9a3e5d7c-1f2b-4e6d-a8c0-b4d6f8e0a1c3"
KEY = "6b0d1f5e-2c4a-4e8d-b7f9-a1c3e5d7f9b0"
MERGE = {"Content-Type": "application/merge-patch+json"}


@pytest.fixture
def client() -> TestClient:
    return TestClient(create(lambda: NOW), headers={"Authorization": "Bearer demo"})


def example(name: str, /, **changes: object) -> dict[str, object]:
    return {**EXAMPLES[name]["value"], **changes}


def test_a_change_needs_the_state_that_was_read(client: TestClient) -> None:
    etag = client.get(PRODUCT).headers["ETag"]
    changes = {"name": "Pole", "attributes": {"colour": "red"}}
    headers = {**MERGE, "If-Match": etag}
    first = client.patch(PRODUCT, content=json.dumps(changes), headers=headers)
    second = client.patch(PRODUCT, content=json.dumps(changes), headers=headers)
    assert (first.status_code, second.status_code) == (200, 412)
    assert first.json()["attributes"] == {"colour": "red"}
    held = client.get(PRODUCT, headers={"If-None-Match": first.headers["ETag"]})
    assert (held.status_code, held.content) == (304, b"")


def test_null_empties_a_member_and_absence_leaves_it(client: TestClient) -> None:
    def patch(**changes: object) -> dict[str, object]:
        headers = {**MERGE, "If-Match": "*"}
        found: dict[str, object] = client.patch(STOCK, json=changes, headers=headers).json()
        return found

    assert (patch(bin="A-1")["bin"], patch(reorderPoint=3)["bin"]) == ("A-1", "A-1")
    assert "bin" not in patch(bin=None)


def test_stock_never_goes_below_what_is_promised(client: TestClient) -> None:
    def send(quantity: int, key: str) -> int:
        body = example("NewShipment", quantity=quantity, reservationId=None)
        sent = client.post("/stock-movements", json=body, headers={"Idempotency-Key": key})
        return sent.status_code

    assert (send(43, KEY), send(42, KEY.replace("6", "7")), send(1, KEY.replace("6", "8"))) == (
        *(409, 201),
        409,
    )
    assert client.get(STOCK).json()["available"] == 0


def test_a_shipment_consumes_its_reservation(client: TestClient) -> None:
    headers = {"Idempotency-Key": KEY}
    assert client.post("/stock-movements", json=example("NewShipment"), headers=headers).is_success
    stock = client.get(STOCK).json()
    assert (stock["onHand"], stock["reserved"], stock["reservations"]) == (42, 0, [])


def test_a_key_answers_as_the_first_time_and_is_refused_with_another_body(
    client: TestClient,
) -> None:
    headers = {"Idempotency-Key": KEY}
    sent = [
        client.post("/stock-movements", json=example("NewReceipt", quantity=n), headers=headers)
        for n in (24, 24, 25)
    ]
    assert [each.status_code for each in sent] == [201, 201, 422]
    replayed = [each.headers.get("Idempotency-Replayed") for each in sent]
    assert replayed == ["false", "true", None]
    assert sent[0].json() == sent[1].json()
    assert sent[0].json()["recordedBy"] == "demo@northwind"


def test_a_list_is_read_page_by_page_in_both_orders(client: TestClient) -> None:
    brand = example("NewProduct")["brandId"]
    for number in range(5):
        draft = example("NewDraft", sku=f"S-{number}", brandId=brand)
        assert client.post("/products", json=draft).status_code == 201
    for sort in ("sku", "-sku"):
        found: list[str] = []
        cursor: str | None = ""
        while cursor is not None:
            asked = {"sort": sort, "limit": "2", **({"cursor": cursor} if cursor else {})}
            page = client.get("/products", params=asked).json()
            found += [item["sku"] for item in page["items"]]
            cursor = page["nextCursor"]
        assert found == sorted(found, reverse=sort.startswith("-"))
        assert len(found) == 6


def test_a_cursor_of_another_list_is_refused(client: TestClient) -> None:
    cursor = client.get("/stock", params={"limit": 1}).json()["nextCursor"]
    refused = client.get("/stock", params={"limit": 1, "cursor": cursor, "low": "true"})
    assert refused.status_code == 422
    assert refused.json()["errors"][0]["pointer"] == "#/cursor"


@pytest.mark.parametrize(
    ("token", "method", "status"),
    [("reader", "GET", 200), ("reader", "POST", 403), ("expired", "GET", 401), ("x", "GET", 401)],
)
def test_a_token_does_what_its_permissions_say(
    client: TestClient, token: str, method: str, status: int
) -> None:
    headers = {"Authorization": f"Bearer {token}"}
    body = example("NewCompany", name="Another") if method == "POST" else None
    answer = client.request(method, "/companies", json=body, headers=headers)
    assert answer.status_code == status
    assert ("WWW-Authenticate" in answer.headers) == (status == 401)


def test_the_newest_main_image_is_the_only_one_and_places_have_no_gaps(client: TestClient) -> None:
    png = {"file": ("a.png", b"\x89PNG\r\n\x1a\n", "image/png")}
    first = client.post(f"{PRODUCT}/images", files=png, data={"role": "main"}).json()
    client.post(f"{PRODUCT}/images", files=png, data={"role": "main", "position": "0"})
    media = client.get(PRODUCT).json()["media"]
    assert [(m["role"], m["position"]) for m in media] == [("main", 0), ("gallery", 1)]
    client.delete(f"{PRODUCT}/images/{media[0]['id']}")
    left = client.get(PRODUCT).json()["media"]
    assert [(m["id"], m["position"]) for m in left] == [(first["id"], 0)]
    text = {"file": ("a.png", b"no image", "image/png")}
    assert client.post(f"{PRODUCT}/images", files=text).status_code == 415


def test_what_others_depend_on_is_not_deleted(client: TestClient) -> None:
    guard = {"If-Match": "*"}
    stock = client.get(STOCK).json()
    for path in (PRODUCT, f"/warehouses/{stock['warehouseId']}", STOCK):
        assert client.delete(path, headers=guard).status_code == 409
