"""The tag Service."""

from __future__ import annotations

from generated.core import models


class Service:
    """Alive, and always able to work: memory is never away."""

    async def get_health(self) -> models.Health:
        """Tell that the process is alive."""
        return models.Health(status="ok", version="1.0.0")

    async def get_ready(self) -> models.Readiness:
        """Tell what it depends on."""
        memory = models.ReadinessChecksItem(name="memory", status="ready", latency_ms=0)
        return models.Readiness(status="ready", checks=[memory])
