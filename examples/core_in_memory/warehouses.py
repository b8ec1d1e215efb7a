"""The tag Warehouses."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from examples.core_in_memory.core import moment
from examples.core_in_memory.pages import Order
from examples.core_in_memory.patches import created, patched
from examples.core_in_memory.refusals import conflict, in_use
from generated.core import headers, models, replies

if TYPE_CHECKING:
    from examples.core_in_memory.core import Core


class Warehouses:
    """Places where stock lies. A code is unique within its company.

    The code of the gate would go to whoever lets carriers in; nobody can read it here.
    """

    def __init__(self, core: Core) -> None:
        self._core = core
        self._rows = core.warehouses

    async def list_warehouses(
        self,
        *,
        company_id: UUID | None,
        kind: list[models.WarehouseKind] | None,
        active: bool | None,
        cursor: str | None,
        limit: int,
    ) -> models.WarehousePage:
        """By code."""
        order: Order[models.Warehouse] = Order(lambda row: row.code, (company_id, kind, active))
        found = (
            row
            for row in self._rows
            if company_id in {None, row.company_id}
            and (kind is None or row.kind in kind)
            and active in {None, row.active}
        )
        page = order.page(found, cursor, limit)
        return models.WarehousePage(items=page.items, next_cursor=page.next_cursor)

    async def create_warehouse(
        self, *, body: models.WarehouseInput
    ) -> replies.Created[models.Warehouse, headers.LocationETag]:
        """Its code must not be taken within the company."""
        self._core.require_company(body.company_id)
        self._refuse_taken(body.company_id, body.code)
        now = self._core.now()
        given = {"id": uuid4(), "created_at": now, "updated_at": now}
        warehouse = created(models.Warehouse, body, given, "access_code")
        self._rows.put(warehouse)
        etag = self._rows.etag(warehouse.id)
        return replies.Created(
            warehouse, headers={"Location": f"/warehouses/{warehouse.id}", "ETag": etag}
        )

    async def get_warehouse(
        self, *, warehouse_id: UUID
    ) -> replies.OK[models.Warehouse, headers.ETag]:
        """With the state that a change asks for."""
        return self._shown(self._rows.get(warehouse_id))

    async def update_warehouse(
        self, *, warehouse_id: UUID, if_match: str, body: models.WarehousePatch
    ) -> replies.OK[models.Warehouse, headers.ETag]:
        """Merged member by member."""
        warehouse = self._rows.guarded(warehouse_id, if_match)
        given = {"updatedAt": moment(self._core.now())}
        changed = patched(warehouse, body, given, unread="accessCode")
        self._refuse_taken(changed.company_id, changed.code, by=warehouse_id)
        self._rows.put(changed)
        return self._shown(changed)

    async def delete_warehouse(self, *, warehouse_id: UUID, if_match: str) -> replies.NoContent:
        """Refused as long as stock is kept in it."""
        self._rows.guarded(warehouse_id, if_match)
        held = sum(stock.warehouse_id == warehouse_id for stock in self._core.stock)
        if held:
            raise in_use(f"Stock of {held} products is kept in it.")
        self._rows.remove(warehouse_id)
        return replies.NoContent()

    def _shown(self, warehouse: models.Warehouse) -> replies.OK[models.Warehouse, headers.ETag]:
        return replies.OK(warehouse, headers={"ETag": self._rows.etag(warehouse.id)})

    def _refuse_taken(self, company_id: UUID, code: str, by: UUID | None = None) -> None:
        wanted = company_id, code
        if any((row.company_id, row.code) == wanted and row.id != by for row in self._rows):
            raise conflict(f"The code {code} is taken.")
