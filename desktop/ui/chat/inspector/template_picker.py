"""The popup in which a person chooses the prompt template of a model."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QVBoxLayout, QWidget

from desktop.ui.chat.inspector.template_rows import (
    ROW,
    TemplateRole,
    TemplateRow,
    TemplateRowDelegate,
    TemplateRowsModel,
)
from desktop.ui.theme.theme import Theme
from desktop.ui.widgets import Button, PlainLabel, SearchField

WIDTH = 280
MOST_ROWS = 10


class TemplatePicker(QFrame):
    """A search, the templates, and a way to write one. GUI thread.

    Wishes: `template_requested(name)`, "" for Automatic, and `own_requested()`.
    """

    template_requested = Signal(str)
    own_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("modelPicker")
        self.setAccessibleName(self.tr("Choose a prompt template"))
        self.setFixedWidth(WIDTH)
        self.search = SearchField(theme, self.tr("Search templates"))
        self.rows = TemplateRowsModel(self)
        self.list = self._make_list(theme)
        self._nothing = PlainLabel(theme, self.tr("No templates match"), token="text2")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setFixedHeight(ROW)
        self.own_button = Button(theme, self.tr("Own template…"), kind="quiet", icon="pencil", height=28)
        self._lay_out()
        self.search.textChanged.connect(self._on_search_changed)
        self.search.installEventFilter(self)
        self.list.clicked.connect(self._on_clicked)
        self.own_button.clicked.connect(self._on_own_clicked)

    def show_rows(self, rows: Sequence[TemplateRow], chosen: str | None) -> None:
        """Fill the list; `chosen` is the name in force, None for one of the person's own."""
        self.rows.set_rows(rows, chosen)

    def open_below(self, widget: QWidget) -> None:
        """Show the popup under the field, inside the screen."""
        self.search.clear()
        self._fit()
        self._select(self.rows.row_of_chosen())
        corner = widget.mapToGlobal(QPoint(widget.width() - self.width(), widget.height() + 4))
        screen = widget.screen().availableGeometry()
        over = widget.mapToGlobal(QPoint(0, -4 - self.height())).y()
        fits = corner.y() + self.height() <= screen.bottom() or over < screen.top()
        self.move(max(corner.x(), screen.left()), corner.y() if fits else over)
        self.show()
        self.search.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows and Enter work on the list while the words go to the search."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {int(Qt.Key.Key_Down): 1, int(Qt.Key.Key_Up): -1}.get(event.key())
            if step is not None:
                self._select(self.rows.next_row(self.list.currentIndex().row(), step))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._on_clicked(self.list.currentIndex())
                return True
        return super().eventFilter(watched, event)

    def _make_list(self, theme: Theme) -> QListView:
        view = QListView()
        view.setObjectName("modelList")
        view.setAccessibleName(self.tr("Prompt templates"))
        view.setModel(self.rows)
        view.setItemDelegate(TemplateRowDelegate(theme, view))
        view.setUniformItemSizes(True)
        view.setMouseTracking(True)
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return view

    def _lay_out(self) -> None:
        line = QFrame()
        line.setObjectName("hairline")
        line.setFixedHeight(1)
        own = QHBoxLayout()
        own.addWidget(self.own_button)
        own.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(9, 9, 9, 9)
        column.setSpacing(8)
        for part in (self.search, self.list, self._nothing, line):
            column.addWidget(part)
        column.addLayout(own)

    def _fit(self) -> None:
        count = self.rows.rowCount()
        self.list.setFixedHeight(ROW * min(count, MOST_ROWS))
        self.list.setVisible(count > 0)
        self._nothing.setVisible(count == 0)
        self.adjustSize()

    def _select(self, row: int) -> None:
        if 0 <= row < self.rows.rowCount():
            self.list.setCurrentIndex(self.rows.index(row))

    @Slot(str)
    def _on_search_changed(self, words: str) -> None:
        self.rows.filter(words)
        self._select(self.rows.row_of_chosen())
        self._fit()

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        name = index.data(TemplateRole.NAME) if index.isValid() else None
        if name is not None:
            self.close()
            self.template_requested.emit(name)

    @Slot()
    def _on_own_clicked(self) -> None:
        self.close()
        self.own_requested.emit()
