"""The tag Products."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias
from uuid import UUID, uuid4

from examples.core_in_memory.core import has_words, moment
from examples.core_in_memory.images import Images
from examples.core_in_memory.pages import Order
from examples.core_in_memory.patches import created, patched
from examples.core_in_memory.refusals import conflict, in_use, not_found
from examples.core_in_memory.tables import is_listed
from generated.core import headers, models, replies

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from examples.core_in_memory.core import Core

    Sort: TypeAlias = Literal["sku", "-sku", "name", "-name", "updatedAt", "-updatedAt"]

_KEYS: Mapping[str, Callable[[models.Product], str]] = {
    "sku": lambda product: product.sku,
    "name": lambda product: product.name,
    "updatedAt": lambda product: moment(product.updated_at),
}


class Products(Images):
    """Articles. A SKU is unique within its company."""

    def __init__(self, core: Core) -> None:
        super().__init__(core)
        self._rows = core.products

    async def list_products(
        self,
        *,
        brand_id: UUID | None,
        sku: models.Sku | None,
        status: list[models.ProductStatus] | None,
        q: str | None,
        updated_since: datetime | None,
        sort: Sort,
        cursor: str | None,
        limit: int,
    ) -> models.ProductPage:
        """Filters are combined by and, the values of one filter by or."""
        query = brand_id, sku, status, q, updated_since, sort
        order = Order(_KEYS[sort.removeprefix("-")], query, descending=sort.startswith("-"))
        found = (
            row
            for row in self._rows
            if brand_id in {None, row.brand_id}
            and sku in {None, row.sku}
            and (status is None or row.status in status)
            and (updated_since is None or row.updated_at >= updated_since)
            and has_words(q, (row.sku, row.gtin, row.name, row.description))
        )
        page = order.page(found, cursor, limit)
        return models.ProductPage(items=page.items, next_cursor=page.next_cursor)

    async def create_product(
        self, *, body: models.ProductInput
    ) -> replies.Created[models.Product, headers.LocationETag]:
        """The SKU must not be taken within the company. Images are added one by one."""
        self._core.require_brand(body.brand_id)
        self._refuse_taken(body.brand_id, body.sku)
        now = self._core.now()
        given = {"id": uuid4(), "media": [], "created_at": now, "updated_at": now}
        product = created(models.Product, body, given, "change_note")
        self._rows.put(product)
        return replies.Created(
            product,
            headers={"Location": f"/products/{product.id}", "ETag": self._rows.etag(product.id)},
        )

    async def get_product(
        self, *, product_id: UUID, if_none_match: str | None
    ) -> replies.OK[models.Product, headers.ETag] | replies.NotModified[headers.ETag]:
        """With its state, and without its body where the caller holds it."""
        product = self._rows.get(product_id)
        etag = self._rows.etag(product_id)
        # Weak comparison (RFC 9110, section 13.1.2).
        if if_none_match and is_listed(etag, if_none_match.replace("W/", "")):
            return replies.NotModified(headers={"ETag": etag})
        return self._shown(product)

    async def get_product_by_sku(
        self, *, sku: models.Sku
    ) -> replies.OK[models.Product, headers.ETag]:
        """The first one with the number: it is unique within a company only."""
        product = next((row for row in self._rows if row.sku == sku), None)
        if product is None:
            raise not_found("product")
        return self._shown(product)

    async def update_product(
        self, *, product_id: UUID, if_match: str, body: models.ProductPatch
    ) -> replies.OK[models.Product, headers.ETag]:
        """Merged member by member, and attribute by attribute."""
        product = self._rows.guarded(product_id, if_match)
        given = {"updatedAt": moment(self._core.now())}
        changed = patched(product, body, given, unread="changeNote")
        self._core.require_brand(changed.brand_id)
        self._refuse_taken(changed.brand_id, changed.sku, by=product_id)
        self._rows.put(changed)
        return self._shown(changed)

    async def delete_product(self, *, product_id: UUID, if_match: str) -> replies.NoContent:
        """Only a draft that stock was never kept of; anything else is archived."""
        product = self._rows.guarded(product_id, if_match)
        if product.status != "draft":
            raise in_use(f"It is {product.status}, and only a draft can be deleted.")
        kept = (row.product_id for row in (*self._core.stock, *self._core.movements))
        if product_id in kept:
            raise in_use("Stock was kept of it.")
        self._rows.remove(product_id)
        return replies.NoContent()

    def _shown(self, product: models.Product) -> replies.OK[models.Product, headers.ETag]:
        return replies.OK(product, headers={"ETag": self._rows.etag(product.id)})

    def _refuse_taken(self, brand_id: UUID, sku: str, by: UUID | None = None) -> None:
        company = self._core.company_of_brand(brand_id)
        for row in self._rows:
            same = row.sku == sku and self._core.company_of_brand(row.brand_id) == company
            if same and row.id != by:
                raise conflict(f"The SKU {sku} is taken.")
