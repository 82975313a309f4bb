"""Find in the open chat, with keys, in the real window."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTextEdit

from desktop.composition import Composition
from desktop.core.chat import Conversation
from desktop.ui.chat.find.find_bar import FindBar
from desktop.ui.chat.markdown.message_text import MessageText
from tests.fixtures.open_window import OpenWindow
from tests.fixtures.screen_reader import unnamed
from tests.ui.chat.chats import answer, question
from tests.ui.chat.stored_chats import store_three_chats

TURNS = 120
WORDS = (
    "Paragraph about **{0}**, with a few words.\n\n- an item\n\n```python\nday = {0}\n```\n\n我喜欢吃面包🍞 Crème\n\n"
    * 2
)


def store_long_chat(composition: Composition) -> None:
    store = composition.store
    store.put_conversation(Conversation(id="long", title="Long", created_at=1.0, updated_at=1.0))
    before = None
    with store.database.writing():
        for turn in range(TURNS):
            asked = question(f"q{turn}", f"Question {turn}?", chat="long", parent=before)
            before = f"a{turn}"
            store.add_message(asked)
            store.add_message(answer(before, WORDS.format(turn), chat="long", parent=asked.id))


def bar(program: OpenWindow) -> FindBar:
    found = program.bantam.find.bar
    assert found is not None
    return found


def find(program: OpenWindow, words: str) -> None:
    program.ctrl(Qt.Key.Key_F)
    assert bar(program).field.hasFocus()
    bar(program).field.insert(words)  # no test can press the keys of every script
    program.until(lambda: program.bantam.find._index.is_complete)


def marked(program: OpenWindow) -> list[tuple[MessageText, QTextEdit.ExtraSelection]]:
    views = [view for row in program.view.transcript.column.rows() for view in row.views()]
    return [(view, mark) for view in views for mark in view.extraSelections()]


def current(program: OpenWindow) -> tuple[MessageText, int]:
    """The view with the place that is gone to, and how far below the upper edge of the transcript it is."""
    accent = program.theme.colour("accent")
    (view, mark), *others = [pair for pair in marked(program) if pair[1].format.background().color() == accent]
    assert others == []
    area = view.cursorRect(mark.cursor)
    column = program.view.transcript.column
    return view, view.mapTo(column.viewport(), area.topLeft()).y()


@pytest.fixture
def long(program: OpenWindow) -> OpenWindow:
    program.open(store_long_chat)
    program.until(program.answers)
    return program


def test_words_are_counted_marked_and_gone_through(program: OpenWindow) -> None:
    program.open(store_three_chats)
    program.until(program.answers)
    find(program, "STARS")
    assert bar(program).count.text() == "1 of 2"
    assert len(marked(program)) == 2
    first, _ = current(program)
    program.key(Qt.Key.Key_Return)
    assert bar(program).count.text() == "2 of 2"
    assert current(program)[0] is not first
    program.key(Qt.Key.Key_F3)
    assert bar(program).count.text() == "1 of 2"
    program.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert bar(program).count.text() == "2 of 2"
    program.key(Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert bar(program).count.text() == "1 of 2"
    assert unnamed(program.bantam.window) == []
    bar(program).field.setText("nothing of this")
    assert bar(program).count.text() == "No matches"
    assert not bar(program).next.isEnabled()
    assert marked(program) == []


def test_escape_closes_and_gives_the_keyboard_back(program: OpenWindow) -> None:
    program.open(store_three_chats)
    program.until(program.answers)
    program.view.composer.focus()
    find(program, "stars")
    program.key(Qt.Key.Key_Escape)
    assert bar(program).isHidden()
    assert marked(program) == []
    assert program.view.composer.editor.hasFocus()
    program.ctrl(Qt.Key.Key_F)
    assert bar(program).field.selectedText() == "stars"
    assert bar(program).count.text() in ("1 of 2", "1 of 1")
    bar(program).next.setFocus()
    program.key(Qt.Key.Key_Escape)
    assert bar(program).isHidden()


def test_every_place_of_a_long_chat_is_reached_without_drawing_all_of_it(long: OpenWindow) -> None:
    column = long.view.transcript.column
    find(long, "question 7")
    total = 11  # 7 and 70 to 79
    assert bar(long).count.text().endswith(f" of {total}")
    seen = set()
    for _ in range(total):
        long.key(Qt.Key.Key_Return)
        long.until(lambda: column._settling is None and not column._later.isActive())
        view, top = current(long)
        assert 0 < top < column.viewport().height() - 10
        assert column.viewport().rect().contains(view.mapTo(column.viewport(), view.cursorRect().center()).x(), top)
        seen.add(view.text())
        assert len(column.rows()) < 60
    assert len(seen) == total


def settled(program: OpenWindow) -> Callable[[], bool]:
    column = program.view.transcript.column
    return lambda: column._settling is None and not column._later.isActive()


@pytest.mark.parametrize(("words", "each"), [("面包", 2), ("🍞", 2), ("creme", 2), ("day = 5", 0)])
def test_any_script_and_code(long: OpenWindow, words: str, each: int) -> None:
    find(long, words)
    total = each * TURNS if each else 22
    assert bar(long).count.text().endswith(f" of {total}")
    long.until(settled(long))
    long.until(lambda: current(long)[1] > 0)  # a busy computer draws what is above it a moment later


def test_the_place_stands_still_while_what_is_around_it_is_drawn(long: OpenWindow) -> None:
    find(long, "question 60?")
    long.until(settled(long))
    _, top = current(long)
    QTest.qWait(100)
    assert current(long)[1] == top
    assert not long.view.transcript.column.is_following


def test_another_chat_closes_the_bar(program: OpenWindow) -> None:
    program.open(store_three_chats)
    program.until(program.answers)
    find(program, "stars")
    program.view.sidebar.list.open_requested.emit("bread")
    assert bar(program).isHidden()
    assert program.bantam.find.current is None


@pytest.mark.engine
def test_an_answer_that_ends_is_counted_too(program: OpenWindow) -> None:
    program.open(max_tokens=8)
    program.send("Say rye.")
    program.until(program.answers)
    find(program, "rye")
    program.until_over()
    shown = sum(text.lower().count("rye") for text in program.shown())
    program.until(lambda: bar(program).count.text().endswith(f" of {shown}"))
