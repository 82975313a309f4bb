"""What would be sent next, whether it is typed or stored already."""

from collections.abc import Mapping, Sequence

import msgspec

from desktop.core.attachment import Attachment, GivenFile
from desktop.core.chat import Message
from desktop.core.model import ModelFile
from desktop.core.preset import PresetValues
from desktop.core.recap import Recap
from desktop.engine.protocol import Turn
from desktop.engine.templates.wish import ChatWish
from desktop.services.chat_setup import default_setup, laid_over
from desktop.services.message_turns import TextsOf, given_files
from desktop.services.model_view import turns_of
from desktop.services.sight import as_seen
from desktop.services.system_turns import system_turns
from desktop.services.template_wish import chat_wish
from desktop.settings import Settings


class NextPrompt(msgspec.Struct, frozen=True, kw_only=True):
    """A branch, and the message that would follow it. What is set but not saved yet counts."""

    path: Sequence[Message]  # before the message
    recaps: Mapping[str, Recap] = {}
    message: str = ""
    attachments: Sequence[Attachment] = ()  # of the message, when it is stored already
    files: Sequence[GivenFile] = ()  # those that are not
    prefill: str = ""  # of an answer that goes on
    values: PresetValues | None = None  # what holds for the chat; None: what new chats begin with

    @property
    def has_message(self) -> bool:
        """Whether a message would follow the branch: words, or files without any."""
        return bool(self.message or self.attachments or self.files)

    @property
    def is_blank(self) -> bool:
        """Whether nothing was said and nothing is typed."""
        return not self.path and not self.has_message and not self.recaps

    def settings(self, saved: Settings, model: ModelFile) -> Settings:
        """The settings that it would be sent with."""
        return laid_over(saved, self.values or default_setup(saved).values, model)

    def turns(self, model: ModelFile, settings: Settings, texts_of: TextsOf) -> list[Turn]:
        """All of it, the system prompt included."""
        texts = texts_of([one.digest for one in self.attachments]) if self.attachments else {}
        files = [*given_files(self.attachments, texts), *self.files]
        turns = turns_of(self.path, self.recaps, texts_of, self.message, files)
        return as_seen([*system_turns(model, settings), *turns], model, settings)

    def wish(self, model: ModelFile, settings: Settings) -> ChatWish:
        """What is asked of the template."""
        return msgspec.structs.replace(chat_wish(model, settings), prefill=self.prefill)

    def from_here(self, place: int, recap: Recap | None = None) -> "NextPrompt":
        """The same without the first messages of the branch, and with a recap in their stead."""
        recaps = {recap.after_id: recap} if recap is not None else {}
        return msgspec.structs.replace(self, path=self.path[place:], recaps=recaps)
