"""Files beside what is typed, in every chat: how far each is, and whether the message can be sent."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from desktop.core.attachment import Attached, GivenFile, PendingFile, attached
from desktop.core.cancellation import Cancellation
from desktop.core.errors import ErrorKind, KnownError
from desktop.services.attachment_service import Counted

MOST_UNCOUNTED = 1_000_000  # characters

_ids = itertools.count(1)


class Stage(Enum):
    """How far a file is."""

    READING = auto()
    COUNTING = auto()
    READY = auto()
    TOO_LARGE = auto()  # a choice is waited for
    REFUSED = auto()


@dataclass
class FileState:
    """One of them."""

    name: str
    stage: Stage = Stage.READING
    file: PendingFile | None = None
    tokens: int | None = None  # None: not counted
    error: KnownError | None = None
    cancel: Cancellation = field(default_factory=Cancellation)
    id: int = field(default_factory=lambda: next(_ids))


class PendingFiles:
    """Owns them. Qt-free; one thread."""

    def __init__(self) -> None:
        self._chats: dict[str, list[FileState]] = {}
        self._counted: dict[str, Counted] = {}

    def of(self, chat_id: str) -> list[FileState]:
        """All of a chat, in the order in which they came."""
        return list(self._chats.get(chat_id, ()))

    def readable(self, chat_id: str) -> list[FileState]:
        """Those of which there is something to send."""
        return [state for state in self.of(chat_id) if state.file is not None]

    def counted(self, chat_id: str) -> Counted | None:
        """The newest count."""
        return self._counted.get(chat_id)

    def find(self, chat_id: str, state_id: int) -> FileState | None:
        """One that was not taken away."""
        return next((state for state in self.of(chat_id) if state.id == state_id), None)

    def add(self, chat_id: str, name: str, file: PendingFile | None = None) -> FileState:
        """One more, read already or not."""
        state = FileState(name=name, file=file, stage=Stage.READING if file is None else Stage.COUNTING)
        self._chats.setdefault(chat_id, []).append(state)
        return state

    def move(self, chat_id: str, into: str) -> bool:
        """Let those that are read go along with another chat's message, counted anew; False when there are none."""
        moved = self.readable(chat_id)
        for state in moved:
            state.stage = Stage.COUNTING
            self._chats[chat_id].remove(state)
        self._chats.setdefault(into, []).extend(moved)
        self._counted.pop(chat_id, None)
        return bool(moved)

    def remove(self, chat_id: str, state_id: int) -> None:
        """Take one away; what is still read of it is not wanted."""
        state = self.find(chat_id, state_id)
        if state is not None:
            state.cancel.cancel()
            self._chats[chat_id].remove(state)

    def take_count(self, chat_id: str, ids: list[int], counted: Counted) -> None:
        """Learn what the files `ids` cost. The first that does not fit beside those before it waits for a choice."""
        self._counted[chat_id] = counted
        left = counted.room
        for at, (state_id, tokens) in enumerate(zip(ids, counted.tokens, strict=True)):
            state = self.find(chat_id, state_id)
            if state is None:
                continue
            if at in counted.unseen:  # it stays, for a model that sees
                state.tokens, state.stage = None, Stage.REFUSED
                state.error = KnownError(ErrorKind.PICTURE_UNSEEN, name=state.name, model=counted.model_name)
                continue
            state.tokens, state.error = tokens, None
            state.stage = Stage.READY if tokens <= left else Stage.TOO_LARGE
            left -= tokens if tokens <= left else 0

    def not_counted(self, chat_id: str) -> None:
        """Nobody could count: what is not huge is sent as it is, and the engine refuses what does not fit.

        An image that the model does not see is no more seen for that.
        """
        for state in self.readable(chat_id):
            if state.error is not None:
                state.stage = Stage.REFUSED
            elif state.file is not None and (state.file.is_image or len(state.file.given) <= MOST_UNCOUNTED):
                state.tokens, state.stage = None, Stage.READY

    def forget_counts(self) -> None:
        """What is known of their tokens is out of date, in every chat."""
        self._counted.clear()

    def recount(self, chat_id: str) -> None:
        """They are counted anew."""
        for state in self.readable(chat_id):
            state.stage = Stage.COUNTING

    def too_large(self, chat_id: str) -> FileState | None:
        """The first one that waits for a choice."""
        return next((state for state in self.of(chat_id) if state.stage is Stage.TOO_LARGE), None)

    def room_for(self, chat_id: str, state: FileState) -> int:
        """Tokens that the other files leave for this one."""
        counted = self.counted(chat_id)
        others = [other for other in self.of(chat_id) if other.stage is Stage.READY and other is not state]
        return max(0, counted.room - sum(other.tokens or 0 for other in others)) if counted is not None else 0

    def is_waiting(self, chat_id: str) -> bool:
        """Whether one of them is not ready to be sent."""
        return any(state.stage not in (Stage.READY, Stage.REFUSED) for state in self.of(chat_id))

    def given(self, chat_id: str) -> list[GivenFile]:
        """What goes along, as far as it was counted."""
        ready = [state for state in self.readable(chat_id) if state.stage is Stage.READY and state.tokens is not None]
        return [
            GivenFile(state.file.document.name, state.file.given, state.file.is_image)
            for state in ready
            if state.file is not None
        ]

    def attached(self, chat_id: str) -> list[Attached]:
        """What goes along with a message that is sent now."""
        ready = [state for state in self.of(chat_id) if state.stage is Stage.READY and state.file is not None]
        return [
            attached(state.file.document, state.file.given, state.tokens or 0, state.file.part)
            for state in ready
            if state.file is not None
        ]

    def cancel_all(self) -> None:
        """Nobody waits for what is still read."""
        for states in self._chats.values():
            for state in states:
                state.cancel.cancel()

    def sent(self, chat_id: str, files: Sequence[Attached]) -> None:
        """These went with their message, and so did the words about those that could not be read.

        What was given since it was sent did not go, nor did an image that the model does not see: they stay.
        """
        went = [(file.attachment.name, file.text) for file in files]
        left = list[FileState]()
        for state in self.of(chat_id):
            key = (state.file.document.name, state.file.given) if state.file is not None else None
            if key is not None and state.stage is not Stage.REFUSED and key in went:
                went.remove(key)
                state.cancel.cancel()
            elif key is not None or state.stage is not Stage.REFUSED:
                left.append(state)
        self._chats.pop(chat_id, None)
        self._counted.pop(chat_id, None)
        if left:
            self._chats[chat_id] = left

    def drop(self, chat_id: str) -> None:
        """They went with their chat."""
        for state in self.of(chat_id):
            state.cancel.cancel()
        self._chats.pop(chat_id, None)
        self._counted.pop(chat_id, None)
