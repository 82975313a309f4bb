"""Choosing the model that answers: what there is, whether it fits, what is in memory, and loading it all the same."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from desktop.core.cancellation import Cancellation
from desktop.core.fit import Fit, Forecast, SpeedRange
from desktop.core.load_question import LoadQuestion
from desktop.core.model import ModelFile
from desktop.services.engine_service import EngineService
from desktop.services.load_guard import LoadGuard
from desktop.services.load_service import LoadService
from desktop.services.model_service import ModelService


class ChoosingService:
    """Blocking; any thread. Raises `BantamError`."""

    def __init__(
        self,
        models: ModelService,
        loads: LoadService,
        engines: EngineService,
        guard: Callable[[], LoadGuard],
        foretell: Callable[[ModelFile], Forecast],
    ) -> None:
        """`guard` and what `foretell` asks are made when they are first wanted: no start waits for them."""
        self._models, self._guard, self._loads, self._engines, self._foretell = models, guard, loads, engines, foretell

    @property
    def folder(self) -> Path:
        """Where a person puts GGUF files."""
        return self._models.folder

    def current(self) -> ModelFile:
        """The model that writes the next answer."""
        return self._models.current()

    def chat_models(self) -> list[ModelFile]:
        """Those that can answer."""
        return self._models.chat_models()

    def problems(self) -> list[tuple[Path, str]]:
        """Files that cannot be read, each with the reason."""
        return self._models.problems()

    def choose(self, name_or_path: str) -> ModelFile:
        """Let this model write from the next answer on."""
        self._models.choose(self._models.find(name_or_path).id)
        return self._models.current()

    def held(self) -> frozenset[Path]:
        """Files of the models that are in memory. Does not wait for engines."""
        return frozenset(one.path for one in self._loads.in_memory())

    def is_ready(self, model: ModelFile) -> bool:
        """Whether the next answer needs no load."""
        return self._loads.is_ready(model)

    def verdicts(self, models: Sequence[ModelFile]) -> Iterable[tuple[str, Fit]]:
        """Whether they fit, by their ids, as far as it can be told."""
        return self._guard().verdicts(models)

    def speeds(self, models: Sequence[ModelFile]) -> dict[str, SpeedRange]:
        """How fast they write here, by their ids; nothing of those of which it is not known."""
        found = {model.id: self._foretell(model).writing for model in models}
        return {model_id: speed for model_id, speed in found.items() if speed.high > 0}

    def question(self, model: ModelFile) -> LoadQuestion | None:
        """What to ask before it is loaded; None where it fits."""
        return self._guard().question(model)

    def shorten(self, question: LoadQuestion) -> ModelFile:
        """Let the model have the shorter context that fits."""
        if question.smaller is not None:
            self._engines.shorten(question.model, question.smaller.context)
        return question.model

    def allow(self, question: LoadQuestion) -> ModelFile:
        """A person wants it all the same."""
        self._guard().allow(question)
        return question.model

    def load(self, model: ModelFile, on_progress: Callable[[float], None], cancel: Cancellation) -> bool:
        """Load it now; False when cancelled."""
        return self._loads.load(model, on_progress, cancel)
