"""Code: its language, its colours, copying it, growing it."""

import itertools

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.markdown.blocks import CodeText, Place
from desktop.ui.chat.markdown.code_block import CodeBlock
from desktop.ui.chat.markdown.code_languages import LANGUAGES, file_name_of, language_of
from desktop.ui.chat.markdown.prose_style import DEEPEST, INDENT, prose_style
from desktop.ui.theme.theme import Theme

PYTHON = "def add(a, b):\n    return a + 1  # 'text'"


@pytest.fixture
def block(theme: Theme, qtbot: QtBot) -> CodeBlock:
    made = CodeBlock(theme, prose_style(theme))
    qtbot.addWidget(made)
    made.resize(500, 200)
    made.show()
    return made


def colours(block: CodeBlock) -> set[str]:
    found = set()
    line = block.view.document().begin()
    while line.isValid():
        found |= {stretch.format.foreground().color().name() for stretch in line.layout().formats()}
        line = line.next()
    return found


NAMED = [
    ("python", "Python"),
    ("PY", "Python"),
    ("", "Code"),
    ("brainfuck", "brainfuck"),
    ("js app.js", "JavaScript · app.js"),
]


@pytest.mark.parametrize(("info", "words"), NAMED)
def test_the_language_is_named(block: CodeBlock, info: str, words: str) -> None:
    block.set_code(CodeText("x", info))
    assert block._language.text() == words


def test_every_language_has_a_lexer_that_exists() -> None:
    from pygments.lexers import get_lexer_by_name

    for language in LANGUAGES.values():
        if language.lexer:
            get_lexer_by_name(language.lexer)
    assert language_of("{.python}").name == "Python"


def test_words_get_their_colours(block: CodeBlock, theme: Theme, qtbot: QtBot) -> None:
    block.set_code(CodeText(PYTHON, "python"))
    wanted = {theme.colour(token).name() for token in ("code-keyword", "code-name", "code-number", "text3")}
    qtbot.waitUntil(lambda: wanted <= colours(block))


def test_without_a_language_there_are_no_colours(block: CodeBlock, qtbot: QtBot) -> None:
    block.set_code(CodeText(PYTHON))
    qtbot.wait(50)
    assert colours(block) == set()


def test_the_language_may_come_later(block: CodeBlock, qtbot: QtBot) -> None:
    """The fence is written letter by letter: “p”, “py”, then the code."""
    for info in ("p", "py"):
        block.set_code(CodeText("", info))
    for end in range(1, len(PYTHON) + 1):
        block.set_code(CodeText(PYTHON[:end], "py"))
    assert block.text() == PYTHON
    qtbot.waitUntil(lambda: len(colours(block)) >= 3)


def test_copy_takes_the_code_and_says_so(block: CodeBlock) -> None:
    block.set_code(CodeText(PYTHON, "python"))
    block._copy.click()
    assert QGuiApplication.clipboard().text() == PYTHON
    assert block._copy.text() == "Copied"
    block._copied.end()
    assert block._copy.text() == "Copy"


def test_long_lines_are_not_wrapped_and_get_a_bar(block: CodeBlock) -> None:
    block.set_code(CodeText("short"))
    low = block.height_for(500)
    block.set_code(CodeText("long " * 100))
    assert low < block.height_for(500) < 2 * low
    assert block.view.document().begin().layout().lineCount() == 1


def test_each_line_is_as_high_as_the_next(block: CodeBlock) -> None:
    heights = []
    for lines in range(1, 4):
        block.set_code(CodeText("\n".join("x" * lines for _ in range(lines))))
        heights.append(block.height_for(500))
    assert heights[1] - heights[0] == heights[2] - heights[1] == block.view.line_height


def test_code_in_a_list_is_indented_and_never_too_far(block: CodeBlock) -> None:
    block.set_code(CodeText("x", "", Place(indent=2)))
    assert block.indent == 2 * INDENT
    block.set_code(CodeText("x", "", Place(indent=500)))
    assert block.indent == DEEPEST * INDENT


def test_a_selection_is_copied_as_plain_words(block: CodeBlock) -> None:
    block.set_code(CodeText(PYTHON, "python"))
    cursor = block.view.textCursor()
    cursor.select(QTextCursor.SelectionType.Document)
    block.view.setTextCursor(cursor)
    data = block.view.createMimeDataFromSelection()
    assert data.text() == PYTHON
    assert not data.hasHtml()


def test_the_wheel_belongs_to_the_transcript(block: CodeBlock) -> None:
    block.set_code(CodeText("long " * 100))
    event = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(block.view.viewport(), event)
    assert not event.isAccepted()


def test_long_lines_are_wrapped_where_the_reader_wants_that(block: CodeBlock) -> None:
    block.set_code(CodeText("long " * 100 + "\nshort"))
    low = block.height_for(500)
    told: list[int] = []
    block.height_changed.connect(lambda: told.append(1))
    block._wrap.click()
    assert told
    high = block.height_for(500)
    assert high > low + 3 * block.view.line_height
    block.resize(500, high)
    assert block.view.horizontalScrollBar().maximum() == 0
    block.set_code(CodeText("long " * 100 + "\nshort\n" + "x" * 9_000))
    assert block.height_for(500) > high
    block._wrap.click()
    assert block.height_for(500) < high


@pytest.mark.parametrize(
    ("info", "name"),
    [
        ("python", "code.py"),
        ("js app.js", "app.js"),
        ("", "code.txt"),
        ("sql", "code.sql"),
        ('py title="a/b.py"', "code.py"),
        ("py ../../etc/passwd.py", "code.py"),
        ("LaTeX", "code.tex"),
        ("made-up", "code.txt"),
    ],
)
def test_a_file_gets_a_name(info: str, name: str) -> None:
    assert file_name_of(info) == name


def test_code_can_be_saved(block: CodeBlock, qtbot: QtBot) -> None:
    block.set_code(CodeText(PYTHON, "python add.py"))
    with qtbot.waitSignal(block.save_requested) as asked:
        block._save.click()
    assert asked.args == [PYTHON, "add.py"]


def test_code_runs_from_left_to_right(block: CodeBlock) -> None:
    block.set_code(CodeText("# שלום"))
    assert block.view.document().begin().textDirection() is Qt.LayoutDirection.LeftToRight


def test_the_buttons_do_not_lie_on_the_name(block: CodeBlock) -> None:
    block.set_code(CodeText("x", "a very long name of a language " * 5))
    block.resize(300, 100)
    block._place_header()
    parts = [block._language, block._wrap, block._save, block._copy]
    for left, right in itertools.pairwise(parts):
        assert left.geometry().right() < right.geometry().left()
    assert block._copy.geometry().right() < 300
