"""The welcome in the real window, with a hub on this computer: from the recommendation to a chat with it."""

import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from desktop.core.catalogue import Commercial, HubFile, HubModel, Licence, Task
from desktop.core.download import DownloadState
from desktop.ui.widgets import Button
from tests.fixtures.loopback_hub import faults
from tests.fixtures.loopback_hub.server import Hub
from tests.fixtures.open_window import OpenWindow
from tests.library.gguf_maker import VAST_MODEL, Gguf

REPO, NAME = "somebody/Tiny-GGUF", "tiny-Q4_K_M.gguf"
DATA = Gguf().bytes() + b"\x01" * 300_000


@pytest.fixture
def hub() -> Iterator[Hub]:
    with Hub({f"{REPO}/{NAME}": DATA}).running() as running:
        yield running


@pytest.fixture(autouse=True)
def _catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, hub: Hub) -> None:
    """A catalogue of one model, which the hub has."""
    file = HubFile(
        repo=REPO, name=NAME, quantisation="Q4_K_M", size=len(DATA), exact=True, sha256=hub.sha256(f"{REPO}/{NAME}")
    )
    model = HubModel(
        id="tiny",
        name="Tiny Chat 1B",
        task=Task.CHAT,
        parameters=1_000_000_000,
        languages=("en",),
        licence=Licence(id="MIT", name="MIT License", commercial=Commercial.ALLOWED),
        released="2026-05-01",
        files=(file,),
        default_file=NAME,
    )
    folder = tmp_path / "catalogue"
    folder.mkdir()
    for name, value in (("models", [model]), ("quantisations", []), ("as_of", [{"as_of": "2026-05-02"}])):
        (folder / f"{name}.json").write_bytes(msgspec.json.encode(value))
    monkeypatch.setattr("desktop.composition_hub.CATALOGUE", folder)


def welcomed(program: OpenWindow, hub_url: str, **settings: Any) -> Any:
    """The welcome, as soon as it has something to recommend."""
    program.open(welcomed=False, hub=hub_url, **settings)
    view = program.bantam.first_run.view
    assert view is not None
    program.until(lambda: view.advice.pick)
    return view


def press(button: Button) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_only_a_click_fetches_and_a_chat_begins_with_what_came(program: OpenWindow, hub: Hub) -> None:
    view = welcomed(program, hub.url)
    window, way = program.bantam.window, view.advice.way
    assert view.advice.title.text() == "Tiny Chat 1B"
    assert way.foot.text() == "From 127.0.0.1 · MIT, commercial use allowed"
    assert hub.asked == []
    hub.rate = 150_000
    press(way.download)
    program.until(lambda: window.status.network.text().startswith("Downloading from 127.0.0.1"))
    program.until(lambda: way.meter.fraction > 0.1 and not way.moving.isHidden())
    assert program.bantam.first_run.view is view, "the built-in model can be begun with at any moment"
    program.until(lambda: not way.chat.isHidden())
    program.until(lambda: window.status.network.text() == "Offline · no network access")
    press(way.chat)
    assert window.screen_id == "chat"
    models = program.bantam.chat.models
    program.until(lambda: models.current is not None and models.current.path.name == NAME)
    assert program.bantam.composition.settings.current().welcomed
    assert models.current is not None
    assert models.current.path.read_bytes() == DATA


def test_a_hub_that_never_answers_is_named_and_given_up(program: OpenWindow, hub: Hub) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        view = welcomed(program, f"http://127.0.0.1:{silent.getsockname()[1]}")
        way, composition = view.advice.way, program.bantam.composition
        press(way.download)
        program.until(lambda: not way.stop.isHidden())
        assert way.foot.text() == "Asking 127.0.0.1"
        program.until(lambda: composition.network.now())
        press(way.stop)
        program.until(lambda: composition.network.now() is None)
        program.until(lambda: way.download.isEnabled())
        assert way.download.text().startswith("Download ")
        assert composition.downloads.downloads() == []


def test_what_its_own_header_says_is_asked_about_first(program: OpenWindow, hub: Hub) -> None:
    hub.files[f"{REPO}/{NAME}"] = Gguf(keys=VAST_MODEL).bytes() + b"\x01" * 300_000
    view = welcomed(program, hub.url)
    way, service = view.advice.way, program.bantam.composition.downloads
    assert view.advice.fit.text() == "Good · runs on the processor"
    press(way.download)
    program.until(lambda: not way.question.isHidden())
    assert "too large" in way.question.text()
    assert "another file in the place" in way.question.text(), "the catalogue knew its SHA-256"
    assert view.advice.fit.text().startswith("Needs about ")
    assert service.downloads() == []
    assert way.download.text() == "Download anyway, 302 kB"
    press(way.download)
    program.until(lambda: not way.chat.isHidden())
    assert [one.file.sha256 for one in service.downloads()] == [hub.sha256(f"{REPO}/{NAME}")]


def test_where_its_beginning_cannot_be_read_it_goes_on_with_the_estimate_and_says_so(
    program: OpenWindow, hub: Hub
) -> None:
    view = welcomed(program, hub.url)
    way = view.advice.way
    hub.front_faults.append(faults.status(503))  # once
    hub.rate = 150_000
    press(way.download)
    program.until(lambda: not way.moving.isHidden())
    assert way.foot.text().startswith("The beginning of its file could not be read, so this is an estimate.")
    program.until(lambda: not way.chat.isHidden())
    assert not way.question.isVisible()


def test_a_file_that_is_gone_is_said(program: OpenWindow, hub: Hub) -> None:
    view = welcomed(program, hub.url)
    hub.files = {f"{REPO}/other-Q8_0.gguf": DATA}
    press(view.advice.way.download)
    program.until(lambda: "is not there any more" in view.advice.way.foot.text())
    assert view.advice.way.download.isEnabled()
    assert program.bantam.composition.downloads.downloads() == []


def test_who_chats_with_the_built_in_model_meanwhile_is_told_when_it_has_come(program: OpenWindow, hub: Hub) -> None:
    view = welcomed(program, hub.url)
    hub.rate = 150_000
    press(view.advice.way.download)
    program.until(lambda: hub.sent)
    program.key(Qt.Key.Key_Return)
    assert program.bantam.window.screen_id == "chat"
    toasts = program.bantam.window.toasts
    program.until(lambda: toasts._toasts)
    (toast,) = toasts._toasts
    assert "Tiny Chat 1B is here and verified" in toast.accessibleName()
    press(toast.findChildren(Button)[0])
    models = program.bantam.chat.models
    program.until(lambda: models.current is not None and models.current.path.name == NAME)


def test_where_the_hub_cannot_be_reached_it_is_said_and_an_own_file_is_offered(
    program: OpenWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = welcomed(program, "http://127.0.0.1:9")
    way = view.advice.way
    press(way.download)
    program.until(lambda: way.title.text() == "127.0.0.1 cannot be reached")
    assert "Tr" in way.state.text()
    program.until(lambda: not way.own_file.isHidden())
    own = tmp_path / "Mine.gguf"
    own.write_bytes(DATA)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(own)], ""))
    press(way.own_file)
    imports = program.bantam.first_run.imports
    assert imports is not None
    program.until(lambda: imports.dialog is not None and imports.dialog.begin.isEnabled())
    assert imports.dialog is not None
    press(imports.dialog.begin)
    models = program.bantam.chat.models
    program.until(lambda: models.current is not None and models.current.path == own)
    assert program.bantam.window.screen_id == "chat"
    program.bantam.composition.downloads.pause_all()


def test_the_switch_forbids_it_before_anything_is_asked(program: OpenWindow, hub: Hub) -> None:
    view = welcomed(program, hub.url, network_allowed=False)
    way = view.advice.way
    assert way.download.isHidden()
    assert not way.notice.isHidden()
    assert not way.own_file.isHidden()
    assert hub.asked == []


def test_what_an_earlier_run_left_is_there_with_what_has_arrived(program: OpenWindow, hub: Hub) -> None:
    view = welcomed(program, hub.url)
    hub.rate = 100_000
    press(view.advice.way.download)
    part = program.paths.models / f"{REPO}/{NAME}.part"
    program.until(lambda: part.exists() and part.stat().st_size > 100_000)
    hub.rate = 2_000  # this computer may be tested now, which the end waits for: it must not be over before
    program.close()
    asked, hub.rate = len(hub.asked), 0.0
    view = welcomed(program, hub.url)
    way = view.advice.way
    program.until(lambda: not way.moving.isHidden())
    assert way.state.text() == "Paused"
    assert way.meter.fraction > 0.1
    assert len(hub.asked) == asked, "nothing goes on by itself"
    press(way.pause)
    program.until(lambda: not way.chat.isHidden())
    (download,) = program.bantam.composition.downloads.downloads()
    assert download.state is DownloadState.DONE


def test_another_model_is_chosen_where_they_all_are(program: OpenWindow, hub: Hub) -> None:
    view = welcomed(program, hub.url)
    press(view.others)
    assert program.bantam.window.screen_id == "models"
    program.until(lambda: program.bantam.composition.settings.current().welcomed)
