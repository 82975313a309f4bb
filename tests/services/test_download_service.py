"""The queue: one after the other, paused, gone on with, in another order, and there again after a restart."""

import contextlib
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from desktop.core.catalogue import HubFile
from desktop.core.download import Download, DownloadState, NetworkUse
from desktop.core.errors import ErrorKind, KnownError
from desktop.hub.client import HubGate
from desktop.hub.protocol import Connection
from desktop.services.download_files import paths_of
from desktop.services.download_queue import DownloadQueue
from desktop.services.download_service import DownloadService
from tests.fixtures.loopback_hub import faults
from tests.fixtures.loopback_hub.server import Hub

DATA = b"GGUF" + bytes(range(256)) * 6_000
SPLIT = ("big-00001-of-00002.gguf", "big-00002-of-00002.gguf")
FILES = {
    "maker/one/one.gguf": DATA,
    "maker/two/two.gguf": DATA[:400_000],
    f"maker/big/{SPLIT[0]}": DATA[:500_000],
    f"maker/big/{SPLIT[1]}": DATA[:300_000],
    "maker/big/mmproj-big.gguf": DATA[:200_000],
    "maker/both/Q4_K_M/model.gguf": DATA[:100_000],
    "maker/both/Q8_0/model.gguf": DATA[:150_000],
}
ONE = HubFile(repo="maker/one", name="one.gguf", size=len(DATA), exact=True)
TWO = HubFile(repo="maker/two", name="two.gguf")
BIG = HubFile(repo="maker/big", name=SPLIT[0], parts=SPLIT, projector="mmproj-big.gguf")


@pytest.fixture
def hub() -> Iterator[Hub]:
    with Hub(FILES).running() as running:
        yield running


class Bench:
    """A service that can be ended and begun again."""

    def __init__(self, folder: Path, hub: Hub) -> None:
        self._folder, self._hub = folder, hub
        self.allowed = True
        self.uses: list[NetworkUse] = []
        self.service = self._make()

    def _make(self) -> DownloadService:
        return DownloadService(
            HubGate(lambda: self.allowed, self.uses.append),
            DownloadQueue(self._folder / "downloads.json"),
            lambda: self._folder / "models",
            lambda: Connection(hub=self._hub.url),
        )

    def restart(self) -> DownloadService:
        self.service.shutdown()
        self.service = self._make()
        return self.service


@pytest.fixture
def bench(tmp_path: Path, hub: Hub) -> Iterator[Bench]:
    made = Bench(tmp_path, hub)
    yield made
    made.service.shutdown()


def until(service: DownloadService, download: Download, state: DownloadState) -> Download:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        found = next(one for one in service.downloads() if one.id == download.id)
        if found.state is state:
            return found
        time.sleep(0.01)
    raise AssertionError(f"{found.state}: {found.trouble}")


def told(download: Download) -> str:
    """What a person is told of it."""
    assert download.trouble is not None
    return str(download.trouble.what)


def test_one_after_the_other(bench: Bench) -> None:
    seen: list[list[DownloadState]] = []
    bench.service.listen(lambda downloads: seen.append([one.state for one in downloads]))
    first, second = bench.service.add("One", ONE), bench.service.add("Two", TWO)
    done = bench.service.wait(second.id, 30)
    assert done.state is DownloadState.DONE
    assert bench.service.wait(first.id).state is DownloadState.DONE
    assert Path(done.path).read_bytes() == FILES["maker/two/two.gguf"]
    active = (DownloadState.RUNNING, DownloadState.VERIFYING)
    assert all(sum(state in active for state in states) <= 1 for states in seen)
    bench.service.shutdown()  # the last line of the ledger is written when the child has left
    assert {use.what for use in bench.uses} == {"maker/one/one.gguf", "maker/two/two.gguf"}


def test_a_split_model_and_its_projector_are_one(bench: Bench) -> None:
    done = bench.service.wait(bench.service.add("Big", BIG).id, 30)
    assert done.state is DownloadState.DONE
    folder = Path(done.path).parent
    assert sorted(path.name for path in folder.iterdir()) == sorted([*SPLIT, "mmproj-big.gguf"])
    assert done.done == done.total == 1_000_000


def test_files_of_the_same_name_in_two_folders_are_two(bench: Bench) -> None:
    names = ("Q4_K_M/model.gguf", "Q8_0/model.gguf")
    done = [bench.service.wait(bench.service.add(one, HubFile(repo="maker/both", name=one)).id, 30) for one in names]
    for name, one in zip(names, done, strict=True):
        assert one.path.endswith(f"models/maker/both/{name}")
        assert Path(one.path).read_bytes() == FILES[f"maker/both/{name}"]


@pytest.mark.parametrize("folder", ["..", "a/../b", "con", "a.", " a", "a/b/c/d/e/f", "c:", "a\\b"])
def test_no_folder_leads_elsewhere(tmp_path: Path, folder: str) -> None:
    with pytest.raises(KnownError) as caught:
        paths_of(HubFile(repo="maker/both", name=f"{folder}/model.gguf"), tmp_path)
    assert caught.value.kind is ErrorKind.HUB_ADDRESS


def test_a_projector_lies_beside_its_model(tmp_path: Path) -> None:
    file = HubFile(repo="maker/both", name="Q8_0/model.gguf", projector="mmproj-F16.gguf")
    assert {path.parent for path in paths_of(file, tmp_path)} == {tmp_path / "maker" / "both" / "Q8_0"}


def test_paused_and_gone_on_with(bench: Bench, hub: Hub) -> None:
    hub.rate = 1e6
    download = bench.service.add("One", ONE)
    while bench.service.downloads()[0].done < 300_000:
        time.sleep(0.01)
    is_running = bench.service.is_running
    bench.service.pause(download.id)
    paused = until(bench.service, download, DownloadState.PAUSED)
    assert is_running
    while bench.service.is_running:
        time.sleep(0.01)
    assert 300_000 <= paused.done < len(DATA)
    hub.rate = 0
    bench.service.resume(download.id)
    assert bench.service.wait(download.id, 30).state is DownloadState.DONE
    asked = [headers.get("range", "") for path, headers in hub.asked if path.startswith("/cdn")]
    assert len(asked) == 2
    assert int(asked[1].removeprefix("bytes=").rstrip("-")) >= 300_000


def test_a_restart_finds_what_was_there_and_starts_nothing_by_itself(bench: Bench, hub: Hub) -> None:
    hub.rate = 1e6
    bench.service.add("One", ONE)
    second = bench.service.add("Two", TWO)
    while bench.service.downloads()[0].done < 300_000:
        time.sleep(0.01)
    asked = len(hub.asked)
    hub.rate = 0
    again = bench.restart()
    assert [one.name for one in again.downloads()] == ["One", "Two"]
    assert [one.state for one in again.downloads()] == [DownloadState.PAUSED] * 2
    assert 300_000 <= again.downloads()[0].done < len(DATA), "what has arrived is told before anything is asked"
    time.sleep(0.1)
    assert len(hub.asked) == asked
    again.go_on()
    assert again.wait(second.id, 30).state is DownloadState.DONE
    assert again.downloads()[0].state is DownloadState.DONE


def test_another_order(bench: Bench, hub: Hub) -> None:
    hub.rate = 1e6
    first, second, third = (bench.service.add(one.name, one) for one in (ONE, TWO, BIG))
    bench.service.move(third.id, 1)
    assert [one.id for one in bench.service.downloads()] == [first.id, third.id, second.id]


def test_what_is_removed_leaves_nothing(bench: Bench, hub: Hub, tmp_path: Path) -> None:
    hub.rate = 1e6
    download = bench.service.add("One", ONE)
    while bench.service.downloads()[0].done < 100_000:
        time.sleep(0.01)
    bench.service.remove(download.id)
    assert bench.service.downloads() == []
    assert [path for path in (tmp_path / "models").rglob("*") if path.is_file()] == []


def test_a_failure_stays_in_the_list_with_its_reason(bench: Bench, hub: Hub) -> None:
    hub.front_faults.append(faults.status(404))
    download = bench.service.add("One", ONE)
    failed = until(bench.service, download, DownloadState.FAILED)
    assert "not there any more" in told(failed)
    bench.service.resume(download.id)
    assert bench.service.wait(download.id, 30).state is DownloadState.DONE


def test_the_switch_is_said_where_it_counts(bench: Bench, hub: Hub) -> None:
    bench.allowed = False
    failed = until(bench.service, bench.service.add("One", ONE), DownloadState.FAILED)
    assert "network" in told(failed)
    assert hub.asked == []
    assert bench.uses == []


def test_the_same_model_is_not_queued_twice(bench: Bench, hub: Hub) -> None:
    hub.rate = 1e6
    first = bench.service.add("One", ONE)
    assert bench.service.add("One", ONE).id == first.id
    assert len(bench.service.downloads()) == 1


def test_what_is_not_there_is_known(bench: Bench) -> None:
    for deed in (bench.service.pause, bench.service.resume, bench.service.remove):
        with pytest.raises(KnownError) as caught:
            deed("nothing")
        assert caught.value.kind is ErrorKind.DOWNLOAD_UNKNOWN


def test_gone_on_with_at_once_after_a_pause(bench: Bench, hub: Hub) -> None:
    hub.rate = 3e6
    download = bench.service.add("One", ONE)
    for _ in range(10):
        time.sleep(0.1)
        bench.service.pause(download.id)
        bench.service.resume(download.id)
    hub.rate = 0.0
    assert bench.service.wait(download.id, 30).state is DownloadState.DONE


@pytest.mark.parametrize(
    "file",
    [
        HubFile(repo="../x", name="a.gguf"),
        HubFile(repo="a/..", name="a.gguf"),
        HubFile(repo="a", name="a.gguf"),
        HubFile(repo="a/b", name=".."),
        HubFile(repo="a/b", name=".hidden.gguf"),
        HubFile(repo="a/b", name="a.gguf:stream"),
        HubFile(repo="a/b", name="..\\a.gguf"),
        HubFile(repo="a/b", name="CON.gguf"),
        HubFile(repo="a/b", name="a\n.gguf"),
        HubFile(repo="a/b", name="a.gguf", projector="one/a.gguf"),
    ],
    ids=repr,
)
def test_names_that_lead_elsewhere_are_refused(bench: Bench, file: HubFile) -> None:
    with pytest.raises(KnownError) as caught:
        bench.service.add("Odd", file)
    assert caught.value.kind is ErrorKind.HUB_ADDRESS
    assert bench.service.downloads() == []


def test_the_countdown_is_told_as_it_stands_and_trying_now_is_at_once(bench: Bench, hub: Hub) -> None:
    hub.front_faults.append(faults.status(503, "60"))
    download = bench.service.add("One", ONE)
    first = until(bench.service, download, DownloadState.RETRYING)
    assert 58 < first.retry_in <= 60
    assert first.trouble is not None
    assert told(first) == "127.0.0.1 has too much to do"
    assert "503" in first.trouble.details
    time.sleep(0.2)
    assert bench.service.downloads()[0].retry_in <= first.retry_in - 0.2
    bench.service.resume(download.id)
    assert bench.service.wait(download.id, 30).state is DownloadState.DONE


def test_no_network_is_another_thing_than_a_dropped_connection(bench: Bench, hub: Hub) -> None:
    hub.faults.append(faults.cut(100_000))
    download = bench.service.add("One", ONE)
    dropped = until(bench.service, download, DownloadState.RETRYING)
    assert told(dropped) == "The connection dropped"
    bench.service.pause(download.id)
    address, hub.url = hub.url, "http://127.0.0.1:9"  # nobody answers there
    bench.service.resume(download.id)
    gone = until(bench.service, download, DownloadState.UNREACHABLE)
    assert told(gone) == "127.0.0.1 cannot be reached"
    bench.service.pause(download.id)
    hub.url = address
    bench.service.resume(download.id)
    assert bench.service.wait(download.id, 30).state is DownloadState.DONE


def test_another_limit_counts_for_what_is_running(tmp_path: Path, hub: Hub) -> None:
    limits = [60_000.0, 0.0]
    service = DownloadService(
        HubGate(lambda: True, lambda _use: None),
        DownloadQueue(tmp_path / "downloads.json"),
        lambda: tmp_path / "models",
        lambda: Connection(hub=hub.url),
        lambda: limits[0],
    )
    try:
        download = service.add("One", ONE)
        while not service.downloads()[0].done:
            time.sleep(0.01)
        limits.pop(0)
        began = time.monotonic()
        service.limit_changed()
        assert service.wait(download.id, 20).state is DownloadState.DONE
        assert time.monotonic() - began < 10, "with the old limit it takes 25 seconds"
    finally:
        service.shutdown()


def kill_child() -> None:
    for child in psutil.Process().children():
        with contextlib.suppress(psutil.NoSuchProcess):  # a zombie is none to psutil
            if "--hub" in child.cmdline():
                child.kill()


def test_a_child_that_dies_is_started_again_and_goes_on(bench: Bench, hub: Hub) -> None:
    hub.rate = 500_000
    download = bench.service.add("One", ONE)
    while bench.service.downloads()[0].done < 300_000:
        time.sleep(0.01)
    kill_child()
    hub.rate = 0.0
    assert bench.service.wait(download.id, 30).state is DownloadState.DONE
    asked = [headers.get("range", "") for path, headers in hub.asked if path.startswith("/cdn")]
    assert len(asked) == 2
    assert asked[1].startswith("bytes=")


def test_children_that_die_at_once_are_given_up(bench: Bench, hub: Hub) -> None:
    began = list[int]()

    def kill() -> None:
        began.append(1)
        kill_child()

    hub.on_front = kill
    failed = until(bench.service, bench.service.add("One", ONE), DownloadState.FAILED)
    assert len(began) == 3
    assert told(failed).startswith("The part of Bantam that downloads One stopped: it was killed")
