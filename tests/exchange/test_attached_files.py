"""Attached files on their way out and in."""

from pathlib import Path
from typing import Any

import msgspec
import pytest

from desktop.core.attachment import Document, FileKind, Unit, attached, digest_of, image_text
from desktop.core.chat import Conversation
from desktop.core.exchange import ExportFormat, WholeChat
from desktop.exchange.errors import ExchangeError
from desktop.exchange.html_writer import html_file_of
from desktop.exchange.json_reader import read_chat
from desktop.exchange.json_writer import json_pieces
from desktop.exchange.markdown_writer import markdown_of
from desktop.exchange.sound_chat import sound
from desktop.services.export_service import ExportService
from desktop.services.import_service import ImportService
from tests.exchange.stores import exchange_store
from tests.ui.chat.chats import question

TEXT = "It rained 12 mm on 3 March."
DOCUMENT = Document(name="log.txt", kind=FileKind.TEXT, size=27, unit=Unit.LINE, text=TEXT, starts=[0])
FILE = attached(DOCUMENT, TEXT, 11)


def chat() -> WholeChat:
    message = msgspec.structs.replace(question("q", "How much?", chat="a"), attachments=(FILE.attachment,))
    conversation = Conversation(id="a", title="Rain", created_at=1.0, updated_at=1.0)
    return WholeChat(conversation=conversation, messages=[message], contents={FILE.attachment.digest: TEXT})


def fields(**changes: object) -> dict[str, Any]:
    raw: dict[str, Any] = msgspec.json.decode(b"".join(json_pieces([chat()], 1.0)))["chats"][0]
    raw["messages"][0]["attachments"][0] |= changes
    return raw


def imported(raw: dict[str, Any]) -> WholeChat:
    return sound(read_chat(msgspec.Raw(msgspec.json.encode(raw))))


def test_a_text_that_two_messages_share_is_written_once() -> None:
    one = chat()
    twice = msgspec.structs.replace(one.messages[0], id="r", parent_id="q")
    written = b"".join(json_pieces([msgspec.structs.replace(one, messages=[*one.messages, twice])], 1.0))
    assert written.count(TEXT.encode()) == 1


@pytest.mark.parametrize(
    "spoil",
    [
        lambda raw: raw.pop("contents"),
        lambda raw: raw["contents"].update(dict.fromkeys(raw["contents"], "Another text.")),
        lambda raw: raw["messages"][0].update(role="assistant"),
        lambda raw: raw["messages"][0]["attachments"][0].update(tokens=-1),
        lambda raw: raw["messages"][0]["attachments"][0].update(name="n" * 2000),
        lambda raw: raw["messages"][0]["attachments"][0].update(kind="spell"),
        lambda raw: raw["messages"][0].update(attachments=raw["messages"][0]["attachments"] * 2000),
    ],
)
def test_hostile_files_are_refused(spoil: Any) -> None:
    raw = fields()
    assert imported(raw) == chat()
    spoil(raw)
    with pytest.raises(ExchangeError):
        imported(raw)


IMAGE = image_text(b"the bytes of an image")
PHOTO = attached(
    msgspec.structs.replace(DOCUMENT, name="sea.png", kind=FileKind.IMAGE, text=IMAGE, width=40, height=24), IMAGE, 17
)


def with_image(text: str = IMAGE, **changes: object) -> dict[str, Any]:
    """A chat as a file has it, with an image."""
    attachment = msgspec.structs.replace(PHOTO.attachment, digest=digest_of(text))
    message = msgspec.structs.replace(chat().messages[0], attachments=(attachment,))
    whole = msgspec.structs.replace(chat(), messages=[message], contents={attachment.digest: text})
    raw: dict[str, Any] = msgspec.json.decode(b"".join(json_pieces([whole], 1.0)))["chats"][0]
    raw["messages"][0]["attachments"][0] |= changes
    return raw


def test_an_image_comes_back_as_it_was() -> None:
    found = imported(with_image())
    assert found.messages[0].attachments == (PHOTO.attachment,)
    assert list(found.contents.values()) == [IMAGE]


@pytest.mark.parametrize(
    "raw",
    [with_image("no base64!"), with_image(""), with_image(width=-1), with_image(width=1 << 40), with_image(height="x")],
    ids=["no base64", "nothing", "no width", "too wide", "words"],
)
def test_images_that_cannot_be_true_are_refused(raw: dict[str, Any]) -> None:
    with pytest.raises(ExchangeError):
        imported(raw)


def test_texts_that_nobody_refers_to_are_left_out() -> None:
    raw = fields()
    raw["contents"]["0" * 64] = "stowaway"
    assert imported(raw) == chat()


def test_the_same_words_about_another_file_are_another_chat(tmp_path: Path) -> None:
    other = attached(msgspec.structs.replace(DOCUMENT, text="Dry."), "Dry.", 3)
    message = msgspec.structs.replace(chat().messages[0], attachments=(other.attachment,))
    dry = msgspec.structs.replace(chat(), messages=[message], contents={other.attachment.digest: "Dry."})
    with exchange_store(tmp_path / "store") as store:
        store.take_in(chat())
        taken = store.take_in(dry)
        whole = store.whole(taken.id)
        assert whole is not None
        assert whole.conversation.id != "a"
        assert list(whole.contents.values()) == ["Dry."]
        done = ExportService(store).export(tmp_path, ExportFormat.JSON)
        assert len(ImportService(store).import_files(done.files).added) == 0


def test_files_are_named_in_what_people_read() -> None:
    assert "## You (log.txt)" in markdown_of(chat()).decode()
    assert "You (log.txt)" in html_file_of(chat()).decode()
