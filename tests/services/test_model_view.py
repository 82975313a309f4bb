"""A branch as the model gets it."""

from collections.abc import Collection

import msgspec

from desktop.core.attachment import Attachment, FileKind
from desktop.core.chat import Role
from desktop.core.recap import Recap
from desktop.engine.protocol import Turn
from desktop.services.model_view import LEAD, turns_of, with_summary
from tests.ui.chat.chats import answer, question


def no_files(digests: Collection[str]) -> dict[str, str]:
    assert not digests
    return {}


PATH = [question("q1", "One?"), answer("a1", "One.", parent="q1"), question("q2", "Two?", parent="a1")]


def test_everything_is_read_without_a_recap() -> None:
    said = [(turn.role, turn.content) for turn in turns_of(PATH, {}, no_files, "Three?")]
    assert said == [(Role.USER, "One?"), (Role.ASSISTANT, "One."), (Role.USER, "Two?"), (Role.USER, "Three?")]


def test_a_summary_stands_before_the_first_question_that_is_read() -> None:
    recaps = {"a1": Recap(after_id="a1", text=" It was about one. ", created_at=1.0)}
    assert turns_of(PATH, recaps, no_files) == [Turn(Role.USER, f"{LEAD}\nIt was about one.\n\nTwo?")]


def test_what_is_left_out_leaves_nothing() -> None:
    assert turns_of(PATH, {"a1": Recap(after_id="a1", created_at=1.0)}, no_files) == [Turn(Role.USER, "Two?")]


def test_where_no_question_follows_the_summary_is_one() -> None:
    answered = Turn(Role.ASSISTANT, "Yes.")
    system = Turn(Role.SYSTEM, "Be kind.")
    words = Turn(Role.USER, f"{LEAD}\nS")
    assert with_summary([], "S") == [words]
    assert with_summary([answered], "S") == [words, answered]
    assert with_summary([system, Turn(Role.USER, "Q")], "S") == [system, Turn(Role.USER, f"{LEAD}\nS\n\nQ")]
    assert with_summary([system], " ") == [system]


def test_files_stand_where_they_were_attached_and_go_with_what_is_left_out() -> None:
    files = (Attachment(name="a.txt", kind=FileKind.TEXT, size=2, digest="d"),)
    path = [msgspec.structs.replace(PATH[0], attachments=files), *PATH[1:]]
    said = turns_of(path, {}, lambda digests: dict.fromkeys(digests, "Rain."))
    assert said[0] == Turn(Role.USER, "[File: a.txt]\nRain.\n[End of file]\n\nOne?")
    assert turns_of(path, {"a1": Recap(after_id="a1", created_at=1.0)}, no_files) == [Turn(Role.USER, "Two?")]
