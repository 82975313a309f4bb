"""A disk that was full already when Bantam started: the chats can be read, and what cannot be done is told."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.composition import Composition
from desktop.core.errors import ErrorKind, KnownError
from desktop.paths import Paths
from tests.ui.chat.stored_chats import store_three_chats

if sys.platform == "win32":
    pytest.skip("mounts are not Windows'", allow_module_level=True)

from tests.fixtures.killed.limits import SmallDisk


@pytest.fixture
def full(tmp_path: Path) -> Iterator[Paths]:
    """Three chats, one of them deleted, and an answer that was being written, on a disk without a byte."""
    paths, disk = Paths.under(tmp_path / "data"), SmallDisk()
    paths.data.mkdir()
    try:
        disk.hold(paths.data)
    except PermissionError:
        pytest.skip("cannot mount here")
    composition = Composition(paths)
    store_three_chats(composition)
    with composition.database.writing() as connection:
        connection.execute("UPDATE messages SET finish = NULL WHERE id = 'stars-a'")
    composition.conversations.delete("bread")
    composition.close()
    fill(paths.data)
    yield paths
    disk.release()


def fill(folder: Path) -> None:
    """Write until nothing more can be."""
    with (folder / "ballast").open("ab", buffering=0) as file:
        try:
            while True:
                file.write(os.urandom(4096))
        except OSError:
            return


def test_the_chats_can_be_read_and_things_are_tidied_up_later(full: Paths) -> None:
    composition = Composition(full)
    assert [chat.title for chat in composition.conversations.conversations()] == ["Stars", "Rivers"]
    assert "Words about stars." in [message.text for message in composition.conversations.messages("stars")]
    assert composition.room.is_full
    assert not composition.room.look_again()
    composition.close()
    (full.data / "ballast").unlink()
    composition = Composition(full)
    assert [message.is_writing for message in composition.conversations.messages("stars")] == [False, False]
    assert not composition.room.is_full
    composition.close()
    assert (full.data / "reserve").exists()


def test_without_even_a_reserve_it_is_told_as_what_it_is(full: Paths) -> None:
    (full.data / "reserve").unlink()
    fill(full.data)
    composition = Composition(full)
    with pytest.raises(KnownError) as caught:
        _ = composition.store
    assert caught.value.kind is ErrorKind.DISK_FULL
    composition.close()
