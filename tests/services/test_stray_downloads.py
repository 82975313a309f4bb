"""What arrived and stands in no list is found again, gone on with, or thrown away."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.core.catalogue import HubFile
from desktop.core.download import DownloadState
from desktop.hub.client import HubGate
from desktop.hub.file_lock import FileLock
from desktop.hub.partial import Partial
from desktop.hub.protocol import Connection
from desktop.services.download_queue import DownloadQueue
from desktop.services.download_service import DownloadService
from desktop.services.stray_downloads import strays
from tests.fixtures.loopback_hub.server import Hub

DATA = b"GGUF" + bytes(300_000)
SHA256 = hashlib.sha256(DATA).hexdigest()
SPLIT = ("Q8_0/big-00001-of-00002.gguf", "Q8_0/big-00002-of-00002.gguf")


def begin(folder: Path, name: str, count: int = 100_000) -> None:
    """As much of a file has arrived."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = Partial(path)
    partial.open(SHA256, len(DATA))
    partial.write(DATA[:count])
    partial.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "models").mkdir()
    return tmp_path / "models"


def test_by_its_place_and_its_note(folder: Path) -> None:
    begin(folder, "maker/one/one.gguf")
    assert strays(folder, []) == [HubFile(repo="maker/one", name="one.gguf", size=len(DATA), exact=True, sha256=SHA256)]


def test_the_parts_of_a_model_and_its_projector_are_one(folder: Path) -> None:
    for name in SPLIT:
        begin(folder, f"maker/big/{name}")
    begin(folder, "maker/sees/sees.gguf")
    begin(folder, "maker/sees/mmproj-sees.gguf")
    found = strays(folder, [])
    assert [(one.name, one.parts, one.projector) for one in found] == [
        (SPLIT[0], SPLIT, ""),
        ("sees.gguf", (), "mmproj-sees.gguf"),
    ]


def test_what_stands_in_the_list_is_none(folder: Path) -> None:
    begin(folder, "maker/big/Q8_0/big-00002-of-00002.gguf")
    begin(folder, "maker/big/Q8_0/mmproj-big.gguf")
    known = HubFile(repo="maker/big", name=SPLIT[0], parts=SPLIT, projector="mmproj-big.gguf")
    assert strays(folder, [known]) == []


@pytest.mark.parametrize("name", ["loose.gguf", "maker/loose.gguf", "maker/one/one.bin", ".../one/one.gguf"])
def test_what_no_download_of_ours_would_have_left_is_left_alone(folder: Path, name: str) -> None:
    begin(folder, name)
    assert strays(folder, []) == []


def test_a_note_without_a_file_and_a_file_without_a_note_are_none(folder: Path) -> None:
    begin(folder, "maker/one/one.gguf", 0)
    (folder / "maker/one/two.gguf.part").write_bytes(DATA)
    (folder / "maker/one/three.gguf.part").write_bytes(DATA)
    (folder / "maker/one/three.gguf.part.json").write_bytes(b"{}")
    assert strays(folder, []) == []
    assert strays(folder / "nowhere", []) == []


def test_what_another_bantam_is_fetching_is_its_own(folder: Path) -> None:
    begin(folder, "maker/one/one.gguf")
    lock = FileLock(folder / "maker/one/one.gguf.lock")
    assert lock.acquire(wait=False)
    assert strays(folder, []) == []
    lock.release()
    assert len(strays(folder, [])) == 1
    assert not (folder / "maker/one/one.gguf.lock").exists()


@pytest.fixture
def service(folder: Path) -> Iterator[DownloadService]:
    begin(folder, "maker/one/one.gguf")
    with Hub({"maker/one/one.gguf": DATA}).running() as hub:
        gate, queue = HubGate(lambda: True, lambda _use: None), DownloadQueue(folder.parent / "downloads.json")
        made = DownloadService(gate, queue, lambda: folder, lambda: Connection(hub=hub.url))
        yield made
        made.shutdown()


def test_it_waits_in_the_list_until_a_person_says_so(service: DownloadService, folder: Path) -> None:
    [found] = service.downloads()
    assert (found.state, found.done, found.total) == (DownloadState.PAUSED, 100_000, len(DATA))
    service.go_on()
    assert service.downloads()[0].state is DownloadState.PAUSED, "nobody ever asked for it in this list"
    service.resume(found.id)
    assert service.wait(found.id, 30).state is DownloadState.DONE
    assert (folder / "maker/one/one.gguf").read_bytes() == DATA


def test_it_can_be_thrown_away(service: DownloadService, folder: Path) -> None:
    service.remove(service.downloads()[0].id)
    assert [path for path in folder.rglob("*") if path.is_file()] == []
