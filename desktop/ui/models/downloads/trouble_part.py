"""A download that does not go on: what happened, what is safe, when it tries again, and the way forward."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFont, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.core.download import Download, DownloadState
from desktop.ui.models.downloads.download_words import share_text, state_text, trouble_rest, trouble_title
from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.widgets import Button, Meter, PlainLabel
from desktop.ui.widgets.button import SMALL

TILE, ICON = 24, 16


class TroublePart(QFrame):
    """A card in the place of a row. GUI thread. Wishes: `resume_requested()`, `pause_requested()`,
    `cancel_requested()`. Fact: `folded()`, its height has changed.
    """

    resume_requested = Signal()
    pause_requested = Signal()
    cancel_requested = Signal()
    folded = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._token = ""
        self.setObjectName("card")
        self._tile = QLabel()
        self._tile.setFixedSize(TILE, TILE)
        self._tile.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.title = PlainLabel(theme, weight=QFont.Weight.DemiBold)
        self.rest = PlainLabel(theme, style=FontStyle.SMALL, token="text2")
        self.details = PlainLabel(theme, style=FontStyle.SMALL, token="text2")
        self.details.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for label in (self.title, self.rest, self.details):
            label.setWordWrap(True)
        self.details.hide()
        self.meter = Meter(theme)
        self.share = PlainLabel(theme, style=FontStyle.SMALL, token="text2")
        self.resume = Button(theme, "", kind="primary", icon="play", height=SMALL)
        self.pause = Button(theme, self.tr("Pause"), kind="quiet", height=SMALL)
        self.cancel = Button(theme, "", kind="quiet", height=SMALL)
        self.fold = Button(theme, self.tr("Details"), kind="quiet", icon="chevron-right", height=SMALL)
        self.when = PlainLabel(theme, style=FontStyle.SMALL, token="text2")
        self._lay_out()
        self.resume.clicked.connect(self.resume_requested)
        self.pause.clicked.connect(self.pause_requested)
        self.cancel.clicked.connect(self.cancel_requested)
        self.fold.clicked.connect(self._on_fold_clicked)
        theme.changed.connect(self._on_theme_changed)

    def show_download(self, download: Download) -> None:
        """Say why it does not go on."""
        is_failed = download.state is DownloadState.FAILED
        kind = " · ".join(part for part in (download.name, download.file.quantisation) if part)
        self.title.setText(trouble_title(download))
        self.rest.setText(". ".join(part for part in (kind, trouble_rest(download)) if part))
        total = download.total or download.file.size
        token = "red" if is_failed else "amber"
        self.meter.set_fraction(download.done / total if total else 0.0, token)
        self.share.setText(share_text(download))
        self.when.setText("" if is_failed else state_text(download))
        words = (self.tr("Resume") if download.done else self.tr("Try again")) if is_failed else self.tr("Try now")
        self.resume.setText(words)
        self.pause.setVisible(not is_failed)
        self.cancel.setText(self.tr("Cancel and delete…") if download.done else self.tr("Cancel"))
        for button in (self.resume, self.pause, self.cancel):
            button.setAccessibleName(f"{button.text()}: {download.name}")
        details = download.trouble.details if download.trouble is not None else ""
        self.details.setText(details)
        self.fold.setVisible(bool(details))
        if not details:
            self.details.hide()
        self.setAccessibleName(" ".join((self.title.text(), self.rest.text(), self.when.text())))
        self._look(token)

    def _look(self, token: str) -> None:
        if token != self._token:
            self._token = token
            self._tile.setObjectName(f"{token}Tile")
            self._tile.style().unpolish(self._tile)
            self._tile.style().polish(self._tile)
            self._on_theme_changed()

    def showEvent(self, event: QShowEvent) -> None:
        """Only now the screen is known."""
        super().showEvent(event)
        self._on_theme_changed()

    def _lay_out(self) -> None:
        amount = QHBoxLayout()
        amount.setSpacing(12)
        amount.addWidget(self.meter, 1)
        amount.addWidget(self.share)
        buttons = QHBoxLayout()
        buttons.setSpacing(4)
        for button in (self.resume, self.pause, self.cancel, self.fold):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.when)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self.title)
        words.addWidget(self.rest)
        words.addSpacing(2)
        words.addLayout(amount)
        words.addSpacing(2)
        words.addLayout(buttons)
        words.addWidget(self.details)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 10, 12, 10)
        row.setSpacing(12)
        row.addWidget(self._tile, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)

    @Slot()
    def _on_fold_clicked(self) -> None:
        self.details.setVisible(self.details.isHidden())
        self.fold.set_icon("chevron-right" if self.details.isHidden() else "chevron-down")
        self.folded.emit()

    @Slot()
    def _on_theme_changed(self) -> None:
        icon = "circle-alert" if self._token == "red" else "cloud-alert"
        ratio = self.devicePixelRatioF()
        self._tile.setPixmap(self._theme.pixmap(icon, size=ICON, token=self._token or "amber", ratio=ratio))
