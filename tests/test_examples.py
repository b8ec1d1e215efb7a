"""The examples do what they say: they are what a newcomer copies."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from examples.journal import create

ROOT = Path(__file__).parents[1]
TOKEN = {"Authorization": "Bearer demo"}
KEYS = ("6b0d1f5e-2c4a-4e8d-b7f9-a1c3e5d7f9b0", "0d9f1c3e-5b7a-4c2d-8e6f-1a2b3c4d5e6f")
KINDS = ("Receipt", "Shipment", "Transfer", "Adjustment")


@pytest.fixture
def client() -> TestClient:
    return TestClient(create(), headers=TOKEN)


def movement(kind: str) -> dict[str, object]:
    contract = json.loads((ROOT / "contracts" / "core" / "openapi.json").read_text())
    value: dict[str, object] = contract["components"]["examples"][f"New{kind}"]["value"]
    return value


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_movement_is_recorded_and_found_again(client: TestClient, kind: str) -> None:
    created = client.post(
        "/stock-movements", json=movement(kind), headers={"Idempotency-Key": KEYS[0]}
    )
    assert created.status_code == 201
    assert movement(kind).items() <= created.json().items()
    found = client.get(created.headers["Location"])
    assert found.json() == created.json()


def test_the_same_key_records_once(client: TestClient) -> None:
    for key in (KEYS[0], KEYS[0], KEYS[1]):
        done = client.post(
            "/stock-movements", json=movement("Receipt"), headers={"Idempotency-Key": key}
        )
        assert done.status_code == 201
    assert len(client.get("/stock-movements").json()["items"]) == 2


def test_the_journal_is_read_page_by_page(client: TestClient) -> None:
    for key, kind in zip(KEYS, KINDS, strict=False):
        client.post("/stock-movements", json=movement(kind), headers={"Idempotency-Key": key})
    first = client.get("/stock-movements", params={"limit": 1}).json()
    assert [item["kind"] for item in first["items"]] == ["shipment"]
    cursor = first["nextCursor"]
    second = client.get("/stock-movements", params={"limit": 1, "cursor": cursor}).json()
    assert [item["kind"] for item in second["items"]] == ["receipt"]
    assert second["nextCursor"] is None


def test_what_the_contract_refuses_never_reaches_the_journal(client: TestClient) -> None:
    wrong = {**movement("Receipt"), "quantity": 0}
    refused = client.post("/stock-movements", json=wrong, headers={"Idempotency-Key": KEYS[0]})
    assert refused.status_code == 422
    assert refused.headers["content-type"] == "application/problem+json"
    assert [error["pointer"] for error in refused.json()["errors"]] == ["#/quantity"]
    assert client.get("/stock-movements").json()["items"] == []


def test_a_stranger_and_an_operation_without_code_are_told_so(client: TestClient) -> None:
    assert client.get("/products").status_code == 501
    assert client.get("/stock-movements/1", headers={"Authorization": ""}).status_code == 401
    stranger = {"Authorization": "Bearer stranger"}
    assert client.get("/stock-movements", headers=stranger).status_code == 401
    missing = client.get(f"/stock-movements/{KEYS[0]}")
    assert missing.status_code == 404
