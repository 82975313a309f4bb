"""Which prompt template a model gets, and what it makes of a chat."""

import threading
from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from desktop.core.attachment import GivenFile
from desktop.core.cancellation import Cancellation
from desktop.core.chat import Message, Role
from desktop.core.model import ModelFile
from desktop.core.prompt_template import PromptPreview, TemplateChoice
from desktop.core.text import Text
from desktop.engine.protocol import Turn
from desktop.engine.templates.catalogue import BUILT_IN
from desktop.services.generation_service import GenerationService
from desktop.services.model_view import turns_of
from desktop.services.settings_service import SettingsService
from desktop.services.sight import as_seen
from desktop.services.system_turns import system_turns
from desktop.services.template_wish import choice_of, wish_of
from desktop.storage.conversation_store import ConversationStore


class PromptService:
    """Remembers a person's choice and shows prompts before they are read. Blocking; any thread."""

    built_in = tuple(BUILT_IN)  # names of the templates that Bantam brings

    def __init__(
        self,
        store: ConversationStore,
        generation: GenerationService,
        settings: SettingsService,
        temporary: ConversationStore | None = None,
    ) -> None:
        """`temporary` holds the chats that never touch the disk."""
        self._store = store
        self._temporary = temporary or store
        self._generation = generation
        self._settings = settings
        self._lock = threading.Lock()  # of what is read and then written

    def choice(self, model: ModelFile) -> TemplateChoice:
        """What is in force for a model."""
        return choice_of(model, self._settings.current())

    def choose(self, model: ModelFile, choice: TemplateChoice) -> None:
        """Use this for every answer of a model from now on; the default is what nobody chose. Raises `KnownError`."""
        with self._lock:
            self._save(model, choice)

    def adjust(self, model: ModelFile, **fields: Any) -> None:
        """Change a part of the choice; the other parts stay, whoever changes them meanwhile. Raises `KnownError`."""
        with self._lock:
            self._save(model, msgspec.structs.replace(self.choice(model), **fields))

    def load(self, model: ModelFile, on_loading: Callable[[float], None], cancel: Cancellation) -> None:
        """Load a model, so that there can be a preview; raises `KnownError`."""
        self._generation.engine(model, self._settings.current(), on_loading=on_loading, cancel=cancel)

    def preview(
        self,
        model: ModelFile,
        conversation_id: str,
        draft: str,
        *,
        system_prompt: str | None = None,
        choice: TemplateChoice | None = None,
        example: str = "",
        files: Sequence[GivenFile] = (),
    ) -> PromptPreview | None:
        """What `model` would read if `draft` were sent now with `files`; without one, what it read for the last answer.

        None when the model is not loaded. `example` stands for the question where there is none. Instead of what is
        saved, `system_prompt` and `choice` count when they are given. Raises `KnownError`, TEMPLATE_FAILED if it is
        the template's fault.
        """
        settings = self._settings.current()
        engine = self._generation.ready(model, settings)
        if engine is None:
            return None
        if system_prompt is not None:
            settings = msgspec.structs.replace(settings, system_prompt=system_prompt)
        turns = system_turns(model, settings) + self._turns(conversation_id, draft or "", example, files)
        shown = engine.show(
            as_seen(turns, model, settings), wish_of(choice if choice is not None else choice_of(model, settings))
        )
        facts = shown.template
        return PromptPreview(
            prompt=shown.prompt,
            tokens=shown.tokens,
            template=facts.name,
            origin=facts.origin,
            why=Text("templates", facts.reason, {"template": facts.name, "hint": facts.hint}),
            is_guess=facts.is_guess,
            thinking=facts.thinking,
            has_own=facts.has_own,
            variants=tuple(facts.variants),
            source=shown.source,
        )

    def _save(self, model: ModelFile, choice: TemplateChoice) -> None:
        templates = {**self._settings.current().templates, model.id: choice}
        if choice == TemplateChoice():
            del templates[model.id]
        self._settings.change(templates=templates)

    def _turns(self, conversation_id: str, draft: str, example: str, files: Sequence[GivenFile] = ()) -> list[Turn]:
        home = self._store if self._store.conversation(conversation_id) is not None else self._temporary
        path: list[Message] = home.tree(conversation_id).path()
        recaps = home.recaps.recaps(conversation_id)
        if draft.strip():
            return turns_of(path, recaps, home.files.texts, draft, files)
        while path and path[-1].role is not Role.USER:
            path.pop()
        return turns_of(path, recaps, home.files.texts, "" if path else example)
