"""Adapters that a person names in words, for one answer."""

import math
import os
from collections.abc import Sequence
from pathlib import Path

import msgspec

from desktop.core.engine_choice import MOST_ADAPTERS, MOST_STRENGTH, AdapterChoice
from desktop.core.errors import ErrorKind, KnownError
from desktop.core.model import ModelFile
from desktop.services.adapter_service import AdapterService
from desktop.services.engine_options import chosen_for, with_choice
from desktop.settings import Settings

NONE = "none"


def with_adapters(service: AdapterService, model: ModelFile, settings: Settings, words: Sequence[str]) -> Settings:
    """The settings with these for a model and no others, each as NAME or NAME=STRENGTH; “none” for none.

    Raises `KnownError` (ADAPTER_MISSING, ADAPTER_SCALE).
    """
    named = [one for one in words if one.strip().casefold() != NONE][:MOST_ADAPTERS]
    choice = msgspec.structs.replace(chosen_for(model, settings), adapters=[_choice(service, one) for one in named])
    return msgspec.structs.replace(settings, engines=with_choice(settings, model, choice))


def _choice(service: AdapterService, words: str) -> AdapterChoice:
    name, sign, scale = words.rpartition("=")
    if not sign or service.find(words) is not None:  # a name may have such a sign itself
        name, scale = words, "1"
    found = service.find(name)
    path = found.path if found is not None else Path(name).absolute()
    if not os.path.isfile(path):  # noqa: PTH113 - false for a name that nothing can have
        raise KnownError(ErrorKind.ADAPTER_MISSING, name=name, path=str(path))
    try:
        strength = float(scale)
    except ValueError:
        strength = math.nan
    if not -MOST_STRENGTH <= strength <= MOST_STRENGTH:
        raise KnownError(ErrorKind.ADAPTER_SCALE, name=name, scale=scale, most=int(MOST_STRENGTH))
    return AdapterChoice(path=str(path), strength=strength)
