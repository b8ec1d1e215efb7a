"""CORE in memory with faults that only a client sees: each must be found, or the tests prove nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from examples.core_in_memory.brands import Brands
from examples.core_in_memory.companies import Companies
from examples.core_in_memory.core import Core, utc_now
from examples.core_in_memory.seed import fill
from examples.core_in_memory.tokens import Tokens
from generated.core import replies
from generated.core.app import create_app

if TYPE_CHECKING:
    from uuid import UUID

    from fastapi import FastAPI

    from generated.core import headers, models


class Headless(Companies):
    """Forgets a header that the contract asks for, behind the back of the type checker."""

    async def create_company(
        self, *, body: models.CompanyInput
    ) -> replies.Created[models.Company, headers.LocationETag]:
        """Without ETag."""
        created = await super().create_company(body=body)
        location = {"Location": created.headers["Location"]}
        return replies.Created(created.body, headers=cast("headers.LocationETag", location))


class Crashing(Brands):
    """Fails where somebody asks for a brand that is not there."""

    async def get_brand(self, *, brand_id: UUID) -> replies.OK[models.Brand, headers.ETag]:
        """As if it was always there."""
        brand = self._core.brands.find(brand_id)
        assert brand is not None
        return replies.OK(brand, headers={"ETag": self._core.brands.etag(brand_id)})


def create() -> FastAPI:
    """The application."""
    core = Core(utc_now)
    fill(core)
    return create_app(companies=Headless(core), brands=Crashing(core), authenticate=Tokens(utc_now))
