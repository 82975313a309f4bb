"""What a person chose about a model's prompt template, as an engine wants to hear it."""

import msgspec

from desktop.core.model import ModelFile
from desktop.core.prompt_template import TemplateChoice
from desktop.engine.templates.wish import ChatWish, Scalar
from desktop.settings import Settings

AUTOMATIC = "automatic"  # what the command line calls no choice


def choice_of(model: ModelFile, settings: Settings) -> TemplateChoice:
    """What was chosen for a model; the default when nothing was."""
    return settings.templates.get(model.id, TemplateChoice())


def wish_of(choice: TemplateChoice) -> ChatWish:
    """The same for a request."""
    arguments: dict[str, Scalar] = {} if choice.thinking is None else {"enable_thinking": choice.thinking}
    return ChatWish(template=choice.template, template_source=choice.source, template_arguments=arguments)


def chat_wish(model: ModelFile, settings: Settings) -> ChatWish:
    """What the next answer of a model is asked for with."""
    return wish_of(choice_of(model, settings))


def with_template(model: ModelFile, settings: Settings, name: str) -> Settings:
    """The settings with another template for this model; whether it thinks stays as it was chosen."""
    thinking = choice_of(model, settings).thinking
    choice = TemplateChoice(template="" if name.casefold() == AUTOMATIC else name[:200], thinking=thinking)
    return msgspec.structs.replace(settings, templates={**settings.templates, model.id: choice})
