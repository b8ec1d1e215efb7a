"""A small catalogue to begin with: that of the examples in the contract."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from generated.core import models

if TYPE_CHECKING:
    from collections.abc import Mapping

    from examples.core_in_memory.core import Core

_COMPANY = "5f0c2a2e-6a61-4a0e-9c57-1d3d1f6f2b10"
_BRAND = "0b8f2c64-3b5e-4c1c-8d5a-7a9be6f0c3d2"
_PRODUCT = "9a3e5d7c-1f2b-4e6d-a8c0-b4d6f8e0a1c3"
_WAREHOUSES = {
    "c1d7a6f0-52b4-4b8e-9d0f-2f6a1e7b9c34": ("HAM-1", "Hamburg Harbour"),
    "e4a9b2d1-7c3f-4f6a-8b1e-5d0c9a8f7e62": ("HAM-2", "Hamburg Store"),
}
_STOCK = ("2d4f6a8c-0e1b-4c3d-9f5a-6b7c8d9e0f12", "4b6d8f0a-1c3e-4e5f-8a7b-9c0d1e2f3a45")
_PROMISED = 6
_RESERVATION = {
    "id": "3c5e7a9b-1d2f-4a6c-8e0b-9d7f5b3a1c2e",
    "orderReference": "SO-2026-004711",
    "quantity": _PROMISED,
    "expiresAt": None,
}
_ADDRESS = {"lines": ["Am Sandtorkai 50"], "city": "Hamburg", "country": "DE"}
_TIMES = dict.fromkeys(
    ("createdAt", "updatedAt"), datetime(2026, 3, 2, 9, 15, tzinfo=UTC).isoformat()
)


def fill(core: Core) -> None:
    """Add one company with a brand, a product and two warehouses that keep it."""
    company = {
        "id": _COMPANY,
        "name": "Northwind",
        "legalName": "Northwind Trading GmbH",
        "status": "active",
        "currency": "EUR",
        "address": _ADDRESS,
    }
    brand = {"id": _BRAND, "companyId": _COMPANY, "name": "Fjell", "slug": "fjell"}
    product = {
        "id": _PRODUCT,
        "brandId": _BRAND,
        "sku": "FJ-TP-135-CB",
        "name": "Trekking pole, carbon, 115-135 cm",
        "status": "active",
        "unit": "pair",
        "media": [],
    }
    core.companies.put(models.Company.model_validate_json(_text(company)))
    core.brands.put(models.Brand.model_validate_json(_text(brand)))
    core.products.put(models.Product.model_validate_json(_text(product)))
    for (warehouse_id, names), stock_id in zip(_WAREHOUSES.items(), _STOCK, strict=True):
        core.warehouses.put(_warehouse(warehouse_id, *names))
        core.stock.put(_stock(stock_id, warehouse_id))


def _warehouse(warehouse_id: str, code: str, name: str) -> models.Warehouse:
    warehouse = {
        "id": warehouse_id,
        "companyId": _COMPANY,
        "code": code,
        "name": name,
        "kind": "own",
        "address": _ADDRESS,
        "timeZone": "Europe/Berlin",
        "active": True,
    }
    return models.Warehouse.model_validate_json(_text(warehouse))


def _stock(stock_id: str, warehouse_id: str) -> models.Stock:
    promised = [_RESERVATION] if stock_id == _STOCK[0] else []
    reserved = sum(_PROMISED for _ in promised)
    stock = {
        "id": stock_id,
        "productId": _PRODUCT,
        "warehouseId": warehouse_id,
        "onHand": 48,
        "reserved": reserved,
        "available": 48 - reserved,
        "reorderPoint": 20,
        "reservations": promised,
    }
    return models.Stock.model_validate_json(_text(stock))


def _text(resource: Mapping[str, object]) -> str:
    return json.dumps({**resource, **_TIMES})
