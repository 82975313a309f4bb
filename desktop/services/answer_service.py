"""Sending a message and having it answered, with everything on disk as it happens."""

import logging
import time
from collections.abc import Callable

import msgspec

from desktop.core.answer_events import AnswerEvent, MessageAdded, ModelLoading, PromptRead
from desktop.core.cancellation import Cancellation
from desktop.core.chat import Conversation, Message, Role
from desktop.core.errors import BantamError, ErrorKind, KnownError
from desktop.core.ids import new_id
from desktop.core.model import ModelFile
from desktop.core.text import QT_TRANSLATE_NOOP
from desktop.core.visible_path import visible_path
from desktop.engine import crash
from desktop.engine.protocol import PromptProgressed, Turn
from desktop.services.answer_draft import AnswerDraft
from desktop.services.generation_service import GenerationService
from desktop.services.model_service import ModelService
from desktop.services.settings_service import SettingsService
from desktop.services.system_turns import system_turns
from desktop.storage.conversation_store import ConversationStore

Listener = Callable[[AnswerEvent], None]
TITLE_FROM_MESSAGE = 60  # characters
FAULT = QT_TRANSLATE_NOOP("errors", "there is a fault in Bantam")

log = logging.getLogger(__name__)


class AnswerService:
    """Writes messages and answers. Blocking: called in a task; the listener runs on the calling thread."""

    def __init__(
        self,
        store: ConversationStore,
        generation: GenerationService,
        models: ModelService,
        settings: SettingsService,
    ) -> None:
        self._store = store
        self._generation = generation
        self._models = models
        self._settings = settings

    def send(
        self, *, conversation_id: str, message_id: str, text: str, listener: Listener, cancel: Cancellation
    ) -> Message | None:
        """Store a message, then answer it; None when stopped before the first word.

        The message is safe on disk once the listener hears `MessageAdded`. Sending the same `message_id` again
        stores nothing twice. Raises `KnownError` when no word could be written.
        """
        self._store.put_conversation(_new_conversation(conversation_id, text))
        path = visible_path(self._store.messages(conversation_id))
        message = next((known for known in path if known.id == message_id), None)
        if message is None:
            parent = path[-1].id if path else None
            message = Message(
                id=message_id,
                conversation_id=conversation_id,
                parent_id=parent,
                role=Role.USER,
                text=text,
                created_at=time.time(),
            )
            self._store.add_message(message)
        listener(MessageAdded(message))
        return self._answer(message, listener, cancel)

    def regenerate(self, *, conversation_id: str, listener: Listener, cancel: Cancellation) -> Message | None:
        """Write another answer to the last message of the person; the earlier answer stays on disk."""
        path = visible_path(self._store.messages(conversation_id))
        question = next((message for message in reversed(path) if message.role is Role.USER), None)
        if question is None:
            raise KnownError(ErrorKind.CONVERSATION_UNKNOWN)
        return self._answer(question, listener, cancel)

    def _answer(self, question: Message, listener: Listener, cancel: Cancellation) -> Message | None:
        settings = self._settings.current()
        model = self._models.current()
        conversation_id = question.conversation_id

        def on_loading(fraction: float) -> None:
            listener(ModelLoading(conversation_id, model.name, fraction))

        engine = self._generation.engine(model, settings, on_loading=on_loading, cancel=cancel)
        draft = AnswerDraft(self._store, _empty_answer(question, model), listener)
        turns = system_turns(model, settings) + self._turns(question)
        try:
            for event in self._generation.generate(engine, turns, settings, cancel):
                if isinstance(event, PromptProgressed):
                    listener(PromptRead(conversation_id, event.done, event.total, engine.facts.context_length))
                else:
                    draft.take(event)
        except BantamError as error:
            if not draft.has_begun:
                raise
            return draft.interrupt(_told(error))
        finally:
            if draft.has_begun and not draft.has_ended:  # something unexpected goes on from here
                draft.interrupt(_fault("an exception"))
        return draft.message if draft.has_begun else None

    def _turns(self, question: Message) -> list[Turn]:
        """The visible messages up to the question."""
        path = visible_path(self._store.messages(question.conversation_id))
        ids = [message.id for message in path]
        until = path[: ids.index(question.id) + 1] if question.id in ids else [question]
        return [Turn(message.role, message.text) for message in until if message.text]


def _told(error: BantamError) -> KnownError:
    """What a person is told of it; a fault of ours is logged too."""
    if isinstance(error, KnownError):
        return error
    log.error("a fault while an answer was written", exc_info=error)
    return _fault(repr(error))


def _fault(details: str) -> KnownError:
    return KnownError(ErrorKind.ENGINE_STOPPED, doing=crash.WRITING, reason=FAULT, details=details)


def _new_conversation(conversation_id: str, text: str) -> Conversation:
    now = time.time()
    words = " ".join(text.split())
    title = words if len(words) <= TITLE_FROM_MESSAGE else words[:TITLE_FROM_MESSAGE].rsplit(" ", 1)[0] + "…"
    return Conversation(id=conversation_id, title=title, created_at=now, updated_at=now)


def _empty_answer(question: Message, model: ModelFile) -> Message:
    return msgspec.structs.replace(
        question,
        id=new_id(),
        parent_id=question.id,
        role=Role.ASSISTANT,
        text="",
        created_at=time.time(),
        model_name=model.name,
    )
