"""The list of backups."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from desktop.core.backup import Backup, BackupReason
from desktop.core.errors import ErrorKind, KnownError
from desktop.ui.ownership.backups_view import BackupsView
from desktop.ui.theme.theme import Theme


def backup(name: str, chats: int | None = 3, reason: BackupReason = BackupReason.DAILY) -> Backup:
    return Backup(name=name, path=Path(name), made_at=1e9, reason=reason, size=4_200_000, chats=chats)


def test_going_back_asks_in_place(theme: Theme, qtbot: QtBot) -> None:
    view = BackupsView(theme)
    qtbot.addWidget(view)
    view.set_backups([backup("one"), backup("two", reason=BackupReason.RESTORE), backup("three", chats=None)])
    view.show()
    one, two, three = view.rows
    assert "3 chats · 4 MB" in one.accessibleName()
    assert "before going back" in two.accessibleName()
    assert not three.restore_button.isEnabled()
    one.restore_button.click()
    two.restore_button.click()
    assert one.sure_button.isHidden()
    assert two.restore_button.isHidden()
    with qtbot.waitSignal(view.restore_requested) as heard:
        two.sure_button.click()
    assert heard.args == ["two"]
    assert two.sure_button.isHidden()


def test_while_it_copies_nothing_can_be_asked(theme: Theme, qtbot: QtBot) -> None:
    view = BackupsView(theme)
    qtbot.addWidget(view)
    view.set_backups([backup("one")])
    view.show()
    view.set_waiting(True)
    assert not view.back_up_button.isEnabled()
    assert not view.rows[0].isEnabled()
    view.set_waiting(False)
    assert view.back_up_button.isEnabled()
    view.show_error(KnownError(ErrorKind.BACKUP_FAILED, reason="it rains", path="/somewhere"))
    assert not view.error.isHidden()
    view.set_backups([])
    assert view.rows == []
