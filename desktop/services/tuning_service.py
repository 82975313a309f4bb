"""Finding out how the model that answers calculates fastest on this computer."""

from collections.abc import Callable

from desktop.core.cancellation import Cancellation
from desktop.core.model import ModelFile
from desktop.core.tuning import TuneOutcome, TuneRecord, TuneResult
from desktop.engine.pool import EnginePool
from desktop.services.engine_options import engine_options
from desktop.services.model_service import ModelService
from desktop.services.settings_service import SettingsService

SECONDS = 20  # at most, not counting the time to load the model


class TuningService:
    """Measures, and remembers what was found. Blocking; any thread."""

    def __init__(self, pool: Callable[[], EnginePool], models: ModelService, settings: SettingsService) -> None:
        """`pool` gives the engines, and may raise `KnownError` when there are none."""
        self._pool = pool
        self._models = models
        self._settings = settings

    def known(self) -> TuneRecord | None:
        """What was found before for the model that answers; raises `KnownError` when there is no model."""
        return self._pool().tuned(self._models.current())

    def tune(
        self,
        *,
        model: ModelFile | None = None,
        on_progress: Callable[[float], None] | None = None,
        cancel: Cancellation | None = None,
    ) -> TuneResult | None:
        """Measure the model that answers, or another one; None when stopped. Raises `KnownError`.

        Loads it first if it has to. A result is used from the next load on where the number of threads is left to us.
        """
        model, settings = model or self._models.current(), self._settings.current()
        engine = self._pool().engine(model, **engine_options(model, settings), cancel=cancel)
        if cancel is not None and cancel.is_cancelled:
            return None
        result = engine.tune(seconds=SECONDS, on_progress=on_progress, cancel=cancel)
        # A number that a person chose is no finding, though something faster than it is.
        if result is not None and (not settings.threads or result.outcome is TuneOutcome.FASTER):
            self._pool().remember(model, result)
        return result
