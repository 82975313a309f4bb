"""The models screen in the real window, with a hub on this computer: from the catalogue to an installed model."""

import socket
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.core.catalogue import HubFile
from desktop.core.download import DownloadState
from desktop.core.offer import Mark
from desktop.ui.models.models_view import ModelsTab
from desktop.ui.widgets import Button
from tests.fixtures.loopback_hub.server import Hub
from tests.fixtures.open_window import OpenWindow
from tests.library.gguf_maker import Gguf

REPO = "somebody/Tiny-GGUF"
NAME = "tiny-Q4_K_M.gguf"


@pytest.fixture
def hub() -> Iterator[Hub]:
    with Hub({f"{REPO}/{NAME}": Gguf().bytes() + b"\x01" * 200_000}).running() as running:
        yield running


def shown(program: OpenWindow, **settings: Any) -> Any:
    program.open(**settings)
    assert "screen" not in program.bantam.models.__dict__, "a start makes no models screen"
    program.bantam.window.show_screen("models")
    view = program.bantam.models.screen.view
    program.until(lambda: bool(view.details.model_id))
    return view


def test_the_catalogue_is_there_without_a_network(program: OpenWindow, hub: Hub) -> None:
    view = shown(program, hub=hub.url)
    names = {offer.model.name for offer in view.discover.rows.items}
    assert {"Mistral 7B Instruct v0.2", "Phi-2", "GPT-4", "Chinchilla 70B"} <= names
    assert hub.asked == []
    assert program.bantam.composition.ledger.uses() == []


def test_a_model_that_a_search_finds_is_fetched_and_can_chat(program: OpenWindow, hub: Hub) -> None:
    view = shown(program, hub=hub.url)
    window = program.bantam.window
    view.discover.hub_search_requested.emit("tiny")
    program.until(lambda: [one.model.id for one in view.discover.rows.items] == [REPO])
    program.until(lambda: view.details.model_id == REPO)
    assert view.discover.hub_words.text() == "These come from a search of 127.0.0.1"
    assert view.details.way._foot.text() == "From 127.0.0.1. No account, no usage data."
    button = view.details.way.primary
    program.until(button.isEnabled)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    service = program.bantam.composition.downloads
    program.until(lambda: [one.state for one in service.downloads()] == [DownloadState.DONE])
    program.until(lambda: view.discover.rows.items[0].mark is Mark.INSTALLED)
    program.until(lambda: window.status.network.text().startswith("Offline"))
    path = service.downloads()[0].path
    program.bantam.models.chat_requested.emit(path)
    models = program.bantam.chat.models
    program.until(lambda: models.current is not None and str(models.current.path) == path)
    assert window.screen_id == "chat"
    assert {use.host for use in program.bantam.composition.ledger.uses()} == {"127.0.0.1"}


def test_another_file_of_an_installed_model_is_fetched_and_both_stay(program: OpenWindow, hub: Hub) -> None:
    repo, names = "somebody/Both-GGUF", ("Q4_K_M/model.gguf", "Q8_0/model.gguf")
    data = {name: Gguf().bytes() + bytes([size]) * size * 1_000 for name, size in zip(names, (100, 200), strict=True)}
    hub.files = {f"{repo}/{name}": held for name, held in data.items()}
    view = shown(program, hub=hub.url)
    service = program.bantam.composition.downloads
    first = service.wait(service.add("Both", HubFile(repo=repo, name=names[0])).id, 30)
    view.discover.hub_search_requested.emit("both")
    program.until(lambda: view.details.model_id == repo)
    files, way = view.details.files, view.details.way
    program.until(lambda: bool(files.chosen()) and files.chosen().file.name == names[0])
    program.until(lambda: way.primary.text() == "Start a chat")
    files.list.setFocus()
    QTest.keyClick(files.list, Qt.Key.Key_Up)
    program.until(lambda: files.chosen().file.name == names[1])
    assert way.primary.text().startswith("Download Q8_0, ")
    assert way.secondary.text() == "Start a chat with Q4_K_M"
    QTest.mouseClick(way.primary, Qt.MouseButton.LeftButton)
    program.until(lambda: [one.state for one in service.downloads()] == [DownloadState.DONE] * 2)
    program.until(lambda: way.primary.text() == "Start a chat")
    paths = [Path(one.path) for one in service.downloads()]
    assert paths[0] == Path(first.path)
    assert [path.read_bytes() for path in paths] == list(data.values())
    chats: list[str] = []
    program.bantam.models.screen.chat_requested.connect(chats.append)
    QTest.mouseClick(way.primary, Qt.MouseButton.LeftButton)
    assert program.bantam.composition.models.find(chats[0]).path == paths[1]


def test_the_status_bar_tells_of_questions_and_of_downloads_in_a_renewed_window(program: OpenWindow, hub: Hub) -> None:
    view = shown(program, hub=hub.url)
    network = program.bantam.window.status.network
    view.discover.hub_search_requested.emit("tiny")
    program.until(lambda: network.text() == "Asking 127.0.0.1 · chats and files stay offline")
    program.until(lambda: network.text() == "Offline · no network access")
    hub.rate = 4_000  # it must not be over before the other window is there
    service = program.bantam.composition.downloads
    service.add("Tiny", HubFile(repo=REPO, name=NAME))
    program.until(lambda: network.text().startswith("Downloading from 127.0.0.1"))
    program.bantam._renew()
    assert program.bantam.successor is not None
    renewed = program.bantam.successor.window.status.network
    program.until(lambda: renewed.text().startswith("Downloading from 127.0.0.1"))
    service.pause_all()
    program.until(lambda: renewed.text() == "Offline · no network access")


def test_what_an_earlier_run_left_is_told_and_gone_on_with_on_a_click(program: OpenWindow, hub: Hub) -> None:
    hub.rate = 40_000
    program.open(hub=hub.url)
    program.bantam.composition.downloads.add("Tiny", HubFile(repo=REPO, name=NAME))
    program.until(lambda: hub.sent > 20_000)
    program.close()
    asked, hub.rate = len(hub.asked), 0.0
    program.open(hub=hub.url)
    toasts = program.bantam.window.toasts
    program.until(lambda: toasts._toasts)
    assert toasts._toasts[0].accessibleName().startswith("1 download is not finished")
    assert len(hub.asked) == asked
    toasts._toasts[0].findChildren(Button)[0].click()
    service = program.bantam.composition.downloads
    program.until(lambda: [one.state for one in service.downloads()] == [DownloadState.DONE])


def test_the_switch_is_said_above_the_list(program: OpenWindow, hub: Hub) -> None:
    view = shown(program, hub=hub.url, network_allowed=False)
    view.discover.hub_search_requested.emit("tiny")
    program.until(lambda: view.discover.error.isVisible())
    assert hub.asked == []


def test_a_window_closes_at_once_while_a_hub_never_answers(program: OpenWindow) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        view = shown(program, hub=f"http://127.0.0.1:{silent.getsockname()[1]}")
        view.discover.search.setText("somebody/else")
        view.discover.hub_button.click()
        view.details.way.primary.click()
        program.until(lambda: program.bantam.composition.network.now())
        began = time.monotonic()
        program.end()
        assert time.monotonic() - began < 2.5, "the end waits three seconds for work that does not hear"


def test_a_file_that_was_put_into_the_folder_is_listed_when_the_tab_is_shown_and_when_somebody_comes_back(
    program: OpenWindow, hub: Hub
) -> None:
    view = shown(program, hub=hub.url)
    folder = program.bantam.composition.models.folder
    view.show_tab(ModelsTab.INSTALLED)
    program.until(lambda: view.installed.rows.models)
    before = len(view.installed.rows.models)
    Gguf().write(folder / "copied.gguf")
    view.show_tab(ModelsTab.DISCOVER)
    view.show_tab(ModelsTab.INSTALLED)
    program.until(lambda: len(view.installed.rows.models) == before + 1)
    Gguf().write(folder / "another.gguf")
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    application.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    program.until(lambda: len(view.installed.rows.models) == before + 2)
