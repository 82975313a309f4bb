"""What can be chosen about the engine of the model that answers, each choice with the memory that it takes."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.core.engine_choice import MOST_ADAPTERS, CacheChoice, FlashChoice
from desktop.core.model import ModelFile
from desktop.services.engine_service import EngineStatus
from desktop.ui.chat.inspector.adapter_row import AdapterRow
from desktop.ui.chat.inspector.chat_settings import Range
from desktop.ui.chat.inspector.cost_words import (
    NAMES,
    cache_kinds,
    cache_names,
    context_words,
    draft_names,
    flash_names,
    projector_names,
)
from desktop.ui.chat.inspector.graphics_row import GraphicsRow
from desktop.ui.chat.inspector.number_field import NumberField
from desktop.ui.chat.inspector.number_row import HEIGHT, LABEL, NumberRow
from desktop.ui.chat.inspector.template_words import breakable, one_line
from desktop.ui.locale_text import size_text
from desktop.ui.settings.choice_field import ChoiceField
from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.widgets import Button, PlainLabel
from desktop.ui.widgets.button import SMALL

WIDE = 112
OTHER_FILE = "\0"  # among the projectors: a file that is not in the list
LEAST_CONTEXT, MOST_CONTEXT, MOST_THREADS = 256, 1 << 20, 512


class EnginePanel(QWidget):
    """Lays out. GUI thread. Wishes: `length_requested(tokens)`, `threads_requested(count)`, 0 for automatic;
    `choice_requested(name, value)` of a field of `EngineChoice`; those about adapters, drafts and projectors carry
    their path, `projector_file_requested` asks for one.
    """

    length_requested = Signal(int)
    threads_requested = Signal(int)
    choice_requested = Signal(str, object)
    add_requested = Signal()
    strength_requested = Signal(str, float)
    remove_requested = Signal(str)
    draft_requested = Signal(str)
    projector_requested = Signal(str)
    projector_file_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._model: ModelFile | None = None
        self._status: EngineStatus | None = None
        tokens, automatic = self.tr("{0} tokens"), self.tr("Automatic")
        lengths = NumberField(Range(LEAST_CONTEXT, MOST_CONTEXT), unit=tokens, blank=automatic)
        self.length = NumberRow(theme, self.tr("Context"), lengths, WIDE)
        self.cost = self._small("text2")
        self.cache = ChoiceField(theme, self.tr("Cache type"), {})
        self.cache_row = self._row(self.tr("Cache type"), self.cache)
        self.flash = ChoiceField(theme, self.tr("Flash attention"), {})
        self.flash_row = self._row(self.tr("Flash attention"), self.flash)
        self.draft = ChoiceField(theme, self.tr("Draft model"), {})
        self.draft_row = self._row(self.tr("Draft model"), self.draft)
        self.projector = ChoiceField(theme, self.tr("Projector"), {})
        self.projector_row = self._row(self.tr("Projector"), self.projector)
        self.projector_cost = self._small("text2")
        threads = NumberField(Range(1, MOST_THREADS), blank=automatic)
        self.threads = NumberRow(theme, self.tr("Threads"), threads, WIDE)
        self.graphics = GraphicsRow(theme, WIDE)
        self._adapters = QVBoxLayout()
        self._adapters.setSpacing(4)
        self.adapter_rows: list[AdapterRow] = []
        self.add_button = Button(theme, self.tr("Add an adapter…"), icon="puzzle", height=SMALL)
        self.fault = self._small("red")
        self.note = self._small("text2")
        self._lay_out()
        self._connect()
        self.setEnabled(False)

    def show_model(self, model: ModelFile, status: EngineStatus) -> None:
        """What is chosen for a model; only what that model can have."""
        self._model, self._status = model, status
        self.length.field.allowed = Range(LEAST_CONTEXT, max(model.context_length or MOST_CONTEXT, LEAST_CONTEXT))
        self.length.show_value(status.context_length or None)
        self.threads.show_value(status.threads or None)
        self.graphics.show_status(status.graphics)
        kinds = cache_kinds(model)
        self.cache_row.setVisible(len(kinds) > 1)
        self.flash_row.setVisible(bool(kinds))
        self._show_cost(status.context_length)
        self._show_drafts(model, status)
        self._show_projectors(status)
        self._show_adapters(status)
        self.note.setText(self.tr("The model is loaded again with the next message."))
        self.note.setVisible(status.is_loaded and not status.is_current)
        self.setEnabled(True)

    def show_fault(self, words: str) -> None:
        """Why an adapter was not added, "" for no reason."""
        self.fault.setText(breakable(words))
        self.fault.setVisible(bool(words))

    def show_trying(self, words: str) -> None:
        """Something is being tried, "" when that is over."""
        self.add_button.setEnabled(not words)
        if words:
            self.show_fault("")
            self.note.setText(words)
            self.note.show()

    def _show_cost(self, length: int) -> None:
        """Live, while the length is typed."""
        if self._model is None or self._status is None:
            return
        kind = self._status.choice.cache
        self.cache.set_choices(cache_names(self._model, length))
        self.cache.show_value(kind)
        self.cache.show_choice(NAMES[kind])  # what it takes stands below
        may_be_off = not kind.is_quantised
        names = flash_names(self._model, length, may_be_off=may_be_off)
        chosen = self._status.choice.flash_attention
        self.flash.set_choices(names)
        self.flash.show_value(chosen if chosen in names else FlashChoice.AUTO)
        self.cost.setText(context_words(self._model, length, kind, self._status.cache_bytes))
        self.cost.show()

    def _show_drafts(self, model: ModelFile, status: EngineStatus) -> None:
        names = {"": self.tr("None")} | draft_names(model, status)
        self.draft.set_choices(names)
        self.draft.show_value(status.choice.draft)
        self.draft_row.setVisible(len(names) > 1)

    def _show_projectors(self, status: EngineStatus) -> None:
        none, other = self.tr("None, reads text only"), self.tr("Choose a file…")
        self.projector.set_choices({"": none} | projector_names(status) | {OTHER_FILE: other})
        chosen = status.choice.projector
        self.projector.show_value(chosen)
        if not chosen:
            self.projector.show_choice(self.tr("None"))  # the list says what that means
        size = status.projectors.get(chosen)
        if size is not None:
            self.projector.show_choice(one_line(Path(chosen).name))  # what it takes stands below
        words = self.tr("It takes {0} of memory and lets the model see images.")
        if status.took_projector:
            words = self.tr(
                "It lies beside the model and was taken by itself, so that it sees images. It takes {0} of memory."
            )
        self.projector_cost.setText(words.format(size_text(size)) if size is not None else "")
        self.projector_cost.setVisible(size is not None)

    def _show_adapters(self, status: EngineStatus) -> None:
        """The rows stay where only a number in them may have changed: one may be typed into."""
        paths = [one.path for one in status.choice.adapters]
        if paths != [row.path for row in self.adapter_rows]:
            for row in self.adapter_rows:
                self._adapters.removeWidget(row)
                row.hide()
                row.deleteLater()
            self.adapter_rows = []
            for one in status.choice.adapters:
                row = AdapterRow(self._theme, one, status.adapter_bytes.get(one.path))
                row.strength_requested.connect(self.strength_requested)
                row.remove_requested.connect(self.remove_requested)
                self._adapters.addWidget(row)
                self.adapter_rows.append(row)
        self.add_button.setVisible(len(paths) < MOST_ADAPTERS)

    @Slot(object)
    def _on_length_changed(self, value: float | None) -> None:
        self._show_cost(int(value or 0))
        self.length_requested.emit(int(value or 0))

    @Slot(object)
    def _on_threads_changed(self, value: float | None) -> None:
        self.threads_requested.emit(int(value or 0))

    @Slot(object)
    def _on_cache_chosen(self, value: CacheChoice) -> None:
        self.choice_requested.emit("cache", value)

    @Slot(object)
    def _on_flash_chosen(self, value: FlashChoice) -> None:
        self.choice_requested.emit("flash_attention", value)

    @Slot(object)
    def _on_draft_chosen(self, path: str) -> None:
        self.draft_requested.emit(path)

    @Slot(object)
    def _on_projector_chosen(self, path: str) -> None:
        if path == OTHER_FILE:
            assert self._status is not None
            self._show_projectors(self._status)  # nothing is chosen yet
            self.projector_file_requested.emit()
        else:
            self.projector_requested.emit(path)

    def _connect(self) -> None:
        self.length.value_changed.connect(self._on_length_changed)
        self.threads.value_changed.connect(self._on_threads_changed)
        self.cache.value_changed.connect(self._on_cache_chosen)
        self.flash.value_changed.connect(self._on_flash_chosen)
        self.draft.value_changed.connect(self._on_draft_chosen)
        self.projector.value_changed.connect(self._on_projector_chosen)
        self.add_button.clicked.connect(self.add_requested)

    def _small(self, token: str) -> PlainLabel:
        label = PlainLabel(self._theme, style=FontStyle.SMALL, token=token)
        label.setWordWrap(True)
        label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        label.setContentsMargins(0, 0, 0, 4)
        label.hide()
        return label

    def _row(self, words: str, field: Any) -> QWidget:
        holder = QWidget()
        label = PlainLabel(self._theme, words, token="text2")
        label.setBuddy(field)
        label.setWordWrap(label.sizeHint().width() > LABEL)
        field.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setRowMinimumHeight(0, HEIGHT)
        grid.setColumnMinimumWidth(0, LABEL)
        grid.setColumnStretch(1, 1)
        grid.addWidget(label, 0, 0)
        grid.addWidget(field, 0, 1)
        return holder

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        parts = (self.length, self.cache_row, self.cost, self.flash_row, self.threads, self.graphics, self.draft_row)
        for part in (*parts, self.projector_row, self.projector_cost):
            column.addWidget(part)
        column.addLayout(self._adapters)
        column.addSpacing(4)
        column.addWidget(self.add_button)
        column.addSpacing(4)
        column.addWidget(self.fault)
        column.addWidget(self.note)
