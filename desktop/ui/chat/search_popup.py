"""A popup with a search over a list of rows, of which one is chosen by keys or mouse."""

from typing import Any, NamedTuple

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListView, QVBoxLayout, QWidget

from desktop.ui.chat.search_rows import SearchRowDelegate, SearchRows
from desktop.ui.models.rows_model import ROW
from desktop.ui.theme.theme import Theme
from desktop.ui.widgets import PlainLabel, SearchField

BELOW = 4  # px between the popup and what it belongs to
MARGIN = 9
_STEPS = {int(Qt.Key.Key_Down): 1, int(Qt.Key.Key_Up): -1}
_ENTER = (int(Qt.Key.Key_Return), int(Qt.Key.Key_Enter))


class PopupWords(NamedTuple):
    """What it is called, what the search and the list are, and what stands there when nothing is found."""

    name: str
    search: str
    rows: str
    nothing: str


class SearchPopup(QFrame):
    """Lays out search and list; a subclass says what is chosen and adds what stands below. GUI thread."""

    width_px = 280
    most_rows = 10

    def __init__(self, theme: Theme, rows: SearchRows[Any], delegate: SearchRowDelegate, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        words = self.words()
        self.setObjectName("modelPicker")
        self.setAccessibleName(words.name)
        self.setFixedWidth(self.width_px)
        self.rows = rows
        rows.setParent(self)
        self._row_height = delegate.height
        self.search = SearchField(theme, words.search)
        self.list = self._make_list(delegate, words.rows)
        self._nothing = PlainLabel(theme, words.nothing, token="text2")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setFixedHeight(delegate.height)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        self.column.setSpacing(8)
        for part in (self.search, self.list, self._nothing):
            self.column.addWidget(part)
        self.search.textChanged.connect(self._on_search_changed)
        self.search.installEventFilter(self)
        self.list.clicked.connect(self._on_clicked)

    def words(self) -> PopupWords:
        """What it says."""
        raise NotImplementedError

    def choose(self, item: Any) -> None:
        """A person wants this row; the popup is still open."""
        raise NotImplementedError

    def open_below(self, widget: QWidget) -> None:
        """Show the popup under its widget, or over it where there is more room, inside the screen."""
        self.search.clear()
        self.fit()
        self._select(self.rows.row_of_chosen())
        corner = widget.mapToGlobal(QPoint(widget.width() - self.width(), widget.height() + BELOW))
        screen = widget.screen().availableGeometry()
        left = max(widget.window().mapToGlobal(QPoint(8, 0)).x(), screen.left())
        over = widget.mapToGlobal(QPoint(0, -BELOW - self.height())).y()
        has_room = corner.y() + self.height() <= screen.bottom() or over < screen.top()
        self.move(max(corner.x(), left), corner.y() if has_room else over)
        self.show()
        self.search.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows and Enter work on the list while the words go to the search."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if (step := _STEPS.get(event.key())) is not None:
                self._select(self.rows.next_row(self.list.currentIndex().row(), step))
                return True
            if event.key() in _ENTER:
                self._on_clicked(self.list.currentIndex())
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.close()
                return True
        return super().eventFilter(watched, event)

    def fit(self) -> None:
        """Be as high as the rows need."""
        count = self.rows.rowCount()
        self.list.setFixedHeight(self._row_height * min(count, self.most_rows))
        self.list.setVisible(count > 0)
        self._nothing.setVisible(count == 0)
        self.adjustSize()

    def select_chosen(self) -> None:
        """Make the row in force the current one."""
        self._select(self.rows.row_of_chosen())

    def _make_list(self, delegate: SearchRowDelegate, words: str) -> QListView:
        view = QListView()
        view.setObjectName("modelList")
        view.setAccessibleName(words)
        view.setModel(self.rows)
        delegate.setParent(view)
        view.setItemDelegate(delegate)
        view.setUniformItemSizes(True)
        view.setMouseTracking(True)
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return view

    def _select(self, row: int) -> None:
        if 0 <= row < self.rows.rowCount():
            self.list.setCurrentIndex(self.rows.index(row))

    @Slot(str)
    def _on_search_changed(self, words: str) -> None:
        self.rows.filter(words)
        self.select_chosen()
        self.fit()

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        if index.isValid() and self.rows.is_choice(item := index.data(ROW)):
            self.choose(item)
