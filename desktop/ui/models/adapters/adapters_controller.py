"""Fills the tab of the adapters, and lets models use them."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from desktop.core.cancellation import Cancellation
from desktop.core.errors import KnownError
from desktop.services.adapter_service import AdapterBase, FoundAdapter
from desktop.ui.locale_text import size_text
from desktop.ui.models.adapters.adapter_pane import AdapterPane
from desktop.ui.models.adapters.adapter_rows import AdapterRow
from desktop.ui.models.adapters.adapters_page import AdaptersPage
from desktop.ui.models.keeping_ports import Kept
from desktop.ui.tasks import Relay, TaskRunner
from desktop.ui.widgets import Toast

USUAL = 1.0  # strength that an adapter was made for


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
        self._trying = ""  # id of the model that is loaded with an adapter to see whether that works
        self._strengths: dict[tuple[str, str], float] = {}  # of adapters that were switched off
        self._awaited: Path | None = None
        self._cancel = Cancellation()
        self._relay = Relay(self)
        self._relay.happened.connect(lambda share: self._pane.show_trying(self._trying, share))
        page.adapter_shown.connect(self._on_adapter_shown)
        pane.use_requested.connect(self._on_use_requested)
        pane.strength_requested.connect(self._on_strength_requested)
        pane.stop_requested.connect(self._on_stop_requested)
        pane.delete_requested.connect(self._on_delete_requested)

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
            AdapterRow(one, tuple(model.name for model in self._adapters.likely_bases(one)))
            for one in self._adapters.adapters()
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
            self._asked += 1
            shown = partial(self._on_bases, self._asked, adapter)
            self._tasks.start(lambda: self._adapters.bases(adapter), succeeded=shown)

    def _on_bases(self, asked: int, adapter: FoundAdapter, bases: list[AdapterBase]) -> None:
        """An older answer that comes later would show what is not true any more."""
        if asked == self._asked and self._pane.adapter == adapter:
            self._pane.show_bases(bases)
            if self._trying:
                self._pane.show_trying(self._trying, 0.0)

    def _show_again(self) -> None:
        self._on_adapter_shown(self._pane.adapter)

    @Slot(str, bool)
    def _on_use_requested(self, model_id: str, is_on: bool) -> None:
        adapter = self._pane.adapter
        if adapter is None or self._trying:
            self._show_again()
            return
        self._pane.error.hide()
        path = adapter.path
        if not is_on:
            self._strengths[model_id, str(path)] = self._pane.rows[model_id].strength
            self._do(lambda: self._engines.remove_adapter(self._models.find(model_id), str(path)))
            return
        self._trying, self._cancel = model_id, Cancellation()
        cancel, strength = self._cancel, self._strengths.get((model_id, str(path)), USUAL)
        self._pane.show_trying(model_id, 0.0)

        def add() -> None:
            model = self._models.find(model_id)
            was_kept = self._engines.add_adapter(model, path, self._relay.happened.emit, cancel)
            if was_kept and strength != USUAL:
                self._engines.set_strength(model, str(path), strength)

        self._do(add)

    @Slot(str, float)
    def _on_strength_requested(self, model_id: str, strength: float) -> None:
        if (adapter := self._pane.adapter) is not None:
            path = str(adapter.path)
            self._do(lambda: self._engines.set_strength(self._models.find(model_id), path, strength))

    @Slot()
    def _on_stop_requested(self) -> None:
        self._cancel.cancel()

    def _do(self, work: Callable[[], object]) -> None:
        self._tasks.start(work, succeeded=lambda _done: self._on_done(), failed=self._on_failed)

    def _on_done(self) -> None:
        self._trying = ""
        self._show_again()
        self.changed.emit()

    def _on_failed(self, error: Exception) -> None:
        self._trying = ""
        self._show_again()
        if isinstance(error, KnownError):
            self._pane.show_error(error)

    @Slot(object)
    def _on_delete_requested(self, adapter: FoundAdapter) -> None:
        def over(freed: int) -> None:
            words = self.tr("{0} is deleted, {1} are free again").format(adapter.name, size_text(freed))
            self._toast(words)
            self.refresh()
            self.changed.emit()

        self._tasks.start(lambda: self._adapters.delete(adapter), succeeded=over, failed=self._on_failed)
