"""The foot of the welcome's advice: from the button that downloads to the one that starts a chat."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.core.download import Download, DownloadState
from desktop.ui.models.downloads.download_words import arrived_text, state_text, trouble_rest, trouble_title
from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.widgets import Button, IconButton, IconLine, Meter, PlainLabel
from desktop.ui.widgets.button import LARGE

RESTS = (DownloadState.PAUSED, DownloadState.FAILED)
AMBER = (DownloadState.RETRYING, DownloadState.UNREACHABLE, DownloadState.NO_ROOM)


class ArrivalPart(QWidget):
    """GUI thread. Wishes: `download_requested()`, `own_file_requested()`; with the id of a download `pause_requested`,
    `resume_requested`, `cancel_requested`; `chat_requested(path)`; `stop_requested()`, to wait no longer for a hub.

    Fact: `own_file_shown(bool)`.
    """

    own_file_shown = Signal(bool)

    download_requested = Signal()
    own_file_requested = Signal()
    pause_requested = Signal(str)
    resume_requested = Signal(str)
    cancel_requested = Signal(str)
    chat_requested = Signal(str)
    stop_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._download: Download | None = None
        self.download = Button(theme, "", icon="download", height=LARGE)
        self.stop = Button(theme, self.tr("Cancel"), icon="x", height=LARGE)
        self.own_file = Button(theme, self.tr("Use a file of your own"), icon="folder-input", height=LARGE)
        self.chat = Button(theme, self.tr("Start a chat"), kind="primary", icon="message-square", height=LARGE)
        self.notice = IconLine(theme, "wifi-off", token="text2", wraps=True)
        self.question = IconLine(theme, "triangle-alert", token="text2", icon_token="amber", wraps=True)
        self.meter = Meter(theme)
        self.title = PlainLabel(theme, weight=QFont.Weight.Medium)
        self.title.setWordWrap(True)
        self.amount = PlainLabel(theme, style=FontStyle.SMALL, token="text2")
        self.state = PlainLabel(theme, style=FontStyle.SMALL, token="text2")
        self.pause = IconButton(theme, "pause", "")
        self.cancel = IconButton(theme, "x", "")
        self.foot = PlainLabel(theme, style=FontStyle.SMALL, token="text2")
        self.foot.setWordWrap(True)
        self.moving = QWidget()
        self._parts = (
            self.notice, self.question, self.moving, self.download, self.stop, self.chat, self.own_file, self.foot,
        )  # fmt: skip
        self._lay_out()
        self.download.clicked.connect(self.download_requested)
        self.own_file.clicked.connect(self.own_file_requested)
        self.stop.clicked.connect(self.stop_requested)
        self.chat.clicked.connect(self._on_chat_clicked)
        self.pause.clicked.connect(self._on_pause_clicked)
        self.cancel.clicked.connect(self._on_cancel_clicked)
        self._show()

    def show_error(self, words: str) -> None:
        """Say below the button what failed."""
        self.foot.setText(words)
        self.foot.show()

    def show_nothing(self) -> None:
        """Nothing is recommended, or not yet: a file of one's own always works."""
        self._show(self.own_file)

    def show_way(self, size: str, source: str, download: Download | None, is_allowed: bool) -> None:
        """Offer the download, or say how far it is; where no network is allowed, a file of one's own."""
        self._download = download
        self.download.setEnabled(True)
        if download is None and not is_allowed:
            self.notice.set_text(self.tr("The network is switched off in Settings, so nothing can be downloaded."))
            self._show(self.notice, self.own_file)
        elif download is None:
            self.download.setText(self.tr("Download {0}").format(size))
            self.foot.setText(source)
            self._show(self.download, self.foot)
        elif download.state is DownloadState.DONE:
            self.foot.setText(self.tr("Verified: its SHA-256 matches the publisher’s."))
            self._show(self.chat, self.foot)
        else:
            self._show_moving(download, source)

    def show_looking(self, host: str) -> None:
        """The beginning of the file is being read; `show_way` or `ask` follows."""
        self.download.setText(self.tr("Reading the beginning of the file"))
        self.download.setEnabled(False)
        self.foot.setText(self.tr("Asking {0}").format(host))
        self._show(self.download, self.stop, self.foot)

    def ask(self, words: str, size: str) -> None:
        """Say what that found, and ask whether the file is wanted all the same."""
        self._download = None
        self.question.set_text(words)
        self.download.setText(self.tr("Download anyway, {0}").format(size))
        self.download.setEnabled(True)
        self._show(self.question, self.download)

    def _show_moving(self, download: Download, source: str) -> None:
        is_held = download.state in RESTS
        total = download.total or download.file.size
        token = "amber" if download.state in AMBER else "text2" if download.state is DownloadState.PAUSED else "accent"
        token = "red" if download.state is DownloadState.FAILED else token
        self.meter.set_fraction(download.done / total if total else 0.0, token)
        self.amount.setText(arrived_text(download))
        self.state.setText(state_text(download))
        self.title.setText(trouble_title(download))
        self.title.setVisible(download.trouble is not None)
        self.foot.setText(trouble_rest(download) or source)
        self.pause.set_icon("play" if is_held else "pause")
        self.pause.set_words((self.tr("Resume {0}") if is_held else self.tr("Pause {0}")).format(download.name))
        self.pause.setVisible(download.state is not DownloadState.VERIFYING)
        self.cancel.set_words(self.tr("Cancel {0} and delete what has arrived").format(download.name))
        needs_other = download.state in (DownloadState.UNREACHABLE, DownloadState.FAILED)
        self._show(self.moving, self.foot, *([self.own_file] if needs_other else []))

    def _show(self, *shown: QWidget) -> None:
        for part in self._parts:
            part.setVisible(part in shown)
        self.own_file_shown.emit(self.own_file in shown)

    def _lay_out(self) -> None:
        words = QHBoxLayout()
        words.setSpacing(8)
        words.addWidget(self.amount)
        words.addStretch(1)
        words.addWidget(self.state)
        bar = QVBoxLayout()
        bar.setSpacing(6)
        bar.addWidget(self.meter)
        bar.addLayout(words)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addLayout(bar, 1)
        row.addSpacing(4)
        row.addWidget(self.pause, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.cancel, 0, Qt.AlignmentFlag.AlignVCenter)
        inside = QVBoxLayout(self.moving)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(6)
        inside.addWidget(self.title)
        inside.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in self._parts:
            column.addWidget(part)

    @Slot()
    def _on_chat_clicked(self) -> None:
        if self._download is not None:
            self.chat_requested.emit(self._download.path)

    @Slot()
    def _on_cancel_clicked(self) -> None:
        if self._download is not None:
            self.cancel_requested.emit(self._download.id)

    @Slot()
    def _on_pause_clicked(self) -> None:
        if self._download is not None:
            is_held = self._download.state in RESTS
            (self.resume_requested if is_held else self.pause_requested).emit(self._download.id)
