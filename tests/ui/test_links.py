"""Only web addresses are opened, shown in full first, and only when the person says so."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.links import LinkDialog, open_link, web_address

ADDRESS = "https://example.org/a?b=c"


class Browser(QObject):
    """Stands where the system's browser would."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(url.toString())


@pytest.fixture
def browser(qtbot: QtBot) -> Iterator[Browser]:
    made = Browser()
    QDesktopServices.setUrlHandler("https", made, "open")  # type: ignore[arg-type]  # bytes are refused, whatever the stub says
    yield made
    QDesktopServices.unsetUrlHandler("https")


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def asked(parent: QWidget) -> LinkDialog:
    dialog = open_link(ADDRESS, parent)
    assert dialog is not None
    return dialog


@pytest.mark.parametrize(
    "url",
    ["", "file:///etc/passwd", "javascript:alert(1)", "data:text/html,x", "ftp://example.org", "mailto:a@b.c",
     "https://", "https:///x", "//example.org", "example.org", "smb://host/x", " https://example.org", "http://[::1"],
)  # fmt: skip
def test_nothing_else_is_an_address(url: str, parent: QWidget) -> None:
    assert web_address(url) == ""
    assert open_link(url, parent) is None


def test_letters_that_look_alike_are_shown_as_they_are_sent() -> None:
    assert web_address("https://ex\u0430mple.org/\u00e4") == "https://xn--exmple-4nf.org/%C3%A4"


def test_it_is_shown_in_full_and_not_opened_yet(parent: QWidget, browser: Browser) -> None:
    dialog = asked(parent)
    field = dialog.findChild(QPlainTextEdit)
    assert field is not None
    assert field.toPlainText() == ADDRESS
    assert browser.opened == []
    assert dialog.cancel_button.hasFocus() or not dialog.isActiveWindow()
    dialog.reject()


def test_opening_opens_it_once_and_goes(parent: QWidget, browser: Browser, qtbot: QtBot) -> None:
    dialog = asked(parent)
    with qtbot.waitSignal(dialog.destroyed):
        dialog.open_button.click()
    assert browser.opened == [ADDRESS]


def test_copying_opens_nothing(parent: QWidget, browser: Browser, qtbot: QtBot) -> None:
    dialog = asked(parent)
    with qtbot.waitSignal(dialog.destroyed):
        dialog.copy_button.click()
    assert QGuiApplication.clipboard().text() == ADDRESS
    assert browser.opened == []


def test_cancelling_opens_nothing(parent: QWidget, browser: Browser, qtbot: QtBot) -> None:
    dialog = asked(parent)
    with qtbot.waitSignal(dialog.destroyed):
        dialog.cancel_button.click()
    assert browser.opened == []
