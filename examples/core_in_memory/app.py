"""The application. Serve it with `.venv/bin/uvicorn --factory examples.core_in_memory.app:create`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from examples.core_in_memory.brands import Brands
from examples.core_in_memory.companies import Companies
from examples.core_in_memory.core import Core, utc_now
from examples.core_in_memory.movements import StockMovements
from examples.core_in_memory.products import Products
from examples.core_in_memory.seed import fill
from examples.core_in_memory.service import Service
from examples.core_in_memory.stock import Stock
from examples.core_in_memory.tokens import Tokens
from examples.core_in_memory.warehouses import Warehouses
from generated.core.app import create_app

if TYPE_CHECKING:
    from fastapi import FastAPI

    from examples.core_in_memory.core import Clock


def create(now: Clock = utc_now) -> FastAPI:
    """An application of its own, with a small catalogue. `now` is what it takes for the time."""
    core = Core(now)
    fill(core)
    return create_app(
        companies=Companies(core),
        brands=Brands(core),
        warehouses=Warehouses(core),
        products=Products(core),
        stock=Stock(core),
        stock_movements=StockMovements(core),
        service=Service(),
        authenticate=Tokens(now),
    )
