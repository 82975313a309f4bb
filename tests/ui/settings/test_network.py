"""The network page: what was connected to, and the key to gated models, with real files and a real safe's refusal."""

from collections.abc import Iterator

import keyring
import pytest
from keyring.backend import KeyringBackend
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.core.download import NetworkUse
from tests.fixtures.open_window import OpenWindow

USE = NetworkUse(
    at=1_790_000_000.0, host="huggingface.co", why="download", what="a/b/c.gguf", sent=900, received=5_000_000
)
GOING = (
    NetworkUse(id="a", at=1_790_000_000.0, host="huggingface.co", why="header of a file", what="a/b/c.gguf"),
    NetworkUse(id="b", at=1_790_000_001.0, host="huggingface.co", why="files of a model", what="a/b"),
    NetworkUse(id="a", at=1_790_000_000.0, host="huggingface.co", why="header of a file", received=7_000_000),
)


class Safe(KeyringBackend):
    """A safe in memory, as this computer may have none."""

    priority = 1.0

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self.kept.pop((service, username), None)


@pytest.fixture
def safe() -> Iterator[Safe]:
    before, made = keyring.get_keyring(), Safe()
    keyring.set_keyring(made)
    yield made
    keyring.set_keyring(before)


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
    assert cells == ["huggingface.co", "Download", "a/b/c.gguf", "1 kB", "5 MB"]
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
