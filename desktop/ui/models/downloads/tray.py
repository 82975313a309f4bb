"""The tray of the downloads: a head that folds it, and a row for each."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QScrollArea, QVBoxLayout, QWidget

from desktop.core.download import Download, DownloadState
from desktop.ui.models.downloads.download_row import RESTING, ROW, DownloadRow
from desktop.ui.models.downloads.download_words import all_text, limit_text
from desktop.ui.models.downloads.row_pull import RowPull
from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.widgets import Button, IconButton, PlainLabel
from desktop.ui.widgets.button import SMALL

HEAD = 37
MOST_ROWS = 3  # without scrolling
MOST = 5 * ROW  # px of rows that are cards, where the window has so much
SHARE = 0.45  # of the screen that the rows take at most
LIMITS = (0, 1, 2, 5, 10, 20, 50)  # MB a second


class Tray(QFrame):
    """Hidden while nothing was downloaded. GUI thread.

    Wishes with an id: those of `DownloadRow`, and `move_requested(id, place)`. Wishes: `pause_all_requested()`,
    `resume_all_requested()`, `limit_chosen(MB a second)`, 0 for no limit.
    """

    pause_requested = Signal(str)
    resume_requested = Signal(str)
    cancel_requested = Signal(str)
    move_requested = Signal(str, int)
    chat_requested = Signal(str)
    limit_chosen = Signal(int)
    pause_all_requested = Signal()
    resume_all_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("downloadTray")
        self.setAccessibleName(self.tr("Downloads"))
        self.rows: dict[str, DownloadRow] = {}
        self._order: list[str] = []  # ids as they are shown
        self._is_going = False
        self._words = PlainLabel(theme, style=FontStyle.SMALL, token="text2")
        self.all_button = Button(theme, self.tr("Pause all"), kind="quiet", icon="pause", height=SMALL)
        self.limit_button = Button(theme, limit_text(0), kind="quiet", icon="gauge", height=SMALL)
        self.limit_menu = self._make_limits()
        self.fold_button = IconButton(theme, "chevron-down", self.tr("Fold the downloads"))
        self._inside = QWidget()
        self._inside.setObjectName("downloadTrayInside")
        self._inside.installEventFilter(self)
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self.area = self._make_area()
        self.pull = RowPull(self._inside, self._rows_in_order)
        self.pull.moved.connect(self._on_pulled)
        self._lay_out()
        self.all_button.clicked.connect(self._on_all_clicked)
        self.fold_button.clicked.connect(self._on_fold_clicked)
        self.limit_button.clicked.connect(self._on_limit_clicked)
        self.hide()

    @property
    def is_folded(self) -> bool:
        """Whether only its head is shown."""
        return self.area.isHidden()

    def show_downloads(self, downloads: Sequence[Download]) -> None:
        """Show these, in this order; rows that are there already only change."""
        for gone in self.rows.keys() - {one.id for one in downloads}:
            self._remove(gone)
        self._order = [one.id for one in downloads]
        waits = False
        for place, download in enumerate(downloads):
            row = self.rows.get(download.id) or self._add(download)
            if self._column.indexOf(row) != place:
                self._column.removeWidget(row)
                self._column.insertWidget(place, row)
            is_waiting = download.state is DownloadState.WAITING
            row.show_download(download, can_be_sooner=is_waiting and waits)
            waits = waits or is_waiting
        self._words.setText(all_text(downloads))
        self._show_all_button(downloads)
        self.setVisible(bool(downloads))
        self._fit()

    def show_limit(self, limit: int) -> None:
        """Say how fast downloads may be, in MB a second; 0 for no limit."""
        self.limit_button.setText(limit_text(limit))
        for action in self.limit_menu.actions():
            action.setChecked(action.data() == limit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words wrap, and cards grow."""
        super().resizeEvent(event)
        self._fit()

    @Slot()
    def _fit(self) -> None:
        """As high as its rows, up to three of them, or some more where one is a card."""
        width = self.area.viewport().width()
        heights = [max(_height(row, width), ROW) for row in self._rows_in_order()]
        screen = self.parentWidget()
        most = MOST if any(row.is_troubled for row in self.rows.values()) else ROW * MOST_ROWS
        if screen is not None:
            most = max(min(most, int(screen.height() * SHARE)), ROW)
        self.area.setFixedHeight(min(sum(heights), most))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002 Qt's own name
        """A row needs another height: it became a card, or says more than before."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return False

    def _rows_in_order(self) -> list[QWidget]:
        return [self.rows[one] for one in self._order if one in self.rows]

    def _show_all_button(self, downloads: Sequence[Download]) -> None:
        is_going = any(one.state not in RESTING for one in downloads)
        is_held = any(one.state is DownloadState.PAUSED for one in downloads)
        self.all_button.setVisible(is_going or is_held)
        self.limit_button.setVisible(is_going or is_held)
        self.all_button.setText(self.tr("Pause all") if is_going else self.tr("Resume all"))
        self.all_button.set_icon("pause" if is_going else "play")
        self._is_going = is_going

    def _add(self, download: Download) -> DownloadRow:
        row = DownloadRow(self._theme, download, self._inside)
        row.pause_requested.connect(self.pause_requested)
        row.resume_requested.connect(self.resume_requested)
        row.cancel_requested.connect(self.cancel_requested)
        row.sooner_requested.connect(self._on_sooner_requested)
        row.step_requested.connect(self._on_step_requested)
        row.chat_requested.connect(self.chat_requested)
        row.folded.connect(self._fit)
        row.installEventFilter(self.pull)
        self.rows[download.id] = row
        return row

    def _remove(self, download_id: str) -> None:
        row = self.rows.pop(download_id)
        if row.isAncestorOf(self.focusWidget() or self):  # the keyboard stays in the tray
            self.fold_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _make_area(self) -> QScrollArea:
        area = QScrollArea()
        area.setObjectName("downloadTrayScroll")
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self._inside)
        return area

    def _lay_out(self) -> None:
        head = QWidget()
        head.setFixedHeight(HEAD)
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 0, 9, 0)
        row.setSpacing(8)
        row.addWidget(PlainLabel(self._theme, self.tr("Downloads"), weight=QFont.Weight.DemiBold))
        row.addWidget(self._words, 1)
        row.addWidget(self.limit_button)
        row.addWidget(self.all_button)
        row.addWidget(self.fold_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 1, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self.area)

    def _make_limits(self) -> QMenu:
        menu = QMenu(self)
        for limit in LIMITS:
            action = menu.addAction(limit_text(limit))
            action.setCheckable(True)
            action.setData(limit)
        menu.triggered.connect(lambda action: self.limit_chosen.emit(action.data()))
        return menu

    @Slot(str)
    def _on_sooner_requested(self, download_id: str) -> None:
        """Before the first that waits."""
        waiting = (one for one in self._order if self.rows[one].download.state is DownloadState.WAITING)
        self.move_requested.emit(download_id, self._order.index(next(waiting, download_id)))

    @Slot(str, int)
    def _on_step_requested(self, download_id: str, by: int) -> None:
        place = self._order.index(download_id) + by
        if 0 <= place < len(self._order):
            self.move_requested.emit(download_id, place)

    @Slot(object, int)
    def _on_pulled(self, row: QWidget, place: int) -> None:
        if isinstance(row, DownloadRow) and self._order.index(row.download.id) != place:
            self.move_requested.emit(row.download.id, place)

    @Slot()
    def _on_limit_clicked(self) -> None:
        self.limit_menu.popup(self.limit_button.mapToGlobal(self.limit_button.rect().topLeft()))

    @Slot()
    def _on_all_clicked(self) -> None:
        (self.pause_all_requested if self._is_going else self.resume_all_requested).emit()

    @Slot()
    def _on_fold_clicked(self) -> None:
        self.area.setVisible(self.is_folded)
        self.fold_button.set_icon("chevron-up" if self.is_folded else "chevron-down")
        self.fold_button.set_words(self.tr("Unfold the downloads") if self.is_folded else self.tr("Fold the downloads"))


def _height(row: QWidget, width: int) -> int:
    return row.heightForWidth(width) if row.hasHeightForWidth() else row.sizeHint().height()
