"""Everything that is kept, and what more than one tag asks of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypeAlias

from examples.core_in_memory.refusals import rule_broken
from examples.core_in_memory.tables import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from uuid import UUID

    from generated.core import models

    Clock: TypeAlias = Callable[[], datetime]


def utc_now() -> datetime:
    """The time of this machine."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Core:
    """The tables. One process reads and writes them, and no operation waits half way: so no lock."""

    now: Clock
    companies: Table[models.Company] = field(default_factory=lambda: Table("company"))
    brands: Table[models.Brand] = field(default_factory=lambda: Table("brand"))
    warehouses: Table[models.Warehouse] = field(default_factory=lambda: Table("warehouse"))
    products: Table[models.Product] = field(default_factory=lambda: Table("product"))
    stock: Table[models.Stock] = field(default_factory=lambda: Table("stock"))
    movements: Table[models.StockMovement] = field(default_factory=lambda: Table("movement"))

    def company_of_brand(self, brand_id: UUID) -> UUID:
        """The company that owns a brand that is there."""
        return self.brands.get(brand_id).company_id

    def company_of_product(self, product_id: UUID) -> UUID:
        """The company that sells a product that is there."""
        return self.company_of_brand(self.products.get(product_id).brand_id)

    def stock_of(self, product_id: UUID, warehouse_id: UUID) -> models.Stock | None:
        """What is kept of a product in a warehouse."""
        wanted = product_id, warehouse_id
        return next((s for s in self.stock if (s.product_id, s.warehouse_id) == wanted), None)

    def require_company(self, company_id: UUID) -> None:
        """Raises 422 where a body names a company that is not there."""
        if self.companies.find(company_id) is None:
            raise rule_broken("#/companyId", "There is no such company.")

    def require_brand(self, brand_id: UUID) -> None:
        """Raises 422 where a body names a brand that is not there."""
        if self.brands.find(brand_id) is None:
            raise rule_broken("#/brandId", "There is no such brand.")


def has_words(search: str | None, texts: Iterable[object]) -> bool:
    """Whether all words of a search occur in the texts; those that are no text have none."""
    whole = "\n".join(text for text in texts if isinstance(text, str)).casefold()
    return all(word in whole for word in (search or "").casefold().split())


def moment(when: datetime) -> str:
    """A time as a text that is ordered as times are, and that the contract takes."""
    return when.astimezone(UTC).isoformat(timespec="microseconds")
