"""Backups on real files: made, checked, listed, gone back to; with full disks, damage and kills."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop.composition import Composition
from desktop.core.backup import BackupReason
from desktop.core.errors import ErrorKind, KnownError
from desktop.paths import Paths
from desktop.storage import backup as backup_module
from desktop.storage.backup_names import backup_name
from tests.ui.chat.stored_chats import store_three_chats

ROOT = Path(__file__).parents[2]
Compose = Callable[[], Composition]


@pytest.fixture
def compose(tmp_path: Path) -> Iterator[Compose]:
    """Compositions of one data folder, closed at the end."""
    made: list[Composition] = []

    def make() -> Composition:
        made.append(Composition(Paths.under(tmp_path / "data")))
        return made[-1]

    yield make
    for composition in made:
        composition.close()


def titles(composition: Composition) -> list[str]:
    return [chat.title for chat in composition.conversations.conversations()]


def test_todays_copy_is_made_once(compose: Compose) -> None:
    composition = compose()
    assert composition.backups.back_up_if_due() is None, "there is nothing to copy"
    store_three_chats(composition)
    assert composition.backups.is_due()
    made = composition.backups.back_up_if_due()
    assert made is not None
    assert (made.reason, made.chats) == (BackupReason.DAILY, 3)
    assert composition.backups.back_up_if_due() is None
    assert composition.backups.backups() == [made]
    assert [file.name for file in composition.paths.backups.iterdir()] == [made.name], "one file, nothing beside it"


@pytest.mark.parametrize("days", [1.1, -2.0])
def test_a_copy_from_another_day_makes_it_due(compose: Compose, days: float) -> None:
    composition = compose()
    composition.paths.backups.mkdir()
    (composition.paths.backups / backup_name(time.time() - days * 86_400, "daily")).touch()
    assert composition.backups.is_due()


def test_going_back_keeps_what_was_there(compose: Compose) -> None:
    composition = compose()
    store_three_chats(composition)
    first = composition.backups.back_up()
    composition.conversations.rename("bread", "Cake")
    before = composition.backups.restore(first.name)
    assert "Bread" in titles(composition)
    assert "Cake" not in titles(composition)
    assert before is not None
    assert before.reason is BackupReason.RESTORE
    composition.backups.restore(before.name)
    assert "Cake" in titles(composition)
    composition.conversations.rename("bread", "Pie")
    composition.close()
    assert "Pie" in titles(compose())


def test_a_backup_that_is_not_sound_touches_nothing(compose: Compose) -> None:
    composition = compose()
    store_three_chats(composition)
    good = composition.backups.back_up()
    data = bytearray(good.path.read_bytes())
    data[4096 * 2 : 4096 * 3] = os.urandom(4096)
    good.path.write_bytes(data)
    for name in (good.name, "none.sqlite3"):
        with pytest.raises(KnownError) as caught:
            composition.backups.restore(name)
        assert caught.value.kind is ErrorKind.BACKUP_UNUSABLE
    assert len(titles(composition)) == 3
    assert sorted(file.name for file in composition.paths.data.iterdir() if "restoring" in file.name) == []


def test_a_newer_backup_is_refused(compose: Compose) -> None:
    composition = compose()
    store_three_chats(composition)
    made = composition.backups.back_up()
    newer = sqlite3.connect(made.path)
    newer.execute("PRAGMA user_version = 99")
    newer.commit()
    newer.close()
    with pytest.raises(KnownError, match="newer Bantam"):
        composition.backups.restore(made.name)


def test_without_room_none_is_begun(compose: Compose, monkeypatch: pytest.MonkeyPatch) -> None:
    composition = compose()
    store_three_chats(composition)
    monkeypatch.setattr(backup_module, "SPARE", 1 << 60)
    with pytest.raises(KnownError) as caught:
        composition.backups.back_up()
    assert caught.value.kind is ErrorKind.BACKUP_FAILED
    assert "MB are free" in str(caught.value.what)
    assert list(composition.paths.backups.iterdir()) == []


def test_it_can_be_stopped(compose: Compose) -> None:
    composition = compose()
    store_three_chats(composition)
    composition.backups.stop()
    with pytest.raises(KnownError, match="stopped"):
        composition.backups.back_up()
    assert list(composition.paths.backups.iterdir()) == []


def test_a_damaged_file_is_set_aside_and_replaced(compose: Compose) -> None:
    composition = compose()
    store_three_chats(composition)
    made = composition.backups.back_up()
    composition.close()
    damage = b"no database" * 1000
    composition.paths.database.write_bytes(damage)
    broken = compose()
    with pytest.raises(KnownError) as caught:
        broken.backups.restore(made.name)
    assert caught.value.kind is ErrorKind.DATABASE_DAMAGED
    broken.restore_damaged(made.name)
    assert len(titles(broken)) == 3
    assert damage in [file.read_bytes() for file in composition.paths.backups.glob("*.copy")]


KILLED = """
import sys
from pathlib import Path
from desktop.composition import Composition
from desktop.paths import Paths
composition = Composition(Paths.under(Path(sys.argv[1])))
composition.store
print("ready", flush=True)
while True:
    composition.backups.restore(sys.argv[2])
    composition.conversations.rename("bread", "Cake")
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is a POSIX signal")
def test_killed_while_going_back_the_file_is_one_or_the_other(compose: Compose) -> None:
    composition = compose()
    store_three_chats(composition)
    made = composition.backups.back_up()
    composition.close()
    for round_number in range(12):
        child = subprocess.Popen(
            [sys.executable, "-c", KILLED, str(composition.paths.data), made.name],
            stdout=subprocess.PIPE,
            cwd=ROOT,
        )
        assert child.stdout is not None
        assert child.stdout.readline() == b"ready\n"
        time.sleep(0.013 * round_number)
        child.send_signal(signal.SIGKILL)
        child.wait()
        child.stdout.close()
        after = compose()
        assert sorted(titles(after)) in (["Bread", "Rivers", "Stars"], ["Cake", "Rivers", "Stars"])
        assert after.store.messages("bread")
        after.close()
