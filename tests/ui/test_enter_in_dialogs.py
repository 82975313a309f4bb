"""In a dialog Enter does what its one prominent button says, wherever the keyboard is but in a text."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPushButton

from desktop.ui.widgets import Button
from tests.fixtures.dialogs import DIALOGS
from tests.fixtures.open_window import OpenWindow

# A wish that Enter alone must not fulfil: it opens another dialog, changes the prompt of every chat, or goes online.
NOT_BY_ENTER = {"import", "import under way", "import with problems", "own template", "link", "backups, asking"}


def test_enter_presses_the_prominent_button(program: OpenWindow) -> None:
    program.open()
    for name, make in DIALOGS.items():
        dialog = make(program.bantam, program.theme)
        dialog.show()
        prominent = [one for one in dialog.findChildren(Button) if one.kind == "primary" and one.isVisibleTo(dialog)]
        if name not in NOT_BY_ENTER:
            assert [one for one in prominent if one.isDefault()] == prominent, name
        dialog.close()
        dialog.deleteLater()


def test_enter_on_a_format_exports(program: OpenWindow) -> None:
    program.open()
    dialog = DIALOGS["export"](program.bantam, program.theme)
    assert isinstance(dialog, QDialog)
    dialog.show()
    dialog.activateWindow()
    program.until(dialog.isActiveWindow)
    button = next(one for one in dialog.findChildren(QPushButton) if one.isDefault())
    with program.qtbot.waitSignal(button.clicked):
        program.key(Qt.Key.Key_Return)
    dialog.close()
    dialog.deleteLater()
