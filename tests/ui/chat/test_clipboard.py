"""What is put on the clipboard, and how a button says that it was."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop.exchange.html_blocks import pasted_html
from desktop.ui.chat.clipboard import Copied, copy_answer, copy_selected
from desktop.ui.theme.theme import Theme
from desktop.ui.widgets import Button, CopiedSign, IconButton

ROOT = Path(__file__).parents[3]


def test_an_answer_is_markdown_and_rich_text(qtbot: QtBot) -> None:
    copy_answer("# Rye\n\n**A** grass\u202e.")
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == "# Rye\n\n**A** grass\ufffd."
    assert "<h3>Rye</h3>\n<p><strong>A</strong> grass\ufffd.</p>" in data.html()


@pytest.mark.parametrize("work", ["copy_answer('**a**')", "put('a')", "view.selectAll(); view.copy()"])
def test_what_was_copied_does_not_take_the_program_down_at_its_end(work: str) -> None:
    code = (
        "from desktop.ui.application import make_application\n"
        "from desktop.ui.chat.clipboard import copy_answer, put\n"
        "from desktop.ui.chat.markdown.prose_style import prose_style\n"
        "from desktop.ui.chat.markdown.prose_view import ProseView\n"
        "from desktop.ui.theme.theme import Theme\n"
        "application = make_application(['bantam'])\n"
        "view = ProseView(prose_style(Theme()))\n"
        "view.write_plain('words')\n"
        f"{work}\n"
        "assert application.clipboard().text()\n"
        "view.deleteLater()\n"
        "application.sendPostedEvents(None, 52)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_markdown_alone_is_no_rich_text(qtbot: QtBot) -> None:
    copy_selected(Copied("words", "<p>words</p>", "**words**"), as_markdown=True)
    data = QGuiApplication.clipboard().mimeData()
    assert (data.text(), data.hasHtml()) == ("**words**", False)


def test_pasted_html_has_no_classes_and_no_way_out() -> None:
    source = '- a\n  - b\n\n> q\n\n[^1]: n\n\n|a|\n|-:|\n|1|\n\nclass="x" <img src=x> [l](javascript:x)'
    html = pasted_html(source)
    assert ' class="' not in html.replace("class=&quot;", "")
    assert "margin-left: 56px" in html
    assert "text-align: right" in html
    assert "&lt;img src=x&gt;" in html
    assert "href" not in html


def test_the_sign_is_shown_and_goes(theme: Theme, qtbot: QtBot) -> None:
    for button in (IconButton(theme, "copy", "Copy it"), Button(theme, "Copy it", icon="copy")):
        qtbot.addWidget(button)
        sign = CopiedSign(button)

        def words(one: Button = button) -> str:
            return one.toolTip() or one.text()

        for _ in range(2):
            sign.show()
            assert words() == "Copied"
            assert button._icon == "check"
        sign.end()
        assert words() == "Copy it"
        assert button._icon == "copy"
        assert not sign.is_shown
