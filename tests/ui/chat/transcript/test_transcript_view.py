"""The invitation, what is waited for, what failed, and links."""

import itertools

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desktop.core.chat import Role
from desktop.core.errors import ErrorKind, KnownError
from desktop.settings import ThemeChoice
from desktop.ui.chat.transcript.transcript_view import TranscriptView
from desktop.ui.links import LinkDialog
from desktop.ui.theme.theme import Theme
from desktop.ui.widgets import ErrorCard
from tests.ui.chat.chats import answer, long_chat, question
from tests.ui.chat.transcript.settling import settle

STOPPED = KnownError(ErrorKind.ENGINE_STOPPED, doing="writing", reason="SIGKILL", details="line 1")


def test_an_empty_chat_invites(transcript: TranscriptView, qtbot: QtBot) -> None:
    assert transcript._empty.isVisible()
    first = transcript._empty.findChildren(QPushButton)[0]
    with qtbot.waitSignal(transcript.example_requested) as heard:
        first.click()
    assert heard.args == [first.text()]


def test_the_invitation_goes_with_the_first_message_and_comes_back(transcript: TranscriptView) -> None:
    transcript.add_message(question("q"))
    assert transcript._empty.isHidden()
    assert transcript.column.isVisible()
    transcript.set_messages([])
    assert transcript._empty.isVisible()
    assert transcript.column.isHidden()


def test_an_error_in_an_empty_chat_takes_the_place_of_the_invitation(transcript: TranscriptView) -> None:
    transcript.show_error(STOPPED)
    assert transcript._error.isVisible()
    assert transcript._empty.isHidden()
    transcript.clear_error()
    assert transcript._empty.isVisible()


def test_waiting_in_an_empty_chat_takes_the_place_of_the_invitation(transcript: TranscriptView) -> None:
    transcript.show_loading("Loading a model", 0.1)
    assert transcript._empty.isHidden()
    transcript.clear_loading()
    assert transcript._empty.isVisible()


def test_system_messages_are_not_shown(transcript: TranscriptView) -> None:
    transcript.set_messages([replace(question("s", "Be brief."), role=Role.SYSTEM), question("q")])
    transcript.add_message(replace(question("s2", "Be brief."), role=Role.SYSTEM))
    assert [row.text() for row in transcript.column.rows()] == ["What is it?"]


def test_opening_the_details_of_an_error_makes_room(transcript: TranscriptView, qtbot: QtBot) -> None:
    transcript.set_messages(long_chat(1, 2))
    transcript.show_error(STOPPED)
    card = transcript._error._card
    assert isinstance(card, ErrorCard)
    before = transcript._error.height()
    card._fold.click()
    qtbot.waitUntil(lambda: transcript._error.height() > before + 100)
    assert transcript._error.height() >= card.layout().totalMinimumSize().height()  # type: ignore[union-attr]
    card._fold.click()
    qtbot.waitUntil(lambda: transcript._error.height() == before)


def test_any_answer_can_be_written_anew(transcript: TranscriptView, qtbot: QtBot) -> None:
    transcript.set_messages([question("q"), answer("a")])
    row = transcript.column.row("a")
    assert row is not None
    button = row._footer._regenerate  # type: ignore[attr-defined]
    assert button.isVisible()
    with qtbot.waitSignal(transcript.regenerate_requested) as heard:
        button.click()
    assert heard.args == ["a"]
    transcript.add_message(question("q2"))
    assert button.isVisible()


def test_another_version_stands_where_the_first_stood(transcript: TranscriptView, qtbot: QtBot) -> None:
    chat = long_chat(6)
    transcript.set_messages(chat)
    settle(transcript, qtbot)
    bar = transcript.column.verticalScrollBar()
    first = transcript.column.put_up("a2")
    assert first is not None
    bar.setValue(first.y() + 40)
    settle(transcript, qtbot)
    before = first.y() - bar.value()
    transcript.column.hold("a2", "b2")
    transcript.set_messages([*chat[:5], answer("b2", "Another.\n\n" * 60)])
    settle(transcript, qtbot)
    second = transcript.column.row("b2")
    assert second is not None
    assert second.y() - bar.value() == before
    transcript.column.hold("b2", "nowhere")
    transcript.set_messages(chat)
    settle(transcript, qtbot)


def test_tab_goes_through_the_messages_in_their_order(transcript: TranscriptView, qtbot: QtBot) -> None:
    transcript.set_messages([question("q"), answer("a"), question("q2"), answer("a2")])
    settle(transcript, qtbot)
    transcript.column.setFocus(Qt.FocusReason.TabFocusReason)
    seen: list[str] = []
    while (focus := QApplication.focusWidget()) is not None and len(seen) < 60:
        name = transcript.message_with_focus()
        if seen and not name:
            break
        seen += [name] if name else []
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert [name for name, _ in itertools.groupby(seen)] == ["q", "a", "q2", "a2"]
    assert seen.count("a") >= 5, "text, copy, edit, regenerate, fork, more"


def test_models_are_named_where_several_wrote(transcript: TranscriptView, qtbot: QtBot) -> None:
    def named() -> bool:
        row = transcript.column.row("a")
        return row is not None and "A model" in row._footer._right.text()  # type: ignore[attr-defined]

    transcript.set_messages([question("q"), answer("a"), question("q2"), answer("b")])
    settle(transcript, qtbot)
    assert not named()
    transcript.add_message(replace(answer("c"), model_name="Another"))
    assert named()
    transcript.set_messages([question("q"), answer("a")])
    assert not named()


def test_a_link_is_asked_about_and_nothing_is_opened(transcript: TranscriptView, qtbot: QtBot) -> None:
    transcript.set_messages([question("q"), answer("a", "See [here](http://example.org/a%20b?x=1).")])
    row = transcript.column.row("a")
    assert row is not None
    view = row._body._parts[0]  # type: ignore[attr-defined]
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Tab)
    QTest.keyClick(view, Qt.Key.Key_Return)
    dialogs = transcript.window().findChildren(LinkDialog)
    assert [dialog.address for dialog in dialogs] == ["http://example.org/a%20b?x=1"]
    dialogs[0].cancel_button.click()


def test_the_look_changes_at_once(transcript: TranscriptView, theme: Theme, qtbot: QtBot) -> None:
    transcript.set_messages([question("q"), answer("a", "Words.\n\n```python\nx = 1\n```\n\nMore.")])
    settle(transcript, qtbot)
    light = [row.text() for row in transcript.column.rows()]
    theme.set_choice(ThemeChoice.DARK)
    settle(transcript, qtbot)
    assert [row.text() for row in transcript.column.rows()] == light
    row = transcript.column.row("a")
    assert row is not None
    picture = row.grab().toImage()
    colours = {picture.pixelColor(x, y).name() for x in range(200) for y in range(24)}
    assert theme.colour("text").name() in colours
