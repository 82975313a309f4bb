"""Images and a tiny model that sees: seen, told of, counted, versioned, forked, exported, imported, deleted."""

from pathlib import Path

import pytest

from desktop.composition import Composition
from desktop.core.answer_events import AnswerEvent, MessageAdded
from desktop.core.attachment import Attached, PendingFile, attached, image_bytes, image_text
from desktop.core.cancellation import Cancellation
from desktop.core.chat import Message
from desktop.core.errors import ErrorKind, KnownError
from desktop.core.exchange import ExportFormat
from desktop.core.fullness import WayOn
from desktop.core.ids import new_id
from desktop.core.model import ModelFile
from desktop.core.recap import Recap
from desktop.core.sent import Sent
from desktop.paths import Paths
from desktop.services.message_turns import LOST
from desktop.services.next_prompt import NextPrompt
from desktop.services.sight import UNSEEN
from tests.fixtures.pictures import picture
from tests.fixtures.tiny_models.maker import write_tiny
from tests.fixtures.tiny_models.projectors import write_projector

pytestmark = pytest.mark.engine
PLAIN = "{% for m in messages %}{{ m.role }}: {{ m.content }}\n{% endfor %}assistant:"
MARK = "<__media__>"
PLACES = 17  # tokens of an image


@pytest.fixture
def seeing(composition: Composition) -> Composition:
    """The model that answers sees images; its window has 256 tokens."""
    folder = composition.paths.models
    write_tiny(folder / "seeing.gguf", keys={"tokenizer.chat_template": PLAIN})
    write_tiny(folder / "blind.gguf", keys={"tokenizer.chat_template": PLAIN})
    projector = write_projector(folder / "mmproj.gguf")
    composition.settings.change(model="seeing", max_tokens=3)
    assert composition.engines.choose_projector(composition.models.current(), str(projector))
    return composition


def photo(composition: Composition, tint: int = 0, name: str = "sea.png") -> PendingFile:
    document = composition.attachments.pasted_picture(picture(tint=tint), name)
    assert document is not None
    return PendingFile(document=document)


def along(composition: Composition, tint: int = 0) -> Attached:
    file = photo(composition, tint)
    return attached(file.document, file.given, PLACES)


def send(composition: Composition, chat: str, text: str, *files: Attached, instead_of: str = "") -> Message:
    answer = composition.answers.send(
        conversation_id=chat,
        message_id=new_id(),
        text=text,
        listener=lambda _: None,
        cancel=Cancellation(),
        files=files,
        instead_of=instead_of,
    )
    assert answer is not None
    return answer


def sent(composition: Composition, answer: Message) -> Sent:
    return composition.conversations.trees.sent(answer.conversation_id, answer.id)[-1]


def prompt(composition: Composition, answer: Message) -> str:
    told = sent(composition, answer).prompt
    assert told is not None
    return told


def said(composition: Composition, chat: str) -> list[Message]:
    return composition.conversations.messages(chat)


def model(composition: Composition) -> ModelFile:
    return composition.models.current()


def test_an_image_is_counted_before_it_is_sent_and_seen_in_its_place(seeing: Composition) -> None:
    chat = new_id()
    counted = seeing.attachments.count(chat, "the sea", [photo(seeing)])
    assert counted.tokens == [PLACES]
    assert counted.unseen == frozenset()
    before = seeing.fullness.count(model(seeing), NextPrompt(path=[], message="the sea"))
    given = [along(seeing).given]
    after = seeing.fullness.count(model(seeing), NextPrompt(path=[], message="the sea", files=given))
    assert before is not None
    assert after is not None
    assert after.needed == before.needed + PLACES
    answer = send(seeing, chat, "the sea", along(seeing))
    assert f"user: {MARK}the sea" in prompt(seeing, answer)
    assert answer.figures is not None
    assert answer.figures.prompt_tokens == after.needed


def test_large_images_are_counted_once_and_alone(seeing: Composition, monkeypatch: pytest.MonkeyPatch) -> None:
    given = [along(seeing).given, along(seeing, 9).given]
    asked = NextPrompt(path=[], message="the sea", files=given)
    exact = seeing.fullness.count(model(seeing), asked)
    monkeypatch.setattr("desktop.services.fullness_service.MOST_IMAGE_BYTES", 10)
    about = seeing.fullness.count(model(seeing), asked)
    assert exact is not None
    assert about is not None
    assert (exact.is_estimate, about.is_estimate) == (False, True)
    assert abs(about.needed - exact.needed) <= len(given)


def test_a_model_without_sight_is_told_and_nothing_is_loaded_to_count(seeing: Composition) -> None:
    chat = new_id()
    send(seeing, chat, "the sea", along(seeing), along(seeing, 9))
    seeing.models.choose("blind")
    counted = seeing.attachments.count(chat, "", [photo(seeing)])
    assert (counted.unseen, counted.model_name) == (frozenset({0}), "blind")
    loaded = seeing.pool.loaded
    assert loaded is not None
    assert loaded.model.name == "seeing"
    answer = send(seeing, chat, "and now")
    assert prompt(seeing, answer).count(UNSEEN) == 2
    assert [one.tokens for one in sent(seeing, answer).facts.images] == [0, 0]
    seeing.models.choose("seeing")
    again = seeing.answers.regenerate(conversation_id=chat, listener=lambda _: None, cancel=Cancellation())
    assert again is not None
    assert prompt(seeing, again).count(MARK) == 2
    assert [one.tokens for one in sent(seeing, again).facts.images] == [PLACES, PLACES]


def test_an_answer_goes_on_with_its_image(seeing: Composition) -> None:
    chat = new_id()
    answer = send(seeing, chat, "the sea", along(seeing))
    longer = seeing.answers.go_on(
        conversation_id=chat, message_id=answer.id, listener=lambda _: None, cancel=Cancellation()
    )
    assert longer is not None
    told = prompt(seeing, longer)
    assert told.count(MARK) == 1
    assert told.endswith(answer.text)


def test_versions_and_forks_keep_it_and_it_goes_with_the_last(seeing: Composition) -> None:
    chat, fork = new_id(), new_id()
    file = along(seeing)
    answer = send(seeing, chat, "the sea", file)
    question = said(seeing, chat)[0]
    edited = send(seeing, chat, "the rain", instead_of=question.id)
    assert f"{MARK}the rain" in prompt(seeing, edited)
    assert said(seeing, chat)[0].attachments == (file.attachment,)
    seeing.conversations.trees.fork(chat, answer.id, fork, "Fork")
    seeing.conversations.delete(chat)
    seeing.store.purge_deleted()
    assert said(seeing, fork)[0].attachments == (file.attachment,)
    assert seeing.attachments.text(file.attachment) == file.text
    pixels = seeing.attachments.picture(file.attachment, 20, 20)
    assert pixels is not None
    assert (pixels.width, pixels.height) == (20, 12)
    seeing.conversations.delete(fork)
    seeing.store.purge_deleted()
    assert seeing.attachments.text(file.attachment) is None
    assert seeing.attachments.picture(file.attachment, 20, 20) is None


def test_what_goes_along_again_is_the_image_that_was_sent(seeing: Composition) -> None:
    chat = new_id()
    send(seeing, chat, "the sea", along(seeing))
    (again,) = seeing.attachments.again(said(seeing, chat)[0].attachments)
    assert attached(again.document, again.given, PLACES) == along(seeing)


def test_it_survives_a_restart_an_export_and_an_import(seeing: Composition, tmp_path: Path) -> None:
    chat, file = new_id(), along(seeing)
    send(seeing, chat, "the sea", file)
    done = seeing.exports.export(tmp_path, ExportFormat.JSON, [chat])
    readable = seeing.exports.export(tmp_path, ExportFormat.MARKDOWN, [chat])
    assert "sea.png" in readable.files[0].read_text("utf-8")
    other = Composition(Paths.under(tmp_path / "other"))
    try:
        taken = other.imports.import_files(done.files)
        assert (len(taken.new), taken.problems) == (1, [])
        (question, _) = said(other, taken.new[0])
        assert question.attachments == (file.attachment,)
        assert other.attachments.text(question.attachments[0]) == file.text
    finally:
        other.close()


def test_a_chat_full_of_images_does_not_fit_and_nothing_is_stored(seeing: Composition) -> None:
    chat = new_id()
    files = [along(seeing, tint) for tint in range(12)]
    send(seeing, chat, "the sea", *files[:6])
    send(seeing, chat, "the sea", *files[6:])
    heard: list[AnswerEvent] = []
    with pytest.raises(KnownError) as caught:
        seeing.answers.send(
            conversation_id=chat,
            message_id=new_id(),
            text="the sea",
            listener=heard.append,
            cancel=Cancellation(),
            files=[along(seeing, 20), along(seeing, 21)],
        )
    assert caught.value.kind is ErrorKind.PROMPT_TOO_LONG
    assert not any(isinstance(event, MessageAdded) for event in heard)
    assert len(said(seeing, chat)) == 4
    given = [along(seeing, tint).given for tint in (20, 21)]
    asked = NextPrompt(path=said(seeing, chat), message="the sea", files=given)
    full = seeing.fullness.look(model(seeing), asked)
    assert full is not None
    assert full.fullness.needed + full.fullness.reserve == caught.value.arguments["needed"]
    way = next(one for one in full.choices if one.way is WayOn.LEAVE_OUT)
    left = NextPrompt(
        path=asked.path, message="the sea", files=given,
        recaps={way.after_id: Recap(after_id=way.after_id, created_at=1.0)},
    )  # fmt: skip
    less = seeing.fullness.count(model(seeing), left)
    assert less is not None
    assert less.fits
    assert less.needed == full.fullness.needed - way.tokens


def test_more_than_a_request_carries_is_refused_before_it_is_stored(seeing: Composition) -> None:
    chat = new_id()
    with pytest.raises(KnownError) as caught:
        send(seeing, chat, "the sea", *[along(seeing)] * 17)
    assert caught.value.kind is ErrorKind.IMAGES_TOO_LARGE
    assert seeing.store.conversation(chat) is None


def test_a_question_of_files_alone_is_asked_and_counted(seeing: Composition) -> None:
    asked = NextPrompt(path=[], files=[along(seeing).given])
    (turn,) = asked.turns(model(seeing), seeing.settings.current(), seeing.attachments.texts)
    assert len(turn.images) == 1
    full = seeing.fullness.look(model(seeing), asked)
    assert full is not None
    assert full.message_tokens > PLACES


def test_an_image_that_no_model_can_be_shown_is_left_out_with_its_message(seeing: Composition) -> None:
    bad, chat = attached(photo(seeing).document, image_text(b"no image"), PLACES), new_id()
    send(seeing, chat, "the rain")
    seeing.models.choose("blind")
    send(seeing, chat, "the sea", bad)
    seeing.models.choose("seeing")
    path = said(seeing, chat)
    full = seeing.fullness.look(model(seeing), NextPrompt(path=path, message="and now"))
    assert full is not None
    assert not full.fits
    assert full.images is not None
    assert (full.images.kind, full.images.in_message) == (ErrorKind.IMAGE_UNUSABLE, False)
    way = next(one for one in full.choices if one.way is WayOn.LEAVE_OUT)
    assert (way.after_id, way.images) == (path[-1].id, 1)


def test_a_projector_that_is_gone_is_told_and_the_message_stays_unsent(seeing: Composition) -> None:
    (seeing.paths.models / "mmproj.gguf").unlink()
    with pytest.raises(KnownError) as caught:
        send(seeing, new_id(), "the sea", along(seeing))
    assert caught.value.kind is ErrorKind.PROJECTOR_UNUSABLE
    status = seeing.engines.status(model(seeing))
    assert status.projectors == {}
    assert status.choice.projector


def test_what_a_projector_takes_is_told_before_and_after_it_is_loaded(seeing: Composition) -> None:
    (path,) = seeing.engines.status(model(seeing)).projectors
    size = Path(path).stat().st_size
    assert seeing.engines.status(model(seeing)).projectors[path] > size
    seeing.models.choose("blind")
    assert seeing.engines.status(model(seeing)).projectors == {path: size}


def test_an_image_that_is_lost_is_told(seeing: Composition) -> None:
    file = along(seeing)
    bad = Attached(file.attachment, "no base64!")
    answer = send(seeing, new_id(), "the sea", bad)
    assert LOST in prompt(seeing, answer)
    assert image_bytes("no base64!") == b""
    assert image_bytes(image_text(b"abc")) == b"abc"


def test_a_temporary_chat_keeps_its_images_in_memory(seeing: Composition) -> None:
    chat, file = new_id(), along(seeing, 77)
    temporary = seeing.temporary
    temporary.answers.send(
        conversation_id=chat, message_id=new_id(), text="the sea", listener=lambda _: None, cancel=Cancellation(),
        files=[file],
    )  # fmt: skip
    assert seeing.attachments.text(file.attachment) == file.text
    for path in seeing.paths.data.rglob("*.sqlite3*"):
        assert file.text.encode()[:80] not in path.read_bytes()
