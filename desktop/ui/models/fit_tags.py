"""Verdicts about the models on this computer as they become known: nobody waits for them, and they follow memory."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from PySide6.QtCore import QObject, Signal, Slot

from desktop.core.fit import Fit, SpeedRange
from desktop.core.model import ModelFile
from desktop.ui.models.fit_badge import Judged
from desktop.ui.tasks import Relay, TaskRunner

TOGETHER = 50  # verdicts that are told together
Verdicts = Callable[[Sequence[ModelFile]], Iterable[tuple[str, Fit]]]
Speeds = Callable[[Sequence[ModelFile]], Mapping[str, SpeedRange]]


class FitTags(QObject):
    """Keeps what was found last. GUI thread. Fact: `changed()`."""

    changed = Signal()

    def __init__(self, verdicts: Verdicts, speeds: Speeds, tasks: TaskRunner, parent: QObject) -> None:
        """Both may block, and are asked in a task."""
        super().__init__(parent)
        self._verdicts, self._speeds, self._tasks = verdicts, speeds, tasks
        self._fits: dict[str, Fit] = {}
        self._known_speeds: dict[str, SpeedRange] = {}
        self._is_asking = False
        self._next: tuple[Sequence[ModelFile], bool] | None = None  # asked for meanwhile
        self._relay = Relay(self)
        self._relay.happened.connect(self._on_found)

    def of(self, model_id: str) -> Judged | None:
        """What is known of a model; None before anything is."""
        fit = self._fits.get(model_id)
        return None if fit is None else Judged(fit, self._known_speeds.get(model_id, SpeedRange()))

    def refresh(self, models: Sequence[ModelFile], *, with_speeds: bool = True) -> None:
        """Look at these again. Speeds change by answers only, and not as memory does."""
        if self._is_asking:
            _, wanted = self._next or ((), False)
            self._next = models, with_speeds or wanted
            return
        self._is_asking = True
        verdicts, speeds, tell = self._verdicts, self._speeds, self._relay.happened.emit

        def look() -> None:
            found: list[tuple[str, Fit]] = []
            for one in verdicts(models):
                found.append(one)
                if len(found) >= TOGETHER:
                    tell(dict(found))
                    found = []
            tell(dict(found))
            if with_speeds:
                tell(speeds(models))

        self._tasks.start(look, succeeded=lambda _: self._on_over(), failed=lambda _: self._on_over())

    @Slot(object)
    def _on_found(self, found: Mapping[str, Fit | SpeedRange]) -> None:
        before = dict(self._fits), dict(self._known_speeds)
        for model_id, one in found.items():
            if isinstance(one, Fit):
                self._fits[model_id] = one
            else:
                self._known_speeds[model_id] = one
        if before != (self._fits, self._known_speeds):
            self.changed.emit()

    def _on_over(self) -> None:
        self._is_asking = False
        if self._next is not None:
            (models, with_speeds), self._next = self._next, None
            self.refresh(models, with_speeds=with_speeds)
