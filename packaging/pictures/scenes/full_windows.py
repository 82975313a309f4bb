"""A chat that no longer fits the model's window: the card in all its states, and where the model begins to read."""

from functools import partial

from samples import error
from stage import Scene, Stage

from desktop.core.errors import ErrorKind
from desktop.core.fullness import Choice, Fullness, FullWindow, WayOn
from desktop.core.recap import Beginning, Recap
from desktop.ui.chat.transcript.recap_row import RecapRow

FULLNESS = Fullness(needed=16_102, reserve=1024, window=16_384)
CHOICES = (
    Choice(way=WayOn.SUMMARISE, tokens=9100, after_id="a", messages=12),
    Choice(way=WayOn.NEW_CHAT, tokens=600, after_id="a", messages=12),
    Choice(way=WayOn.LEAVE_OUT, tokens=8400, after_id="a", messages=10),
    Choice(way=WayOn.LARGER, tokens=24_576, memory_bytes=1_000_000_000),
    Choice(way=WayOn.AS_IT_IS, tokens=282),
)
TOO_LONG = FullWindow(fullness=Fullness(needed=30_000, reserve=1024, window=16_384), message_tokens=20_000)
SUMMARY = (
    "Station 04 has gaps since the March update. The manual asks for one reading every **10 minutes**; the probes need "
    "45 s to settle. The file is resampled in pandas, and short gaps are filled."
)


def show_full(stage: Stage, choices: tuple[Choice, ...] = CHOICES, *, is_stored: bool = False) -> None:
    """The card with its ways on; the message was stored already, or is still being typed."""
    stage.open_chat()
    full = FullWindow(fullness=FULLNESS, message_tokens=40, choices=choices)
    stage.view.composer.meter.set_fullness(FULLNESS)
    stage.view.transcript.full.show_full(full, is_stored=is_stored)


def show_too_long(stage: Stage) -> None:
    """A message that does not fit even alone."""
    stage.open_chat()
    stage.view.composer.meter.set_fullness(TOO_LONG.fullness)
    stage.view.transcript.full.show_full(TOO_LONG, is_stored=False)


def show_writing(stage: Stage) -> None:
    """A summary on its way."""
    show_full(stage)
    stage.bantam.limits.ways.progressed.emit(stage.bantam.limits.ways.tr("Writing a summary"), SUMMARY, 0.4)


def show_problem(stage: Stage) -> None:
    """A way on that was not possible."""
    show_full(stage)
    stage.view.transcript.full.show_problem(error(ErrorKind.NO_SUMMARY))


def show_beginning(stage: Stage, text: str, *, is_edited: bool = False) -> None:
    """Where the model begins to read: a summary stands for what was before, or nothing does."""
    stage.open_chat()
    messages = list(stage.bantam.chat.chat.messages)
    recap = Recap(after_id=messages[0].id, text=text, model_name="Qwen3 1.7B Instruct", tokens=84, created_at=1.0)
    stage.view.transcript.set_beginning(Beginning(recap, messages[1:], messages[:1]))
    stage.settle()
    if is_edited:
        for row in stage.view.transcript.findChildren(RecapRow):
            row.edit()


SCENES = {
    "full-window": Scene(show_full),
    "full-window-stored": Scene(partial(show_full, is_stored=True)),
    "full-window-few-ways": Scene(partial(show_full, choices=CHOICES[2:3])),
    "full-window-too-long": Scene(show_too_long),
    "full-window-writing": Scene(show_writing),
    "full-window-problem": Scene(show_problem),
    "recap": Scene(partial(show_beginning, text=SUMMARY)),
    "recap-editing": Scene(partial(show_beginning, text=SUMMARY, is_edited=True)),
    "recap-left-out": Scene(partial(show_beginning, text="")),
}
