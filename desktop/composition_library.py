"""The parts of the composition that keep models and run them."""

import contextlib
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.core.errors import KnownError
from desktop.paths import Installation, Paths

if TYPE_CHECKING:
    from desktop.core.model import ModelFile
    from desktop.engine.graphics.graphics import Graphics, GraphicsRoom
    from desktop.engine.keeping import Keeping
    from desktop.engine.pool import EnginePool
    from desktop.engine.slot import Wish
    from desktop.library.record import LibraryRecord
    from desktop.services.adapter_service import AdapterService
    from desktop.services.catalogue_service import CatalogueService
    from desktop.services.choosing_service import ChoosingService
    from desktop.services.duplicate_service import DuplicateService
    from desktop.services.engine_service import EngineService
    from desktop.services.fit_service import FitService
    from desktop.services.library_service import LibraryService
    from desktop.services.load_guard import LoadGuard
    from desktop.services.load_service import LoadService
    from desktop.services.model_service import ModelService
    from desktop.services.opening_service import OpeningService
    from desktop.services.quantise_service import QuantiseService
    from desktop.services.settings_service import SettingsService
    from desktop.services.speed_service import SpeedService
    from desktop.services.tuning_service import TuningService


RESERVE = 1 << 30  # bytes that stay for other programs where a second model would like to stay


class LibraryComposition:
    """One of each, made on first use."""

    paths: Paths
    can_ask = False  # there is a window, in which a person is asked before a model is loaded that is too large
    _pool: "EnginePool | None"

    @property
    def pool(self) -> "EnginePool":
        """The engines; raises `KnownError`."""
        raise NotImplementedError

    @property
    def fits(self) -> "FitService":
        """Whether models fit this computer."""
        raise NotImplementedError

    @property
    def speed(self) -> "SpeedService":
        """How fast models will be here."""
        raise NotImplementedError

    @property
    def catalogue(self) -> "CatalogueService":
        """Models that could be got."""
        raise NotImplementedError

    def is_fetching(self) -> bool:
        """Whether a download is under way."""
        raise NotImplementedError

    @cached_property
    def settings(self) -> "SettingsService":
        """The settings."""
        from desktop.services.settings_service import SettingsService
        from desktop.settings_store import SettingsStore

        return SettingsService(SettingsStore(self.paths.settings))

    @cached_property
    def models(self) -> "ModelService":
        """The models on this computer."""
        from desktop.library.header_cache import HeaderCache
        from desktop.library.model_library import ModelLibrary
        from desktop.services.model_service import ModelService

        starter = None
        with contextlib.suppress(KnownError):  # the person's own models are there, and an answer says what is missing
            starter = Installation.find().starter
        library = ModelLibrary(
            starter,
            lambda: Path(self.settings.current().models_folder or self.paths.models),
            lambda: [Path(folder) for folder in self.settings.current().model_folders],
            HeaderCache(self.paths.headers),
            self.library_record.placed,
        )
        return ModelService(library, self.settings)

    @cached_property
    def library_record(self) -> "LibraryRecord":
        """What is remembered of model files."""
        from desktop.library.record import LibraryRecord

        return LibraryRecord(self.paths.library)

    @cached_property
    def library(self) -> "LibraryService":
        """Adding, checking, deleting and moving model files."""
        from desktop.services.library_service import LibraryService

        known = self.models, self.library_record, self.settings, self.paths
        return LibraryService(*known, lambda: self._pool, is_fetching=self.is_fetching)

    @cached_property
    def opening(self) -> "OpeningService":
        """Whether a double click on a model opens Bantam."""
        from desktop.services.opening_service import OpeningService

        return OpeningService(self.paths)

    @cached_property
    def duplicates(self) -> "DuplicateService":
        """Models that are here twice."""
        from desktop.services.duplicate_service import DuplicateService

        return DuplicateService(self.models, self.library)

    @cached_property
    def tuning(self) -> "TuningService":
        """Measuring what is fastest here."""
        from desktop.services.tuning_service import TuningService

        return TuningService(lambda: self.pool, self.models, self.settings)

    @cached_property
    def engines(self) -> "EngineService":
        """What can be chosen about a model's engine, and what it costs."""
        from desktop.services.engine_service import EngineService

        return EngineService(lambda: self.pool, self.models, self.settings, self.known_graphics)

    @cached_property
    def loads(self) -> "LoadService":
        """What is in memory."""
        from desktop.services.load_service import LoadService

        return LoadService(lambda: self.pool, lambda: self._pool, self.settings)

    @cached_property
    def choosing(self) -> "ChoosingService":
        """Choosing the model that answers."""
        from desktop.services.choosing_service import ChoosingService

        late = lambda: self.guard, lambda model: self.speed.forecast(model)
        return ChoosingService(self.models, self.loads, self.engines, *late)

    @cached_property
    def guard(self) -> "LoadGuard":
        """Whether models fit as they would be loaded."""
        from desktop.services.load_guard import LoadGuard

        return LoadGuard(self.fits, self.models.header, self.settings, lambda: self._pool)

    @cached_property
    def graphics(self) -> "Graphics":
        """Graphics processors that models may be put on; raises `KnownError`."""
        from desktop.engine.build import EngineBuild
        from desktop.engine.graphics.graphics import Graphics
        from desktop.engine.graphics.record import GraphicsMemory
        from desktop.engine.proof import known_proof

        installation = Installation.find()
        build = EngineBuild.find(installation)

        def backend() -> str:
            proof = known_proof(build, self.paths.proof)
            return proof.best_file if proof is not None else ""

        memory = GraphicsMemory(self.paths.graphics)
        return Graphics(build, memory, installation.starter, backend, lambda place: self.fits.layers(place))

    def known_graphics(self) -> "Graphics | None":
        """The same; None without an engine."""
        try:
            return self.graphics
        except KnownError:
            return None

    def graphics_room(self) -> "GraphicsRoom":
        """What there is on those that are used."""
        from desktop.engine.graphics.graphics import GraphicsRoom

        graphics = self.known_graphics()
        return GraphicsRoom() if graphics is None else graphics.room_now()

    @cached_property
    def adapters(self) -> "AdapterService":
        """LoRA adapters on this disk."""
        from desktop.services.adapter_service import AdapterService

        return AdapterService(self.models, self.settings)

    @cached_property
    def quantising(self) -> "QuantiseService":
        """Smaller models made of large ones."""
        from desktop.services.quantise_service import QuantiseService

        return QuantiseService(lambda: self.pool.tools(), lambda: self.models.folder, self.catalogue.quantisation)

    def _check_load(self, model: "ModelFile", wish: "Wish") -> None:
        if self.can_ask:
            self.guard.check(model, wish)

    def _keeping(self) -> "Keeping":
        """How many models stay in memory, and for how long."""
        from desktop.engine.keeping import Keeping
        from desktop.machine.memory import memory
        from desktop.machine.process_memory import own_bytes

        return Keeping(
            most=lambda: self.settings.current().models_at_once,
            idle=lambda: self.settings.current().unload_after * 60.0,
            free=lambda: memory().available - RESERVE,
            needs=lambda model, wish: self.guard.need(model, wish),
            holds=own_bytes,
            check=self._check_load,
        )
