"""Conversations, messages and the figures of an answer."""

from enum import StrEnum

import msgspec

from desktop.core.attachment import Attachment
from desktop.core.made_with import MadeWith

TITLE_LIMIT = 200  # characters of a chat's name


class Role(StrEnum):
    """Who wrote a message."""

    SYSTEM = "system"
    USER = "user"
    ASSISTANT = "assistant"


class Finish(StrEnum):
    """Why an answer ended."""

    STOP = "stop"  # the model ended it
    LENGTH = "length"  # the limit of tokens, or the context, was reached
    CANCELLED = "cancelled"  # the person stopped it
    INTERRUPTED = "interrupted"  # the engine or the program died


class Figures(msgspec.Struct, frozen=True, kw_only=True):
    """What an answer cost. Times in seconds, measured in the engine."""

    prompt_tokens: int  # tokens of the whole prompt
    reused_tokens: int  # of these, taken from the cache
    tokens: int  # tokens generated
    prefill_seconds: float
    decode_seconds: float  # from the first token to the last
    first_token_seconds: float  # from the request to the first token
    drafted_tokens: int = 0  # offered by prompt lookup
    accepted_tokens: int = 0  # of these, the ones that were right
    stretches: int = 1  # how often it was begun or continued

    @property
    def tokens_per_second(self) -> float:
        """Decode speed; the first token of each stretch belongs to prefill."""
        decoded = self.tokens - self.stretches
        return decoded / self.decode_seconds if decoded > 0 and self.decode_seconds > 0 else 0.0

    def followed_by(self, later: "Figures") -> "Figures":
        """What a text cost that was continued; prompt and answer together are the tokens in the context."""
        return Figures(
            prompt_tokens=max(0, later.prompt_tokens - self.tokens),
            reused_tokens=self.reused_tokens,
            tokens=self.tokens + later.tokens,
            prefill_seconds=self.prefill_seconds + later.prefill_seconds,
            decode_seconds=self.decode_seconds + later.decode_seconds,
            first_token_seconds=self.first_token_seconds,
            drafted_tokens=self.drafted_tokens + later.drafted_tokens,
            accepted_tokens=self.accepted_tokens + later.accepted_tokens,
            stretches=self.stretches + later.stretches,
        )


class Message(msgspec.Struct, frozen=True, kw_only=True):
    """One message. An answer being written has `finish` None."""

    id: str
    conversation_id: str
    parent_id: str | None
    role: Role
    text: str
    created_at: float  # seconds since the epoch
    finish: Finish | None = None
    figures: Figures | None = None
    model_name: str = ""
    edited: bool = False  # an answer in the person's words
    reasoning: str = ""  # what the model wrote for itself before the answer; no prompt has it again
    reasoning_seconds: float = 0.0
    attachments: tuple[Attachment, ...] = ()  # files that go along with a message of the person
    made_with: MadeWith | None = None  # of a model's answer; None where it was not kept

    @property
    def is_writing(self) -> bool:
        """An answer that has not ended."""
        return self.role is Role.ASSISTANT and self.finish is None

    @property
    def can_go_on(self) -> bool:
        """An answer that ended before the model ended it."""
        return self.finish in (Finish.LENGTH, Finish.CANCELLED, Finish.INTERRUPTED)


class TitleBy(StrEnum):
    """Who gave a chat its title."""

    WORDS = "words"  # the first words of the first message
    MODEL = "model"
    PERSON = "person"


class Conversation(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A chat as the list shows it."""

    id: str
    title: str  # "" until named by the person or by the first message
    created_at: float
    updated_at: float
    folder_id: str | None = None
    pinned_at: float | None = None  # since when it stands at the top of the list
    unseen_since: float | None = None  # an answer ended there then, and nobody looked yet
    title_by: TitleBy = TitleBy.PERSON


class SearchHit(msgspec.Struct, frozen=True, kw_only=True):
    """A conversation that matches a search, with the text around the match ("" when the title matched)."""

    conversation: Conversation
    snippet: str
    in_summary: bool = False  # the words are those of a summary of older messages
