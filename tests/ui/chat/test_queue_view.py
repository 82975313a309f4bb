"""The card of what is sent next."""

from pytestqt.qtbot import QtBot

from desktop.settings import ThemeChoice
from desktop.ui.chat.queue_view import QueueView
from desktop.ui.theme.theme import Theme


def test_it_shows_what_waits_and_is_gone_without(theme: Theme, qtbot: QtBot) -> None:
    view = QueueView(theme)
    qtbot.addWidget(view)
    view.resize(600, 200)
    view.set_messages(["One\nline", "Two"], is_paused=False)
    assert view.isVisible()
    assert view.accessibleName() == "Next"
    assert view.row(0).accessibleName() == "One line"
    assert not view.resume_button.isVisible()
    with qtbot.waitSignal(view.edit_requested) as edit:
        view.row(1).edit_button.click()
    with qtbot.waitSignal(view.remove_requested) as remove:
        view.row(0).remove_button.click()
    assert (edit.args, remove.args) == ([1], [0])
    view.set_messages(["Two"], is_paused=True)
    assert view.accessibleName() == "Next, paused"
    with qtbot.waitSignal(view.resume_requested):
        view.resume_button.click()
    theme.set_choice(ThemeChoice.DARK)
    view.grab()
    view.set_messages([], is_paused=False)
    assert not view.isVisible()


def test_its_buttons_have_names(theme: Theme, qtbot: QtBot) -> None:
    view = QueueView(theme)
    qtbot.addWidget(view)
    view.set_messages(["One"], is_paused=True)
    names = {view.row(0).edit_button.accessibleName(), view.row(0).remove_button.accessibleName()}
    assert names == {"Edit this message", "Remove this message"}
    view.close()
