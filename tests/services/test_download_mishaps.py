"""What people, programs and other Bantams do to a download and its list: it costs what it must and no more."""

import json
import threading
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from desktop.core.catalogue import HubFile
from desktop.core.download import Download, DownloadState
from desktop.hub import file_lock, transfer
from desktop.hub.client import HubGate
from desktop.hub.fetching import fetch
from desktop.hub.partial import Partial
from desktop.hub.protocol import Connection, Event, Fetch, Installed, Progressed, Retrying, Verifying, WantedFile
from desktop.services.download_files import Speed, paths_of
from desktop.services.download_news import changes_of
from desktop.services.download_queue import DownloadQueue
from desktop.services.download_service import DownloadService
from tests.fixtures.loopback_hub.server import Hub

NAME = "maker/one/one.gguf"
DATA = b"GGUF" + bytes(range(256)) * 6_000
ONE = HubFile(repo="maker/one", name="one.gguf", size=len(DATA), exact=True)
TWO = HubFile(repo="maker/two", name="two.gguf", size=len(DATA), exact=True)


@pytest.fixture
def hub() -> Iterator[Hub]:
    with Hub({NAME: DATA, "maker/two/two.gguf": DATA}).running() as running:
        yield running


class Bantam:
    """One of those that share a folder of models, with a list of its own."""

    def __init__(self, folder: Path, name: str, hub: Hub) -> None:
        self.queue = folder / f"{name}.json"
        self.arrived: list[Download] = []
        self.breaks = False
        self.service = DownloadService(
            HubGate(lambda: True, lambda _use: None),
            DownloadQueue(self.queue),
            lambda: folder / "models",
            lambda: Connection(hub=hub.url),
            on_installed=self._on_installed,
        )

    def _on_installed(self, download: Download, _paths: list[Path], _installed: Installed) -> None:
        if self.breaks:
            raise RuntimeError("a bug")
        self.arrived.append(download)


@pytest.fixture
def bantams(tmp_path: Path, hub: Hub) -> Iterator[tuple[Bantam, Bantam]]:
    both = Bantam(tmp_path, "first", hub), Bantam(tmp_path, "second", hub)
    yield both
    for one in both:
        one.service.shutdown()


def until(service: DownloadService, state: DownloadState, done: int = 0) -> Download:
    reached = threading.Event()

    def hear(downloads: list[Download]) -> None:
        if downloads and downloads[0].state is state and downloads[0].done >= done:
            reached.set()

    end = service.listen(hear)
    hear(service.downloads())
    assert reached.wait(30), service.downloads()
    end()
    return service.downloads()[0]


def test_who_waits_for_another_bantam_and_gives_up_takes_nothing_from_it(
    bantams: tuple[Bantam, Bantam], hub: Hub
) -> None:
    first, second = (one.service for one in bantams)
    hub.rate = 1e6
    fetching = first.add("One", ONE)
    until(first, DownloadState.RUNNING, 200_000)
    waiting = second.add("One", ONE)
    until(second, DownloadState.OTHERS)
    second.remove(waiting.id)
    hub.rate = 0.0
    assert first.wait(fetching.id, 30).state is DownloadState.DONE
    assert hub.sent == len(DATA)


def test_what_is_asked_for_again_is_fetched_as_it_is_known_now(bantams: tuple[Bantam, Bantam], hub: Hub) -> None:
    service = bantams[0].service
    old = msgspec.structs.replace(ONE, sha256="0" * 64)
    service.wait(service.add("One", old).id, 30)
    assert service.downloads()[0].state is DownloadState.FAILED
    new = msgspec.structs.replace(ONE, sha256=hub.sha256(NAME))
    again = service.add("One", new)
    assert service.wait(again.id, 30).state is DownloadState.DONE
    assert len(service.downloads()) == 1


@pytest.mark.expects_log
def test_a_bug_costs_one_download_and_not_the_others(bantams: tuple[Bantam, Bantam]) -> None:
    bantam = bantams[0]
    bantam.breaks = True
    first = bantam.service.wait(bantam.service.add("One", ONE).id, 30)
    assert first.state is DownloadState.FAILED
    assert first.trouble is not None
    assert "something failed inside Bantam" in str(first.trouble.what)
    assert "a bug" in first.trouble.details
    bantam.breaks = False
    assert bantam.service.wait(bantam.service.add("Two", TWO).id, 30).state is DownloadState.DONE


@pytest.mark.parametrize("odd", [{"paused": "perhaps"}, {"file": 3}, None])
def test_an_entry_that_nobody_understands_costs_itself(tmp_path: Path, odd: dict[str, object] | None) -> None:
    queue = DownloadQueue(tmp_path / "downloads.json")
    both = [Download(id=str(n), name="x", file=file, state=DownloadState.WAITING) for n, file in enumerate((ONE, TWO))]
    queue.save(both)
    kept = json.loads((tmp_path / "downloads.json").read_bytes())
    kept[0] = odd and {**kept[0], **odd}
    (tmp_path / "downloads.json").write_text(json.dumps(kept))
    assert [one.file for one in queue.load()] == [TWO]


def test_one_whose_name_no_file_may_have_can_be_taken_off_the_list(tmp_path: Path, hub: Hub) -> None:
    odd = msgspec.structs.replace(ONE, name="../../one.gguf")
    DownloadQueue(tmp_path / "odd.json").save([Download(id="1", name="x", file=odd, state=DownloadState.WAITING)])
    service = Bantam(tmp_path, "odd", hub).service
    service.remove("1")
    assert service.downloads() == []


def test_names_that_differ_in_letter_case_alone_are_one_file_on_many_disks(tmp_path: Path) -> None:
    with pytest.raises(Exception, match="maker/one"):
        paths_of(HubFile(repo="maker/one", name="a.gguf", parts=("a.gguf", "A.gguf")), tmp_path)


def test_a_disk_that_knows_no_locks_is_not_another_bantam(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fcntl = pytest.importorskip("fcntl")

    def refuse(*_: int) -> None:
        raise OSError(37, "No locks available")

    monkeypatch.setattr(fcntl, "flock", refuse)
    lock = file_lock.FileLock(tmp_path / "x.lock")
    assert lock.acquire(wait=False)
    lock.release()
    assert list(tmp_path.iterdir()) == []


def test_a_speed_is_of_what_came_over_the_line() -> None:
    """A part that was here, one that begins anew, and a pause are no bytes a second."""
    speed = Speed()

    def at(done: int) -> float:
        return float(changes_of(Progressed(done=done, total=10**10), speed, "")["speed"])

    for done in (0, 1_000):
        at(done)
    changes_of(Verifying(), speed, "")
    assert at(9 * 10**9) == 0.0, "the first part was here"
    assert at(0) == 0.0, "it begins anew"
    at(10)
    changes_of(Retrying(seconds=60, reason=""), speed, "")
    assert not speed.is_known


def test_a_long_beginning_is_looked_over_before_anybody_is_asked(
    tmp_path: Path, hub: Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transfer, "LONG", 100_000)
    path = tmp_path / "one.gguf"
    wanted = WantedFile(repo="maker/one", name="one.gguf", size=len(DATA), sha256=hub.sha256(NAME), path=str(path))
    request = Fetch(connection=Connection(hub=hub.url), files=[wanted])
    partial = Partial(path)
    partial.open(wanted.sha256, wanted.size)
    partial.write(DATA[:500_000])
    partial.close()
    told: list[Event] = []
    fetch(request, told.append)
    assert told[:2] == [Verifying(), Progressed(done=500_000, total=len(DATA))]
    assert path.read_bytes() == DATA
