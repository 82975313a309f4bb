"""One file through the real child from a real server: whole and right, or not there at all."""

import threading
import time
from pathlib import Path

import msgspec
import pytest

from desktop.core.cancellation import Cancellation
from desktop.core.errors import ErrorKind, KnownError
from desktop.hub.client import HubGate
from desktop.hub.protocol import Connection, Event, Fetch, Installed, Progressed, Retrying
from desktop.library.model_library import ModelLibrary
from tests.fixtures.loopback_hub import faults
from tests.fixtures.loopback_hub.faults import Fault
from tests.fixtures.loopback_hub.server import COMMIT, Hub
from tests.hub.conftest import DATA, NAME, Fetched

MIDDLE = len(DATA) // 2


def tries(events: list[Event]) -> int:
    return sum(isinstance(event, Retrying) for event in events)


def leftovers(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name != "model.gguf")


def test_a_file_arrives_is_verified_and_cannot_be_changed(hub: Hub, fetched: Fetched) -> None:
    events = fetched.run(hub)
    assert events[-1] == Installed(hashes=[hub.sha256(NAME)], revision=COMMIT)
    assert fetched.final.read_bytes() == DATA
    assert fetched.final.stat().st_mode & 0o777 == 0o444
    assert leftovers(fetched.folder) == []
    done = [event.done for event in events if isinstance(event, Progressed)]
    assert done == sorted(done)
    assert done[-1] == len(DATA)
    assert [(use.host, use.why) for use in fetched.uses.values()] == [("127.0.0.1", "download")]
    assert next(iter(fetched.uses.values())).received > len(DATA)


@pytest.mark.parametrize(
    "fault",
    [
        faults.cut(0),
        faults.cut(1),
        faults.cut(MIDDLE),
        faults.cut(len(DATA) - 1),
        faults.reset(MIDDLE),
        faults.status(503),
        faults.status(429, "0"),
        faults.status(408),
        faults.longer(100),
        faults.flip(MIDDLE),
        faults.NO_RANGE,
        faults.SHORTER,
    ],
    ids=str,
)
def test_what_passes_is_tried_again(hub: Hub, fetched: Fetched, fault: Fault) -> None:
    hub.faults.append(fault)
    events = fetched.run(hub)
    assert isinstance(events[-1], Installed)
    assert fetched.final.read_bytes() == DATA
    assert leftovers(fetched.folder) == []


def test_what_has_arrived_is_not_fetched_again(hub: Hub, fetched: Fetched) -> None:
    hub.faults.append(faults.cut(MIDDLE))
    fetched.run(hub)
    assert hub.sent <= len(DATA) + 65536
    asked = [headers.get("range", "") for path, headers in hub.asked if path.startswith("/cdn")]
    assert asked[0] == ""
    assert asked[1].startswith("bytes=")
    assert "if-range" in hub.asked[-1][1]


def test_two_versions_are_never_put_together(hub: Hub, fetched: Fetched) -> None:
    hub.faults.extend([faults.cut(MIDDLE), faults.NEW_ETAG])
    fetched.run(hub)
    assert fetched.final.read_bytes() == DATA
    assert hub.sent > len(DATA) + MIDDLE - 65536, "the new version from its beginning"


def test_another_file_than_the_pinned_one_is_refused(hub: Hub, fetched: Fetched) -> None:
    with pytest.raises(KnownError) as caught:
        fetched.run(hub, sha256="0" * 64, size=len(DATA))
    assert caught.value.kind is ErrorKind.DOWNLOAD_CHANGED
    assert list(fetched.folder.iterdir()) == [], "not even an empty beginning"


def test_a_file_that_is_damaged_twice_is_set_aside_and_goes_when_the_right_one_comes(
    hub: Hub, fetched: Fetched
) -> None:
    hub.faults.extend([faults.flip(MIDDLE), faults.flip(MIDDLE)])
    with pytest.raises(KnownError) as caught:
        fetched.run(hub)
    assert caught.value.kind is ErrorKind.DOWNLOAD_CORRUPT
    assert "set aside as model.gguf.damaged" in str(caught.value.safe)
    assert not fetched.final.exists()
    assert [path.name for path in fetched.folder.iterdir()] == ["model.gguf.damaged"]
    wrong = (fetched.folder / "model.gguf.damaged").read_bytes()
    assert len(wrong) == len(DATA)
    assert wrong != DATA
    assert ModelLibrary(None, fetched.folder).models() == [], "nothing takes it for a model"
    fetched.run(hub)
    assert fetched.final.read_bytes() == DATA
    assert [path.name for path in fetched.folder.iterdir()] == ["model.gguf"]


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        (faults.status(401), ErrorKind.HUB_TOKEN),
        (faults.status(403), ErrorKind.HUB_GATED),
        (faults.status(404), ErrorKind.DOWNLOAD_NOT_THERE),
        (faults.PORTAL, ErrorKind.DOWNLOAD_PORTAL),
        (faults.redirect("https://elsewhere.example/model.gguf"), ErrorKind.DOWNLOAD_REDIRECT),
        (faults.redirect("http://huggingface.co/model.gguf"), ErrorKind.DOWNLOAD_REDIRECT),
        (faults.redirect("file:///etc/passwd"), ErrorKind.DOWNLOAD_REDIRECT),
    ],
    ids=str,
)
def test_what_does_not_pass_says_so_at_once(hub: Hub, fetched: Fetched, fault: Fault, kind: ErrorKind) -> None:
    hub.front_faults.append(fault)
    with pytest.raises(KnownError) as caught:
        fetched.run(hub)
    assert caught.value.kind is kind
    assert len(hub.asked) == 1
    assert list(fetched.folder.iterdir()) == []


def test_a_circle_of_addresses_ends(hub: Hub, fetched: Fetched) -> None:
    here = f"{hub.url}/{NAME.rpartition('/')[0]}/resolve/main/{NAME.rpartition('/')[2]}"
    hub.front_faults.append(faults.redirect(here))
    with pytest.raises(KnownError) as caught:
        fetched.run(hub)
    assert caught.value.kind is ErrorKind.DOWNLOAD_REDIRECT


def test_without_a_checksum_nothing_is_fetched(hub: Hub, fetched: Fetched) -> None:
    hub.tells_hash = False
    with pytest.raises(KnownError) as caught:
        fetched.run(hub)
    assert caught.value.kind is ErrorKind.DOWNLOAD_WITHOUT_HASH


def test_a_download_that_is_ended_goes_on_where_it_was(hub: Hub, fetched: Fetched) -> None:
    hub.rate = 4e6
    cancel = Cancellation()
    seen = 0
    for event in fetched.gate.events(fetched.request(hub), cancel):
        if isinstance(event, Progressed) and event.done > MIDDLE:
            seen = event.done
            cancel.cancel()
    part = fetched.folder / "model.gguf.part"
    assert seen <= part.stat().st_size < len(DATA)
    assert not fetched.final.exists()
    hub.rate, before = 0.0, hub.sent
    fetched.run(hub)
    assert fetched.final.read_bytes() == DATA
    assert hub.sent - before <= len(DATA) - seen + 200_000
    assert leftovers(fetched.folder) == []


def test_the_beginning_of_another_file_is_not_gone_on_with(hub: Hub, fetched: Fetched) -> None:
    hub.faults.append(faults.status(404))
    fetched.folder.mkdir()
    (fetched.folder / "model.gguf.part").write_bytes(b"GGUF of something else")
    with pytest.raises(KnownError):
        fetched.run(hub)
    fetched.run(hub)
    assert fetched.final.read_bytes() == DATA


def test_what_is_installed_is_not_fetched_again(hub: Hub, fetched: Fetched) -> None:
    fetched.run(hub)
    before = hub.sent
    fetched.run(hub, sha256=hub.sha256(NAME), size=len(DATA))
    assert hub.sent == before


def test_what_is_installed_is_not_fetched_again_where_only_the_hub_knows_its_hash(hub: Hub, fetched: Fetched) -> None:
    fetched.run(hub)
    assert isinstance(fetched.run(hub)[-1], Installed)
    assert leftovers(fetched.folder) == []
    fetched.final.unlink()
    fetched.run(hub)
    assert fetched.final.read_bytes() == DATA


@pytest.mark.parametrize("is_told", [True, False])
def test_another_file_of_that_name_is_never_replaced(hub: Hub, fetched: Fetched, is_told: bool) -> None:
    fetched.folder.mkdir()
    fetched.final.write_bytes(b"GGUF" + bytes(len(DATA) - 4))
    sha256, size = (hub.sha256(NAME), len(DATA)) if is_told else ("", 0)
    with pytest.raises(KnownError) as caught:
        fetched.run(hub, sha256=sha256, size=size)
    assert caught.value.kind is ErrorKind.DOWNLOAD_OTHER_HERE
    assert fetched.final.read_bytes() == b"GGUF" + bytes(len(DATA) - 4)
    assert leftovers(fetched.folder) == []


def test_a_file_that_somebody_puts_there_meanwhile_stays(hub: Hub, fetched: Fetched) -> None:
    def put(_place: int) -> None:
        hub.on_sent = lambda _place: None
        fetched.final.write_bytes(b"mine")

    hub.on_sent = put
    with pytest.raises(KnownError) as caught:
        fetched.run(hub)
    assert caught.value.kind is ErrorKind.DOWNLOAD_OTHER_HERE
    assert fetched.final.read_bytes() == b"mine"


def test_two_that_want_the_same_take_turns(hub: Hub, fetched: Fetched) -> None:
    hub.rate = 3e6
    ended: list[Event] = []
    sha256 = hub.sha256(NAME)
    threads = [
        threading.Thread(target=lambda: ended.append(fetched.run(hub, sha256=sha256, size=len(DATA))[-1]))
        for _ in range(2)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(isinstance(event, Installed) for event in ended)
    assert hub.sent == len(DATA)
    assert leftovers(fetched.folder) == []


def test_the_switch_forbids_everything(hub: Hub, fetched: Fetched) -> None:
    gate = HubGate(lambda: False, lambda use: fetched.uses.__setitem__(use.id, use))
    with pytest.raises(KnownError) as caught:
        list(gate.events(fetched.request(hub), Cancellation()))
    assert caught.value.kind is ErrorKind.NETWORK_OFF
    assert hub.asked == []
    assert fetched.uses == {}


def test_a_folder_that_cannot_be_written_is_named(hub: Hub, fetched: Fetched) -> None:
    fetched.folder.write_text("a file in its place")
    with pytest.raises(KnownError) as caught:
        fetched.run(hub)
    assert caught.value.kind is ErrorKind.DOWNLOAD_FOLDER


def test_a_token_goes_to_the_hub_and_nowhere_else(hub: Hub, fetched: Fetched) -> None:
    request = fetched.request(hub)
    with_token = Fetch(connection=Connection(hub=hub.url, token="hf_secret"), files=request.files)
    list(fetched.gate.events(with_token, Cancellation()))
    assert hub.asked[0][1]["authorization"] == "Bearer hf_secret"


def test_a_token_stays_with_the_hub_when_the_file_lies_elsewhere(hub: Hub, fetched: Fetched) -> None:
    hub.keep_files_elsewhere()
    request = fetched.request(hub)
    with_token = msgspec.structs.replace(request, connection=Connection(hub=hub.url, token="hf_secret"))
    list(fetched.gate.events(with_token, Cancellation()))
    assert ["authorization" in headers for _path, headers in hub.asked] == [True, False]
    assert [(use.host, use.why) for use in fetched.uses.values()] == [
        ("127.0.0.1", "download"),
        ("localhost", "download"),
    ]


def test_the_child_refuses_too_where_the_network_is_off(hub: Hub, fetched: Fetched) -> None:
    request = msgspec.structs.replace(fetched.request(hub), connection=Connection(hub=hub.url, allowed=False))
    with pytest.raises(KnownError) as caught:
        list(fetched.gate.events(request, Cancellation()))
    assert caught.value.kind is ErrorKind.NETWORK_OFF
    assert hub.asked == []


def test_cancelling_takes_less_than_a_second_while_it_waits(hub: Hub, fetched: Fetched) -> None:
    hub.faults.append(faults.status(503, "60"))
    cancel = Cancellation()
    for event in fetched.gate.events(fetched.request(hub), cancel):
        if isinstance(event, Retrying):
            assert event.seconds >= 60
            began = time.monotonic()
            cancel.cancel()
    assert time.monotonic() - began < 1
