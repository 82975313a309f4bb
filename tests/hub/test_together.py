"""Files that belong together: all of them are in their places, or none is."""

from pathlib import Path

import pytest

from desktop.core.cancellation import Cancellation
from desktop.core.errors import ErrorKind, KnownError
from desktop.hub.protocol import Connection, Fetch, Installed, Progressed, WantedFile
from tests.fixtures.loopback_hub import faults
from tests.fixtures.loopback_hub.server import COMMIT, Hub
from tests.hub.conftest import Fetched

REPO = "maker/large-GGUF"
NAMES = ("large-00001-of-00002.gguf", "large-00002-of-00002.gguf", "mmproj-large.gguf")


def request(hub: Hub, folder: Path) -> Fetch:
    hub.files = {f"{REPO}/{name}": b"GGUF" + name.encode() * 40_000 for name in NAMES}
    files = [WantedFile(repo=REPO, name=name, path=str(folder / name)) for name in NAMES]
    return Fetch(connection=Connection(hub=hub.url), files=files)


def test_they_arrive_together(hub: Hub, fetched: Fetched) -> None:
    wanted = request(hub, fetched.folder)
    events = list(fetched.gate.events(wanted, Cancellation()))
    assert events[-1] == Installed(hashes=[hub.sha256(f"{REPO}/{name}") for name in NAMES], revision=COMMIT)
    assert sorted(path.name for path in fetched.folder.iterdir()) == sorted(NAMES)
    done = [event.done for event in events if isinstance(event, Progressed)]
    assert done == sorted(done)
    assert done[-1] == sum(len(data) for data in hub.files.values())


def test_where_one_fails_none_is_listed_and_nothing_is_fetched_twice(hub: Hub, fetched: Fetched) -> None:
    wanted = request(hub, fetched.folder)
    hub.faults.extend([faults.cut(10**9), faults.cut(10**9), faults.status(404)])  # two whole ones, and then none
    with pytest.raises(KnownError) as caught:
        list(fetched.gate.events(wanted, Cancellation()))
    assert caught.value.kind is ErrorKind.DOWNLOAD_NOT_THERE
    assert not list(fetched.folder.glob("*.gguf"))
    before = hub.sent
    list(fetched.gate.events(wanted, Cancellation()))
    assert hub.sent - before <= len(hub.files[f"{REPO}/{NAMES[2]}"])
    assert sorted(path.name for path in fetched.folder.iterdir()) == sorted(NAMES)
