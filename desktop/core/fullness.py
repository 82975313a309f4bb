"""How full a model's window is, and the ways to go on when the next message does not fit."""

from enum import Enum, auto

import msgspec

from desktop.core.errors import ErrorKind


class Fullness(msgspec.Struct, frozen=True, kw_only=True):
    """Tokens. What is estimated says so."""

    needed: int  # of everything that would be sent now: system prompt, chat, draft, and the template around them
    reserve: int  # kept for the answer
    window: int  # that the model reads
    is_estimate: bool = False

    @property
    def used(self) -> int:
        """What would be in use, with room for the answer."""
        return self.needed + self.reserve

    @property
    def fits(self) -> bool:
        """Whether the next message and its answer have room."""
        return self.used <= self.window


class WayOn(Enum):
    """What a person can do about a full window."""

    SUMMARISE = auto()
    NEW_CHAT = auto()  # which begins with a summary of this one
    LEAVE_OUT = auto()
    LARGER = auto()
    AS_IT_IS = auto()  # with little room for the answer
    ASK_ANEW = auto()  # in a new chat, beside whose field its images can be taken away


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """One way on, with what it does in numbers."""

    way: WayOn
    tokens: int  # freed; at which the new chat starts; of the larger window; left for the answer
    after_id: str = ""  # the last message that the model would not read any more
    messages: int = 0  # that it would not read any more
    memory_bytes: int = 0  # more than now
    images: int = 0  # that the model would not see any more, where images are what does not fit


class ImageTrouble(msgspec.Struct, frozen=True, kw_only=True):
    """Images that no model can be given, however much room there is."""

    kind: ErrorKind  # IMAGES_TOO_LARGE or IMAGE_UNUSABLE
    reason: str  # of it, a translatable template
    in_message: bool  # those of the message alone are it


class FullWindow(msgspec.Struct, frozen=True, kw_only=True):
    """What does not fit, and the ways on that would make it fit, the recommended one first."""

    fullness: Fullness
    message_tokens: int  # of the message alone, with the system prompt and the template
    choices: tuple[Choice, ...] = ()
    images: ImageTrouble | None = None  # what is wrong with the images, which comes before the numbers

    @property
    def fits(self) -> bool:
        """Whether it can be sent."""
        return self.fullness.fits and self.images is None

    @property
    def is_message_too_long(self) -> bool:
        """Whether the message does not fit even without the chat."""
        return self.message_tokens + self.fullness.reserve > self.fullness.window

    @property
    def over(self) -> int:
        """By how many tokens the message is too long."""
        return self.message_tokens + self.fullness.reserve - self.fullness.window
