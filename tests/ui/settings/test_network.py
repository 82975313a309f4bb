"""The network page: what was connected to, and the key to gated models, with real files and a real safe's refusal."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.core.download import NetworkUse
from tests.fixtures.open_window import OpenWindow
from tests.fixtures.safe import Safe, open_safe

USE = NetworkUse(
    at=1_790_000_000.0, host="huggingface.co", why="download", what="a/b/c.gguf", sent=900, received=5_000_000
)
GOING = (
    NetworkUse(id="a", at=1_790_000_000.0, host="huggingface.co", why="header of a file", what="a/b/c.gguf"),
    NetworkUse(id="b", at=1_790_000_001.0, host="huggingface.co", why="files of a model", what="a/b"),
    NetworkUse(id="a", at=1_790_000_000.0, host="huggingface.co", why="header of a file", received=7_000_000),
)


@pytest.fixture
def safe() -> Iterator[Safe]:
    with open_safe() as made:
        yield made


def test_every_connection_is_shown_and_can_be_forgotten(program: OpenWindow) -> None:
    program.open(lambda composition: composition.ledger.record(USE))
    program.bantam.window.show_screen("settings")
    rows, network = program.bantam.settings_view.network, program.bantam.settings.network
    program.until(rows.ledger.isEnabled)
    QTest.mouseClick(rows.ledger, Qt.MouseButton.LeftButton)
    dialog = network.dialog
    assert dialog is not None
    items = [dialog.table.item(0, column) for column in range(1, 6)]
    cells = [item.text() for item in items if item is not None]
    assert cells == ["huggingface.co", "Download", "a/b/c.gguf", "900 B", "5 MB"]
    QTest.mouseClick(dialog.clear_button, Qt.MouseButton.LeftButton)
    program.until(lambda: not rows.ledger.isEnabled())
    assert program.bantam.composition.ledger.uses() == []


def test_what_is_going_on_is_in_the_list_already_whatever_becomes_of_it(program: OpenWindow) -> None:
    program.open()
    for use in GOING:
        program.bantam.composition.ledger.record(use)
    uses = program.bantam.composition.ledger.uses()
    assert [(use.id, use.received) for use in uses] == [("b", 0), ("a", 7_000_000)]
    program.bantam.window.show_screen("settings")
    rows, network = program.bantam.settings_view.network, program.bantam.settings.network
    program.until(rows.ledger.isEnabled)
    rows.ledger.click()
    assert network.dialog is not None
    whys = [network.dialog.table.item(row, 2) for row in range(2)]
    assert [item.text() for item in whys if item is not None] == ["Files of a model", "Start of a file"]
    network.dialog.close_button.click()


def test_a_mirror_is_named_by_its_host(program: OpenWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    program.open(hub="https://mirror.example/hf")
    assert program.bantam.composition.hub_host == "mirror.example"
    program.bantam.composition.settings.change(hub="")
    monkeypatch.setenv("HF_ENDPOINT", "mirror.example")
    assert program.bantam.composition.hub_address == "https://mirror.example"
    assert program.bantam.composition.hub_host == "mirror.example"


def test_a_key_is_kept_in_the_safe_and_forgotten_again(program: OpenWindow, safe: Safe) -> None:
    program.open()
    program.bantam.window.show_screen("settings")
    rows, settings = program.bantam.settings_view.network, program.bantam.composition.settings
    assert not rows.keep.isEnabled()
    rows.token.setText(" hf_secret ")
    QTest.mouseClick(rows.keep, Qt.MouseButton.LeftButton)
    program.until(lambda: settings.current().has_token)
    assert list(safe.kept.values()) == ["hf_secret"]
    program.until(lambda: rows.keep.text() == "Forget it")
    assert "hf_secret" not in program.paths.settings.read_text("utf-8")
    assert program.bantam.composition.connection().token == "hf_secret"
    QTest.mouseClick(rows.keep, Qt.MouseButton.LeftButton)
    program.until(lambda: not settings.current().has_token)
    assert safe.kept == {}


def test_a_mirror_has_a_key_of_its_own(program: OpenWindow, safe: Safe) -> None:
    program.open(hub="https://mirror.example/hf", has_token=True)
    program.bantam.window.show_screen("settings")
    rows, parts = program.bantam.settings_view.network, program.bantam.composition
    program.until(lambda: rows.host == "mirror.example")
    assert rows._key._about.text().startswith("For mirror.example, and sent nowhere else. ")
    assert rows.keep.text() == "Keep", "the one of Hugging Face is none for it"
    rows.token.setText("its-own")
    QTest.mouseClick(rows.keep, Qt.MouseButton.LeftButton)
    program.until(lambda: rows.keep.text() == "Forget it")
    assert safe.kept == {("bantam", "mirror.example"): "its-own"}
    assert parts.settings.current().key_hosts == ("mirror.example",)
    assert parts.connection().token == "its-own"
    program.bantam.settings_view.change_requested.emit("hub", "")
    program.until(lambda: rows.host == "huggingface.co")
    assert "mirror" not in rows._key._about.text()
    assert parts.connection().token == "", "nor is it one for Hugging Face"
