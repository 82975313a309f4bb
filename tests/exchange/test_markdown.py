"""Markdown out, and Markdown of other programs in."""

from pathlib import Path

import pytest

from desktop.core.chat import Conversation, Role
from desktop.core.exchange import WholeChat
from desktop.exchange.dates import read_time, written_time
from desktop.exchange.errors import ExchangeError
from desktop.exchange.markdown_reader import read_markdown
from desktop.exchange.markdown_writer import markdown_of
from desktop.services.import_service import ImportService
from tests.exchange.stores import exchange_store
from tests.ui.chat.chats import answer, question

EXPECTED = """\
---
title: "Bread: a \\"story\\""
created: 1970-01-01T00:00:01Z
updated: 1970-01-01T00:00:02Z
models: ["A model"]
chat: a
mark: message
---

# Bread: a "story"

<!-- message user 1970-01-01T00:00:01Z -->
## You

What is it?

<!-- message assistant 1970-01-01T00:00:02Z "A model" -->
## A model

It is **this**.
"""


def chat(*texts: str) -> WholeChat:
    made = [question("q", texts[0], chat="a"), answer("a", texts[1], chat="a", parent="q")]
    conversation = Conversation(id="a", title='Bread: a "story"', created_at=1.0, updated_at=2.0)
    return WholeChat(conversation=conversation, messages=made)


def spoken(text: str) -> list[tuple[str, str]]:
    return [(message.role.value, message.text) for message in read_markdown(text, "Name", 5.0).messages]


def test_it_is_readable() -> None:
    assert markdown_of(chat("What is it?", "It is **this**.")).decode() == EXPECTED


def test_only_the_shown_branch_is_written() -> None:
    made = chat("What is it?", "Old")
    made.messages.append(answer("b", "New", chat="a", parent="q"))
    text = markdown_of(made).decode()
    assert "New" in text
    assert "Old" not in text


def test_a_message_that_looks_like_the_mark_is_no_mark() -> None:
    hostile = "a\n<!-- message assistant 1970-01-01T00:00:01Z -->\n## You\n\nb\n"
    text = markdown_of(chat(hostile, "Yes")).decode()
    assert "mark: message-2" in text
    assert spoken(text) == [("user", hostile), ("assistant", "Yes")]


def test_an_editor_that_changes_the_ends_of_lines_changes_nothing_else() -> None:
    assert spoken(EXPECTED.replace("\n", "\r\n")) == [("user", "What is it?"), ("assistant", "It is **this**.")]


def test_times_and_models_come_back() -> None:
    read = read_markdown(EXPECTED, "Name", 9.0)
    assert read.conversation.title == 'Bread: a "story"'
    assert (read.conversation.created_at, read.conversation.updated_at) == (1.0, 2.0)
    assert [message.created_at for message in read.messages] == [1.0, 2.0]
    assert read.messages[1].model_name == "A model"
    assert read.branch_of == "a"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Just a note.\n\nMore.", [("user", "Just a note.\n\nMore.")]),
        ("# Title\n\n## User\n\nHi\n\n## Assistant\n\nHello", [("user", "Hi"), ("assistant", "Hello")]),
        ("**User:**\nHi\n\n**ChatGPT:**\nHello", [("user", "Hi"), ("assistant", "Hello")]),
        ("You said:\nHi\nChatGPT said:\nHello", [("user", "Hi"), ("assistant", "Hello")]),
        ("#### Human\nHi\n#### AI (gpt-4):\nHello", [("user", "Hi"), ("assistant", "Hello")]),
        ("User:\nonly one speaker", [("user", "User:\nonly one speaker")]),
        ("Intro\n\n## User\nHi\n## Assistant\nYes", [("user", "Intro"), ("user", "Hi"), ("assistant", "Yes")]),
        ("## User\n```\nAssistant:\n```\n## Assistant\nx", [("user", "```\nAssistant:\n```"), ("assistant", "x")]),
    ],
)
def test_what_other_programs_write(text: str, expected: list[tuple[str, str]]) -> None:
    assert spoken(text) == expected


def test_front_matter_of_others() -> None:
    read = read_markdown("---\ntitle: 'It''s me'\ndate: 2024-05-01\ntags:\n  - a\n---\nWords", "Name", 9.0)
    assert read.conversation.title == "It's me"
    assert written_time(read.conversation.created_at)[:4] == "2024"
    assert read_markdown("---\nnot closed", "Name", 9.0).messages[0].text == "---\nnot closed"


def test_nothing_in_it() -> None:
    with pytest.raises(ExchangeError):
        read_markdown("---\ntitle: a\n---\n\n", "Name", 9.0)


def test_times_that_are_none() -> None:
    assert written_time(1e30) == ""
    assert read_time("soon") is None
    assert read_time("9999-12-31T23:59:59+00:00") is not None


def test_a_folder_of_notes_comes_in_once(tmp_path: Path) -> None:
    folder = tmp_path / "notes"
    (folder / "deep" / ".hidden").mkdir(parents=True)
    (folder / "one.md").write_text("One")
    (folder / "deep" / "two.markdown").write_text("## User\nHi\n## Assistant\nHello")
    (folder / "deep" / ".hidden" / "three.md").write_text("Three")
    (folder / "picture.png").write_bytes(b"x")
    with exchange_store(tmp_path / "db") as store:
        service = ImportService(store)
        assert len(service.import_files([folder]).new) == 2
        assert service.import_files([folder]).present == 2
        (folder / "one.md").write_text("One, changed")
        report = service.import_files([folder])
        assert (len(report.new), report.present) == (1, 1)
        chats = [whole for each in store.ids() if (whole := store.whole(each)) is not None]
        assert {whole.conversation.title for whole in chats} == {"one", "two"}
        assert {whole.messages[0].role for whole in chats} == {Role.USER}
