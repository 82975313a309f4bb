"""ChatGPT's export: branches, tools, pictures, and everything that real files do."""

import json
import zipfile
from pathlib import Path
from typing import Any

import msgspec
import pytest

from desktop.core.chat import Finish, Role
from desktop.core.exchange import WholeChat
from desktop.core.visible_path import visible_path
from desktop.exchange.chatgpt_reader import read_conversation
from desktop.exchange.errors import ExchangeError
from desktop.exchange.sound_chat import sound
from desktop.services.import_service import ImportService
from tests.exchange.chatgpt_samples import as_bytes, branched, conversation, node
from tests.exchange.stores import exchange_store


def read(fields: dict[str, Any]) -> WholeChat:
    return sound(read_conversation(msgspec.Raw(json.dumps(fields).encode())))


def shown(chat: WholeChat) -> list[str]:
    return [message.text for message in visible_path(chat.messages)]


def test_all_branches_come_and_the_shown_one_is_shown() -> None:
    chat = read(branched(turns=2))
    assert len(chat.messages) == 6
    assert shown(chat) == ["Question 0 of c-1", "Answer 0", "Question 1 of c-1", "Answer 1"]
    assert chat.conversation.title == "A walk"
    assert {message.model_name for message in chat.messages} == {"", "gpt-4o"}


def test_code_and_the_output_of_tools_are_part_of_one_answer() -> None:
    chat = read(
        conversation(
            node("q", None, "user", ["How many?"]),
            node("t", "q", "assistant", content={"content_type": "thoughts", "thoughts": [{"content": "Hm"}]}),
            node("c", "t", "assistant", content={"content_type": "code", "language": "python", "text": "print(2)"}),
            node("o", "c", "tool", content={"content_type": "execution_output", "text": "2"}),
            node("a", "o", "assistant", ["Two."], model_slug="o3"),
        )
    )
    assert shown(chat) == ["How many?", "```python\nprint(2)\n```\n\n```\n2\n```\n\nTwo."]
    assert [message.role for message in chat.messages] == [Role.USER, Role.ASSISTANT]
    assert chat.messages[1].model_name == "o3"


def test_pictures_and_sound_leave_a_word() -> None:
    picture = {"content_type": "image_asset_pointer", "asset_pointer": "file-service://file-x", "width": 1}
    speech = {"content_type": "audio_transcription", "text": "Spoken"}
    sound_file = {"content_type": "audio_asset_pointer", "asset_pointer": "sediment://file-y"}
    chat = read(
        conversation(node("q", None, "user", [picture, "What is it?", speech, sound_file], kind="multimodal_text"))
    )
    assert shown(chat) == ["[Image]\n\nWhat is it?\n\nSpoken\n\n[Audio]"]


def test_what_was_hidden_stays_out_and_what_followed_it_stays_in_place() -> None:
    context = {"content_type": "user_editable_context", "user_profile": "Secret", "user_instructions": "Be nice"}
    chat = read(
        conversation(
            node("s", None, "system", ["Be nice"], is_visually_hidden_from_conversation=True),
            node("u", "s", "user", content=context, is_user_system_message=True),
            node("q", "u", "user", ["Hello"]),
            node("h", "q", "assistant", ["secret"], is_visually_hidden_from_conversation=True),
            node("a", "h", "assistant", ["Good day"]),
        )
    )
    assert shown(chat) == ["Hello", "Good day"]


def test_missing_times_are_taken_from_what_is_near() -> None:
    chat = read(conversation(node("q", None, at=None), node("a", "q", "assistant", ["Yes"], at=None), update_time=None))
    assert [message.created_at for message in chat.messages] == [1_700_000_000.0] * 2
    empty = read(conversation(node("q", None, at=None), create_time=None, update_time=None, title=None))
    assert empty.conversation.created_at == 0.0
    assert empty.conversation.title == "Hello"


def test_what_only_one_side_of_a_link_tells_is_believed() -> None:
    fields = branched()
    for each in fields["mapping"].values():
        del each["parent"]
    assert shown(read(fields)) == ["Question 0 of c-1", "Answer 0"]
    fields = branched()
    for each in fields["mapping"].values():
        each["children"] = None
    assert shown(read(fields)) == ["Question 0 of c-1", "Answer 0"]


def test_ends_are_told() -> None:
    ends: list[tuple[dict[str, Any], Finish]] = [
        ({"type": "stop"}, Finish.STOP),
        ({"type": "max_tokens"}, Finish.LENGTH),
        ({"type": "interrupted"}, Finish.CANCELLED),
        ({"type": []}, Finish.STOP),
    ]
    for details, finish in ends:
        chat = read(conversation(node("q", None), node("a", "q", "assistant", ["Yes"], finish_details=details)))
        assert chat.messages[-1].finish is finish


def test_marks_of_citations_go_and_broken_letters_are_replaced() -> None:
    raw = json.dumps(conversation(node("q", None, "user", ["It rains\ue200cite\ue202turn0search1\ue201. X"])))
    chat = sound(read_conversation(msgspec.Raw(raw.replace("X", "\\ud83d!").encode())))
    assert shown(chat) == ["It rains. \ufffd!"]


@pytest.mark.parametrize(
    "spoil",
    [
        {"mapping": []},
        {"mapping": {}},
        {"mapping": {"a": 1, "b": None, "c": [], "d": {"message": 1}, "e": {"message": {"content": 3}}}},
        {"mapping": {"a": {"parent": "b", "message": None}, "b": {"parent": "a", "message": None}}},
    ],
)
def test_what_is_no_conversation_is_refused(spoil: dict[str, Any]) -> None:
    with pytest.raises(ExchangeError):
        read({**branched(), **spoil})


def test_wrong_types_everywhere_cost_that_message_only() -> None:
    fields = branched()
    fields |= {
        "title": 7,
        "create_time": "now",
        "update_time": [],
        "current_node": {},
        "conversation_id": None,
        "id": 5,
    }
    fields["mapping"]["c-1-0-b"]["message"] |= {"author": "me", "metadata": 3, "create_time": 1e300}
    chat = read(fields)
    assert [message.text for message in chat.messages] == ["Question 0 of c-1", "Answer 0"]


def test_the_zip_and_its_split_files_are_read(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "export.zip", "w") as archive:
        archive.writestr("chat.html", "<html>")
        archive.writestr("../../conversations-000.json", as_bytes(branched("a"), branched("b")))
        archive.writestr("conversations-001.json", as_bytes(branched("c")))
        archive.writestr("user.json", "{}")
    before = sorted(tmp_path.rglob("*"))
    with exchange_store(tmp_path / "db") as store:
        service = ImportService(store)
        told: list[tuple[int, int]] = []
        report = service.import_files([tmp_path / "export.zip"], on_progress=lambda *pair: told.append(pair))
        assert len(report.new) == 3
        assert told[-1] == (3, 3)
        assert service.import_files([tmp_path / "export.zip"]).present == 3
        unpacked = tmp_path / "unpacked"
        unpacked.mkdir()
        (unpacked / "conversations.json").write_bytes(as_bytes(branched("a"), branched("b"), branched("c")))
        assert service.import_files([unpacked]).present == 3
    assert [path for path in before if not path.exists()] == []
    assert sorted(path.name for path in tmp_path.iterdir()) == ["db", "export.zip", "unpacked"]


def test_one_bad_conversation_spoils_no_other(tmp_path: Path) -> None:
    (tmp_path / "conversations.json").write_bytes(as_bytes(branched("a"), {"mapping": 1}, branched("b")))
    with exchange_store(tmp_path) as store:
        report = ImportService(store).import_files([tmp_path / "conversations.json"])
    assert len(report.new) == 2
    assert [problem.where for problem in report.problems] == ["conversations.json, chat 2"]


def test_a_version_inside_an_answer_stays_a_branch() -> None:
    """The words after a tool were written twice: both follow the code."""
    chat = read(
        conversation(
            node("q", None),
            node("c", "q", "assistant", content={"content_type": "code", "language": "unknown", "text": "x"}),
            node("a", "c", "assistant", ["One"]),
            node("b", "c", "assistant", ["Two"]),
            current="a",
        )
    )
    assert len(chat.messages) == 4
    assert shown(chat) == ["Hello", "```\nx\n```", "One"]
