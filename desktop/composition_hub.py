"""The parts of the composition that find and fetch models."""

import contextlib
import os
from functools import cached_property
from typing import TYPE_CHECKING

from desktop.composition_library import LibraryComposition
from desktop.paths import CATALOGUE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop.core.download import Download
    from desktop.core.speed import ProbeOutcome
    from desktop.hub.client import HubGate
    from desktop.hub.protocol import Connection, Installed
    from desktop.services.advice_service import AdviceService
    from desktop.services.catalogue_service import CatalogueService
    from desktop.services.download_desk import DownloadDesk
    from desktop.services.download_service import DownloadService
    from desktop.services.fit_service import FitService
    from desktop.services.header_shelf import HeaderShelf
    from desktop.services.hub_keys import HubKeys
    from desktop.services.hub_service import HubService
    from desktop.services.listeners import Listeners
    from desktop.services.network_activity import NetworkActivity
    from desktop.services.network_ledger import NetworkLedger
    from desktop.services.offer_service import OfferService
    from desktop.services.speed_service import SpeedService


class HubComposition(LibraryComposition):
    """One of each, made on first use."""

    _opened: contextlib.ExitStack

    @cached_property
    def fits(self) -> "FitService":
        """Whether models fit this computer."""
        from desktop.engine.fathomer import Fathomer
        from desktop.services.fit_service import FitService

        fathomer = Fathomer(self.paths.proof, self.paths.tunings)
        return FitService(lambda: self._pool, fathomer, graphics=self.graphics_room)

    @cached_property
    def speed(self) -> "SpeedService":
        """How fast models will be here."""
        from desktop.services.speed_service import speed_service

        return speed_service(self.paths, self.settings, lambda path: self.models.header(path), self._opened)

    @cached_property
    def catalogue(self) -> "CatalogueService":
        """Models that could be got."""
        from desktop.services.catalogue_service import CatalogueService

        return CatalogueService(
            CATALOGUE, lambda repo, revision: self.hub.model(repo, revision).files, lambda: self.hub_host
        )

    @cached_property
    def ledger(self) -> "NetworkLedger":
        """Every connection that was made."""
        from desktop.services.network_ledger import NetworkLedger

        return NetworkLedger(self.paths.network_uses)

    @cached_property
    def network(self) -> "NetworkActivity":
        """Whether anything is online now."""
        from desktop.services.network_activity import NetworkActivity

        return NetworkActivity()

    @cached_property
    def gate(self) -> "HubGate":
        """The one way to the network, which one switch closes."""
        from desktop.hub.client import HubGate

        made = HubGate(lambda: self.settings.current().network_allowed, self.ledger.record, self.network.busy)
        self.settings.on_change(lambda _: made.enforce())
        return made

    @cached_property
    def hub(self) -> "HubService":
        """Searching the hub, and looking at what it has."""
        from desktop.services.hub_service import HubService

        return HubService(self.gate, self.connection)

    @cached_property
    def hub_headers(self) -> "HeaderShelf":
        """Headers of files that are not here yet."""
        from desktop.services.header_shelf import HeaderShelf

        return HeaderShelf(self.hub.header, self.paths.hub_headers)

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
            self._installed,
        )
        self._opened.callback(service.shutdown)
        self.settings.on_change(lambda _: service.limit_changed())
        return service

    def is_fetching(self) -> bool:
        """Whether a download is under way, without making what would do one."""
        return "downloads" in self.__dict__ and self.downloads.is_running

    def unfinished_downloads(self) -> int:
        """How many an earlier run left, without beginning any of them; 0 once they were asked for. Any thread."""
        if "downloads" in self.__dict__ or not self.paths.downloads.exists():
            return 0
        from desktop.services.download_queue import DownloadQueue

        return len(DownloadQueue(self.paths.downloads).load())

    @cached_property
    def arrivals(self) -> "Listeners[[Download]]":
        """Who wants to hear of models that have come: a window that did not ask for one, too."""
        from desktop.services.listeners import Listeners

        return Listeners()

    @cached_property
    def desk(self) -> "DownloadDesk":
        """Downloads as a person sees them."""
        from desktop.services.download_desk import DownloadDesk

        return DownloadDesk(self.downloads, self.settings)

    @property
    def hub_address(self) -> str:
        """The hub that the settings name, else the environment, else Hugging Face."""
        from desktop.core.hub_address import HUB

        named = self.settings.current().hub.strip() or os.environ.get("HF_ENDPOINT", "").strip()
        return (named if "://" in named else f"https://{named}" if named else HUB).rstrip("/")

    @property
    def hub_host(self) -> str:
        """Where models come from, in a word."""
        return self.hub_address.partition("://")[2].partition("/")[0].partition(":")[0]

    @cached_property
    def keys(self) -> "HubKeys":
        """Keys to gated models and mirrors, in the system's safe."""
        from desktop.services.hub_keys import HubKeys

        return HubKeys(self.settings, lambda: self.hub_address)

    @cached_property
    def offers(self) -> "OfferService":
        """Models as this computer would have them."""
        from desktop.services.offer_service import OfferService, Reach

        speed = self.speed
        parts = self.catalogue, self.fits, self.hub, self.models, self.downloads.downloads

        def probe(on_progress: "Callable[[float], None]") -> "ProbeOutcome | None":
            result = speed.probe(on_progress=on_progress)
            return None if result is None else result.outcome

        def reach() -> Reach:
            return Reach(self.hub_host, self.keys.has_key())

        return OfferService(*parts, speed.forecast_hub, speed.track_record, probe, reach, self.library.facts)

    @cached_property
    def advice(self) -> "AdviceService":
        """What to begin with on this computer."""
        from desktop.services.advice_service import AdviceService

        return AdviceService(self.offers, self.fits, self.speed, self.models, lambda: self.hub_host)

    def _installed(self, download: "Download", paths: list["Path"], installed: "Installed") -> None:
        """Remember what the files that arrived should be."""
        hashes = dict(zip(map(str, paths), installed.hashes, strict=True))
        self.library.note_download(hashes, download.file.repo, installed.revision)
        self.arrivals.tell(download)

    def connection(self) -> "Connection":
        """How the hub is reached: by the settings, else by what the environment says to Hugging Face's own programs."""
        from desktop.hub.protocol import Connection

        settings = self.settings.current()
        allowed, proxy = settings.network_allowed, settings.proxy.strip()
        return Connection(allowed=allowed, hub=self.hub_address, token=self.keys.key(), proxy=proxy)
