"""A title for a chat by the model that wrote its first answer, in the background and only where that costs nothing."""

import re

import msgspec

from desktop.core.cancellation import Cancellation
from desktop.core.chat import TITLE_LIMIT, Finish, Role, TitleBy
from desktop.core.errors import KnownError
from desktop.core.sampling import Sampling
from desktop.engine.protocol import Finished, Token, Turn
from desktop.engine.states import EngineState
from desktop.services.chat_setup import laid_over, setup_of
from desktop.services.generation_service import GenerationService
from desktop.services.message_turns import message_turns
from desktop.services.model_service import ModelService
from desktop.services.settings_service import SettingsService
from desktop.services.sight import as_seen
from desktop.services.system_turns import system_turns
from desktop.services.template_wish import chat_wish
from desktop.storage.conversation_store import ConversationStore

ASK = "Give this conversation a title of two to six words. Answer with the title alone."
DONE = (Finish.STOP, Finish.LENGTH)
MOST_TOKENS = 24
MOST_WORDS = 10
ROOM = 128  # tokens for the question and the title, besides what the chat takes
AROUND = " \t#*_`\"'“”„«»\u2018\u2019"  # marks that models put around a title
LEADS = re.compile(r"^(title|here is the title|the title is)\s*[:\-–]\s*", re.IGNORECASE)


class TitleService:
    """Blocking; any thread.

    The question is put behind the chat that the engine holds already. So only the question is read, and the next
    message finds the whole chat still in the context: nothing is read twice.
    """

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

    def give(self, conversation_id: str, cancel: Cancellation) -> str:
        """Title a chat after its first answer; returns the title, or "" when there is none to give.

        Loads nothing, waits for nothing, and never replaces a title that a person gave. What fails is no title.
        """
        chat = self._store.conversation(conversation_id)
        path = self._store.tree(conversation_id).path()
        if chat is None or chat.title_by is not TitleBy.WORDS or not self._settings.current().titles_by_model:
            return ""
        if [message.role for message in path] != [Role.USER, Role.ASSISTANT] or path[-1].finish not in DONE:
            return ""
        try:
            turns = message_turns(path, self._store.files.texts)
            title = clean_title(self._written(conversation_id, turns, cancel))
        except KnownError:  # the engine ended, or the chat does not fit with the question
            return ""
        is_given = bool(title) and not cancel.is_cancelled and self._store.give_title(conversation_id, title)
        return title if is_given else ""

    def _written(self, conversation_id: str, turns: list[Turn], cancel: Cancellation) -> str:
        """What the model answers, "" when its engine is not there, is at work, or was stopped."""
        chosen, model = self._settings.current(), self._models.current()
        settings = laid_over(chosen, setup_of(self._store, chosen, conversation_id).values, model)
        engine = self._generation.ready(model, settings)
        if engine is None or engine.state is not EngineState.READY:
            return ""
        wish = chat_wish(model, settings)
        asked = as_seen([*system_turns(model, settings), *turns, Turn(Role.USER, ASK)], model, settings)
        if engine.count_tokens(asked, wish) + ROOM > engine.facts.context_length or cancel.is_cancelled:
            return ""
        brief = msgspec.structs.replace(settings, sampling=Sampling(temperature=0.0), max_tokens=MOST_TOKENS)
        parts: list[str] = []
        for event in self._generation.generate(engine, asked, brief, cancel, wish=wish):
            if isinstance(event, Token) and not event.reasoning:
                parts.append(event.text)
            elif isinstance(event, Finished) and event.finish is Finish.CANCELLED:
                return ""
        return "".join(parts)


def clean_title(written: str) -> str:
    """The first line without quotation marks, markup and “Title:”; "" for what is no title."""
    text = written.strip()
    line = text.splitlines()[0] if text else ""
    line = LEADS.sub("", line.strip(AROUND)).strip(AROUND + ".:;,")
    line = " ".join(character for character in line.split() if character.isprintable())
    return line[:TITLE_LIMIT] if any(map(str.isalnum, line)) and len(line.split()) <= MOST_WORDS else ""
