"""What Bantam puts on the clipboard: words, and for programs that take it the same with headings, lists and tables."""

from typing import NamedTuple

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication, QStandardItemModel

from desktop.exchange.html_blocks import pasted_html
from desktop.markdown.safe_text import displayable


class Copied(NamedTuple):
    """The same in three forms."""

    plain: str
    html: str
    markdown: str


def copy_answer(source: str) -> None:
    """Put an answer there: its Markdown as text, and rich text beside it. GUI thread."""
    put(displayable(source), pasted_html(source))


def copy_selected(copied: Copied, *, as_markdown: bool = False) -> None:
    """Put what was selected there. GUI thread."""
    if as_markdown:
        put(copied.markdown)
    else:
        put(copied.plain, copied.html)


def put(text: str, html: str = "") -> None:
    """Put text there, and the same as HTML."""
    QGuiApplication.clipboard().setMimeData(data_of(text, html))


def data_of(text: str, html: str = "") -> QMimeData:
    """Text and HTML as Qt hands them on.

    The clipboard lives longer than Python, and data that Python made takes the process down at its end. So a model of
    Qt's makes it, and what the model put into it is taken out.
    """
    maker = QStandardItemModel(1, 1)
    data = maker.mimeData([maker.index(0, 0)])
    for form in data.formats():
        data.removeFormat(form)
    data.setText(text)
    if html:
        data.setHtml(html)
    return data
