"""The tag Brands."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from examples.core_in_memory.core import has_words, moment
from examples.core_in_memory.pages import Order
from examples.core_in_memory.patches import created, patched
from examples.core_in_memory.refusals import conflict, in_use
from generated.core import headers, models, replies

if TYPE_CHECKING:
    from examples.core_in_memory.core import Core


class Brands:
    """What products are sold under. A slug is unique within its company."""

    def __init__(self, core: Core) -> None:
        self._core = core
        self._rows = core.brands

    async def list_brands(
        self, *, company_id: UUID | None, q: str | None, cursor: str | None, limit: int
    ) -> models.BrandPage:
        """By name."""
        order: Order[models.Brand] = Order(lambda row: row.name, (company_id, q))
        found = (
            row
            for row in self._rows
            if company_id in {None, row.company_id}
            and has_words(q, (row.name, row.slug, row.description))
        )
        page = order.page(found, cursor, limit)
        return models.BrandPage(items=page.items, next_cursor=page.next_cursor)

    async def create_brand(
        self, *, body: models.BrandInput
    ) -> replies.Created[models.Brand, headers.LocationETag]:
        """Its slug must not be taken within the company."""
        self._core.require_company(body.company_id)
        self._refuse_taken(body.company_id, body.slug)
        now = self._core.now()
        given = {"id": uuid4(), "logo": None, "created_at": now, "updated_at": now}
        brand = created(models.Brand, body, given)
        self._rows.put(brand)
        return replies.Created(
            brand, headers={"Location": f"/brands/{brand.id}", "ETag": self._rows.etag(brand.id)}
        )

    async def get_brand(self, *, brand_id: UUID) -> replies.OK[models.Brand, headers.ETag]:
        """With the state that a change asks for."""
        return self._shown(self._rows.get(brand_id))

    async def update_brand(
        self, *, brand_id: UUID, if_match: str, body: models.BrandPatch
    ) -> replies.OK[models.Brand, headers.ETag]:
        """Merged member by member."""
        brand = self._rows.guarded(brand_id, if_match)
        changed = patched(brand, body, {"updatedAt": moment(self._core.now())})
        self._refuse_taken(changed.company_id, changed.slug, by=brand_id)
        self._rows.put(changed)
        return self._shown(changed)

    async def delete_brand(self, *, brand_id: UUID, if_match: str) -> replies.NoContent:
        """Refused as long as it has products."""
        self._rows.guarded(brand_id, if_match)
        held = sum(product.brand_id == brand_id for product in self._core.products)
        if held:
            raise in_use(f"{held} products belong to the brand.")
        self._rows.remove(brand_id)
        return replies.NoContent()

    def _shown(self, brand: models.Brand) -> replies.OK[models.Brand, headers.ETag]:
        return replies.OK(brand, headers={"ETag": self._rows.etag(brand.id)})

    def _refuse_taken(self, company_id: UUID, slug: str, by: UUID | None = None) -> None:
        wanted = company_id, slug
        if any((row.company_id, row.slug) == wanted and row.id != by for row in self._rows):
            raise conflict(f"The slug {slug} is taken.")
