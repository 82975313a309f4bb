"""Fills the model picker, tells what fits, and asks before a model is chosen that is too large."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.core.fit import FitLevel
from desktop.core.load_question import LoadQuestion
from desktop.core.model import ModelFile
from desktop.services.choosing_service import ChoosingService
from desktop.ui.chat.model_picker import ModelPicker
from desktop.ui.chat.model_rows import ModelRow
from desktop.ui.models.fit_tags import FitTags
from desktop.ui.tasks import TaskRunner

EVERY = 2000  # ms between two looks at the memory while the picker is open


class Choice(NamedTuple):
    """What the picker shows."""

    models: Sequence[ModelFile]
    problems: Sequence[tuple[Path, str]]
    held: frozenset[Path] = frozenset()


class PickerController(QObject):
    """GUI thread. Wishes: `choose_requested(id)`, `load_requested(LoadQuestion)`, `shorter_requested(LoadQuestion)`.

    Fact: `failed(Exception)`.
    """

    choose_requested = Signal(str)
    load_requested = Signal(object)
    shorter_requested = Signal(object)
    failed = Signal(object)

    def __init__(self, picker: ModelPicker, models: ChoosingService, tasks: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._picker, self._models, self._tasks = picker, models, tasks
        self._choice = Choice((), ())
        self._chosen = ""
        self._is_asking = False
        self._tags = FitTags(models.verdicts, tasks, self, speeds=models.speeds)
        self._tags.changed.connect(self._show)
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self._look)
        picker.closed.connect(self._timer.stop)
        picker.model_requested.connect(self._on_model_requested)
        picker.question.anyway_requested.connect(partial(self._on_answered, self.load_requested.emit))
        picker.question.shorter_requested.connect(partial(self._on_answered, self.shorter_requested.emit))

    def open(self, below: QWidget, chosen: str) -> None:
        """Show the models on this computer; they are read again, as files come and go. Nobody waits for verdicts."""

        def shown(choice: Choice) -> None:
            self._choice, self._chosen = choice, chosen
            self._picker.show_folder(self._models.folder, choice.problems)
            self._show()
            self._picker.open_below(below)
            self._tags.refresh(choice.models)
            self._timer.start()

        self._tasks.start(self._read, succeeded=shown, failed=self.failed.emit)

    def shutdown(self) -> None:
        """Look no more."""
        self._timer.stop()
        self._tags.shutdown()

    def _read(self) -> Choice:
        return Choice(self._models.chat_models(), self._models.problems(), self._models.held())

    @Slot()
    def _show(self) -> None:
        rows = [ModelRow(one, self._tags.of(one.id), one.path in self._choice.held) for one in self._choice.models]
        self._picker.show_models(rows, self._chosen)

    @Slot()
    def _look(self) -> None:
        """What is free and what is in memory changes while somebody looks."""
        self._tags.refresh(self._choice.models, with_speeds=False)
        self._tasks.start(self._models.held, succeeded=self._on_held)

    def _on_held(self, held: frozenset[Path]) -> None:
        if held != self._choice.held:
            self._choice = self._choice._replace(held=held)
            self._show()

    def _find(self, model_id: str) -> ModelFile | None:
        return next((one for one in self._choice.models if one.id == model_id), None)

    @Slot(str)
    def _on_model_requested(self, model_id: str) -> None:
        """What is known to be too large is asked about here; of anything else the load itself makes sure."""
        model, judged = self._find(model_id), self._tags.of(model_id)
        if model is None or judged is None or judged.level is not FitLevel.TOO_LARGE:
            self._choose(model_id)
        elif not self._is_asking:
            self._is_asking = True
            self._tasks.start(
                partial(self._models.question, model),
                succeeded=partial(self._on_question, model_id),
                failed=lambda _: self._on_question(model_id, None),
            )

    def _on_question(self, model_id: str, question: LoadQuestion | None) -> None:
        self._is_asking = False
        if not self._picker.isVisible():
            return
        if question is None:  # it fits after all
            self._choose(model_id)
        else:
            self._picker.ask(question)

    def _choose(self, model_id: str) -> None:
        self._picker.close()
        self.choose_requested.emit(model_id)

    def _on_answered(self, wish: Callable[[LoadQuestion], object]) -> None:
        question = self._picker.question.question
        self._picker.close()
        if question is not None:
            wish(question)
