"""The one place that opens what is outside Bantam: web addresses, shown in full and asked for first, and folders."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication, QTextOption
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

SCHEMES = ("http", "https")
WIDTH = 480
ADDRESS_LINES = 4


def open_link(url: str, parent: QWidget) -> "LinkDialog | None":
    """Ask whether to open `url`; returns the open dialog, or None for an address that nothing may open."""
    address = web_address(url)
    if not address:
        return None
    dialog = LinkDialog(address, parent)
    dialog.open()
    return dialog


def show_folder(folder: Path) -> bool:
    """Show one of Bantam's own folders in the system's file manager; False when none answers."""
    return folder.is_dir() and QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def web_address(url: str) -> str:
    """The http or https address that would really be opened, letters beyond ASCII encoded; empty if it is none."""
    parsed = QUrl(url, QUrl.ParsingMode.StrictMode)
    if not parsed.isValid() or parsed.scheme().lower() not in SCHEMES or not parsed.host():
        return ""
    return bytes(parsed.toEncoded().data()).decode("ascii")


class LinkDialog(QDialog):
    """Shows one address and what can be done with it. GUI thread; deletes itself when closed."""

    def __init__(self, address: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.address = address
        self.setObjectName("link-dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Open a web page"))
        self._words = QLabel(self.tr("This page is outside Bantam. Your browser will go online to show it."))
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self.open_button = self._button(self.tr("Open in browser"), "primary")
        self.copy_button = self._button(self.tr("Copy address"), "secondary")
        self.cancel_button = self._button(self.tr("Cancel"), "quiet")
        self.open_button.clicked.connect(self._on_open_clicked)
        self.copy_button.clicked.connect(self._on_copy_clicked)
        self.cancel_button.clicked.connect(self.reject)
        self._lay_out()
        self.setFixedWidth(max(WIDTH, self.minimumSizeHint().width()))
        self.cancel_button.setFocus()

    def _button(self, words: str, kind: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setProperty("kind", kind)
        button.setAutoDefault(False)
        return button

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.open_button, self.copy_button, self.cancel_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(self._words)
        layout.addWidget(self._address_field())
        layout.addLayout(buttons)

    def _address_field(self) -> QPlainTextEdit:
        field = QPlainTextEdit(self.address, self)
        field.setObjectName("link-address")
        field.setAccessibleName(self.tr("Address"))
        field.setReadOnly(True)
        field.setTabChangesFocus(True)
        field.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)
        field.setFixedHeight(ADDRESS_LINES * field.fontMetrics().lineSpacing() + 16)
        return field

    @Slot()
    def _on_open_clicked(self) -> None:
        if QDesktopServices.openUrl(QUrl(self.address, QUrl.ParsingMode.StrictMode)):
            self.accept()
        else:
            self._words.setText(self.tr("No browser answered. Copy the address and open it yourself."))

    @Slot()
    def _on_copy_clicked(self) -> None:
        QGuiApplication.clipboard().setText(self.address)
        self.accept()
