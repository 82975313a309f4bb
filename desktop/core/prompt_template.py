"""Which prompt template a person chose for a model, and what is told of the one in use and of the prompt it makes."""

from enum import StrEnum
from typing import Annotated, NamedTuple

import msgspec
from msgspec import Meta

from desktop.core.text import Text

SOURCE_LIMIT = 64 * 1024  # characters of a template


class Origin(StrEnum):
    """Where a template comes from."""

    FILE = "file"
    BUILT_IN = "built-in"
    PERSON = "person"  # pasted


class TemplateChoice(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A person's choice for one model; the default leaves everything to the file and to Bantam."""

    template: Annotated[str, Meta(max_length=200)] = ""  # of a built-in, of one in the file, "file", or "" to choose
    source: Annotated[str, Meta(max_length=SOURCE_LIMIT)] = ""  # a template of one's own, in Jinja, instead
    thinking: bool | None = None  # whether the model is to think, where the template lets it be set; None: its default


class PromptPreview(NamedTuple):
    """What the model would read now, to the letter, and what is known of the template that wrote it."""

    prompt: str
    tokens: int
    template: str  # "file" for the file's own, "pasted" for the person's, else its name
    origin: Origin
    why: Text
    is_guess: bool  # nothing in the file supports it: the person should look at it
    thinking: bool | None  # what the template does when nobody says; None: it cannot be told to think or not to
    has_own: bool  # the file has a template
    variants: tuple[str, ...]  # further templates in the file
    source: str  # of the template, in Jinja
