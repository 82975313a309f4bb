"""What needs a real engine: answers on their way, an engine that stops, prompts as a model gets them."""

import os
import signal

from sample_chats import put_chats
from samples import DRAFT, STORY
from stage import Scene, Stage

from desktop.core.answer_events import AnswerEnded
from desktop.core.chat import Finish
from desktop.ui.chat.inspector.own_template_dialog import OwnTemplateDialog
from desktop.ui.chat.model_pill import ModelState
from desktop.ui.chat.transcript.answer_row import AnswerRow


def show_chat(stage: Stage) -> None:
    """The sample chats, the newest open, after a real answer in a chat that is deleted again."""
    stage.answered()
    first = stage.bantam.chat.chat.id
    stage.open_chat()
    stage.bantam.composition.conversations.delete(first)
    stage.bantam.chat.list.reload()
    stage.settle()


def show_draft(stage: Stage) -> None:
    """The chat of the design, with something to send."""
    show_chat(stage)
    stage.view.composer.set_text(DRAFT)
    stage.view.composer.focus()


def show_writing(stage: Stage) -> None:
    """A real answer on its way."""
    stage.bantam.composition.settings.change(max_tokens=400)
    stage.ask(STORY)
    stage.wait_for(lambda: stage.letters() > 700)


def show_stopped(stage: Stage) -> None:
    """An engine that died mid-answer: the card, the pill and the draft as the window shows them."""
    bantam = stage.bantam
    bantam.composition.settings.change(max_tokens=400)
    stage.ask(STORY)
    stage.wait_for(lambda: stage.letters() > 400)
    stage.view.composer.set_text(DRAFT)
    ended: list[AnswerEnded] = []
    bantam.chat.answer_ended.connect(ended.append)
    for pid in bantam.composition.pool.pids():
        os.kill(pid, signal.SIGSEGV)
    stage.wait_for(lambda: ended and stage.view.header.pill.state is ModelState.STOPPED)


def show_template(stage: Stage) -> None:
    """The section about the prompt template, with the prompt of the design's chat."""
    show_chat(stage)
    for section in stage.view.inspector.sections[:2]:
        section.header.click()
    stage.settle()


def show_own_template(stage: Stage) -> None:
    """A template of one's own with a fault."""
    show_template(stage)
    stage.view.inspector.template_picker.own_requested.emit()
    stage.settle()
    dialog = stage.window.findChild(OwnTemplateDialog)
    assert isinstance(dialog, OwnTemplateDialog)
    dialog.editor.appendPlainText("{% if messages %}")
    stage.settle()


def show_template_picker(stage: Stage) -> None:
    """The templates that a model can have."""
    show_template(stage)
    stage.view.inspector.template.field.click()


def show_sent(stage: Stage) -> None:
    """What was sent for a real answer."""
    stage.answered()
    row = stage.view.transcript.column.rows()[-1]
    assert isinstance(row, AnswerRow)
    row._footer.menu().actions()[0].trigger()


def show_queue(stage: Stage) -> None:
    """A real answer on its way, and messages that wait for its end."""
    show_writing(stage)
    stage.ask("Make it shorter.")
    stage.ask("And now in the words of the rooster, please, with everything that he knows about the miller’s barley.")
    stage.view.composer.set_text(DRAFT)


def show_temporary(stage: Stage) -> None:
    """An answer in a chat that never touches the disk."""
    put_chats(stage.bantam.composition.store, 1_795_000_000.0, "A sample", Finish.STOP)
    stage.bantam.chat.list.reload()
    stage.bantam.chat.chat.open_temporary()
    stage.answered("What is the capital of Sweden?")


SCENES = {
    "chat": Scene(show_draft, needs_engine=True),
    "writing": Scene(show_writing, needs_engine=True),
    "stopped": Scene(show_stopped, needs_engine=True),
    "template": Scene(show_template, needs_engine=True),
    "template-picker": Scene(show_template_picker, needs_engine=True),
    "own-template": Scene(show_own_template, needs_engine=True),
    "sent": Scene(show_sent, needs_engine=True),
    "queue": Scene(show_queue, needs_engine=True),
    "temporary": Scene(show_temporary, needs_engine=True),
}
