"""Chats that never touch the disk: the same services over a store in memory."""

from desktop.services.answer_service import AnswerService
from desktop.services.conversation_service import ConversationService
from desktop.services.generation_service import GenerationService
from desktop.services.model_service import ModelService
from desktop.services.settings_service import SettingsService
from desktop.storage.conversation_store import ConversationStore
from desktop.storage.memory_database import MemoryDatabase
from desktop.storage.preset_store import PresetStore


class TemporaryChats:
    """Owns them until they are forgotten. Engines keep nothing of them either. Any thread."""

    def __init__(
        self,
        generation: GenerationService,
        models: ModelService,
        settings: SettingsService,
        presets: PresetStore | None = None,
    ) -> None:
        """`presets` are those that are kept: there are none in memory."""
        self._database = MemoryDatabase()
        self._database.open()
        self.store = ConversationStore(self._database)
        self.answers = AnswerService(self.store, generation, models, settings, passing=True, presets=presets)
        self.conversations = ConversationService(self.store)

    def forget(self, conversation_id: str) -> None:
        """Forget a chat for good."""
        self.store.mark_deleted(conversation_id, 0.0)
        self.store.purge_deleted()

    def close(self) -> None:
        """Forget all of them."""
        self._database.close()
