"""The tray of the downloads: a head that folds it, and a row for each."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.core.download import Download, DownloadState
from desktop.ui.models.downloads.download_row import GOING, ROW, DownloadRow
from desktop.ui.models.downloads.download_words import all_text
from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.widgets import Button, IconButton, PlainLabel
from desktop.ui.widgets.button import SMALL

HEAD = 37
MOST_ROWS = 3  # without scrolling


class Tray(QFrame):
    """Hidden while nothing was downloaded. GUI thread.

    Wishes with an id: those of `DownloadRow`. Wishes: `pause_all_requested()`, `resume_all_requested()`.
    """

    pause_requested = Signal(str)
    resume_requested = Signal(str)
    cancel_requested = Signal(str)
    sooner_requested = Signal(str)
    chat_requested = Signal(str)
    pause_all_requested = Signal()
    resume_all_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("downloadTray")
        self.setAccessibleName(self.tr("Downloads"))
        self.rows: dict[str, DownloadRow] = {}
        self._words = PlainLabel(theme, style=FontStyle.SMALL, token="text2")
        self.all_button = Button(theme, self.tr("Pause all"), kind="quiet", icon="pause", height=SMALL)
        self.fold_button = IconButton(theme, "chevron-down", self.tr("Fold the downloads"))
        self._inside = QWidget()
        self._inside.setObjectName("downloadTrayInside")
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self.area = self._make_area()
        self._lay_out()
        self.all_button.clicked.connect(self._on_all_clicked)
        self.fold_button.clicked.connect(self._on_fold_clicked)
        self.hide()

    @property
    def is_folded(self) -> bool:
        """Whether only its head is shown."""
        return self.area.isHidden()

    def show_downloads(self, downloads: Sequence[Download]) -> None:
        """Show these, in this order; rows that are there already only change."""
        for gone in self.rows.keys() - {one.id for one in downloads}:
            self._remove(gone)
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
        self.area.setFixedHeight(ROW * min(len(downloads), MOST_ROWS))
        self.setVisible(bool(downloads))

    def _show_all_button(self, downloads: Sequence[Download]) -> None:
        is_going = any(one.state in GOING for one in downloads)
        is_held = any(one.state is DownloadState.PAUSED for one in downloads)
        self.all_button.setVisible(is_going or is_held)
        self.all_button.setText(self.tr("Pause all") if is_going else self.tr("Resume all"))
        self.all_button.set_icon("pause" if is_going else "play")
        self._is_going = is_going

    def _add(self, download: Download) -> DownloadRow:
        row = DownloadRow(self._theme, download, self._inside)
        row.pause_requested.connect(self.pause_requested)
        row.resume_requested.connect(self.resume_requested)
        row.cancel_requested.connect(self.cancel_requested)
        row.sooner_requested.connect(self.sooner_requested)
        row.chat_requested.connect(self.chat_requested)
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
        row.addWidget(self.all_button)
        row.addWidget(self.fold_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 1, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self.area)

    @Slot()
    def _on_all_clicked(self) -> None:
        (self.pause_all_requested if self._is_going else self.resume_all_requested).emit()

    @Slot()
    def _on_fold_clicked(self) -> None:
        self.area.setVisible(self.is_folded)
        self.fold_button.set_icon("chevron-up" if self.is_folded else "chevron-down")
        self.fold_button.set_words(self.tr("Unfold the downloads") if self.is_folded else self.tr("Fold the downloads"))
