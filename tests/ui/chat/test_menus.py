"""The menus behind “…”, and what Bantam says about itself."""

from pytestqt.qtbot import QtBot

from desktop import __version__
from desktop.settings import ThemeChoice
from desktop.ui.chat.about_dialog import AboutDialog
from desktop.ui.chat.chat_header import ChatHeader
from desktop.ui.theme.theme import Theme
from desktop.ui.widgets import PlainLabel


def test_wishes_carry_the_chat(theme: Theme, qtbot: QtBot) -> None:
    header = ChatHeader(theme)
    qtbot.addWidget(header)
    header.menu.set_conversation("bread", is_stored=True)
    for action, signal in (
        (header.menu.rename_action, header.menu.rename_requested),
        (header.menu.delete_action, header.menu.delete_requested),
    ):
        with qtbot.waitSignal(signal) as heard:
            action.trigger()
        assert heard.args == ["bread"]


def test_a_chat_that_is_not_stored_has_nothing_to_rename_or_delete(theme: Theme, qtbot: QtBot) -> None:
    header = ChatHeader(theme)
    qtbot.addWidget(header)
    header.menu.set_conversation("new", is_stored=False)
    assert not header.menu.rename_action.isEnabled()
    assert not header.menu.delete_action.isEnabled()


def test_one_theme_is_ticked(theme: Theme, qtbot: QtBot) -> None:
    header = ChatHeader(theme)
    qtbot.addWidget(header)
    header.menu.set_theme_choice(ThemeChoice.LIGHT)
    with qtbot.waitSignal(header.menu.theme_requested) as heard:
        header.menu.theme_actions[ThemeChoice.DARK].trigger()
    assert heard.args == [ThemeChoice.DARK]
    ticked = [choice for choice, action in header.menu.theme_actions.items() if action.isChecked()]
    assert ticked == [ThemeChoice.DARK]


def test_the_menu_opens_under_its_button(theme: Theme, qtbot: QtBot) -> None:
    header = ChatHeader(theme)
    qtbot.addWidget(header)
    header.resize(700, 48)
    header.show()
    header.menu_button.click()
    assert header.menu.isVisible()
    header.menu.close()


def test_about_names_version_and_licences(theme: Theme, qtbot: QtBot) -> None:
    header = ChatHeader(theme)
    qtbot.addWidget(header)
    dialog = AboutDialog(theme, header)
    words = " ".join(label.text() for label in dialog.findChildren(PlainLabel))
    for part in (__version__, "Apache License 2.0", "SmolLM2", "llama.cpp", "LGPL", "SQLite"):
        assert part in words
