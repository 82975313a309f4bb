"""The pane at the right of the adapters: what one was made for, the models that use it, and why others cannot."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.core.errors import KnownError
from desktop.core.load_question import LoadQuestion
from desktop.services.adapter_service import AdapterBase, FoundAdapter
from desktop.ui.locale_text import size_text
from desktop.ui.models.adapters.adapter_removal import AdapterRemoval
from desktop.ui.models.adapters.base_row import BaseRow
from desktop.ui.models.details.details_pane import NARROW, WIDTH
from desktop.ui.models.pane_scroll import PaneScroll
from desktop.ui.models.too_large_part import TooLargePart
from desktop.ui.plural import plural
from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.translated import translated
from desktop.ui.widgets import ErrorCard, PlainLabel

SIDE = 16
MOST_ROWS, MOST_REASONS = 40, 12  # models that are named; the others are counted


class AdapterPane(QFrame):
    """GUI thread. Wishes: those of `BaseRow`, and `delete_requested(FoundAdapter)`."""

    use_requested = Signal(str, bool)
    strength_requested = Signal(str, float)
    stop_requested = Signal()
    delete_requested = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("modelDetails")
        self.setAccessibleName(self.tr("About this adapter"))
        self.setFixedWidth(WIDTH)
        self.adapter: FoundAdapter | None = None
        self.rows: dict[str, BaseRow] = {}
        self.title = PlainLabel(theme, style=FontStyle.PAGE)
        self.title.setWordWrap(True)
        self.made_for = PlainLabel(theme, token="text2")
        self.made_for.setWordWrap(True)
        self.place = PlainLabel(theme, style=FontStyle.SMALL, token="text2")
        self.place.setWordWrap(True)
        self._fits = PlainLabel(theme, self.tr("Use it with"), weight=QFont.Weight.DemiBold)
        self.none_fits = PlainLabel(theme, self.tr("No model here fits it."), token="text2")
        self._others = PlainLabel(theme, self.tr("Does not fit"), weight=QFont.Weight.DemiBold)
        self.reasons: list[PlainLabel] = []
        self.too_large = TooLargePart(theme)
        self.error = ErrorCard(theme)
        self.removal = AdapterRemoval(theme)
        self._lay_out()
        self.removal.delete_requested.connect(self._on_delete_requested)
        self.show_adapter(None)

    def show_adapter(self, adapter: FoundAdapter | None) -> None:
        """Show what its file says; the models come with `show_bases`."""
        is_same = adapter is not None and self.adapter is not None and adapter.path == self.adapter.path
        self.adapter = adapter
        self._area.setVisible(adapter is not None)
        self.removal.setVisible(adapter is not None)
        if adapter is None:
            return
        self.title.setText(adapter.name)
        made_for = self.tr("Made for {0}").format(adapter.base) if adapter.base else ""
        size = size_text(adapter.size).replace(" ", "\N{NO-BREAK SPACE}")
        self.made_for.setText(" · ".join(word for word in (made_for, adapter.architecture, size) if word))
        self.place.setText(str(adapter.path))
        if not is_same:
            self.removal.show_adapter(adapter)
            self.show_bases([])
            self.none_fits.hide()

    def show_bases(self, bases: Sequence[AdapterBase]) -> None:
        """Show every model: those that it fits with a switch, the others with the reason."""
        fitting = [one for one in bases if one.misfit is None or one.strength is not None][:MOST_ROWS]
        if [one.model.id for one in fitting] == list(self.rows):
            for one in fitting:
                self.rows[one.model.id].show_base(one)
        else:
            self._make_rows(fitting)
        self.none_fits.setVisible(not fitting)
        self._fits.setVisible(bool(fitting))
        self._show_reasons([one for one in bases if one.misfit is not None and one.strength is None])

    def show_trying(self, model_id: str, share: float) -> None:
        """This model is being loaded with it, and the others have to wait; "" where it is another adapter."""
        for key, row in self.rows.items():
            row.show_trying(share if key == model_id else None, is_waiting=key != model_id)

    def take_back(self) -> None:
        """It did not work: everything is as it was."""
        for row in self.rows.values():
            row.show_base(row.base)

    def show_error(self, error: KnownError) -> None:
        """It did not work."""
        self.too_large.hide()
        self.error.show_error(error)
        self.error.show()

    def ask(self, question: LoadQuestion) -> None:
        """The model is too large for the memory there is, and is loaded when a person says how."""
        self.error.hide()
        if question is not self.too_large.question:
            self.too_large.ask(question)
        self.too_large.show()

    def clear(self) -> None:
        """Nothing went wrong, and nothing is asked."""
        self.error.hide()
        self.too_large.hide()

    def come_to_failure(self) -> None:
        """Scroll to what went wrong, which may be below many models."""
        if self.too_large.isVisible():
            self.too_large.focus()
        for part in (self.too_large, self.error):
            if part.isVisible():
                QTimer.singleShot(0, part, partial(self._area.ensureWidgetVisible, part))

    def focus(self) -> None:
        """Begin with the first model."""
        for row in list(self.rows.values())[:1]:
            row.switch.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_narrow(self, is_narrow: bool) -> None:
        """Take less room beside the list."""
        self.setFixedWidth(NARROW if is_narrow else WIDTH)

    def _make_rows(self, bases: Sequence[AdapterBase]) -> None:
        for row in self.rows.values():
            row.hide()
            row.deleteLater()
        self.rows = {}
        for base in bases:
            row = self.rows[base.model.id] = BaseRow(self._theme, base)
            row.use_requested.connect(self.use_requested)
            row.strength_requested.connect(self.strength_requested)
            row.stop_requested.connect(self.stop_requested)
            self._row_column.addWidget(row)

    def _show_reasons(self, others: Sequence[AdapterBase]) -> None:
        for label in self.reasons:
            label.hide()
            label.deleteLater()
        words = [
            f"{one.model.name}: {translated(one.misfit)}" for one in others[:MOST_REASONS] if one.misfit is not None
        ]
        if len(others) > MOST_REASONS:
            words.append(plural("AdapterPane", "And 1 more", "And %Ln more", len(others) - MOST_REASONS))
        self.reasons = [PlainLabel(self._theme, one, style=FontStyle.SMALL, token="text2") for one in words]
        for label in self.reasons:
            label.setWordWrap(True)
            self._reason_column.addWidget(label)
        self._others.setVisible(bool(others))

    def _lay_out(self) -> None:
        self._row_column, self._reason_column = QVBoxLayout(), QVBoxLayout()
        self._row_column.setSpacing(4)
        self._reason_column.setSpacing(8)
        self._area = PaneScroll()
        inner = self._area.column
        inner.setContentsMargins(SIDE, 12, SIDE, 12)
        inner.setSpacing(8)
        for part in (self.title, self.made_for, self.place):
            inner.addWidget(part)
        inner.addSpacing(8)
        inner.addWidget(self._fits)
        inner.addWidget(self.none_fits)
        inner.addLayout(self._row_column)
        inner.addWidget(self.too_large)
        inner.addWidget(self.error)
        inner.addSpacing(8)
        inner.addWidget(self._others)
        inner.addLayout(self._reason_column)
        inner.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._area, 1)
        column.addWidget(self.removal)

    @Slot()
    def _on_delete_requested(self) -> None:
        if self.adapter is not None:
            self.delete_requested.emit(self.adapter)
