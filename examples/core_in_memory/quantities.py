"""What a movement does to quantities: all of it or nothing, and never below zero."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, assert_never
from uuid import UUID

from examples.core_in_memory.refusals import conflict, insufficient_stock, not_found, rule_broken
from generated.core import models

if TYPE_CHECKING:
    from examples.core_in_memory.core import Core

_MOST = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Step:
    """More, or below zero fewer, of the product in one warehouse."""

    warehouse_id: UUID
    change: int


def warehouses_of(movement: models.StockMovement) -> tuple[UUID, ...]:
    """Where a movement happened."""
    return tuple(step.warehouse_id for step in _steps(movement))


def move(core: Core, movement: models.StockMovement) -> None:
    """Change the quantities. Raises 404, 409 or 422 where that cannot be, and changes nothing then."""
    if core.products.find(movement.product_id) is None:
        raise not_found("product")
    _refuse_closed(core, movement)
    changed = [_after(core, movement, step) for step in _steps(movement)]
    for stock in changed:
        core.stock.put(stock)


def _after(core: Core, movement: models.StockMovement, step: Step) -> models.Stock:
    """The stock of one warehouse, once it is done."""
    stock = core.stock_of(movement.product_id, step.warehouse_id)
    if stock is None:
        raise not_found("stock")
    promises = _promises(stock, movement)
    on_hand = stock.on_hand + step.change
    reserved = sum(promise.quantity for promise in promises)
    if step.change < 0 and on_hand < reserved:
        raise insufficient_stock(stock.on_hand - reserved, -step.change)
    if on_hand > _MOST:
        raise rule_broken("#/quantity", "More than can be kept.")
    quantities = {"on_hand": on_hand, "reserved": reserved, "available": on_hand - reserved}
    kept = {"reservations": promises, "updated_at": core.now()}
    return stock.model_copy(update={**quantities, **kept})


def _promises(stock: models.Stock, movement: models.StockMovement) -> list[models.Reservation]:
    """What is promised still; a shipment may consume a promise."""
    if not isinstance(movement, models.Shipment):
        return stock.reservations
    wanted = movement.reservation_id
    if not isinstance(wanted, UUID):
        return stock.reservations
    left = [promise for promise in stock.reservations if promise.id != wanted]
    if len(left) == len(stock.reservations):
        raise rule_broken("#/reservationId", "There is no such reservation.")
    return left


def _steps(movement: models.StockMovement) -> tuple[Step, ...]:
    match movement:
        case models.Receipt():
            return (Step(movement.warehouse_id, movement.quantity),)
        case models.Shipment():
            return (Step(movement.warehouse_id, -movement.quantity),)
        case models.Adjustment():
            return (Step(movement.warehouse_id, movement.change),)
        case models.Transfer():
            return (
                Step(movement.from_warehouse_id, -movement.quantity),
                Step(movement.to_warehouse_id, movement.quantity),
            )
    assert_never(movement)


def _refuse_closed(core: Core, movement: models.StockMovement) -> None:
    if isinstance(movement, models.Adjustment) and movement.change == 0:
        raise rule_broken("#/change", "Zero changes nothing.")
    places = warehouses_of(movement)
    if len(set(places)) < len(places):
        raise rule_broken("#/toWarehouseId", "It must be another one.")
    warehouses = [core.warehouses.get(each) for each in places]
    companies = {warehouse.company_id for warehouse in warehouses}
    if companies != {core.company_of_product(movement.product_id)}:
        raise rule_broken("#/productId", "Product and warehouses are not of the same company.")
    if not all(warehouse.active for warehouse in warehouses):
        raise conflict("The warehouse takes no part: it is not active.")
    if core.companies.get(companies.pop()).status == "suspended":
        raise conflict("The company is suspended.")
