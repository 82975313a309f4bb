"""What is known of an answer while it is written: newer than the disk, and independent of the chat on screen."""

from collections.abc import Sequence
from enum import Enum

import msgspec

from desktop.core.answer_events import AnswerEnded, AnswerEvent, MessageAdded, ModelLoading, PromptRead, TextGrew
from desktop.core.attachment import Attached
from desktop.core.chat import Finish, Message, Role
from desktop.core.errors import ErrorKind, KnownError


class Phase(Enum):
    """How far an answer is."""

    STARTING = "starting"
    LOADING = "loading"  # the model is read into memory
    READING = "reading"  # the prompt is read
    WRITING = "writing"
    ENDED = "ended"


class LiveAnswer:
    """Takes events in order and lays what they say over what the disk said. Qt-free; one thread."""

    def __init__(
        self,
        conversation_id: str,
        *,
        message_id: str = "",
        text: str = "",
        instead_of: str = "",
        anew: Message | None = None,
        goes_on: str = "",
        files: Sequence[Attached] = (),
    ) -> None:
        self.conversation_id = conversation_id
        self.message_id = message_id  # the person's message, "" when another answer is written to an old one
        self.text = text
        self.instead_of = instead_of  # the message that the person's is a version of, "" for a new one
        self.anew = anew  # the answer that another version of is written; None for the last one
        self.goes_on = goes_on  # id of the answer that is continued
        self.files = files  # what goes along with the person's message
        self.phase = Phase.STARTING
        self.question: Message | None = None
        self.loading: ModelLoading | None = None
        self.prompt: PromptRead | None = None
        self.tokens = 0
        self.error: Exception | None = None
        self._answer: Message | None = None
        self._parts: list[str] = []
        self._thoughts: list[str] = []

    @property
    def answer(self) -> Message | None:
        """The answer as far as it is written; None before its first word."""
        if self._answer is None or self.phase is Phase.ENDED:
            return self._answer
        text, reasoning = "".join(self._parts), "".join(self._thoughts)
        return msgspec.structs.replace(
            self._answer, text=self._answer.text + text, reasoning=self._answer.reasoning + reasoning
        )

    @property
    def is_stored(self) -> bool:
        """Whether the person's message is safe on disk."""
        return self.question is not None or not self.message_id

    @property
    def tokens_in_context(self) -> int:
        """Tokens of the prompt and of what was written so far."""
        return (self.prompt.total if self.prompt else 0) + self.tokens

    def take(self, event: AnswerEvent) -> None:
        """Learn what happened."""
        match event:
            case MessageAdded(message=message):
                self._take_message(message)
            case ModelLoading():
                self.phase, self.loading = Phase.LOADING, event
            case PromptRead():
                self.phase, self.prompt = Phase.READING, event
            case TextGrew(text=text, tokens=tokens, reasoning=reasoning):
                (self._thoughts if reasoning else self._parts).append(text)
                self.tokens = tokens
            case AnswerEnded(message=message, error=error):
                self._answer, self.error = message, error
                self.phase = Phase.ENDED

    def end(self, error: Exception | None = None) -> None:
        """The work is over, with or without a word; what nobody ended was interrupted."""
        self._answer = self.answer
        if self._answer is not None and self._answer.is_writing:
            self._answer = msgspec.structs.replace(self._answer, finish=Finish.INTERRUPTED)
        self.phase = Phase.ENDED
        self.error = error or self.error

    def laid_over(self, messages: Sequence[Message]) -> list[Message]:
        """`messages` as the disk has them, with what is newer here in its place."""
        path = list(messages)
        question, answer = self.question, self.answer
        if question is not None and question.id not in {message.id for message in path}:
            path = [*(_until(path, question.parent_id) if question.parent_id is not None else []), question]
        if answer is not None:
            return [*_until(path, answer.parent_id), answer]
        is_anew = not self.message_id and not self.goes_on and self.phase is not Phase.ENDED
        if is_anew and self.anew is not None:
            return _until(path, self.anew.parent_id)
        return path[:-1] if is_anew and path and path[-1].role is Role.ASSISTANT else path

    def _take_message(self, message: Message) -> None:
        if message.role is Role.USER:
            self.question = message
        else:
            self._answer, self.phase = message, Phase.WRITING


def is_too_long(error: Exception | None) -> bool:
    """Whether an answer failed because the model cannot take so much: its window is full, or there are too many images.

    The card about full windows has the ways on.
    """
    kinds = (ErrorKind.PROMPT_TOO_LONG, ErrorKind.IMAGES_TOO_LARGE, ErrorKind.IMAGE_UNUSABLE)
    return isinstance(error, KnownError) and error.kind in kinds


def _until(path: list[Message], message_id: str | None) -> list[Message]:
    """The path up to and including a message; all of it when the message is not on it."""
    for position, message in enumerate(path):
        if message.id == message_id:
            return path[: position + 1]
    return path
