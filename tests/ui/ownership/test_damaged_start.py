"""Chats that cannot be opened: the newest backup is a button, and nothing is erased."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.composition import Composition
from desktop.core.errors import KnownError
from desktop.paths import Paths
from desktop.ui.ownership.damaged_start import DamagedStartWindow
from desktop.ui.theme.theme import Theme
from tests.ui.chat.stored_chats import store_three_chats

ROOT = Path(__file__).parents[3]
DAMAGE = b"not a database" * 1000


def test_going_back_opens_the_chats_again(tmp_path: Path, theme: Theme, qtbot: QtBot) -> None:
    paths = Paths.under(tmp_path / "data")
    first = Composition(paths)
    store_three_chats(first)
    first.backups.back_up()
    first.close()
    paths.database.write_bytes(DAMAGE)
    broken = Composition(paths)
    with pytest.raises(KnownError) as caught:
        broken.store  # noqa: B018
    window = DamagedStartWindow(theme, caught.value, broken.backups.backups(), broken.restore_damaged)
    qtbot.addWidget(window)
    window.show()
    assert window.restore_button is not None
    with qtbot.waitSignal(window.accepted, timeout=20_000):
        window.restore_button.click()
    assert window.is_restored
    again = Composition(paths)
    assert len(again.conversations.conversations()) == 3
    again.close()
    assert DAMAGE in [file.read_bytes() for file in paths.backups.glob("*.copy")]


def test_without_a_backup_there_is_no_button(tmp_path: Path, theme: Theme, qtbot: QtBot) -> None:
    paths = Paths.under(tmp_path / "data")
    paths.create()
    paths.database.write_bytes(DAMAGE)
    broken = Composition(paths)
    with pytest.raises(KnownError) as caught:
        broken.store  # noqa: B018
    window = DamagedStartWindow(theme, caught.value, broken.backups.backups(), broken.restore_damaged)
    qtbot.addWidget(window)
    assert window.restore_button is None
    window.reject()


def test_what_cannot_be_gone_back_to_says_so(tmp_path: Path, theme: Theme, qtbot: QtBot) -> None:
    paths = Paths.under(tmp_path / "data")
    first = Composition(paths)
    store_three_chats(first)
    made = first.backups.back_up()
    first.close()
    backups = first.backups.backups()
    paths.database.write_bytes(DAMAGE)
    made.path.unlink()
    broken = Composition(paths)
    with pytest.raises(KnownError) as caught:
        broken.store  # noqa: B018
    window = DamagedStartWindow(theme, caught.value, backups, broken.restore_damaged)
    qtbot.addWidget(window)
    window.show()
    button = window.restore_button
    assert button is not None
    button.click()
    qtbot.waitUntil(lambda: "cannot be used" in window.card.accessibleName(), timeout=20_000)
    assert button.isEnabled()
    assert paths.database.read_bytes() == DAMAGE
    window.reject()
    assert not window.is_restored


# The program itself: the window that offers a backup is told to take it, and the one after it closes by itself.
PROGRAM = """
import sys
from desktop import app
from desktop.ui.ownership.damaged_start import DamagedStartWindow
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
make, show = app.make_application, app.BantamWindow.show
def made(words):
    application = make(words)
    timer = QTimer(application, interval=50)
    def look():
        for window in application.topLevelWidgets():
            if isinstance(window, DamagedStartWindow) and window.isVisible():
                timer.stop()
                window.restore_button.click()
    timer.timeout.connect(look)
    timer.start()
    return application
def shown(window, *again, **setting):
    show(window)
    window.chat.ready.connect(lambda: print("titles", window.chat_view.sidebar.rows.rowCount(), flush=True))
    window.chat.ready.connect(QApplication.closeAllWindows)
app.make_application, app.BantamWindow.show = made, shown
sys.exit(app.main(["--data-dir", sys.argv[1]]))
"""


@pytest.mark.slow
def test_the_program_goes_back_and_opens(tmp_path: Path) -> None:
    paths = Paths.under(tmp_path / "data")
    first = Composition(paths)
    first.settings.change(welcomed=True)
    store_three_chats(first)
    first.backups.back_up()
    first.close()
    paths.database.write_bytes(DAMAGE)
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(paths.data)],
        capture_output=True,
        text=True,
        timeout=60,
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.startswith("titles"), ran.stdout + ran.stderr
    assert int(ran.stdout.split(" ")[1]) >= 3
