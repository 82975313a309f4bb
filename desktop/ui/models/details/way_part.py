"""The foot of the pane: the best file, the free disk, and the way to the model."""

from enum import Enum, auto

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.core.fit import FitLevel
from desktop.core.offer import Details, FileOffer, Mark
from desktop.ui.locale_text import room_text, size_text
from desktop.ui.models.details.about_part import hairline
from desktop.ui.models.fit_words import too_large_words
from desktop.ui.theme.theme import FontStyle, Theme
from desktop.ui.widgets import Button, IconLine, PlainLabel
from desktop.ui.widgets.button import LARGE

SIDE = 16
SPARE = 500_000_000  # bytes that a download leaves on the disk


class Way(Enum):
    """What the large button does."""

    DOWNLOAD = auto()
    DOWNLOAD_ANYWAY = auto()
    NO_ROOM = auto()
    WAIT = auto()  # it is on its way
    CHAT = auto()
    LOOK = auto()  # the hub is being asked
    PAGE = auto()  # of the model: it is gated, and its publisher is asked there
    NONE = auto()  # a reference


SECONDARY = (Way.DOWNLOAD_ANYWAY, Way.NO_ROOM, Way.WAIT)  # what nobody is asked to do


class WayPart(QWidget):
    """GUI thread. Wishes: `download_requested(FileOffer)`, `chat_requested(model id)`, `page_requested()`,
    `stop_requested()`, to wait no longer for a hub.
    """

    download_requested = Signal(object)
    chat_requested = Signal(str)
    page_requested = Signal()
    stop_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._file: FileOffer | None = None
        self._chat_id = ""  # of the model that a chat would be with: the chosen file, or another one of the model
        self.way = Way.NONE
        self._other_name = ""  # of a file that is here
        self.best = IconLine(theme, "badge-check", style=FontStyle.SMALL, token="text2", wraps=True)
        self.warning = IconLine(
            theme, "triangle-alert", style=FontStyle.SMALL, token="red", icon_token="red", wraps=True
        )
        self._free = PlainLabel(theme, style=FontStyle.SMALL, token="text2")
        self._foot = PlainLabel(theme, style=FontStyle.SMALL, token="text2")
        self._foot.setWordWrap(True)
        self._foot.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.primary = Button(theme, "", kind="primary", icon="download", height=LARGE)
        self.secondary = Button(theme, "", height=LARGE)
        self.primary.clicked.connect(self._on_primary_clicked)
        self.secondary.clicked.connect(self._on_secondary_clicked)
        top = QHBoxLayout()
        top.addWidget(self.best, 1)
        top.addWidget(self._free)
        inner = QVBoxLayout()
        inner.setContentsMargins(SIDE, 12, SIDE, 14)
        inner.setSpacing(10)
        inner.addLayout(top)
        for part in (self.warning, self.primary, self.secondary, self._foot):
            inner.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(hairline())
        column.addLayout(inner)

    def show_way(self, details: Details, file: FileOffer | None) -> None:
        """Offer what can be done with that file."""
        self._file = file
        self.way = self._way_of(details, file)
        has_best = bool(details.best) and details.offer.model.downloadable
        is_free_shown = bool(details.disk_free) and bool(details.files)
        best = details.of(details.best)
        name = best.file.quantisation or best.file.name if best is not None else ""
        self.best.set_text(self.tr("Best balance on this computer: {0}").format(name) if has_best and name else "")
        self.best.setVisible(has_best)
        self._free.setText(self.tr("{0} free").format(room_text(details.disk_free)) if is_free_shown else "")
        self._free.setVisible(is_free_shown)
        warning = self._warning(file, details)
        self.warning.set_text(warning)
        self.warning.setVisible(bool(warning))
        self._other_name = self._other(details)
        self._show_buttons(file, self._other_name)
        foot = self._foot_words(details)
        self._foot.setText(foot)
        self._foot.setVisible(bool(foot))

    def show_looking(self, host: str) -> None:
        """The beginning of the file is being read; `show_way` or `ask` follows."""
        self.way = Way.LOOK
        self.primary.setText(self.tr("Reading the beginning of the file"))
        self.primary.setEnabled(False)
        self.secondary.setText(self.tr("Cancel"))
        self.secondary.set_icon("x")
        self.secondary.setEnabled(True)
        for button in (self.primary, self.secondary):
            button.show()
        self._foot.setText(self.tr("Asking {0}").format(host))
        self._foot.show()

    def ask(self, words: str) -> None:
        """Say what that found, and ask whether the file is wanted all the same."""
        self.way = Way.DOWNLOAD_ANYWAY
        self.warning.set_text(words)
        self.warning.show()
        self._show_buttons(self._file, self._other_name)
        self.secondary.setFocus(Qt.FocusReason.OtherFocusReason)

    def _way_of(self, details: Details, file: FileOffer | None) -> Way:
        """By the chosen file: another one of the model may be here, or on its way, and this one be wanted too."""
        model = details.offer.model
        self._chat_id = (file.installed_id if file is not None else "") or details.offer.installed_id
        if not model.downloadable or file is None:
            return Way.NONE
        if file.mark is Mark.DOWNLOADING:
            return Way.WAIT
        if file.mark is Mark.INSTALLED and file.installed_id:
            return Way.CHAT
        if model.gated and not details.has_token:
            return Way.PAGE
        if details.disk_free and file.file.size + SPARE > details.disk_free:
            return Way.NO_ROOM
        return Way.DOWNLOAD_ANYWAY if file.level is FitLevel.TOO_LARGE else Way.DOWNLOAD

    def _other(self, details: Details) -> str:
        """What to call the file of this model that is here while another one is chosen; "" for none."""
        if self.way in (Way.CHAT, Way.NONE) or not self._chat_id:
            return ""
        here = next((one for one in details.files if one.installed_id == self._chat_id), None)
        return (here.file.quantisation or here.file.name) if here is not None else details.offer.model.name

    def _show_buttons(self, file: FileOffer | None, other: str) -> None:
        """`other` is a file of the model that is here: it can be talked to, whatever is done with the chosen one."""
        size = size_text(file.file.size) if file is not None else ""
        download = self.tr("Download {0}").format(size)
        if other and file is not None and file.file.quantisation:
            download = self.tr("Download {0}, {1}").format(file.file.quantisation, size)
        words, icon = {
            Way.DOWNLOAD: (download, "download"),
            Way.DOWNLOAD_ANYWAY: (self.tr("Download anyway, {0}").format(size), "download"),
            Way.NO_ROOM: (download, "download"),
            Way.WAIT: (self.tr("In downloads"), "arrow-down"),
            Way.CHAT: (self.tr("Start a chat"), "message-square-plus"),
            Way.PAGE: (self.tr("Ask its publisher"), "external-link"),
        }.get(self.way, ("", ""))
        is_secondary = self.way in SECONDARY
        shown, beside = (self.secondary, self.primary) if is_secondary else (self.primary, self.secondary)
        shown.setText(words)
        shown.set_icon(icon or None)
        shown.setEnabled(self.way not in (Way.NO_ROOM, Way.WAIT))
        shown.setVisible(self.way is not Way.NONE)
        beside.setText(self.tr("Start a chat with {0}").format(other) if other else "")
        beside.set_icon("message-square-plus" if other else None)
        beside.setEnabled(True)
        beside.setVisible(bool(other))

    def _warning(self, file: FileOffer | None, details: Details) -> str:
        if self.way is Way.NO_ROOM and file is not None:
            needed, free = size_text(file.file.size + SPARE), size_text(details.disk_free)
            words = self.tr("Needs {0} of the disk, {1} are free. Choose a smaller file or make room.")
            return words.format(needed, free)
        if self.way is Way.DOWNLOAD_ANYWAY and file is not None and file.fit is not None:
            return self.tr("{0}. Choose a smaller file, or keep it for another computer.").format(
                too_large_words(file.fit)
            )
        return ""

    def _foot_words(self, details: Details) -> str:
        if not details.offer.model.downloadable:
            return self.tr("It cannot be downloaded. It is shown so that its figures can be compared.")
        if not details.files:
            return self.tr("It has no model that Bantam can run: no GGUF file, or not all parts of one.")
        if self.way is Way.PAGE:
            return self.tr(
                "Its publisher gives it to people who have an account and agreed to the licence. After that, put your "
                "access key into Settings, Network."
            )
        if self.way is Way.CHAT:
            return self.tr("On this computer. Nothing is downloaded.")
        if details.offer.model.gated:
            return self.tr("From {0}, with your access key. No usage data.").format(details.host)
        return self.tr("From {0}. No account, no usage data.").format(details.host)

    def _on_primary_clicked(self) -> None:
        self._go() if self.way not in SECONDARY else self.chat_requested.emit(self._chat_id)

    def _on_secondary_clicked(self) -> None:
        if self.way is Way.LOOK:
            self.stop_requested.emit()
            return
        self._go() if self.way in SECONDARY else self.chat_requested.emit(self._chat_id)

    def _go(self) -> None:
        if self.way in (Way.DOWNLOAD, Way.DOWNLOAD_ANYWAY):
            self.download_requested.emit(self._file)
        elif self.way is Way.CHAT:
            self.chat_requested.emit(self._chat_id)
        elif self.way is Way.PAGE:
            self.page_requested.emit()
