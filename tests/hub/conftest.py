"""A hub with one model, and children that fetch it."""

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from desktop.core.cancellation import Cancellation
from desktop.core.download import NetworkUse
from desktop.hub.client import HubGate
from desktop.hub.protocol import Connection, Event, Fetch, WantedFile
from tests.fixtures.loopback_hub.server import Hub

NAME = "maker/model-GGUF/model-Q4_K_M.gguf"
DATA = b"GGUF" + bytes((number * 7 + number // 251) % 256 for number in range(3_000_000))


@pytest.fixture
def hub() -> Iterator[Hub]:
    before = set(threading.enumerate())
    with Hub({NAME: DATA}).running() as running:
        yield running
    for thread in set(threading.enumerate()) - before:
        thread.join(5)


class Fetched(NamedTuple):
    """A place for files, and the ledger."""

    folder: Path
    uses: dict[str, NetworkUse]  # by id, as each was told last
    gate: HubGate

    @property
    def final(self) -> Path:
        return self.folder / "model.gguf"

    def request(self, hub: Hub, *, sha256: str = "", size: int = 0, **more: Any) -> Fetch:
        repo, _, name = NAME.rpartition("/")
        file = WantedFile(repo=repo, name=name, path=str(self.final), sha256=sha256, size=size)
        return Fetch(connection=Connection(hub=hub.url), files=[file], **more)

    def run(self, hub: Hub, cancel: Cancellation | None = None, **more: str | int) -> list[Event]:
        return list(self.gate.events(self.request(hub, **more), cancel or Cancellation()))  # type: ignore[arg-type]


@pytest.fixture
def fetched(tmp_path: Path) -> Fetched:
    uses: dict[str, NetworkUse] = {}
    gate = HubGate(lambda: True, lambda use: uses.__setitem__(use.id, use))
    return Fetched(tmp_path / "models", uses, gate)
