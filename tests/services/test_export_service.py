"""Exports on a real folder."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from desktop.core.cancellation import Cancellation
from desktop.core.errors import ErrorKind, KnownError
from desktop.core.exchange import ExportFormat
from desktop.services.export_service import ExportService
from desktop.storage.exchange_store import ExchangeStore
from tests.exchange.stores import exchange_store
from tests.exchange.test_round_trip import simple_chat


@pytest.fixture
def store(tmp_path: Path) -> Iterator[ExchangeStore]:
    """Three chats, two of which have one title."""
    with exchange_store(tmp_path / "db") as made:
        for name, title in (("a", "Bread: it/rises"), ("b", "bread it rises"), ("c", "Stars")):
            made.take_in(simple_chat("Hello", name=name, title=title))
        yield made


@pytest.fixture
def service(store: ExchangeStore) -> ExportService:
    """What is tested."""
    return ExportService(store)


def test_one_file_for_each_chat(service: ExportService, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    done = service.export(tmp_path / "out", ExportFormat.HTML, on_progress=lambda *pair: told.append(pair))
    assert done.chats == 3
    assert len({file.name.casefold() for file in done.files}) == 3
    assert sorted(file.name for file in (tmp_path / "out").iterdir()) == sorted(file.name for file in done.files)
    assert told[-1] == (3, 3)


def test_json_is_one_file(service: ExportService, tmp_path: Path) -> None:
    one = service.export(tmp_path, ExportFormat.JSON, ["c"])
    assert [file.name for file in one.files] == ["Stars.json"]
    every = service.export(tmp_path, ExportFormat.JSON)
    assert every.files[0].name.startswith("Bantam chats ")
    assert len(msgspec.json.decode(every.files[0].read_bytes())["chats"]) == 3


def test_a_form_of_others(service: ExportService, tmp_path: Path) -> None:
    done = service.export(tmp_path, ExportFormat.PDF, ["c"], render=lambda chat: chat.conversation.title.encode())
    assert done.files[0].name == "Stars.pdf"
    assert done.files[0].read_bytes() == b"Stars"


def test_a_chat_that_is_not_there(service: ExportService, tmp_path: Path) -> None:
    with pytest.raises(KnownError) as caught:
        service.export(tmp_path / "out", ExportFormat.MARKDOWN, ["none"])
    assert caught.value.kind is ErrorKind.CONVERSATION_UNKNOWN


def test_a_folder_that_cannot_be_written(service: ExportService, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(KnownError) as caught:
        service.export(tmp_path / "file" / "deeper", ExportFormat.MARKDOWN)
    assert caught.value.kind is ErrorKind.EXPORT_FAILED


@pytest.mark.parametrize("form", [ExportFormat.JSON, ExportFormat.MARKDOWN])
def test_cancelled_there_is_no_half_file(service: ExportService, tmp_path: Path, form: ExportFormat) -> None:
    stop = Cancellation()
    done = service.export(
        tmp_path / "out",
        form,
        on_progress=lambda done, _: stop.cancel() if done == 1 else None,
        cancellation=stop,
    )
    assert len(done.files) == (0 if form is ExportFormat.JSON else 2)
    assert sorted((tmp_path / "out").iterdir()) == sorted(done.files)
