"""The second lock: even HTML that got past the first one loads nothing."""

from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QImage, QTextDocument
from pytestqt.qtbot import QtBot

from desktop.ui.chat.markdown.safe_document import SafeDocument, SafeTextBrowser


@pytest.fixture
def picture(tmp_path: Path, qtbot: QtBot) -> str:
    """A real picture, ten pixels wide."""
    image = QImage(10, 10, QImage.Format.Format_RGB32)
    image.fill(0xFF0000)
    image.save(str(tmp_path / "red.png"))
    return QUrl.fromLocalFile(str(tmp_path / "red.png")).toString()


KINDS = [QTextDocument.ResourceType.ImageResource, QTextDocument.ResourceType.StyleSheetResource]


@pytest.mark.parametrize("kind", KINDS)
def test_no_resource_is_empty(qtbot: QtBot, kind: QTextDocument.ResourceType) -> None:
    """An empty answer would make Qt open the file itself."""
    found = SafeDocument().loadResource(kind.value, QUrl("file:///etc/passwd"))
    assert not found.isNull()


def test_a_picture_of_the_disk_is_one_clear_dot(picture: str, qtbot: QtBot) -> None:
    document = SafeDocument()
    document.setHtml(f"<img src='{picture}'>")
    document.size()
    loaded = document.resource(QTextDocument.ResourceType.ImageResource.value, QUrl(picture))
    assert isinstance(loaded, QImage)
    assert (loaded.width(), loaded.pixelColor(0, 0).alpha()) == (1, 0)


def test_a_view_shows_nothing_of_it_and_follows_nothing(picture: str, qtbot: QtBot) -> None:
    view = SafeTextBrowser()
    qtbot.addWidget(view)
    view.setHtml(f"<link rel=stylesheet href='file:///etc/passwd'><img src='{picture}' width=50 height=50>")
    view.resize(100, 100)
    view.show()
    shown = view.grab().toImage()
    assert "#ff0000" not in {shown.pixelColor(x, y).name() for x in range(100) for y in range(100)}
    assert not view.openLinks()
    assert not view.openExternalLinks()
    assert view.isReadOnly()
