"""How far each file is, and what goes along with a message."""

import msgspec

from desktop.core.attachment import Document, FileKind, PendingFile, Unit
from desktop.services.attachment_service import Counted
from desktop.ui.chat.attachments.pending_files import MOST_UNCOUNTED, PendingFiles, Stage


def pending(text: str = "Words") -> PendingFile:
    return PendingFile(
        document=Document(name="a.txt", kind=FileKind.TEXT, size=5, unit=Unit.LINE, text=text, starts=[0])
    )


def counted(*tokens: int, room: int) -> Counted:
    return Counted(model_name="A model", tokens=list(tokens), room=room, context_length=1000)


def test_the_first_that_does_not_fit_waits_and_the_others_do_not() -> None:
    files = PendingFiles()
    states = [files.add("c", f"{number}", pending()) for number in range(3)]
    assert files.is_waiting("c")
    files.take_count("c", [state.id for state in states], counted(40, 90, 50, room=100))
    assert [state.stage for state in states] == [Stage.READY, Stage.TOO_LARGE, Stage.READY]
    assert files.too_large("c") is states[1]
    assert files.room_for("c", states[1]) == 10
    assert files.is_waiting("c")
    files.remove("c", states[2].id)
    assert files.room_for("c", states[1]) == 60
    files.remove("c", states[1].id)
    assert not files.is_waiting("c")
    (along,) = files.attached("c")
    assert (along.text, along.attachment.tokens) == ("Words", 40)
    assert files.given("c") == [("a.txt", "Words", False)]


def test_what_was_taken_away_is_not_waited_for() -> None:
    files = PendingFiles()
    state = files.add("c", "a")
    files.remove("c", state.id)
    files.remove("c", state.id)
    assert state.cancel.is_cancelled
    assert files.of("c") == []
    files.take_count("c", [state.id], counted(1, room=9))
    assert not files.is_waiting("c")


def test_without_a_count_only_what_is_huge_waits() -> None:
    files = PendingFiles()
    small, huge = files.add("c", "a", pending()), files.add("c", "b", pending("x" * (MOST_UNCOUNTED + 1)))
    files.not_counted("c")
    assert (small.stage, huge.stage) == (Stage.READY, Stage.COUNTING)
    assert [file.attachment.tokens for file in files.attached("c")] == [0]
    assert files.given("c") == []


def test_sent_files_are_gone_and_chats_have_their_own() -> None:
    files = PendingFiles()
    one, other = files.add("c", "a", pending()), files.add("d", "b", pending())
    files.not_counted("c")
    files.sent("c", files.attached("c"))
    assert one.cancel.is_cancelled
    assert files.of("c") == []
    assert files.of("d") == [other]
    files.cancel_all()
    assert other.cancel.is_cancelled


def test_what_came_after_the_message_was_sent_stays() -> None:
    files = PendingFiles()
    first = files.add("c", "a", pending())
    files.not_counted("c")
    went = files.attached("c")
    again, read, reading = files.add("c", "a", pending()), files.add("c", "b", pending("More")), files.add("c", "d")
    files.sent("c", went)
    assert files.of("c") == [again, read, reading]
    assert first.cancel.is_cancelled
    assert not reading.cancel.is_cancelled


def test_an_image_that_is_not_seen_stays_when_the_others_go_and_is_never_sent_uncounted() -> None:
    files = PendingFiles()
    text, image = files.add("c", "a", pending()), files.add("c", "b", pending())
    unseen = msgspec.structs.replace(counted(40, 0, room=100), unseen=frozenset({1}))
    files.take_count("c", [text.id, image.id], unseen)
    assert (text.stage, image.stage) == (Stage.READY, Stage.REFUSED)
    files.recount("c")
    files.not_counted("c")
    assert (text.stage, image.stage) == (Stage.READY, Stage.REFUSED)
    files.sent("c", files.attached("c"))
    assert files.of("c") == [image]
    files.take_count("c", [image.id], counted(64, room=100))
    assert (image.stage, image.error) == (Stage.READY, None)
    files.drop("c")
    assert files.of("c") == []
