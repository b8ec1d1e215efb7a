"""The tag Companies."""

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


class Companies:
    """Legal entities. Their names are unique."""

    def __init__(self, core: Core) -> None:
        self._core = core
        self._rows = core.companies

    async def list_companies(
        self, *, q: str | None, status: models.CompanyStatus | None, cursor: str | None, limit: int
    ) -> models.CompanyPage:
        """By name."""
        order: Order[models.Company] = Order(lambda row: row.name, (q, status))
        found = (
            row
            for row in self._rows
            if status in {None, row.status}
            and has_words(q, (row.name, row.legal_name, row.tax_id, row.contact_email))
        )
        page = order.page(found, cursor, limit)
        return models.CompanyPage(items=page.items, next_cursor=page.next_cursor)

    async def create_company(
        self, *, body: models.CompanyInput
    ) -> replies.Created[models.Company, headers.LocationETag]:
        """Its name must not be taken."""
        self._refuse_taken(body.name)
        now = self._core.now()
        given = {"id": uuid4(), "created_at": now, "updated_at": now}
        company = created(models.Company, body, given)
        self._rows.put(company)
        return replies.Created(
            company,
            headers={"Location": f"/companies/{company.id}", "ETag": self._rows.etag(company.id)},
        )

    async def get_company(self, *, company_id: UUID) -> replies.OK[models.Company, headers.ETag]:
        """With the state that a change asks for."""
        return self._shown(self._rows.get(company_id))

    async def update_company(
        self, *, company_id: UUID, if_match: str, body: models.CompanyPatch
    ) -> replies.OK[models.Company, headers.ETag]:
        """Merged member by member."""
        company = self._rows.guarded(company_id, if_match)
        changed = patched(company, body, {"updatedAt": moment(self._core.now())})
        self._refuse_taken(changed.name, by=company_id)
        self._rows.put(changed)
        return self._shown(changed)

    async def delete_company(self, *, company_id: UUID, if_match: str) -> replies.NoContent:
        """Refused as long as it has brands or warehouses."""
        self._rows.guarded(company_id, if_match)
        core = self._core
        held = [row for row in (*core.brands, *core.warehouses) if row.company_id == company_id]
        if held:
            raise in_use(f"{len(held)} brands and warehouses belong to the company.")
        self._rows.remove(company_id)
        return replies.NoContent()

    def _shown(self, company: models.Company) -> replies.OK[models.Company, headers.ETag]:
        return replies.OK(company, headers={"ETag": self._rows.etag(company.id)})

    def _refuse_taken(self, name: str, by: UUID | None = None) -> None:
        if any(row.name == name and row.id != by for row in self._rows):
            raise conflict("The name is taken.")
