"""Verdicts about the models on this computer as they become known: nobody waits for them, and they follow memory."""

import time
from collections.abc import Callable, Iterable, Mapping, Sequence

from PySide6.QtCore import QObject, Signal, Slot

from desktop.core.fit import Fit, FitLevel, SpeedRange
from desktop.core.model import ModelFile
from desktop.ui.models.fit_badge import Judged
from desktop.ui.tasks import Relay, TaskRunner

TOGETHER = 0.1  # seconds in which verdicts are gathered, to be told together
Verdicts = Callable[[Sequence[ModelFile]], Iterable[tuple[str, Fit]]]
Speeds = Callable[[Sequence[ModelFile]], Mapping[str, SpeedRange]]


class FitTags(QObject):
    """Keeps what was found last. GUI thread. Fact: `changed()`."""

    changed = Signal()

    def __init__(self, verdicts: Verdicts, tasks: TaskRunner, parent: QObject, *, speeds: Speeds | None = None) -> None:
        """Both may block, and are asked in a task."""
        super().__init__(parent)
        self._verdicts, self._speeds, self._tasks = verdicts, speeds, tasks
        self._levels: dict[str, FitLevel] = {}
        self._known_speeds: dict[str, SpeedRange] = {}
        self._is_asking = self._is_over = False
        self._next: tuple[Sequence[ModelFile], bool] | None = None  # asked for meanwhile
        self._relay = Relay(self)
        self._relay.happened.connect(self._on_found)

    @property
    def levels(self) -> Mapping[str, FitLevel]:
        """The verdicts that are known, by the models' ids."""
        return dict(self._levels)

    def of(self, model_id: str) -> Judged | None:
        """What is known of a model; None before anything is."""
        level = self._levels.get(model_id)
        return None if level is None else Judged(level, self._known_speeds.get(model_id, SpeedRange()))

    def refresh(self, models: Sequence[ModelFile], *, with_speeds: bool = True) -> None:
        """Look at these again. Speeds change by answers only, and not as memory does."""
        if self._is_asking:
            _, wanted = self._next or ((), False)
            self._next = models, with_speeds or wanted
            return
        self._is_asking = True
        verdicts, tell = self._verdicts, self._relay.happened.emit
        speeds = self._speeds if with_speeds else None

        def look() -> None:
            found: dict[str, FitLevel] = {}
            told = time.monotonic()
            for model_id, fit in verdicts(models):
                if self._is_over:
                    return
                found[model_id] = fit.level
                if time.monotonic() - told > TOGETHER:
                    tell(found)
                    found, told = {}, time.monotonic()
            tell(found)
            if speeds is not None:
                tell(speeds(models))

        self._tasks.start(look, succeeded=lambda _: self._on_looked(), failed=lambda _: self._on_looked())

    def shutdown(self) -> None:
        """Ask no more."""
        self._is_over, self._next = True, None

    @Slot(object)
    def _on_found(self, found: Mapping[str, FitLevel | SpeedRange]) -> None:
        before = dict(self._levels), dict(self._known_speeds)
        for model_id, one in found.items():
            if isinstance(one, FitLevel):
                self._levels[model_id] = one
            else:
                self._known_speeds[model_id] = one
        if before != (self._levels, self._known_speeds):
            self.changed.emit()

    def _on_looked(self) -> None:
        self._is_asking = False
        if self._next is not None:
            (models, with_speeds), self._next = self._next, None
            self.refresh(models, with_speeds=with_speeds)
