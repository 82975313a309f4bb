"""The parts of the composition that find and fetch models."""

from functools import cached_property
from typing import TYPE_CHECKING

from desktop.paths import CATALOGUE

if TYPE_CHECKING:
    from desktop.engine.pool import EnginePool
    from desktop.services.catalogue_service import CatalogueService
    from desktop.services.fit_service import FitService


class HubComposition:
    """One of each, made on first use."""

    _pool: "EnginePool | None"

    @cached_property
    def fits(self) -> "FitService":
        """Whether models fit this computer."""
        from desktop.services.fit_service import FitService

        return FitService(lambda: self._pool)

    @cached_property
    def catalogue(self) -> "CatalogueService":
        """Models that could be got."""
        from desktop.services.catalogue_service import CatalogueService

        return CatalogueService(CATALOGUE)
