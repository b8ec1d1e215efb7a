"""The tag Stock movements: the journal, and the quantities that follow from it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeAlias, assert_never
from uuid import UUID, uuid4

from examples.core_in_memory.core import Core, moment
from examples.core_in_memory.pages import Order
from examples.core_in_memory.patches import created
from examples.core_in_memory.quantities import move, warehouses_of
from examples.core_in_memory.refusals import rule_broken
from examples.core_in_memory.tokens import Caller
from generated.core import headers, models, replies
from generated.core.calling import INJECTED

Recorded: TypeAlias = replies.Created[models.StockMovement, headers.LocationIdempotencyReplayed]
_OLDEST, _AHEAD = timedelta(days=30), timedelta(minutes=5)
_KEPT = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Answered:
    """What was answered to an `Idempotency-Key`, to which body, and when."""

    body: str
    movement: models.StockMovement
    at: datetime


class StockMovements:
    """A movement is recorded once, and never changed."""

    def __init__(self, core: Core) -> None:
        self._core = core
        self._answered: dict[UUID, Answered] = {}

    async def list_stock_movements(
        self,
        *,
        product_id: UUID | None,
        warehouse_id: UUID | None,
        kind: list[models.StockMovementKind] | None,
        occurred_from: datetime | None,
        occurred_until: datetime | None,
        cursor: str | None,
        limit: int,
    ) -> models.StockMovementPage:
        """The latest first. A transfer is found by either of its warehouses."""
        query = product_id, warehouse_id, kind, occurred_from, occurred_until
        order: Order[models.StockMovement] = Order(_when, query, descending=True)
        found = (
            row
            for row in self._core.movements
            if product_id in {None, row.product_id}
            and (warehouse_id is None or warehouse_id in warehouses_of(row))
            and (kind is None or row.kind in kind)
            and (occurred_from is None or row.occurred_at >= occurred_from)
            and (occurred_until is None or row.occurred_at < occurred_until)
        )
        page = order.page(found, cursor, limit)
        return models.StockMovementPage(items=page.items, next_cursor=page.next_cursor)

    async def create_stock_movement(
        self, *, idempotency_key: UUID, body: models.StockMovementInput, caller: Caller = INJECTED
    ) -> Recorded:
        """The same key is answered as the first time, and moves nothing again."""
        sent = body.model_dump_json()
        known = self._answered.get(idempotency_key)
        if known is None or known.at + _KEPT < self._core.now():
            movement = self._recorded(body, caller)
            self._answered[idempotency_key] = Answered(sent, movement, self._core.now())
            return _created(movement, replayed=False)
        if known.body != sent:
            detail = "The key was sent with another body."
            raise rule_broken("#/Idempotency-Key", detail, place="header")
        return _created(known.movement, replayed=True)

    async def get_stock_movement(self, *, movement_id: UUID) -> models.StockMovement:
        """For good: it never changes."""
        return self._core.movements.get(movement_id)

    def _recorded(self, body: models.StockMovementInput, caller: str) -> models.StockMovement:
        now = self._core.now()
        if not now - _OLDEST <= body.occurred_at <= now + _AHEAD:
            raise rule_broken("#/occurredAt", "It is not within the last 30 days.")
        given = {"id": uuid4(), "recorded_at": now, "recorded_by": caller}
        movement = _movement(body, given)
        move(self._core, movement)
        self._core.movements.put(movement)
        return movement


def _when(movement: models.StockMovement) -> str:
    return moment(movement.occurred_at)


def _movement(body: models.StockMovementInput, given: Mapping[str, object]) -> models.StockMovement:
    match body:
        case models.ReceiptInput():
            return created(models.Receipt, body, given)
        case models.ShipmentInput():
            return created(models.Shipment, body, given)
        case models.TransferInput():
            return created(models.Transfer, body, given)
        case models.AdjustmentInput():
            return created(models.Adjustment, body, given)
    assert_never(body)


def _created(movement: models.StockMovement, *, replayed: bool) -> Recorded:
    location = f"/stock-movements/{movement.id}"
    return replies.Created(
        movement, headers={"Location": location, "Idempotency-Replayed": replayed}
    )
