"""What a model file says that helps to choose a template, and what is told about the choice."""

from typing import NamedTuple

import msgspec

from desktop.core.prompt_template import Origin
from desktop.engine.templates.built_in import Kind


class ModelFacts(NamedTuple):
    """The file's own words. Missing ones are ""."""

    architecture: str = ""
    name: str = ""
    basename: str = ""
    finetune: str = ""
    organisation: str = ""
    file_name: str = ""
    tokens: frozenset[str] = frozenset()  # those of `TELLING_TOKENS` that the vocabulary has
    template: str = ""  # the file's own, in Jinja
    variants: tuple[str, ...] = ()  # names of further templates in the file


class TemplateFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What is told about the template in use. `reason` has the places {template} and {hint}."""

    name: str = ""
    origin: Origin = Origin.FILE
    reason: str = ""
    hint: str = ""  # the word or token that decided
    is_guess: bool = False  # nothing in the file supports it: the person should look at it
    kind: Kind = Kind.CHAT
    has_own: bool = False  # the file has a template
    variants: list[str] = []  # further templates in the file
    thinking: bool | None = None  # what it does when nobody says; None: it cannot be told, or nobody has looked


class PromptTold(msgspec.Struct, frozen=True, kw_only=True):
    """A prompt to the letter, the token at its beginning included, and the template that wrote it."""

    prompt: str
    template: TemplateFacts
