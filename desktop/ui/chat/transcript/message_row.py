"""What every row of the transcript is: a widget that is told its width and answers with its height."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.core.chat import Message, Role
from desktop.ui.chat.markdown.message_text import MessageText
from desktop.ui.chat.transcript.message_act import RowState

LETTERS_PER_LINE = 90  # of reading text at full width
LINE = 24
FILES, IMAGES = 36, 150
AROUND_USER = 34
AROUND_ANSWER = 44


class TranscriptRow(QWidget):
    """Something in the column. `height_changed` asks for a new `arrange`. GUI thread."""

    height_changed = Signal()

    def arrange(self, width: int) -> int:
        """Lay out for `width`; returns the height."""
        raise NotImplementedError


class MessageRow(TranscriptRow):
    """One message.

    `link_requested` carries an http or https address, `save_requested` code and a name for its file, `act_requested`
    a `MessageAct`.
    """

    link_requested = Signal(str)
    save_requested = Signal(str, str)
    act_requested = Signal(object)

    def set_message(self, message: Message) -> None:
        """Show a newer state of the message."""
        raise NotImplementedError

    def set_last(self, last: bool) -> None:
        """Whether this is the last message of the chat."""

    def set_state(self, state: RowState) -> None:
        """What else is true of the message."""

    @property
    def is_drawn(self) -> bool:
        """Whether nothing waits to be drawn."""
        return True

    @property
    def is_editing(self) -> bool:
        """Whether its field is open."""
        return False

    def edit(self) -> None:
        """Open the field, or go to it when it is open."""

    def focus_version(self, *, forwards: bool) -> None:
        """Put the keyboard on the way to the next or the previous version."""

    def restyle(self) -> None:
        """Take colours and sizes from the theme again."""
        raise NotImplementedError

    def text(self) -> str:
        """The words shown."""
        raise NotImplementedError

    def views(self) -> list[MessageText]:
        """The texts of the message, from the first to the last."""
        raise NotImplementedError

    def source_between(self, first: tuple[int, int], last: tuple[int, int]) -> str | None:  # noqa: ARG002
        """The Markdown that a selection touches, from a view and a position to another; None where it is none."""
        return None


def estimated_height(message: Message) -> int:
    """About how tall a message will be; good enough for a scroll bar until it is drawn."""
    lines = sum(1 + len(line) // LETTERS_PER_LINE for line in message.text.split("\n"))
    files = 0
    if message.attachments:
        files = IMAGES if any(one.is_image for one in message.attachments) else FILES
    return files + lines * LINE + (AROUND_USER if message.role is Role.USER else AROUND_ANSWER)
