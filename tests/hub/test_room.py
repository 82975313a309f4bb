"""Room on the disk: for all that is still to come, and waited for without a pause where a disk takes no more."""

import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest

from desktop.core.download import DownloadState
from desktop.hub.fetching import Patience, fetch
from desktop.hub.protocol import Connection, Event, Fetch, NoRoom, WantedFile
from desktop.hub.room import LOOK_FOR_ROOM, Room
from desktop.services.download_files import Speed
from desktop.services.download_news import changes_of
from tests.fixtures.loopback_hub.server import Hub

FILES = {"maker/m/a.gguf": b"GGUF" + bytes(99_996), "maker/m/b.gguf": b"GGUF" + bytes(299_996)}


class _EnoughError(Exception):
    """It waits; no test does."""


def free(monkeypatch: pytest.MonkeyPatch, count: int) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: SimpleNamespace(free=count))


def test_a_disk_that_takes_no_more_although_it_tells_of_room_is_asked_again_after_a_while(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    free(monkeypatch, 10**12)
    told: list[Event] = []
    slept: list[float] = []
    Room(tmp_path, told.append, slept.append).wait(1_000_000, is_refused=True)
    assert told == [NoRoom(needed=1_100_000, free=10**12)]
    assert slept == [LOOK_FOR_ROOM]
    changes = changes_of(told[0], Speed(), "")
    assert changes["state"] is DownloadState.NO_ROOM
    assert str(changes["trouble"].what) == "The disk takes no more, although 1000000 MB are free"


@pytest.mark.parametrize(("there", "needed"), [(b"", 440_000), (b"GGUF", 439_995)])
def test_there_has_to_be_room_for_the_files_that_come_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hub: Hub, there: bytes, needed: int
) -> None:
    hub.files = FILES
    free(monkeypatch, 200_000)
    files = [
        WantedFile(repo="maker/m", name=name.rpartition("/")[2], path=str(tmp_path / name), size=len(data))
        for name, data in FILES.items()
    ]
    for file in files:
        Path(file.path).parent.mkdir(parents=True, exist_ok=True)
    if there:
        Path(f"{files[1].path}.part").write_bytes(there)

    def enough(_seconds: float) -> None:
        raise _EnoughError

    told: list[Event] = []
    with pytest.raises(_EnoughError):
        fetch(Fetch(connection=Connection(hub=hub.url), files=files), told.append, Patience(sleep=enough))
    [no_room] = [event for event in told if isinstance(event, NoRoom)]
    assert no_room == NoRoom(needed=needed, free=200_000)
    assert hub.sent <= 200_000, "what the connection holds by itself"
