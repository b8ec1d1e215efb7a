"""An implementation of a part of the CORE contract: the journal of stock movements, in memory.

What is implemented is a class with the methods of a generated interface; the rest of the contract
answers 501. Serve it with `.venv/bin/uvicorn --factory examples.journal:create`.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from pydantic import TypeAdapter
from starlette.exceptions import HTTPException

from generated.core import headers, models, replies
from generated.core.app import create_app

if TYPE_CHECKING:
    from fastapi import FastAPI, Request

    from generated.core.credentials import Credential

ANY_MOVEMENT: TypeAdapter[models.StockMovement] = TypeAdapter(models.StockMovement)


class Probes:
    """The tag Service."""

    async def get_health(self) -> models.Health:
        """Tell that the process is alive."""
        return models.Health(status="ok", version="1.0.0")

    async def get_ready(self) -> models.Readiness:
        """Tell that nothing is missing: memory is always there."""
        return models.Readiness(status="ready", checks=[])


class Journal:
    """The tag Stock movements."""

    def __init__(self) -> None:
        self.movements: dict[UUID, models.StockMovement] = {}

    async def create_stock_movement(
        self, *, idempotency_key: UUID, body: models.StockMovementInput
    ) -> replies.Created[models.StockMovement, headers.LocationIdempotencyReplayed]:
        """Record a movement once for each key."""
        movement = self.movements.get(idempotency_key)
        replayed = movement is not None
        if movement is None:
            given = {"id": uuid4(), "recordedAt": datetime.now(UTC), "recordedBy": "demo"}
            movement = ANY_MOVEMENT.validate_python({**body.model_dump(), **given})
            self.movements[idempotency_key] = movement
        sent: headers.LocationIdempotencyReplayed = {
            "Location": f"/stock-movements/{movement.id}",
            "Idempotency-Replayed": replayed,
        }
        return replies.Created(movement, headers=sent)

    async def get_stock_movement(
        self, *, movement_id: UUID
    ) -> models.StockMovement | replies.NotFound[models.Problem]:
        """Find a movement by its id."""
        for movement in self.movements.values():
            if movement.id == movement_id:
                return movement
        problem = models.Problem(type="about:blank", title="No such movement", status=404)
        return replies.NotFound(problem)

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
        """List the movements that pass every filter, the latest first; the cursor is a number."""
        found = [
            movement
            for movement in reversed(self.movements.values())
            if (product_id is None or movement.product_id == product_id)
            and (warehouse_id is None or warehouse_id in _warehouses(movement))
            and (kind is None or movement.kind in kind)
            and (occurred_from is None or movement.occurred_at >= occurred_from)
            and (occurred_until is None or movement.occurred_at < occurred_until)
        ]
        start = int(cursor or 0)
        end = start + limit
        following = str(end) if end < len(found) else None
        return models.StockMovementPage(items=found[start:end], next_cursor=following)


def _warehouses(movement: models.StockMovement) -> set[UUID]:
    if isinstance(movement, models.Transfer):
        return {movement.from_warehouse_id, movement.to_warehouse_id}
    return {movement.warehouse_id}


async def authenticate(_request: Request, credentials: tuple[Credential, ...]) -> None:
    """Let the token `demo` do everything, and no other one anything."""
    if credentials[0].value != "demo":
        raise HTTPException(401, "The token is not ours.")


def create() -> FastAPI:
    """The application."""
    return create_app(service=Probes(), stock_movements=Journal(), authenticate=authenticate)
