"""The tag Stock: how a product is kept in a warehouse. Quantities change by movements only."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Literal, TypeAlias
from uuid import UUID, uuid4

from examples.core_in_memory.core import moment
from examples.core_in_memory.pages import Order
from examples.core_in_memory.patches import created, patched
from examples.core_in_memory.refusals import conflict, in_use, rule_broken
from generated.core import headers, models, replies

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator, Mapping
    from datetime import datetime

    from examples.core_in_memory.core import Core

    Sort: TypeAlias = Literal["sku", "-sku", "available", "-available", "updatedAt", "-updatedAt"]

_HEADER = ("sku", "warehouse", "on_hand", "reserved", "available", "reorder_point")
# Below zero is more than the lowest that can be: texts of numbers are ordered as these are.
_LOWEST = 10**9


class Stock:
    """One for each product and warehouse."""

    def __init__(self, core: Core) -> None:
        self._core = core
        self._rows = core.stock
        self._keys: Mapping[str, Callable[[models.Stock], str]] = {
            "sku": lambda row: core.products.get(row.product_id).sku,
            "available": lambda row: f"{row.available + _LOWEST:012}",
            "updatedAt": lambda row: moment(row.updated_at),
        }

    async def list_stock(
        self,
        *,
        product_id: UUID | None,
        warehouse_id: UUID | None,
        brand_id: UUID | None,
        low: bool,
        updated_since: datetime | None,
        sort: Sort,
        cursor: str | None,
        limit: int,
    ) -> models.ListStockResponse:
        """Each row with what a table shows of product and warehouse."""
        query = product_id, warehouse_id, brand_id, low, updated_since, sort
        by = self._keys[sort.removeprefix("-")]
        found = [
            row
            for row in self._of(warehouse_id, brand_id)
            if product_id in {None, row.product_id}
            and (is_low(row) or not low)
            and (updated_since is None or row.updated_at >= updated_since)
        ]
        page = Order(by, query, descending=sort.startswith("-")).page(found, cursor, limit)
        return models.ListStockResponse(
            items=[self._listed(row) for row in page.items],
            next_cursor=page.next_cursor,
            totals=models.ListStockResponseTotals(
                on_hand=sum(row.on_hand for row in found),
                reserved=sum(row.reserved for row in found),
            ),
        )

    async def create_stock(
        self, *, body: models.StockInput
    ) -> replies.Created[models.Stock, headers.LocationETag]:
        """With nothing on hand: goods come in by a receipt."""
        if self._core.products.find(body.product_id) is None:
            raise rule_broken("#/productId", "There is no such product.")
        if self._core.warehouses.find(body.warehouse_id) is None:
            raise rule_broken("#/warehouseId", "There is no such warehouse.")
        if self._core.stock_of(body.product_id, body.warehouse_id):
            raise conflict("The product is kept in the warehouse already.")
        now = self._core.now()
        nothing = {"on_hand": 0, "reserved": 0, "available": 0, "reservations": []}
        given = {"id": uuid4(), "created_at": now, "updated_at": now, **nothing}
        stock = created(models.Stock, body, given)
        self._rows.put(stock)
        location = f"/stock/{stock.id}"
        etag = self._rows.etag(stock.id)
        return replies.Created(stock, headers={"Location": location, "ETag": etag})

    async def get_stock(self, *, stock_id: UUID) -> replies.OK[models.Stock, headers.ETag]:
        """With the state that a change asks for."""
        return self._shown(self._rows.get(stock_id))

    async def update_stock(
        self, *, stock_id: UUID, if_match: str, body: models.StockPatch
    ) -> replies.OK[models.Stock, headers.ETag]:
        """Where it lies, and when it is ordered again."""
        stock = self._rows.guarded(stock_id, if_match)
        changed = patched(stock, body, {"updatedAt": moment(self._core.now())})
        self._rows.put(changed)
        return self._shown(changed)

    async def delete_stock(self, *, stock_id: UUID, if_match: str) -> replies.NoContent:
        """Refused as long as something is on hand or promised. Its movements stay."""
        stock = self._rows.guarded(stock_id, if_match)
        if stock.on_hand or stock.reserved:
            raise in_use(f"{stock.on_hand} are on hand, {stock.reserved} are promised.")
        self._rows.remove(stock_id)
        return replies.NoContent()

    async def export_stock(
        self, *, warehouse_id: UUID | None, brand_id: UUID | None
    ) -> replies.OK[replies.Text, headers.ContentDisposition]:
        """A line for each stock, by SKU and warehouse."""
        lines = sorted(self._lines(warehouse_id, brand_id))
        name = 'attachment; filename="stock.csv"'
        return replies.OK(_csv([_HEADER, *lines]), headers={"Content-Disposition": name})

    def _of(self, warehouse_id: UUID | None, brand_id: UUID | None) -> Iterator[models.Stock]:
        for row in self._rows:
            brand = self._core.products.get(row.product_id).brand_id
            if warehouse_id in {None, row.warehouse_id} and brand_id in {None, brand}:
                yield row

    def _shown(self, stock: models.Stock) -> replies.OK[models.Stock, headers.ETag]:
        return replies.OK(stock, headers={"ETag": self._rows.etag(stock.id)})

    def _listed(self, row: models.Stock) -> models.ListStockResponseItemsItem:
        product = self._core.products.get(row.product_id)
        warehouse = self._core.warehouses.get(row.warehouse_id)
        return models.ListStockResponseItemsItem(
            id=row.id,
            product=models.ListStockResponseItemsItemProduct(
                id=product.id, sku=product.sku, name=product.name, unit=product.unit
            ),
            warehouse=models.ListStockResponseItemsItemWarehouse(
                id=warehouse.id, code=warehouse.code, name=warehouse.name
            ),
            on_hand=row.on_hand,
            reserved=row.reserved,
            available=row.available,
            reorder_point=reorder_point(row),
            low=is_low(row),
            updated_at=row.updated_at,
        )

    def _lines(self, warehouse_id: UUID | None, brand_id: UUID | None) -> Iterator[tuple[str, ...]]:
        for row in self._of(warehouse_id, brand_id):
            product = self._core.products.get(row.product_id)
            warehouse = self._core.warehouses.get(row.warehouse_id)
            point = reorder_point(row)
            numbers = (row.on_hand, row.reserved, row.available, "" if point is None else point)
            yield (product.sku, warehouse.code, *map(str, numbers))


def reorder_point(row: models.Stock) -> int | None:
    """From where on it is ordered again; None where it is not, or nobody said."""
    return row.reorder_point if isinstance(row.reorder_point, int) else None


def is_low(row: models.Stock) -> bool:
    """Whether less is available than it is ordered again from."""
    point = reorder_point(row)
    return point is not None and row.available < point


async def _csv(lines: list[tuple[str, ...]]) -> AsyncIterator[str]:
    """RFC 4180, a line at a time."""
    for line in lines:
        text = io.StringIO()
        csv.writer(text).writerow(line)
        yield text.getvalue()
