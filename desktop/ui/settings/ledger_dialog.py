"""The network ledger: every connection that was made, the newest first."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.core.download import NetworkUse, Purpose
from desktop.markdown.safe_text import displayable
from desktop.ui.locale_text import number_text, size_text
from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.widgets import Button, PlainLabel, plain_tooltip

RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
WIDTH, HEIGHT = 760, 480
ROW = 32  # px
SMALL = 1000  # bytes
WHAT = 3  # the column that takes what room there is


class LedgerDialog(QDialog):
    """Only to be looked at. Closes with Esc or its button. GUI thread. Wish: `clear_requested()`."""

    clear_requested = Signal()

    def __init__(self, theme: Theme, uses: Sequence[NetworkUse], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("ledgerDialog")
        self.setWindowTitle(self.tr("Connections"))
        self.resize(WIDTH, HEIGHT)
        heads = [
            self.tr("When"),
            self.tr("Host"),
            self.tr("Why"),
            self.tr("What"),
            self.tr("Sent"),
            self.tr("Received"),
        ]
        self.table = QTableWidget(len(uses), len(heads))
        self.table.setAccessibleName(self.tr("Connections"))
        self.table.setHorizontalHeaderLabels(heads)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        self.table.setObjectName("ledgerTable")
        self.table.setShowGrid(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(ROW)
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(WHAT, QHeaderView.ResizeMode.Stretch)
        for column in range(WHAT + 1, len(heads)):
            if (head := self.table.horizontalHeaderItem(column)) is not None:
                head.setTextAlignment(RIGHT)
        for row, use in enumerate(uses):
            for column, words in enumerate(self._cells(use)):
                item = QTableWidgetItem(words)
                if column == WHAT:
                    item.setToolTip(plain_tooltip(words))  # it may be too long for its column
                if column > WHAT:
                    item.setTextAlignment(RIGHT)
                self.table.setItem(row, column, item)
        self.clear_button = Button(theme, self.tr("Clear the list"))
        self.close_button = Button(theme, self.tr("Close"), kind="primary")
        self.close_button.setDefault(True)
        below = QHBoxLayout()
        below.addWidget(self.clear_button)
        below.addStretch(1)
        below.addWidget(self.close_button)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 24, 24, 16)
        outer.setSpacing(12)
        outer.addWidget(PlainLabel(theme, self.tr("Connections"), style=FontStyle.PAGE))
        outer.addWidget(self.table, 1)
        outer.addLayout(below)
        self.clear_button.clicked.connect(self.clear_requested)
        self.clear_button.clicked.connect(self.accept)
        self.close_button.clicked.connect(self.accept)

    def _cells(self, use: NetworkUse) -> list[str]:
        when = QDateTime.fromSecsSinceEpoch(int(use.at))
        why: dict[str, str] = {
            Purpose.SEARCH: self.tr("Search"),
            Purpose.FILES: self.tr("Files of a model"),
            Purpose.HEADER: self.tr("Start of a file"),
            Purpose.DOWNLOAD: self.tr("Download"),
        }
        return [
            QLocale().toString(when, QLocale.FormatType.ShortFormat),
            displayable(use.host),
            why.get(use.why, use.why),
            displayable(use.what),
            _bytes_text(use.sent),
            _bytes_text(use.received),
        ]


def _bytes_text(count: int) -> str:
    """What goes out is often less than a kilobyte, and not nothing."""
    words = QCoreApplication.translate("sizes", "{0} B")
    return words.format(number_text(count)) if count < SMALL else size_text(count)
