"""What a person might begin with on this computer: recommendations out of the catalogue, judged by what is here."""

from collections.abc import Callable
from pathlib import Path

from desktop.core.advice import Advice, BuiltIn, Recommendation, advise
from desktop.core.cancellation import Cancellation
from desktop.core.errors import KnownError
from desktop.core.offer import FileOffer, Look
from desktop.core.speed import ProbeOutcome
from desktop.library.gguf_header import GgufError
from desktop.machine.disk import disk_of
from desktop.services.fit_service import FitService
from desktop.services.model_service import ModelService
from desktop.services.offer_service import OfferService
from desktop.services.speed_service import SpeedService


class AdviceService:
    """Any thread; blocks. Only `look` goes online."""

    def __init__(
        self, offers: OfferService, fits: FitService, speed: SpeedService, models: ModelService, host: Callable[[], str]
    ) -> None:
        """`host` is where a download would come from."""
        self._offers, self._fits, self._speed, self._models, self._host = offers, fits, speed, models, host

    def advice(self, language: str) -> Advice:
        """The recommendations of this moment, for somebody who reads `language` (ISO 639)."""
        free = disk_of(Path(self._models.folder)).free
        return Advice(
            picks=advise(self._offers.offers().offers, disk_free=free, language=language),
            built_in=self._built_in(),
            knows_speed=self._speed.known() is not None,
            host=self._host(),
        )

    def look(self, pick: Recommendation, best: FileOffer, cancel: Cancellation | None = None) -> Look:
        """Ask the hub about the file of a recommendation that a person wants; raises `KnownError`."""
        return self._offers.look(pick.offer.model, best, cancel=cancel)

    def drop_questions(self) -> None:
        """Nobody waits for a look any more."""
        self._offers.drop_questions()

    def measure(self, on_progress: Callable[[float], None], cancel: Cancellation) -> bool:
        """Test how fast this computer is, for 20 seconds at most; whether that was found out. Raises `KnownError`."""
        result = self._speed.probe(on_progress=on_progress, cancel=cancel)
        return result is not None and result.outcome is ProbeOutcome.MEASURED

    def _built_in(self) -> BuiltIn:
        try:
            model = self._models.current()
            memory = self._fits.fit(model.path).need.total
        except (KnownError, GgufError, OSError):
            return BuiltIn()
        return BuiltIn(memory=memory, speed=self._speed.forecast(model).writing)
