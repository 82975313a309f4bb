"""The PDF holds the words on as many pages as they need, and making it opens nothing."""

import re
import zlib

import msgspec
from pytestqt.qtbot import QtBot

from desktop.core.chat import Conversation
from desktop.core.exchange import WholeChat
from desktop.core.recap import Recap
from desktop.ui.ownership.pdf_writer import paper_style, pdf_of
from desktop.ui.theme.theme import Theme
from tests.ui.chat.chats import answer, question
from tests.ui.chat.markdown.hostile_sources import HOSTILE

RICH = "# Title\n\n`code`, **bold**.\n\n- one\n- two\n\n> quoted\n\n```py\nx = 1\n```\n\n|a|b|\n|-|-|\n|1|2|\n\n---\n"


def chat(asked: str, answered: str) -> WholeChat:
    conversation = Conversation(id="a", title="Bread", created_at=1.0, updated_at=2.0)
    messages = [question("q", asked, chat="a"), answer("b", answered, chat="a", parent="q")]
    return WholeChat(conversation=conversation, messages=messages)


def pages(data: bytes) -> int:
    return len(re.findall(rb"/Type /Page\b", data))


def drawn(data: bytes) -> int:
    """Bytes of drawing on all pages."""
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL)
    total = 0
    for stream in streams:
        try:
            total += len(zlib.decompress(stream))
        except zlib.error:
            continue
    return total


def test_a_short_chat_is_one_page(theme: Theme, qtbot: QtBot) -> None:
    data = pdf_of(chat("Hello", RICH), paper_style(theme))
    assert data.startswith(b"%PDF-1.")
    assert data.rstrip().endswith(b"%%EOF")
    assert pages(data) == 1


def test_a_long_chat_takes_pages(theme: Theme, qtbot: QtBot) -> None:
    short, long = (pdf_of(chat("Hello", RICH * times), paper_style(theme)) for times in (1, 20))
    assert pages(long) > 5
    assert drawn(long) > 5 * drawn(short)  # of which a part are fonts


def test_a_summary_is_on_the_page(theme: Theme, qtbot: QtBot) -> None:
    plain = chat("Hello", "Yes")
    recap = Recap(after_id="q", text="A summary of **all** that was said. " * 20, model_name="A model", created_at=3.0)
    with_summary = msgspec.structs.replace(plain, recaps=[recap])
    style = paper_style(theme)
    assert drawn(pdf_of(with_summary, style)) > drawn(pdf_of(plain, style)) + 500


def test_it_names_no_file_and_no_address_but_links_of_the_web(theme: Theme, qtbot: QtBot) -> None:
    for text in HOSTILE:
        data = pdf_of(chat(text, text), paper_style(theme))
        for address in re.findall(rb"/URI \((.*?)\)", data):
            assert address.startswith((b"http://", b"https://")), address
        for word in (b"/JavaScript", b"/Launch", b"/GoToR", b"/EmbeddedFile"):
            assert word not in data
