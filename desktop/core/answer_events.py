"""What happens while an answer is written, in the order a listener hears it."""

import msgspec

from desktop.core.chat import Message
from desktop.core.errors import KnownError


class MessageAdded(msgspec.Struct, frozen=True):
    """A message is on disk: the person's, then the empty answer that will grow."""

    message: Message


class ModelLoading(msgspec.Struct, frozen=True):
    """The model is being read into memory; `fraction` from 0 to 1."""

    conversation_id: str
    model_name: str
    fraction: float


class PromptRead(msgspec.Struct, frozen=True):
    """Tokens of the prompt read so far, and of the window in use."""

    conversation_id: str
    done: int
    total: int
    context_length: int


class TextGrew(msgspec.Struct, frozen=True):
    """`text` is to be appended to the answer, or to its `reasoning`; `tokens` is the count so far."""

    conversation_id: str
    message_id: str
    text: str
    tokens: int
    reasoning: bool = False


class AnswerEnded(msgspec.Struct, frozen=True):
    """The answer is on disk in its final form; `error` says why it was interrupted, if it was."""

    message: Message
    error: KnownError | None = None


AnswerEvent = MessageAdded | ModelLoading | PromptRead | TextGrew | AnswerEnded
