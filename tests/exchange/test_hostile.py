"""Files made to harm: each ends in words, and the chats that are here stay as they are."""

import contextlib
import io
import json
import os
import struct
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.core.cancellation import Cancellation
from desktop.core.errors import ErrorKind, KnownError
from desktop.core.exchange import Imported
from desktop.exchange import limits
from desktop.services.import_service import ImportService
from desktop.storage.exchange_store import ExchangeStore
from tests.exchange.chatgpt_samples import as_bytes, branched, conversation, node
from tests.exchange.stores import exchange_store

MESSAGE: dict[str, Any] = {"id": "1", "parent_id": None, "role": "user", "text": "Hi", "created_at": 1.0}


def ours(*messages: Any, **chat: Any) -> bytes:
    fields = {"id": "a", "title": "A", "created_at": 1.0, "updated_at": 1.0, "messages": list(messages), **chat}
    return json.dumps({"format": "bantam-chats", "version": 1, "chats": [fields]}).encode()


def taken(folder: Path, name: str, data: bytes, store: ExchangeStore | None = None) -> Imported:
    (folder / name).write_bytes(data)
    if store is not None:
        return ImportService(store).import_files([folder / name])
    with exchange_store(folder / "db") as made:
        try:
            return ImportService(made).import_files([folder / name])
        finally:
            assert made.ids() == []


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "not JSON"),
        (b"[" * 1_000_000, "deeply"),
        (b'{"a":' * 1_000_000, "deeply"),
        (b'[{"mapping": ' + b"[" * 1_000_000 + b"]" * 1_000_000 + b"}]", "deeply"),
        (b"[1, 2", "not JSON"),
        (b"\xff\xfe[\x00]\x00", "not JSON"),
        (b"{}", "neither"),
        (b"[]", "no chats"),
        (b"null", "not JSON"),
        (b"[1]", "form"),
        (json.dumps({"format": "bantam-chats", "version": 2, "chats": []}).encode(), "newer"),
        (json.dumps({"format": "bantam-chats", "version": "1", "chats": []}).encode(), "form"),
        (json.dumps({"format": "bantam-chats", "version": 1, "chats": {}}).encode(), "form"),
        (ours(), "no message"),
        (ours(1), "no fields"),
        (ours(MESSAGE, MESSAGE), "same id"),
        (ours({**MESSAGE, "role": "owner"}), "form"),
        (ours({**MESSAGE, "text": None}), "form"),
        (ours({**MESSAGE, "text": ["a"]}), "form"),
        (ours({**MESSAGE, "id": 7}), "form"),
        (ours({**MESSAGE, "created_at": "then"}), "form"),
        (ours({**MESSAGE, "created_at": 1e300}), "no time"),
        (ours({**MESSAGE, "figures": {"tokens": 1}}), "form"),
        (ours({**MESSAGE, "parent_id": "1"}), "circle"),
        (ours({**MESSAGE, "parent_id": "2"}, {**MESSAGE, "id": "2", "parent_id": "1"}), "circle"),
        (ours(MESSAGE, updated_at=-1e200), "no time"),
        (ours(MESSAGE, id=""), "id is empty"),
        (ours(MESSAGE, id="x" * 100_000), "too long"),
        (ours(MESSAGE, id=["a"]), "form"),
        (ours(MESSAGE, messages=None), "form"),
    ],
)
def test_bad_json_ends_in_words(tmp_path: Path, data: bytes, reason: str) -> None:
    with pytest.raises(KnownError) as caught:
        taken(tmp_path, "bad.json", data)
    assert caught.value.kind is ErrorKind.IMPORT_UNUSABLE
    assert reason in str(caught.value.what), str(caught.value.what)


def test_a_very_deep_chat_is_a_chat(tmp_path: Path) -> None:
    """A hundred thousand messages one after the other are walked, not recursed into."""
    chain = [{**MESSAGE, "id": str(number), "parent_id": str(number - 1)} for number in range(20_000)]
    nodes = [node(f"n{number}", f"n{number - 1}" if number else None) for number in range(20_000)]
    hidden = [node(f"n{number}", f"n{number - 1}" if number else None, "system", [""]) for number in range(20_000)]
    with exchange_store(tmp_path / "db") as store:
        assert taken(tmp_path, "deep.json", ours(*chain), store).new == ["a"]
        assert len(taken(tmp_path, "conversations.json", as_bytes(conversation(*nodes)), store).new) == 1
        with pytest.raises(KnownError, match="no message"):
            taken(tmp_path, "hidden.json", as_bytes(conversation(*hidden)), store)


def test_too_many_messages_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MESSAGES", 3)
    for data in (ours(*({**MESSAGE, "id": str(number)} for number in range(4))), as_bytes(branched())):
        with pytest.raises(KnownError, match="more than 3 messages"):
            taken(tmp_path, "many.json", data)


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "huge.json").open("wb") as file:
        file.truncate(limits.FILE_BYTES + 1)
    with exchange_store(tmp_path / "db") as store, pytest.raises(KnownError, match="larger than 1 GB"):
        ImportService(store).import_files([tmp_path / "huge.json"])


def zipped(*members: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return buffer.getvalue()


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "FILE_BYTES", 1 << 20)
    bomb = zipped(("conversations.json", b" " * (64 << 20)))
    assert len(bomb) < 1 << 17
    with pytest.raises(KnownError, match="unpacked it is larger"):
        taken(tmp_path, "bomb.zip", bomb)
    lying = bomb.replace(struct.pack("<I", 64 << 20), struct.pack("<I", 5))  # in both headers
    with pytest.raises(KnownError, match=r"damaged|larger"):
        taken(tmp_path, "lying.zip", lying)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"PK\x03\x04", "damaged"),
        (b"PK\x03\x04" + b"\0" * 100_000, "damaged"),
        (b"PK\x05\x06" + b"\xff" * 18, "too many"),
        (zipped(("other.json", b"[]")), r"no conversations\.json"),
        (zipped(("conversations.json/", b"")), r"no conversations\.json"),
        (zipped(("conversations.json", b"[1"), method=zipfile.ZIP_STORED), "not JSON"),
        (zipped(("conversations.json", as_bytes(branched())))[:-30], "damaged"),
        (zipped(("conversations.json", as_bytes(branched()))).replace(b"\x08\x00", b"\x63\x00"), "damaged"),
    ],
)
def test_bad_zips_end_in_words(tmp_path: Path, data: bytes, reason: str) -> None:
    with pytest.raises(KnownError, match=reason) as caught:
        taken(tmp_path, "bad.zip", data)
    assert caught.value.kind is ErrorKind.IMPORT_UNUSABLE


def test_a_zip_with_endless_names_is_refused_before_they_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "DIRECTORY_BYTES", 1000)
    many = zipped(*((f"{number}.txt", b"") for number in range(100)), ("conversations.json", as_bytes(branched())))
    with pytest.raises(KnownError, match="too many files"):
        taken(tmp_path, "many.zip", many)


@pytest.mark.skipif(sys.platform == "win32", reason="pipes and links are POSIX's")
def test_pipes_and_links_are_not_read(tmp_path: Path) -> None:
    folder = tmp_path / "notes"
    folder.mkdir()
    os.mkfifo(tmp_path / "pipe.json")
    os.mkfifo(folder / "pipe.md")
    (tmp_path / "secret.md").write_text("secret")
    (folder / "link.md").symlink_to(tmp_path / "secret.md")
    (folder / "loop").symlink_to(folder)
    (folder / "good.md").write_text("Words")
    with exchange_store(tmp_path / "db") as store:
        with pytest.raises(KnownError, match="not a file"):
            ImportService(store).import_files([tmp_path / "pipe.json"])
        report = ImportService(store).import_files([folder])
        assert len(report.new) == 1
        assert [(problem.where, problem.reason) for problem in report.problems] == [("pipe.md", "it is not a file")]


def test_what_is_not_there_and_what_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "bad.md").write_bytes(b"\xff\xfe")
    (tmp_path / "empty.md").write_bytes(b"\n\n")
    (tmp_path / "good.md").write_text("Words")
    with exchange_store(tmp_path / "db") as store:
        files = [tmp_path / name for name in ("none.json", "bad.md", "empty.md", "good.md")]
        report = ImportService(store).import_files(files)
        assert len(report.new) == 1
        assert [problem.where for problem in report.problems] == ["none.json", "bad.md", "empty.md"]


def test_cancelled_in_the_middle_it_tells_what_is_here(tmp_path: Path) -> None:
    (tmp_path / "conversations.json").write_bytes(as_bytes(*(branched(str(number)) for number in range(9))))
    stop = Cancellation()

    def on_progress(done: int, total: int) -> None:
        if done == 4:
            stop.cancel()

    with exchange_store(tmp_path / "db") as store:
        service = ImportService(store)
        report = service.import_files([tmp_path / "conversations.json"], on_progress=on_progress, cancellation=stop)
        assert report.was_cancelled
        assert len(report.new) == len(store.ids()) == 4
        assert len(service.import_files([tmp_path / "conversations.json"]).new) == 5


KEYS = st.sampled_from(
    [
        "mapping",
        "message",
        "parent",
        "children",
        "content",
        "content_type",
        "parts",
        "author",
        "role",
        "id",
        "text",
        "title",
        "create_time",
        "metadata",
        "current_node",
        "messages",
        "created_at",
        "figures",
        "finish",
        "a",
        "b",
    ]
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=6),
    max_leaves=20,
)


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(st.lists(JSON | st.fixed_dictionaries({"mapping": st.dictionaries(st.sampled_from("abc"), JSON)}), max_size=4))
def test_whatever_the_json_says_it_ends_in_words(tmp_path: Path, values: list[Any]) -> None:
    raw = json.dumps(values).encode()
    ours_too = json.dumps({"format": "bantam-chats", "version": 1, "chats": values}).encode()
    with exchange_store(tmp_path / "db") as store:
        for data in (raw, ours_too):
            (tmp_path / "any.json").write_bytes(data)
            with contextlib.suppress(KnownError):
                ImportService(store).import_files([tmp_path / "any.json"])
