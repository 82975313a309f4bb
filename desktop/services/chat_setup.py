"""What holds for a chat: its own values, or those that every new chat begins with."""

import msgspec

from desktop.core.model import ModelFile
from desktop.core.preset import ChatSetup, PresetValues
from desktop.core.prompt_template import TemplateChoice
from desktop.settings import Settings
from desktop.storage.conversation_store import ConversationStore


def default_setup(settings: Settings) -> ChatSetup:
    """What a new chat begins with."""
    more = settings.new_chats
    values = PresetValues(
        system_prompt=settings.system_prompt,
        sampling=settings.sampling,
        max_tokens=settings.max_tokens,
        json_schema=more.json_schema,
        forces_schema=more.forces_schema,
        thinking=more.thinking,
        template=more.template,
    )
    return ChatSetup(preset_id=more.preset_id, values=values)


def setup_of(store: ConversationStore, settings: Settings, conversation_id: str) -> ChatSetup:
    """What holds for a chat. Raises `KnownError`."""
    return store.presets.setup(conversation_id) or default_setup(settings)


def laid_over(settings: Settings, values: PresetValues, model: ModelFile) -> Settings:
    """The settings with these values, for an answer by `model`."""
    return msgspec.structs.replace(
        settings,
        system_prompt=values.system_prompt,
        sampling=values.sampling,
        max_tokens=values.max_tokens,
        templates={**settings.templates, model.id: choice_with(settings.templates.get(model.id), values)},
    )


def choice_with(choice: TemplateChoice | None, values: PresetValues) -> TemplateChoice:
    """What was chosen for a model, with what a chat's values say of template and thinking."""
    choice = choice or TemplateChoice()
    return TemplateChoice(
        template=values.template or choice.template,
        source="" if values.template else choice.source,
        thinking=choice.thinking if values.thinking is None else values.thinking,
    )


class SetupService:
    """Keeps what holds for each chat. Any thread; raises `KnownError`."""

    def __init__(self, store: ConversationStore) -> None:
        self._store = store

    def of(self, conversation_id: str, settings: Settings) -> ChatSetup:
        """What holds for a chat."""
        return setup_of(self._store, settings, conversation_id)

    def keep(self, conversation_id: str, setup: ChatSetup) -> None:
        """On disk when this returns."""
        self._store.presets.put_setup(conversation_id, setup)
