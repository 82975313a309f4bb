"""What is remembered of a request with the answer that it got."""

import secrets
from collections.abc import Sequence
from pathlib import Path

import msgspec

from desktop.core.made_with import MadeWith
from desktop.core.model import ModelFile
from desktop.core.preset import ChatSetup, Preset, PresetValues
from desktop.core.recap import Beginning
from desktop.core.sent import Sent, SentFacts, SentImage
from desktop.engine.protocol import PromptProgressed
from desktop.engine.templates.facts import TemplateFacts
from desktop.engine.templates.wish import ChatWish
from desktop.services.engine_options import choice_of
from desktop.settings import Settings

_SEEDS = 2**32 - 1  # as many as the engine draws from
_UNKNOWN = TemplateFacts()
_NOBODY = MadeWith()
LONGEST_NAME = 300  # characters of a file's name that are kept


def with_seed(settings: Settings) -> Settings:
    """The settings with a seed: one that is drawn here can be remembered, one that the engine draws cannot."""
    if settings.sampling.seed is not None:
        return settings
    sampling = msgspec.structs.replace(settings.sampling, seed=secrets.randbelow(_SEEDS))
    return msgspec.structs.replace(settings, sampling=sampling)


def made_with(model: ModelFile, settings: Settings, setup: ChatSetup, preset: Preset | None) -> MadeWith:
    """What is about to write an answer; its template is told by the engine."""
    chosen = (one for one in choice_of(model, settings).adapters if one.strength)
    adapters = tuple(Path(one.path).stem[:LONGEST_NAME] for one in chosen)
    values = preset.values if preset is not None else PresetValues()
    name = preset.name if preset is not None else ""
    return MadeWith(preset=name, changed=setup.values != values, adapters=adapters)


def sent_record(
    model: ModelFile,
    settings: Settings,
    wish: ChatWish,
    context_length: int,
    progress: PromptProgressed,
    beginning: Beginning,
    *,
    json_schema: str = "",
    writer: MadeWith = _NOBODY,
    images: Sequence[SentImage] = (),
) -> Sent:
    """Everything about a request; what the engine told of the prompt is in `progress`."""
    told = progress.told
    template = told.template if told is not None else _UNKNOWN
    engine = choice_of(model, settings)
    thinking = wish.template_arguments.get("enable_thinking")
    facts = SentFacts(
        model_id=model.id,
        model_name=model.name,
        model_file=model.path.name,
        model_size=model.size,
        template=template.name,
        template_origin=template.origin,
        template_reason=template.reason,
        template_hint=template.hint,
        thinking=thinking if isinstance(thinking, bool) else None,
        system_prompt=settings.system_prompt if settings.system_prompt.strip() else "",
        sampling=settings.sampling,
        max_tokens=settings.max_tokens,
        context_length=context_length,
        tokens=progress.total,
        left_out=beginning.left_out,
        has_summary=beginning.recap is not None and bool(beginning.recap.text.strip()),
        preset=writer.preset,
        preset_changed=writer.changed,
        json_schema=json_schema,
        adapters=tuple(engine.adapters),
        cache=engine.cache,
        images=tuple(images),
    )
    return Sent(facts=facts, prompt=told.prompt if told is not None else None)
