"""Files beside a draft and in messages."""

import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QDialog
from samples import DRAFT, MANUAL, PHOTO, READINGS, TABLE, error, picture
from stage import Scene, Stage

from desktop.core.attachment import Part, PendingFile, Unit
from desktop.core.errors import ErrorKind
from desktop.ui.chat.attachments.choice_card import TooLarge
from desktop.ui.chat.attachments.file_dialog import FileDialog
from desktop.ui.chat.attachments.parts_dialog import PartsDialog
from desktop.ui.chat.attachments.pending_files import FileState
from desktop.ui.chat.attachments.pending_files import Stage as Step
from desktop.ui.chat.attachments.picture_dialog import PictureDialog


def _drafted(stage: Stage) -> None:
    stage.open_chat()
    stage.view.composer.set_text(DRAFT)
    stage.view.composer.focus()


def show_stages(stage: Stage) -> None:
    """A file in each stage: being read, being counted, ready, in part, too large, refused, a picture."""
    _drafted(stage)
    part = Part(unit=Unit.PAGE, chosen="1-4", of=12, is_cut=True)
    manual, table, photo = PendingFile(document=MANUAL), PendingFile(document=TABLE), PendingFile(document=PHOTO)
    states = [
        FileState(name="field notes.docx"),
        FileState(name=TABLE.name, stage=Step.COUNTING, file=table),
        FileState(name=TABLE.name, stage=Step.READY, file=table, tokens=1_204),
        FileState(name=MANUAL.name, stage=Step.READY, file=PendingFile(document=MANUAL, part=part), tokens=3_912),
        FileState(name=MANUAL.name, stage=Step.TOO_LARGE, file=manual, tokens=53_000),
        FileState(name="contract.pdf", stage=Step.REFUSED, error=error(ErrorKind.DOCUMENT_LOCKED, name="contract.pdf")),
        FileState(name=PHOTO.name, stage=Step.READY, file=photo, tokens=17),
        FileState(name=PHOTO.name, stage=Step.REFUSED, error=error(ErrorKind.PICTURE_UNSEEN, name=PHOTO.name)),
    ]
    stage.view.files.show_files(states, None)


def show_choice(stage: Stage, *, is_image: bool = False) -> None:
    """The choice about a file that is too large for the model."""
    _drafted(stage)
    document, tokens = (PHOTO, 700) if is_image else (MANUAL, 53_000)
    state = FileState(name=document.name, stage=Step.TOO_LARGE, file=PendingFile(document=document), tokens=tokens)
    stage.view.files.show_files([state], TooLarge(state.id, document, tokens, 6_100, 8_192, "SmolLM2 135M Instruct"))


def show_unseen(stage: Stage) -> None:
    """Images of the chat that the model does not see."""
    _drafted(stage)
    stage.view.sight.show_unseen(2, "SmolLM2 135M Instruct")


def attach(stage: Stage, name: str, text: str) -> None:
    """Attach a file of a folder that is gone afterwards, and wait until it was read and counted."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_text(text, "utf-8")
        stage.bantam.attachments.add_paths([path])
        files, chat = stage.bantam.attachments.files, stage.bantam.chat.chat.id
        stage.wait_for(lambda: all(state.stage is not Step.READING for state in files.of(chat)))
    stage.wait_for(lambda: not any(state.stage is Step.COUNTING for state in files.of(chat)))


def show_real(stage: Stage) -> None:
    """Files that were really read: one that can be sent, one with nothing in it, one that is far too large."""
    _drafted(stage)
    attach(stage, "station-04.csv", READINGS * 40)
    attach(stage, "empty.txt", "")
    attach(stage, "all stations.csv", READINGS * 40_000)
    stage.view.composer.focus()


def show_sent_file(stage: Stage) -> None:
    """A message with a file, and a real answer to it."""
    attach(stage, "station-04.csv", READINGS * 20)
    stage.answered(DRAFT)


def show_dialogs(stage: Stage, which: str) -> None:
    """What a file's chip opens."""
    _drafted(stage)
    facts = ["PDF, 2.1 MB, 12 pages", "1,204 tokens"]
    window, theme = stage.window, stage.theme
    dialogs: dict[str, Callable[[], QDialog]] = {
        "text": lambda: FileDialog(theme, TABLE.name, facts, READINGS * 30, window),
        "picture": lambda: PictureDialog(theme, PHOTO.name, ["JPEG, 1,024 × 768"], picture(), window),
        "lost": lambda: PictureDialog(theme, PHOTO.name, ["JPEG, 1,024 × 768"], None, window),
        "parts": lambda: PartsDialog(theme, MANUAL, 6_100, window),
    }
    dialog = dialogs[which]()
    stage.show_dialog(dialog)
    if isinstance(dialog, PartsDialog):
        dialog.field.setText("1-4, 7")
        dialog.show_count([1, 2, 3, 4, 7], 640)


SCENES = {
    "files": Scene(show_stages),
    "files-too-large": Scene(show_choice),
    "files-image-too-large": Scene(partial(show_choice, is_image=True)),
    "files-unseen": Scene(show_unseen),
    "files-real": Scene(show_real, needs_engine=True),
    "files-sent": Scene(show_sent_file, needs_engine=True),
    **{f"file-{which}": Scene(partial(show_dialogs, which=which)) for which in ("text", "picture", "lost", "parts")},
}
