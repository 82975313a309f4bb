"""The popup in which a person chooses the prompt template of a model."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop.ui.chat.inspector.template_rows import TemplateRow, TemplateRowDelegate, TemplateRowsModel
from desktop.ui.chat.search_popup import PopupWords, SearchPopup
from desktop.ui.theme.theme import Theme
from desktop.ui.widgets import Button


class TemplatePicker(SearchPopup):
    """A search, the templates, and a way to write one. GUI thread.

    Wishes: `template_requested(name)`, "" for Automatic, and `own_requested()`.
    """

    template_requested = Signal(str)
    own_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, TemplateRowsModel(), TemplateRowDelegate(theme), parent)
        self.own_button = Button(theme, self.tr("Own template…"), kind="quiet", icon="pencil", height=28)
        self.own_button.clicked.connect(self._on_own_clicked)
        line = QFrame()
        line.setObjectName("hairline")
        line.setFixedHeight(1)
        own = QHBoxLayout()
        own.addWidget(self.own_button)
        own.addStretch(1)
        self.column.addWidget(line)
        self.column.addLayout(own)

    def words(self) -> PopupWords:
        """About templates."""
        return PopupWords(
            self.tr("Choose a prompt template"),
            self.tr("Search templates"),
            self.tr("Prompt templates"),
            self.tr("No templates match"),
        )

    def show_rows(self, rows: Sequence[TemplateRow], chosen: str | None) -> None:
        """Fill the list; `chosen` is the name in force, None for one of the person's own."""
        self.rows.set_rows(rows, chosen)

    def choose(self, item: TemplateRow) -> None:
        """Say so."""
        self.close()
        self.template_requested.emit(item.name)

    @Slot()
    def _on_own_clicked(self) -> None:
        self.close()
        self.own_requested.emit()
