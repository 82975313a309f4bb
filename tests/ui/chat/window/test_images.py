"""Images in the real window: a projector is chosen, images are attached, counted, sent, answered about, there again."""

from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog

from desktop.composition import Composition
from desktop.core.attachment import Document, FileKind, Unit, attached, image_text
from desktop.core.chat import Conversation, Finish, Message, Role
from desktop.core.fullness import WayOn
from desktop.services.sight import UNSEEN
from desktop.ui.chat.attachments.choice_card import Way
from desktop.ui.chat.attachments.pending_files import Stage
from desktop.ui.chat.attachments.picture_dialog import PictureDialog
from desktop.ui.chat.attachments.sent_picture import SentPicture
from desktop.ui.chat.inspector.engine_panel import EnginePanel
from desktop.ui.chat.sent_words import IMAGE_MARK, rows
from desktop.ui.chat.transcript.message_act import Act, MessageAct
from desktop.ui.chat.transcript.user_row import UserRow
from tests.fixtures.open_window import OpenWindow
from tests.fixtures.pictures import picture
from tests.fixtures.tiny_models.maker import write_tiny
from tests.fixtures.tiny_models.projectors import write_projector

pytestmark = pytest.mark.engine
PLAIN = "{% for m in messages %}{{ m.role }}: {{ m.content }}\n{% endfor %}assistant:"
PLACES = 17  # tokens of an image: 16 of the tiny projector, and where it divides the text


def opened(program: OpenWindow, *, chosen: bool = True, reads: int = 256, **settings: object) -> EnginePanel:
    """The window with a tiny model that sees once its projector is chosen, and one that never does."""

    def put(composition: Composition) -> None:
        folder = composition.paths.models
        write_tiny(folder / "seeing.gguf", keys={"tokenizer.chat_template": PLAIN, "llama.context_length": reads})
        write_tiny(folder / "blind.gguf", keys={"tokenizer.chat_template": PLAIN})
        write_projector(folder / "mmproj-eyes.gguf")

    program.open(put, model="seeing", max_tokens=4, **settings)
    program.view.inspector.unfold(panel(program))
    program.until(panel(program).isEnabled)
    if chosen:
        choose(program)
    return panel(program)


def panel(program: OpenWindow) -> EnginePanel:
    found: EnginePanel = program.view.inspector.engine
    return found


def choose(program: OpenWindow) -> None:
    """Let the model see."""
    path = str(program.paths.models / "mmproj-eyes.gguf")
    panel(program).projector._choose(path)
    program.until(lambda: "seeing" in program.bantam.composition.settings.current().engines)
    program.until(lambda: panel(program).isEnabled() and panel(program).note.isHidden())


def paste(program: OpenWindow, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    program.view.composer.editor.insertFromMimeData(data)


def states(program: OpenWindow) -> list[Stage]:
    return [state.stage for state in program.bantam.attachments.files.of(program.chat.chat.id)]


def first(program: OpenWindow) -> UserRow:
    row = program.view.transcript.column.rows()[0]
    assert isinstance(row, UserRow)
    return row


def thumbnail(program: OpenWindow) -> SentPicture:
    found = first(program).files.chips[0]
    assert isinstance(found, SentPicture)
    return found


def looked_at(program: OpenWindow) -> QImage:
    """The image on the first message."""
    program.until(lambda: thumbnail(program).image is not None)
    assert thumbnail(program).accessibleName() == f"sea.png, Image, 40 × 24 pixels, {PLACES} tokens"
    image = thumbnail(program).image
    assert image is not None
    return image


def send(program: OpenWindow, words: str, *paths: Path) -> None:
    """Send a message with images, and wait for its answer."""
    before = len(program.answers())
    program.view.composer.set_text(words)
    paste(program, *paths)
    program.until(lambda: states(program) == [Stage.READY] * len(paths))
    program.view.composer.button.click()
    program.until(lambda: len(program.answers()) > before)
    program.until_over()


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "sea.png"
    path.write_bytes(picture())
    return path


def test_a_projector_is_chosen_with_what_it_takes_and_an_image_is_seen(program: OpenWindow, photo: Path) -> None:
    found = opened(program, chosen=False)
    names = [action.text() for action in found.projector.menu().actions()]
    assert names[0] == "None, reads text only"
    assert names[1].startswith("mmproj-eyes.gguf · ")
    assert names[1].endswith("B")
    choose(program)
    assert found.projector.text() == "mmproj-eyes.gguf"
    assert found.projector_cost.text().startswith("It takes ")
    program.view.composer.set_text("the sea")
    paste(program, photo)
    program.until(lambda: states(program) == [Stage.READY])
    chip = next(iter(program.view.files.chips.by_id.values()))
    assert chip.detail == f"Image · {PLACES} tokens"
    program.until(lambda: chip.image is not None)
    assert chip.image is not None
    assert chip.image.size().toTuple() == (40, 24)
    program.view.composer.button.click()
    program.until(program.answers)
    program.until_over()
    question, answer = program.chat.chat.messages
    (sent,) = question.attachments
    assert (sent.name, sent.kind, sent.width, sent.height) == ("sea.png", FileKind.IMAGE, 40, 24)
    assert answer.figures is not None
    assert answer.figures.prompt_tokens > PLACES
    assert looked_at(program).size().toTuple() == (40, 24)
    program.close()
    photo.unlink()
    program.open(max_tokens=4)
    program.until(lambda: len(program.shown()) == 2)
    assert program.chat.chat.messages[0].attachments == (sent,)
    image = looked_at(program)
    assert image.pixelColor(3, 2).getRgb() == QImage.fromData(picture()).pixelColor(3, 2).getRgb()
    thumbnail(program).click()
    program.until(lambda: program.bantam.attachments.viewer.dialog is not None)
    dialog = program.bantam.attachments.viewer.dialog
    assert isinstance(dialog, PictureDialog)
    assert dialog.picture.accessibleName() == "Image sea.png"
    assert dialog.facts.text() == f"Image · 40 × 24 pixels · {PLACES} tokens"
    dialog.save_button.click()
    program.until(lambda: dialog.findChild(QFileDialog) is not None)
    chooser = dialog.findChild(QFileDialog)
    assert chooser is not None
    assert [Path(name).name for name in chooser.selectedFiles()] == ["sea.png"]
    chooser.fileSelected.emit(str(photo.with_name("saved.png")))
    chooser.reject()
    program.until(lambda: dialog.explained.text() == "Saved as saved.png")
    saved = QImage.fromData(photo.with_name("saved.png").read_bytes())
    assert saved.pixelColor(3, 2) == QImage.fromData(picture()).pixelColor(3, 2)
    program.bantam.attachments.viewer.saving.save("", str(photo / "nowhere"))
    program.until(lambda: "could not be written" in dialog.explained.text())
    dialog.accept()


def test_a_projector_beside_its_model_is_taken_and_can_be_turned_off(program: OpenWindow, photo: Path) -> None:
    def put(composition: Composition) -> None:
        folder = composition.paths.models / "own"
        folder.mkdir(parents=True)
        write_tiny(folder / "seeing.gguf", keys={"tokenizer.chat_template": PLAIN})
        write_projector(folder / "mmproj-seeing-f16.gguf")

    program.open(put, model="seeing", max_tokens=4)
    assert program.bantam.composition.settings.current().engines == {}
    send(program, "the sea", photo)
    looked_at(program)
    found = panel(program)
    program.view.inspector.unfold(found)
    program.until(lambda: found.projector.text() == "mmproj-seeing-f16.gguf")
    assert found.projector_cost.text().startswith("It lies beside the model and was taken by itself")
    program.bantam.inspector.engine.choose_projector("")
    program.until(lambda: found.projector.text() == "None")
    program.until(program.view.sight.isVisible)
    program.bantam.inspector.engine.choose_projector(str(program.paths.models / "own" / "mmproj-seeing-f16.gguf"))
    program.until(program.view.sight.isHidden)
    program.until(lambda: found.projector_cost.text().startswith("It takes "))


def test_what_was_sent_tells_of_its_images(program: OpenWindow, photo: Path) -> None:
    opened(program)
    send(program, "the sea", photo)
    sent = program.bantam.composition.conversations.trees.sent(program.chat.chat.id, program.chat.chat.messages[1].id)
    (one,) = sent[0].facts.images
    assert (one.name, one.tokens) == ("sea.png", PLACES)
    assert sent[0].prompt is not None
    assert sent[0].prompt.count(IMAGE_MARK) == 1
    words = dict(rows(sent[0].facts))["Images"]
    assert words == f"1. sea.png, {PLACES} tokens\nIn the prompt each stands where {IMAGE_MARK} is."


def test_a_model_without_sight_refuses_before_anything_is_sent(program: OpenWindow, photo: Path) -> None:
    opened(program, chosen=False)
    program.view.composer.set_text("A draft")
    paste(program, photo)
    program.until(lambda: states(program) == [Stage.REFUSED])
    (row,) = program.view.files.refused.values()
    assert row.what.text() == "sea.png is a picture, and seeing reads text only."
    assert "projector" in row.rest.text()
    assert program.view.composer.text() == "A draft"
    choose(program)
    program.until(lambda: states(program) == [Stage.READY])
    assert not program.view.files.refused


def test_an_image_that_is_not_seen_stays_when_another_file_goes(
    program: OpenWindow, photo: Path, tmp_path: Path
) -> None:
    opened(program, chosen=False)
    (tmp_path / "notes.txt").write_text("Notes")
    program.view.composer.set_text("What do they say?")
    paste(program, tmp_path / "notes.txt")
    paste(program, photo)
    program.until(lambda: sorted(states(program), key=str) == [Stage.READY, Stage.REFUSED])
    program.view.composer.button.click()
    program.until(lambda: len(program.answers()) == 1)
    program.until_over()
    program.until(lambda: states(program) == [Stage.REFUSED])
    chat_id = program.chat.chat.id
    program.until(lambda: not program.bantam.tasks._running)
    (kept,) = program.bantam.composition.attachments.drafts()[chat_id]
    assert kept.document.name == "sea.png"


def test_an_image_is_counted_again_when_its_chat_is_opened_with_another_model(program: OpenWindow, photo: Path) -> None:
    opened(program)
    send(program, "the sea", photo)
    first = program.chat.chat.id
    paste(program, photo)
    program.until(lambda: states(program) == [Stage.READY])
    program.view.sidebar.new_button.click()
    program.until(lambda: program.chat.chat.id != first)
    program.view.picker.model_requested.emit("blind")
    program.until(lambda: program.bantam.composition.settings.current().model == "blind")
    program.chat.chat.open(first)
    program.until(lambda: program.chat.chat.id == first and states(program) == [Stage.REFUSED])


def test_another_model_is_told_that_an_image_is_there(program: OpenWindow, photo: Path) -> None:
    opened(program)
    send(program, "the sea", photo)
    assert program.view.sight.isHidden()
    program.view.picker.model_requested.emit("blind")
    program.until(program.view.sight.isVisible)
    assert program.view.sight.line.text().startswith("blind reads text only. It is told that an image is here")
    program.send("and now")
    program.until(lambda: len(program.answers()) == 2)
    program.until_over()
    assert program.error() is None
    last = program.chat.chat.messages[-1]
    (sent,) = program.bantam.composition.conversations.trees.sent(program.chat.chat.id, last.id)
    assert sent.prompt is not None
    assert UNSEEN in sent.prompt
    assert [one.tokens for one in sent.facts.images] == [0]


def test_the_line_about_unseen_images_goes_with_the_branch_that_has_them(program: OpenWindow, photo: Path) -> None:
    opened(program)
    program.send("first")
    program.until(lambda: len(program.answers()) == 1)
    program.until_over()
    send(program, "the sea", photo)
    program.view.picker.model_requested.emit("blind")
    program.until(program.view.sight.isVisible)
    mine = program.chat.chat.messages[0]
    program.view.transcript.act_requested.emit(MessageAct(Act.EDITED, mine.id, "first, in other words"))
    program.until(lambda: program.shown()[:1] == ["first, in other words"])
    program.until_over()
    assert program.error() is None
    assert program.view.sight.isHidden()


def test_a_picture_from_the_clipboard_goes_along(program: OpenWindow) -> None:
    opened(program)
    data = QMimeData()
    data.setData("image/png", picture())
    program.view.composer.editor.insertFromMimeData(data)
    program.until(lambda: states(program) == [Stage.READY])
    (file,) = program.bantam.attachments.files.attached(program.chat.chat.id)
    assert file.attachment.name == "Pasted picture"
    pixels = QMimeData()
    pixels.setImageData(QImage.fromData(picture()))
    program.view.composer.editor.insertFromMimeData(pixels)
    program.until(lambda: states(program) == [Stage.READY] * 2)
    one, other = program.bantam.attachments.files.attached(program.chat.chat.id)
    assert other.attachment.name == "Pasted picture 2"
    assert one.text == other.text


def test_a_projector_of_another_model_is_refused_in_place(program: OpenWindow, tmp_path: Path) -> None:
    found = opened(program, chosen=False)
    program.bantam.inspector.engine.choose_projector(str(write_projector(tmp_path / "wide.gguf", model=48)))
    program.until(found.fault.isVisible)
    words = found.fault.text().replace("\u200b", "")
    assert words.startswith("wide.gguf does not let this model see images: it belongs to another model.")
    assert program.bantam.composition.settings.current().engines == {}
    program.until(lambda: found.projector.text() == "None")


def test_an_image_beside_a_draft_is_there_after_a_restart(program: OpenWindow, photo: Path) -> None:
    opened(program)
    program.view.composer.set_text("the sea")
    paste(program, photo)
    program.until(lambda: states(program) == [Stage.READY])
    program.until(lambda: program.bantam.composition.attachments.drafts())
    program.close()
    photo.unlink()
    program.open(max_tokens=4)
    program.until(lambda: states(program) == [Stage.READY])
    assert program.view.composer.text() == "the sea"
    chip = next(iter(program.view.files.chips.by_id.values()))
    chip.click()
    program.until(lambda: program.bantam.attachments.viewer.dialog is not None)
    dialog = program.bantam.attachments.viewer.dialog
    assert isinstance(dialog, PictureDialog)
    assert not dialog.picture.pixmap().isNull()
    dialog.accept()
    program.view.composer.button.click()
    program.until(program.answers)
    program.until_over()
    assert looked_at(program).width() == 40


def test_more_than_a_request_carries_leaves_the_draft_and_its_images(program: OpenWindow, tmp_path: Path) -> None:
    opened(program, reads=2048)
    paths = [tmp_path / f"{number}.png" for number in range(17)]
    for number, path in enumerate(paths):
        path.write_bytes(picture(width=9, height=9, tint=number))
    program.view.composer.set_text("the sea")
    paste(program, *paths)
    program.until(lambda: states(program) == [Stage.READY] * 17)
    program.view.composer.button.click()
    card = program.view.transcript.full
    program.until(card.isVisible)
    assert card.card.title == "This message has too many images"
    assert "there are more than 16" in card.card.accessibleName()
    assert "Nothing was sent; your text stays in the field." in card.card.accessibleName()
    assert program.error() is None
    assert program.shown() == []
    assert program.view.composer.text() == "the sea"
    program.until(lambda: states(program) == [Stage.READY] * 17)
    program.bantam.attachments.remove(next(iter(program.view.files.chips.by_id)))
    program.until(lambda: states(program) == [Stage.READY] * 16)
    program.view.composer.button.click()
    program.until(program.answers)
    program.until_over()
    assert card.isHidden()
    assert len(program.chat.chat.messages[0].attachments) == 16


def with_images(composition: Composition, per_message: tuple[int, ...]) -> None:
    """A chat of questions with so many images each, and answers, as an import may bring one."""
    store, before = composition.store, None
    store.put_conversation(Conversation(id="sea", title="Sea", created_at=1.0, updated_at=1.0))
    for number, count in enumerate(per_message):
        names = range(number * 20, number * 20 + count)
        document = Document(
            name="", kind=FileKind.IMAGE, size=9, unit=Unit.LINE, text="", starts=[0], width=9, height=9
        )
        given = [
            attached(
                msgspec.structs.replace(document, name=f"{name}.png"),
                image_text(picture(width=9, height=9, tint=name)),
                17,
            )
            for name in names
        ]
        for role in (Role.USER, Role.ASSISTANT):
            made = Message(
                id=f"{role}{number}",
                conversation_id="sea",
                parent_id=before,
                role=role,
                text=f"the sea {number}",
                created_at=1.0,
                finish=Finish.STOP if role is Role.ASSISTANT else None,
                attachments=tuple(one.attachment for one in given) if role is Role.USER else (),
            )
            store.add_message(made, [one.text for one in given] if role is Role.USER else [])
            before = made.id


def opened_full(program: OpenWindow, *per_message: int) -> None:
    opened(program, reads=2048)
    with_images(program.bantam.composition, per_message)
    program.chat.list.reload()
    program.until(lambda: "Sea" in program.titles())
    program.chat.chat.open("sea")
    program.until(lambda: len(program.chat.chat.messages) == 2 * len(per_message))


def go(program: OpenWindow, way: WayOn) -> str:
    """Go a way of the card; returns what it says that the way does."""
    card = program.view.transcript.full
    program.until(lambda: card.isVisible() and card.card.choices is not None)
    choices = card.card.choices
    choices.choose(way)
    assert choices.choice is not None
    assert choices.choice.way is way
    said: str = choices.buttons[choices._group.checkedId()].accessibleName()
    card.card.go_button.click()
    return said


def test_a_chat_with_too_many_images_goes_on_without_the_oldest(program: OpenWindow) -> None:
    opened_full(program, 9, 4, 4)
    program.view.composer.set_text("and now")
    program.view.composer.button.click()
    said = go(program, WayOn.LEAVE_OUT)
    assert said == "Leave out the 2 oldest messages: 9 images are not seen any more"
    program.until(lambda: len(program.answers()) == 4)
    program.until_over()
    assert program.error() is None
    last = program.chat.chat.messages[-1]
    (sent,) = program.bantam.composition.conversations.trees.sent("sea", last.id)
    assert len(sent.facts.images) == 8


def test_an_image_that_was_taken_away_since_does_not_go_along(program: OpenWindow, tmp_path: Path) -> None:
    opened_full(program, 9, 5)
    paths = [tmp_path / f"{number}.png" for number in range(4)]
    for number, path in enumerate(paths):
        path.write_bytes(picture(width=9, height=9, tint=100 + number))
    program.view.composer.set_text("and now")
    paste(program, *paths)
    program.until(lambda: states(program) == [Stage.READY] * 4)
    program.view.composer.button.click()
    program.until(program.view.transcript.full.isVisible)
    program.until(lambda: states(program) == [Stage.READY] * 4)
    program.bantam.attachments.remove(next(iter(program.view.files.chips.by_id)))
    program.until(lambda: states(program) == [Stage.READY] * 3)
    go(program, WayOn.LEAVE_OUT)
    program.until(lambda: len(program.answers()) == 3)
    program.until_over()
    assert len(program.chat.chat.messages[-2].attachments) == 3


def test_a_chat_with_too_many_images_is_summarised_without_seeing_them(program: OpenWindow) -> None:
    opened_full(program, 17, 1)
    program.view.composer.set_text("and now")
    program.view.composer.button.click()
    go(program, WayOn.SUMMARISE)
    program.until(lambda: len(program.answers()) == 3)
    program.until_over()
    assert program.error() is None
    (recap,) = program.bantam.composition.conversations.recaps.all("sea").values()
    assert recap.text


def test_a_question_with_too_many_images_goes_on_in_a_new_chat(program: OpenWindow) -> None:
    opened_full(program, 17)
    program.bantam.actions["regenerate"].trigger()
    card = program.view.transcript.full
    program.until(card.isVisible)
    assert card.card.title == "This message has too many images"
    assert "your text stays in the field" not in card.card.accessibleName()
    go(program, WayOn.ASK_ANEW)
    program.until(lambda: program.chat.chat.id != "sea" and len(states(program)) == 17)
    assert program.view.composer.text() == "the sea 0"
    program.until(lambda: states(program) == [Stage.READY] * 17)
    program.bantam.attachments.remove(next(iter(program.view.files.chips.by_id)))
    program.until(lambda: states(program) == [Stage.READY] * 16)
    program.view.composer.button.click()
    program.until(program.answers)
    program.until_over()
    assert program.error() is None


def test_the_exact_prompt_says_that_there_are_too_many_images(program: OpenWindow) -> None:
    opened_full(program, 9, 9)
    program.chat.template._on_load_requested()
    shown = program.view.inspector.template.prompt.message
    program.until(lambda: shown.text().startswith("The images of this chat are too much: there are more than 16."))


def test_an_image_that_does_not_fit_goes_whole_or_not_at_all(program: OpenWindow, tmp_path: Path) -> None:
    opened(program)
    paths = [tmp_path / f"{number}.png" for number in range(15)]
    for number, path in enumerate(paths):
        path.write_bytes(picture(width=9, height=9, tint=number))
    paste(program, *paths)
    program.until(lambda: Stage.TOO_LARGE in states(program))
    card = program.view.files.choice
    assert not card.ways[Way.BEGINNING].isEnabled()
    assert not card.ways[Way.PARTS].isEnabled()
    assert card.chosen() is Way.LEAVE
    assert card.costs[Way.BEGINNING].text() == "images stay whole"
    before = len(states(program))
    card.button.click()
    assert len(states(program)) == before - 1


def test_versions_and_forks_show_the_image(program: OpenWindow, photo: Path) -> None:
    opened(program)
    send(program, "the sea", photo)
    mine = program.chat.chat.messages[0]
    program.view.transcript.act_requested.emit(MessageAct(Act.EDITED, mine.id, "the rain"))
    program.until(lambda: program.shown()[:1] == ["the rain"] and not program.chat.is_answering)
    looked_at(program)
    program.view.transcript.act_requested.emit(MessageAct(Act.FORK, program.chat.chat.messages[0].id))
    program.until(lambda: program.view.header.title.title.endswith("(fork)") and len(program.shown()) == 1)
    looked_at(program)


def test_an_image_of_a_temporary_chat_touches_no_disk(program: OpenWindow, photo: Path) -> None:
    opened(program)
    program.chat.chat.open_temporary()
    send(program, "the sea", photo)
    looked_at(program)
    text = program.bantam.composition.attachments.text(program.chat.chat.messages[0].attachments[0])
    assert text
    assert program.bantam.composition.attachments.drafts() == {}
    program.close()
    for path in program.paths.data.rglob("*.sqlite3*"):
        assert text.encode()[:100] not in path.read_bytes()


def test_a_file_that_names_itself_an_image_and_is_none_says_so(program: OpenWindow, tmp_path: Path) -> None:
    opened(program)
    program.view.composer.set_text("A draft")
    bad = tmp_path / "bad.png"
    bad.write_bytes(picture()[:100])
    paste(program, bad)
    program.until(lambda: states(program) == [Stage.REFUSED])
    (row,) = program.view.files.refused.values()
    assert row.what.text() == "bad.png could not be read as an image: it is damaged."
    assert row.rest.text().endswith("Save it again as PNG or JPEG, or use another image.")
    assert program.view.composer.text() == "A draft"
