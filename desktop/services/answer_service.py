"""Sending a message and having it answered, with everything on disk as it happens."""

import logging
import time
from collections.abc import Callable, Sequence
from functools import partial

import msgspec

from desktop.core.answer_events import AnswerEvent, MessageAdded, ModelLoading, PromptRead
from desktop.core.attachment import Attached, GivenFile
from desktop.core.cancellation import Cancellation
from desktop.core.chat import Conversation, Message, Role, TitleBy
from desktop.core.errors import BantamError, ErrorKind, KnownError
from desktop.core.ids import new_id
from desktop.core.message_tree import MessageTree
from desktop.core.model import ModelFile
from desktop.core.recap import beginning_of
from desktop.core.sent import SentImage
from desktop.core.text import QT_TRANSLATE_NOOP
from desktop.engine import crash
from desktop.engine.client import EngineClient
from desktop.engine.protocol import PromptProgressed
from desktop.engine.templates.wish import ChatWish
from desktop.services.answer_draft import AnswerDraft
from desktop.services.chat_setup import laid_over, setup_of
from desktop.services.generation_service import GenerationService
from desktop.services.image_tokens import ImageTokens
from desktop.services.message_turns import given_files
from desktop.services.model_service import ModelService
from desktop.services.model_view import turns_of
from desktop.services.room_check import check_room
from desktop.services.sent_record import made_with, sent_record, with_seed
from desktop.services.settings_service import SettingsService
from desktop.services.sight import as_seen
from desktop.services.system_turns import system_turns
from desktop.services.template_wish import chat_wish
from desktop.storage.conversation_store import ConversationStore
from desktop.storage.preset_store import PresetStore

Listener = Callable[[AnswerEvent], None]
TITLE_FROM_MESSAGE = 60  # characters
JOINED = " + "  # between the names of models that wrote one answer together
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
        *,
        passing: bool = False,
        presets: PresetStore | None = None,
    ) -> None:
        """With `passing` engines keep nothing of what is written. `presets` says where they are, if not in `store`."""
        self._passing = passing
        self._store = store
        self._presets = presets or store.presets
        self._generation = generation
        self._models = models
        self._settings = settings
        self._images = ImageTokens()

    def send(
        self,
        *,
        conversation_id: str,
        message_id: str,
        text: str,
        listener: Listener,
        cancel: Cancellation,
        instead_of: str = "",
        tight: bool = False,
        files: Sequence[Attached] = (),
    ) -> Message | None:
        """Store a message, then answer it; None when stopped before the first word.

        It follows what is shown, or stands beside the message `instead_of` as a newer version. It is safe on disk once
        the listener hears `MessageAdded`; so are its `files`. A newer version keeps the files of the older one. Sending
        the same `message_id` again stores nothing twice. Raises `KnownError` when no word could be written:
        PROMPT_TOO_LONG before anything is stored, unless the chat fits and leaves the answer its room, or with `tight`
        any.
        """
        tree = self._store.tree(conversation_id)
        message = tree.find(message_id)
        if message is None:
            parent = _parent(tree, instead_of)
            older = tree.find(instead_of)
            path, given = tree.path_to(parent or ""), self._given(files, older)
            if not self._has_room(path, text, given, conversation_id, listener, cancel, tight=tight):
                return None
            self._store.put_conversation(_new_conversation(conversation_id, text))
            message = Message(
                id=message_id,
                conversation_id=conversation_id,
                parent_id=parent,
                role=Role.USER,
                text=text,
                created_at=time.time(),
                attachments=older.attachments if older is not None else tuple(file.attachment for file in files),
            )
            self._store.add_message(message, [file.text for file in files if older is None])
        listener(MessageAdded(message))
        return self._answer(self._store.tree(conversation_id).path_to(message.id), listener, cancel)

    def regenerate(
        self, *, conversation_id: str, listener: Listener, cancel: Cancellation, answer_id: str = ""
    ) -> Message | None:
        """Write another version of an answer, or of the newest one that is shown; the earlier one stays on disk."""
        tree = self._store.tree(conversation_id)
        path = tree.path_to(answer_id) if answer_id else tree.path()
        question = next((message for message in reversed(path) if message.role is Role.USER), None)
        if question is None:
            raise KnownError(ErrorKind.CONVERSATION_UNKNOWN)
        return self._answer(tree.path_to(question.id), listener, cancel)

    def go_on(
        self, *, conversation_id: str, message_id: str, listener: Listener, cancel: Cancellation
    ) -> Message | None:
        """Let an answer that was cut off grow from where it ended; None when stopped before the next word.

        Only the last one of its branch: what follows an answer was written after it as it is. Raises `KnownError`.
        """
        tree = self._store.tree(conversation_id)
        path = tree.path_to(message_id)
        if len(path) < 2 or not path[-1].can_go_on or tree.has_children(message_id):
            raise KnownError(ErrorKind.CONVERSATION_UNKNOWN)
        return self._answer(path[:-1], listener, cancel, path[-1])

    def _given(self, files: Sequence[Attached], older: Message | None) -> list[GivenFile]:
        """What goes along with a message that is not stored yet."""
        if older is None:
            return [file.given for file in files]
        return given_files(older.attachments, self._store.files.texts([one.digest for one in older.attachments]))

    def _has_room(
        self,
        path: list[Message],
        text: str,
        files: Sequence[GivenFile],
        conversation_id: str,
        listener: Listener,
        cancel: Cancellation,
        *,
        tight: bool,
    ) -> bool:
        """Whether one more message fits; False when stopped before that was known. Raises `KnownError`."""
        try:
            model = self._models.current()
        except KnownError:  # the message is kept, and the answer says why there is none
            return True

        def on_loading(fraction: float) -> None:
            listener(ModelLoading(conversation_id, model.name, fraction))

        turns = turns_of(path, self._store.recaps.recaps(conversation_id), self._store.files.texts, text, files)
        chosen = self._settings.current()
        settings = laid_over(chosen, setup_of(self._store, chosen, conversation_id).values, model)
        return check_room(turns, model, settings, self._generation, on_loading=on_loading, cancel=cancel, tight=tight)

    def _answer(
        self, path: list[Message], listener: Listener, cancel: Cancellation, begun: Message | None = None
    ) -> Message | None:
        """Answer the last message of `path`, or go on with an answer to it that was `begun`."""
        chosen, model = self._settings.current(), self._models.current()
        conversation_id = path[-1].conversation_id
        setup = setup_of(self._store, chosen, conversation_id)
        settings = with_seed(laid_over(chosen, setup.values, model))
        schema = setup.values.schema_in_force
        forced = schema if begun is None else ""  # the rest of a document fits no schema, only the whole may
        writer = made_with(model, settings, setup, self._presets.preset(setup.preset_id))

        def on_loading(fraction: float) -> None:
            listener(ModelLoading(conversation_id, model.name, fraction))

        engine = self._generation.engine(model, settings, on_loading=on_loading, cancel=cancel)
        draft = self._draft(path[-1], model, listener, begun)
        draft.be_made_with(writer, schema)
        recaps, texts_of = self._store.recaps.recaps(conversation_id), self._store.files.texts
        recaps.pop(path[-1].id, None)  # what is answered is read, even where all up to it is not read afterwards
        beginning, turns = beginning_of(path, recaps), system_turns(model, settings) + turns_of(path, recaps, texts_of)
        turns = as_seen(turns, model, settings)
        wish = msgspec.structs.replace(chat_wish(model, settings), prefill=begun.text if begun is not None else "")
        ids = [message.id for message in (path if begun is None else [*path, begun])]
        images = self._sent_images(beginning.messages, engine, wish)
        record = partial(sent_record, model, settings, wish, json_schema=forced, writer=writer, images=images)
        tells = {"tells_prompt": True, "passing": self._passing}
        try:
            for event in self._generation.generate(
                engine, turns, settings, cancel, wish=wish, json_schema=forced, **tells
            ):
                if isinstance(event, PromptProgressed):
                    if event.told is not None or draft.sent is None:  # made ready while the engine reads
                        sent = record(engine.facts.context_length, event, beginning)
                        draft.be_made_with(msgspec.structs.replace(writer, template=sent.facts.template), schema)
                        draft.sent = self._store.sent.pack(ids, sent, goes_on=begun is not None)
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

    def _sent_images(self, messages: Sequence[Message], engine: EngineClient, wish: ChatWish) -> tuple[SentImage, ...]:
        digests = {one.digest for message in messages for one in message.attachments if one.is_image}
        return self._images.told(messages, self._store.files.texts(digests), engine, wish) if digests else ()

    def _draft(self, question: Message, model: ModelFile, listener: Listener, begun: Message | None) -> AnswerDraft:
        if begun is None:
            return AnswerDraft(self._store, _empty_answer(question, model), listener)
        message = msgspec.structs.replace(begun, finish=None, figures=None, model_name=_both(begun, model))
        return AnswerDraft(self._store, message, listener, before=begun.figures, goes_on=True)


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
    return Conversation(id=conversation_id, title=title, created_at=now, updated_at=now, title_by=TitleBy.WORDS)


def _parent(tree: MessageTree[Message], instead_of: str) -> str | None:
    """What a new message of the person follows."""
    if instead_of:
        version = tree.find(instead_of)
        if version is None:
            raise KnownError(ErrorKind.CONVERSATION_UNKNOWN)
        return version.parent_id
    path = tree.path()
    return path[-1].id if path else None


def _both(begun: Message, model: ModelFile) -> str:
    """Who wrote an answer that goes on."""
    names = begun.model_name.split(JOINED) if begun.model_name else []
    return JOINED.join([*names, *([] if model.name in names else [model.name])])


def _empty_answer(question: Message, model: ModelFile) -> Message:
    return msgspec.structs.replace(
        question,
        id=new_id(),
        parent_id=question.id,
        role=Role.ASSISTANT,
        text="",
        created_at=time.time(),
        model_name=model.name,
        attachments=(),
    )
