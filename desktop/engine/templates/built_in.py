"""What is known of one built-in template, and the form in which it wants a chat."""

from enum import Enum, StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What a template makes of a chat."""

    CHAT = "chat"
    COMPLETION = "completion"  # a text to go on with
    INFILL = "infill"  # a text with a gap to fill


class SystemPrompt(Enum):
    """Where the system prompt goes."""

    ANYWHERE = "a role of its own, at any place"
    FIRST = "a role of its own, at the beginning only"
    IN_FIRST_QUESTION = "no role: written before the first question"
    IN_LAST_QUESTION = "no role: written before the last question"


class Bos(Enum):
    """Who writes the token at the beginning. Whatever the template does, tokenisation never doubles the first one."""

    TOKENISER = "the template writes none; tokenisation adds it when the model wants it"
    START = "the template writes one at the start"
    EVERY_QUESTION = "the template writes one before every question"


class BuiltIn(NamedTuple):
    """A template of our own. `source` may rely on `system`: turns are folded to that form before."""

    name: str
    source: str
    system: SystemPrompt = SystemPrompt.ANYWHERE
    bos: Bos = Bos.TOKENISER
    writes_eos: bool = False  # the model's end token after every answer; else marks of its own, or nothing
    kind: Kind = Kind.CHAT
    stops: tuple[str, ...] = ()  # texts that end an answer, for models whose marks are no tokens
