"""Whether anything is online: told by a real child, for as long as it lives, however it ends."""

import itertools
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.composition import Composition
from desktop.core.cancellation import Cancellation
from desktop.core.catalogue import HubFile
from desktop.core.download import Download, DownloadState
from desktop.core.errors import ErrorKind, KnownError
from desktop.core.hub_search import HubSearch
from desktop.paths import Paths
from desktop.services.listeners import Listeners
from desktop.services.network_activity import NetworkActivity, Online
from tests.fixtures.loopback_hub import faults
from tests.fixtures.loopback_hub.server import Hub

NAME = "maker/one/one.gguf"
DATA = b"GGUF" + bytes(400_000)


@pytest.fixture
def hub() -> Iterator[Hub]:
    with Hub({NAME: DATA}).running() as running:
        yield running


@pytest.fixture
def composition(tmp_path: Path, hub: Hub) -> Iterator[Composition]:
    made = Composition(Paths.under(tmp_path / "data"))
    made.settings.change(hub=hub.url)
    yield made
    made.close()


def told(activity: NetworkActivity) -> list[Online | None]:
    seen: list[Online | None] = []
    activity.listen(lambda: seen.append(activity.now()))
    return seen


def test_a_search_is_told_with_the_mirrors_name(composition: Composition) -> None:
    seen = told(composition.network)
    composition.hub.search(HubSearch(words="one"))
    assert seen == [Online("127.0.0.1", is_download=False), None]
    assert seen[0] is not None
    assert seen[0].host == composition.hub_host


def test_a_failure_ends_it_too(composition: Composition, hub: Hub) -> None:
    seen = told(composition.network)
    hub.front_faults.extend([faults.status(500)] * 9)
    with pytest.raises(KnownError):
        composition.hub.search(HubSearch(words="one"))
    assert seen[-1] is None


def test_a_download_is_told_until_it_is_there_and_who_waits_hears_of_it(composition: Composition) -> None:
    seen, come = told(composition.network), list[str]()
    end = composition.arrivals.listen(lambda download: come.append(download.name))
    service = composition.downloads
    done = service.wait(service.add("One", HubFile(repo="maker/one", name="one.gguf")).id, 30)
    assert done.state is DownloadState.DONE
    service.shutdown()
    assert seen == [Online("127.0.0.1", is_download=True), None]
    assert come == ["One"]
    end()


def test_what_is_paused_is_offline(composition: Composition, hub: Hub) -> None:
    hub.rate = 50_000
    service, offline = composition.downloads, threading.Event()
    composition.network.listen(lambda: None if composition.network.now() else offline.set())
    download = service.add("One", HubFile(repo="maker/one", name="one.gguf"))
    while not service.downloads()[0].done:
        assert composition.network.now() in (None, Online("127.0.0.1", is_download=True))
    service.pause(download.id)
    assert offline.wait(10)


def test_nobody_is_online_where_it_is_forbidden(composition: Composition) -> None:
    composition.settings.change(network_allowed=False)
    seen = told(composition.network)
    with pytest.raises(KnownError) as refused:
        composition.hub.search(HubSearch(words="one"), Cancellation())
    assert refused.value.kind is ErrorKind.NETWORK_OFF
    assert seen == []


def test_the_switch_ends_what_is_going_on_at_once(composition: Composition, hub: Hub) -> None:
    hub.rate = 50_000
    service, offline = composition.downloads, threading.Event()
    composition.network.listen(lambda: None if composition.network.now() else offline.set())
    download = service.add("One", HubFile(repo="maker/one", name="one.gguf"))
    while not service.downloads()[0].done:
        time.sleep(0.01)
    composition.settings.change(network_allowed=False)
    assert offline.wait(5)
    failed = service.wait(download.id, 5)
    assert failed.state is DownloadState.FAILED
    assert failed.trouble is not None
    assert "switch in Settings is off" in str(failed.trouble.what)
    assert failed.done > 0, "what has arrived is kept"
    composition.settings.change(network_allowed=True)
    hub.rate = 0.0
    service.resume(download.id)
    assert service.wait(download.id, 30).state is DownloadState.DONE


def test_another_limit_in_the_settings_counts_for_what_is_running(composition: Composition, hub: Hub) -> None:
    hub.rate = 60_000
    service = composition.downloads
    download = service.add("One", HubFile(repo="maker/one", name="one.gguf"))
    while not service.downloads()[0].done:
        time.sleep(0.01)
    asked = len(hub.asked)
    composition.settings.change(theme="dark")
    time.sleep(0.3)
    assert len(hub.asked) == asked, "another setting is none of its business"
    hub.rate = 0.0
    composition.settings.change(download_limit=100)
    assert service.wait(download.id, 30).state is DownloadState.DONE


def test_a_host_that_is_lost_is_told_until_bytes_come_again(tmp_path: Path) -> None:
    away = Hub({NAME: DATA})
    away.server.server_close()  # nobody answers there
    composition = Composition(Paths.under(tmp_path / "data"))
    seen, service = told(composition.network), composition.downloads
    try:
        composition.settings.change(hub=away.url)
        download, until = service.add("One", HubFile(repo="maker/one", name="one.gguf")), time.monotonic() + 30
        while not (now := composition.network.now()) or not now.next_try:
            assert time.monotonic() < until
            time.sleep(0.01)
        assert now == Online("127.0.0.1", is_download=True, next_try=now.next_try)
        assert -1 < now.next_try - time.monotonic() < 60
        with Hub({NAME: DATA}, port=away.server.server_port).running():
            assert service.wait(download.id, 30).state is DownloadState.DONE
    finally:
        composition.close()
    kinds = ["offline" if one is None else "lost" if one.next_try else "connected" for one in seen]
    assert [kind for kind, _ in itertools.groupby(kinds)] == ["connected", "lost", "connected", "offline"]


def test_a_download_goes_before_a_question_and_who_has_left_hears_nothing() -> None:
    activity, arrivals = NetworkActivity(), Listeners[[Download]]()
    seen = list[Online | None]()
    end = activity.listen(lambda: seen.append(activity.now()))
    with activity.busy("a", is_download=False), activity.busy("b", is_download=True):
        assert activity.now() == Online("b", is_download=True)
    assert [one.host if one else "" for one in seen] == ["a", "b", "a", ""]
    end()
    end()
    with activity.busy("a", is_download=False):
        pass
    assert len(seen) == 4
    leave = arrivals.listen(lambda _: seen.append(None))
    leave()
    arrivals.tell(Download(id="1", name="1", file=HubFile(repo="a/b", name="c.gguf"), state=DownloadState.DONE))
    assert len(seen) == 4
