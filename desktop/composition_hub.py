"""The parts of the composition that find and fetch models."""

import contextlib
import os
from functools import cached_property
from typing import TYPE_CHECKING

from desktop.paths import CATALOGUE

if TYPE_CHECKING:
    from desktop.engine.pool import EnginePool
    from desktop.hub.client import HubGate
    from desktop.hub.protocol import Connection
    from desktop.paths import Paths
    from desktop.services.catalogue_service import CatalogueService
    from desktop.services.download_service import DownloadService
    from desktop.services.fit_service import FitService
    from desktop.services.hub_service import HubService
    from desktop.services.model_service import ModelService
    from desktop.services.network_ledger import NetworkLedger
    from desktop.services.settings_service import SettingsService


class HubComposition:
    """One of each, made on first use."""

    _pool: "EnginePool | None"
    _opened: contextlib.ExitStack
    paths: "Paths"

    if TYPE_CHECKING:  # the composition has them

        @cached_property
        def settings(self) -> "SettingsService": ...

        @cached_property
        def models(self) -> "ModelService": ...

    @cached_property
    def fits(self) -> "FitService":
        """Whether models fit this computer."""
        from desktop.engine.fathomer import Fathomer
        from desktop.services.fit_service import FitService

        return FitService(lambda: self._pool, Fathomer(self.paths.proof, self.paths.tunings))

    @cached_property
    def catalogue(self) -> "CatalogueService":
        """Models that could be got."""
        from desktop.services.catalogue_service import CatalogueService

        return CatalogueService(CATALOGUE, lambda repo, revision: self.hub.model(repo, revision).files)

    @cached_property
    def ledger(self) -> "NetworkLedger":
        """Every connection that was made."""
        from desktop.services.network_ledger import NetworkLedger

        return NetworkLedger(self.paths.network_uses)

    @cached_property
    def gate(self) -> "HubGate":
        """The one way to the network, which one switch closes."""
        from desktop.hub.client import HubGate

        return HubGate(lambda: self.settings.current().network_allowed, self.ledger.record)

    @cached_property
    def hub(self) -> "HubService":
        """Searching the hub, and looking at what it has."""
        from desktop.services.hub_service import HubService

        return HubService(self.gate, self.connection)

    @cached_property
    def downloads(self) -> "DownloadService":
        """Fetching models."""
        from desktop.services.download_queue import DownloadQueue
        from desktop.services.download_service import DownloadService

        service = DownloadService(
            self.gate,
            DownloadQueue(self.paths.downloads),
            lambda: self.models.folder,
            self.connection,
            lambda: self.settings.current().download_limit * 1e6,
        )
        self._opened.callback(service.shutdown)
        return service

    def connection(self) -> "Connection":
        """How the hub is reached: by the settings, else by what the environment says to Hugging Face's own programs."""
        from desktop.core.hub_address import HUB
        from desktop.hub.protocol import Connection
        from desktop.hub.tokens import read_token

        settings = self.settings.current()
        hub = settings.hub.strip() or os.environ.get("HF_ENDPOINT", "").strip() or HUB
        token = os.environ.get("HF_TOKEN", "").strip() or (read_token() if settings.has_token else "")
        return Connection(hub=hub.rstrip("/"), token=token, proxy=settings.proxy.strip())
