"""What can be asked of one message in the transcript, and what its row has to know for that."""

from enum import Enum, auto
from typing import NamedTuple

from desktop.core.message_tree import Versions


class Act(Enum):
    """A wish about one message."""

    DRAW_PICTURE = auto()  # `text` is the place of the image among the files, counted from 0
    EDIT = auto()  # open the field
    EDITED = auto()  # `text` is what it is to say
    FORK = auto()
    GO_ON = auto()
    SHOW_FILE = auto()  # `text` is the place of the file, counted from 0
    SHOW_SENT = auto()
    SHOW_VERSION = auto()  # `text` is the id of the version
    RECAP_EDITED = auto()  # the message is the last one that the model does not read; `text` is the summary
    RECAP_UNDONE = auto()


class MessageAct(NamedTuple):
    """The wish, and the message that it is about."""

    act: Act
    message_id: str
    text: str = ""


class RowState(NamedTuple):
    """What is true of a message beside its words."""

    versions: Versions | None = None  # None when it has no others
    names_model: bool = False  # more than one model wrote in this chat
    can_ask: bool = True  # nothing is being written, so that an answer can be asked for
    can_switch: bool = True  # nothing is being written here
