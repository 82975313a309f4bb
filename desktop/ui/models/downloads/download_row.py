"""One download: name and amount, a bar, what it does, and what can be done with it; a card where it is in trouble."""

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFont, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from desktop.core.download import Download, DownloadState
from desktop.ui.locale_text import size_text
from desktop.ui.models.downloads.download_words import amount_text, state_text, trouble_title
from desktop.ui.models.downloads.trouble_part import TroublePart
from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.widgets import Button, IconButton, IconLine, Meter, PlainLabel, plain_tooltip
from desktop.ui.widgets.button import SMALL

ROW = 48
NAME, NARROW_NAME = 212, 150  # px of the first column
STATE = 180
NARROW = 600  # px of a row
RESTING = (DownloadState.PAUSED, DownloadState.DONE, DownloadState.FAILED)
TROUBLED = (DownloadState.RETRYING, DownloadState.UNREACHABLE, DownloadState.NO_ROOM, DownloadState.FAILED)
STEPS = {"Alt+Up": -1, "Alt+Down": 1}


class DownloadRow(QFrame):
    """GUI thread. Wishes, each with the id: `pause_requested`, `resume_requested`, `cancel_requested`,
    `sooner_requested`, `chat_requested`; `step_requested(id, by)` to another place of the queue (Alt+Up, Alt+Down).
    Fact: `folded()`, its height has changed.
    """

    pause_requested = Signal(str)
    resume_requested = Signal(str)
    cancel_requested = Signal(str)
    sooner_requested = Signal(str)
    chat_requested = Signal(str)
    step_requested = Signal(str, int)
    folded = Signal()

    def __init__(self, theme: Theme, download: Download, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._download = download
        self._is_asking = False
        self.setObjectName("downloadRow")
        self.setMinimumHeight(ROW)
        self.name = PlainLabel(theme)
        self.amount = PlainLabel(theme, style=FontStyle.SMALL, token="text2")
        for label in (self.name, self.amount):
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.meter = Meter(theme)
        self.verified = IconLine(
            theme, "badge-check", self.tr("Verified"), style=FontStyle.SMALL, token="green", icon_token="green"
        )
        self.published = PlainLabel(theme, style=FontStyle.SMALL, token="text2")
        self.trouble = TroublePart(theme)
        self.question = PlainLabel(theme, style=FontStyle.SMALL, weight=QFont.Weight.Medium)
        self.state = PlainLabel(theme, style=FontStyle.SMALL, token="text2")
        self.state.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.sooner = IconButton(theme, "arrow-up", "")
        self.pause = IconButton(theme, "pause", "")
        self.chat = Button(theme, self.tr("Start a chat"), height=SMALL)
        self.cancel = IconButton(theme, "x", "")
        self.delete = Button(theme, self.tr("Delete"), kind="delete", height=SMALL)
        self.keep = Button(theme, self.tr("Keep"), height=SMALL)
        self._lay_out()
        self._connect()
        self.show_download(download, can_be_sooner=False)

    @property
    def download(self) -> Download:
        """What it shows."""
        return self._download

    def show_download(self, download: Download, *, can_be_sooner: bool) -> None:
        """Show where it stands now; `can_be_sooner` where another one waits before it."""
        self._download = download
        state = download.state
        self.name.setText(download.name)
        self.name.setToolTip(plain_tooltip(download.file.name))
        self.amount.setText(amount_text(download))
        total = download.total or download.file.size
        token = "accent" if state in (DownloadState.RUNNING, DownloadState.VERIFYING) else "text2"
        self.meter.set_fraction(download.done / total if total else 0.0, token)
        self.published.setText(self.tr("SHA-256 matches the publisher"))
        if self.is_troubled:
            self.trouble.show_download(download)
        self.state.setText(state_text(download))
        self._show_buttons(can_be_sooner=can_be_sooner)
        self._name_buttons(download.name)
        said = [download.name, amount_text(download), trouble_title(download), state_text(download)]
        self.setAccessibleName(", ".join(part for part in said if part))

    @property
    def is_troubled(self) -> bool:
        """Whether it is shown as a card."""
        return self._download.state in TROUBLED and self._download.trouble is not None and not self._is_asking

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the bar keeps some room."""
        super().resizeEvent(event)
        is_narrow = self.width() < NARROW
        self._first.setFixedWidth(NARROW_NAME if is_narrow else NAME)
        self.state.setMinimumWidth(0 if is_narrow else STATE)
        self.published.setVisible(not is_narrow)

    def _show_buttons(self, *, can_be_sooner: bool) -> None:
        state, is_asking = self._download.state, self._is_asking
        is_done = state is DownloadState.DONE
        self._line.setVisible(not self.is_troubled)
        self._card.setVisible(self.is_troubled)
        self._middle.setCurrentWidget(self.question if is_asking else self._done if is_done else self._bar)
        self.state.setVisible(not (is_asking or is_done))
        self.sooner.setVisible(can_be_sooner and not is_asking)
        self.pause.setVisible(not is_asking and (state not in RESTING or state is DownloadState.PAUSED))
        self.pause.set_icon("play" if state is DownloadState.PAUSED else "pause")
        self.chat.setVisible(is_done and not is_asking)
        self.cancel.setVisible(not is_asking and state is not DownloadState.VERIFYING)
        self.delete.setVisible(is_asking)
        self.keep.setVisible(is_asking)

    def _name_buttons(self, name: str) -> None:
        is_paused, is_done = self._download.state is DownloadState.PAUSED, self._download.state is DownloadState.DONE
        self.pause.set_words((self.tr("Resume {0}") if is_paused else self.tr("Pause {0}")).format(name))
        self.cancel.set_words((self.tr("Take {0} off this list") if is_done else self.tr("Cancel {0}")).format(name))
        self.sooner.set_words(self.tr("Download {0} sooner").format(name))
        self.chat.setAccessibleName(self.tr("Start a chat with {0}").format(name))

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.name)
        words.addWidget(self.amount)
        words.setContentsMargins(0, 0, 0, 0)
        self._first = first = QWidget()
        first.setFixedWidth(NAME)
        first.setLayout(words)
        self._bar = QWidget()
        bar = QHBoxLayout(self._bar)
        bar.setContentsMargins(0, 0, 0, 0)
        bar.addWidget(self.meter)
        self._done = QWidget()
        done = QHBoxLayout(self._done)
        done.setContentsMargins(0, 0, 0, 0)
        done.setSpacing(6)
        done.addWidget(self.verified)
        done.addWidget(self.published, 1)
        self._middle = QStackedWidget()
        self._middle.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        for face in (self._bar, self._done, self.question):
            self._middle.addWidget(face)
        self.state.setMinimumWidth(STATE)
        self._line = QWidget()
        self._line.setMinimumHeight(ROW - 1)
        row = QHBoxLayout(self._line)
        row.setContentsMargins(16, 4, 9, 4)
        row.setSpacing(12)
        row.addWidget(first)
        row.addWidget(self._middle, 1)
        row.addWidget(self.state)
        for button in (self.sooner, self.pause, self.chat, self.delete, self.keep, self.cancel):
            row.addWidget(button)
        self._card = QWidget()
        card = QVBoxLayout(self._card)
        card.setContentsMargins(16, 6, 16, 8)
        card.addWidget(self.trouble)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 1, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._line)
        column.addWidget(self._card)

    def _connect(self) -> None:
        for keys, by in STEPS.items():
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self._step, by))
        self.pause.clicked.connect(self._on_pause_clicked)
        self.trouble.resume_requested.connect(lambda: self.resume_requested.emit(self._download.id))
        self.trouble.pause_requested.connect(lambda: self.pause_requested.emit(self._download.id))
        self.trouble.cancel_requested.connect(self._on_cancel_clicked)
        self.trouble.folded.connect(self.folded)
        self.sooner.clicked.connect(lambda: self.sooner_requested.emit(self._download.id))
        self.chat.clicked.connect(lambda: self.chat_requested.emit(self._download.id))
        self.cancel.clicked.connect(self._on_cancel_clicked)
        self.delete.clicked.connect(lambda: self.cancel_requested.emit(self._download.id))
        self.keep.clicked.connect(lambda: self._ask(False))

    def _step(self, by: int) -> None:
        self.step_requested.emit(self._download.id, by)

    def _ask(self, is_asking: bool) -> None:
        self._is_asking = is_asking
        size = size_text(self._download.done)
        self.question.setText(self.tr("Delete the {0} that have arrived?").format(size))
        self._show_buttons(can_be_sooner=not self.sooner.isHidden())
        back = self.trouble.cancel if self.is_troubled else self.cancel
        (self.keep if is_asking else back).setFocus(Qt.FocusReason.OtherFocusReason)
        self.folded.emit()

    @Slot()
    def _on_pause_clicked(self) -> None:
        is_paused = self._download.state is DownloadState.PAUSED
        (self.resume_requested if is_paused else self.pause_requested).emit(self._download.id)

    @Slot()
    def _on_cancel_clicked(self) -> None:
        """What has arrived is deleted only after a question; a finished model only leaves the list."""
        if self._download.state is DownloadState.DONE or not self._download.done:
            self.cancel_requested.emit(self._download.id)
        else:
            self._ask(True)
