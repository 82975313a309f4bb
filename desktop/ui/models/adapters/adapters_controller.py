"""Fills the tab of the adapters, and lets models use them."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal, Slot

from desktop.core.cancellation import Cancellation
from desktop.core.errors import KnownError
from desktop.core.load_question import LoadQuestion, TooLargeError
from desktop.services.adapter_service import AdapterBase, FoundAdapter
from desktop.ui.locale_text import size_text
from desktop.ui.models.adapters.adapter_pane import AdapterPane
from desktop.ui.models.adapters.adapter_rows import AdapterRow
from desktop.ui.models.adapters.adapters_page import AdaptersPage
from desktop.ui.models.keeping_ports import Kept
from desktop.ui.tasks import Relay, TaskRunner
from desktop.ui.widgets import Toast

USUAL = 1.0  # strength that an adapter was made for


class _Trial(NamedTuple):
    """A model that is loaded with an adapter, to see whether that works."""

    model_id: str
    path: Path


class AdaptersController(QObject):
    """One trial at a time. GUI thread. Facts: `counted(int)`, `changed()` when a model uses another adapter."""

    counted = Signal(int)
    changed = Signal()

    def __init__(
        self,
        page: AdaptersPage,
        pane: AdapterPane,
        kept: Kept,
        tasks: TaskRunner,
        toast: Callable[..., Toast],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._page, self._pane, self._tasks, self._toast = page, pane, tasks, toast
        self._models, self._adapters, self._engines = kept.models, kept.adapters, kept.engines
        self._asked = self._read_asked = 0
        self._choosing = kept.choosing
        self._trial: _Trial | None = None  # that goes on
        self._asked_about: _Trial | None = None  # where the model is too large
        self._failure: tuple[Path, KnownError] | None = None  # the adapter, and what went wrong with it
        self._strengths: dict[tuple[str, str], float] = {}  # of adapters that were switched off
        self._awaited: Path | None = None
        self._cancel = Cancellation()
        self._relay = Relay(self)
        self._relay.happened.connect(self._show_trial)
        page.adapter_shown.connect(self._on_adapter_shown)
        pane.use_requested.connect(self._on_use_requested)
        pane.strength_requested.connect(self._on_strength_requested)
        pane.stop_requested.connect(self._on_stop_requested)
        pane.delete_requested.connect(self._on_delete_requested)
        pane.too_large.anyway_requested.connect(lambda: self._go_on(self._choosing.allow))
        pane.too_large.shorter_requested.connect(lambda: self._go_on(self._choosing.shorten))
        pane.too_large.other_requested.connect(self._on_other_requested)

    @Slot()
    def refresh(self) -> None:
        """Look again."""
        self._read_asked += 1
        self._tasks.start(self._read, succeeded=partial(self._on_read, self._read_asked))

    def show_when_read(self, path: Path) -> None:
        """Make this adapter the current one as soon as the list has it."""
        self._awaited = path

    def shutdown(self) -> None:
        """End a trial that goes on."""
        self._cancel.cancel()

    def _read(self) -> list[AdapterRow]:
        return [
            AdapterRow(one.adapter, *(tuple(model.name for model in models) for models in (one.bases, one.users)))
            for one in self._adapters.listed()
        ]

    def _on_read(self, asked: int, shown: list[AdapterRow]) -> None:
        if asked != self._read_asked:  # a newer one is on its way
            return
        self._page.show_rows(shown)
        if self._awaited is not None:
            self._page.show_adapter(self._awaited)
            self._awaited = None
        self.counted.emit(len(shown))
        self._on_adapter_shown(self._page.current)

    @Slot(object)
    def _on_adapter_shown(self, adapter: FoundAdapter | None) -> None:
        self._pane.show_adapter(adapter)
        if adapter is not None:
            self._show_failure(adapter.path)
            self._asked += 1
            shown = partial(self._on_bases, self._asked, adapter)
            self._tasks.start(lambda: self._adapters.bases(adapter), succeeded=shown)

    def _on_bases(self, asked: int, adapter: FoundAdapter, bases: list[AdapterBase]) -> None:
        """An older answer that comes later would show what is not true any more."""
        if asked == self._asked and self._pane.adapter == adapter:
            self._pane.show_bases(bases)
            self._show_trial(0.0)

    def _show_again(self) -> None:
        self._on_adapter_shown(self._pane.adapter)

    def _show_trial(self, share: float) -> None:
        """One at a time: no other model can be asked meanwhile, and no other adapter."""
        if (trial := self._trial) is not None:
            is_here = self._pane.adapter is not None and self._pane.adapter.path == trial.path
            self._pane.show_trying(trial.model_id if is_here else "", share)

    def _show_failure(self, path: Path) -> None:
        if self._failure is None or self._failure[0] != path:
            self._pane.clear()
        elif isinstance(error := self._failure[1], TooLargeError):
            self._pane.ask(error.question)
        else:
            self._pane.show_error(error)

    @Slot(str, bool)
    def _on_use_requested(self, model_id: str, is_on: bool) -> None:
        adapter = self._pane.adapter
        if adapter is None or self._trial is not None:
            self._show_again()
            return
        path = adapter.path
        if is_on:
            self._try(_Trial(model_id, path))
        else:
            self._strengths[model_id, str(path)] = self._pane.rows[model_id].strength
            self._do(path, lambda: self._engines.remove_adapter(self._models.find(model_id), str(path)))

    def _try(self, trial: _Trial, first: Callable[[], object] = lambda: None) -> None:
        self._trial, self._cancel = trial, Cancellation()
        cancel, path = self._cancel, trial.path
        strength = self._strengths.get((trial.model_id, str(path)), USUAL)
        self._show_trial(0.0)

        def add() -> None:
            first()
            model = self._models.find(trial.model_id)
            was_kept = self._engines.add_adapter(model, path, self._relay.happened.emit, cancel)
            if was_kept and strength != USUAL:
                self._engines.set_strength(model, str(path), strength)

        self._do(path, add, trial)

    def _go_on(self, answered: Callable[[LoadQuestion], object]) -> None:
        """The question about a model that is too large has an answer."""
        question, trial = self._pane.too_large.question, self._asked_about
        if question is not None and trial is not None and self._trial is None:
            self._try(trial, lambda: answered(question))

    @Slot()
    def _on_other_requested(self) -> None:
        """The other models are above the question."""
        self._failure = None
        self._pane.clear()
        self._pane.focus()

    @Slot(str, float)
    def _on_strength_requested(self, model_id: str, strength: float) -> None:
        if (adapter := self._pane.adapter) is not None:
            path = str(adapter.path)
            weigh = self._engines.set_strength
            self._do(adapter.path, lambda: weigh(self._models.find(model_id), path, strength))

    @Slot()
    def _on_stop_requested(self) -> None:
        self._cancel.cancel()

    def _do(self, path: Path, work: Callable[[], object], trial: _Trial | None = None) -> None:
        """Something with the adapter at `path`; what went wrong before is not told any more."""
        self._failure = None
        self._pane.clear()
        self._tasks.start(
            work,
            succeeded=lambda _done: self._on_done(trial),
            failed=lambda error: self._on_failed(path, error, trial),
        )

    def _on_done(self, trial: _Trial | None) -> None:
        self._end(trial)
        self.refresh()
        self.changed.emit()

    def _on_failed(self, path: Path, error: Exception, trial: _Trial | None = None) -> None:
        """It is told beside its own adapter, whichever is shown by now."""
        self._end(trial)
        self._pane.take_back()
        if isinstance(error, KnownError):
            self._failure = path, error
        self._show_again()
        self._pane.come_to_failure()

    def _end(self, trial: _Trial | None) -> None:
        """Something is over; only the end of the trial ends the trial."""
        if trial is not None:
            self._trial, self._asked_about = None, trial

    @Slot(object)
    def _on_delete_requested(self, adapter: FoundAdapter) -> None:
        def over(freed: int) -> None:
            words = self.tr("{0} is deleted, {1} are free again").format(adapter.name, size_text(freed))
            self._toast(words)
            self.refresh()
            self.changed.emit()

        self._tasks.start(
            lambda: self._adapters.delete(adapter),
            succeeded=over,
            failed=lambda error: self._on_failed(adapter.path, error),
        )
