"""Every setting, declared once: its name, type, range and default."""

from enum import StrEnum
from typing import Annotated

import msgspec
from msgspec import Meta

from desktop.core.prompt_template import TemplateChoice
from desktop.core.sampling import Sampling


class ThemeChoice(StrEnum):
    """Which colours the window uses."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """All settings. Change one with `msgspec.structs.replace`."""

    theme: ThemeChoice = ThemeChoice.SYSTEM
    reading_size: Annotated[int, Meta(ge=13, le=20)] = 15  # px
    welcomed: bool = False  # the first-run screen was left
    model: str = ""  # id of the model new answers use; "" is the starter model
    system_prompt: Annotated[str, Meta(max_length=100_000)] = ""
    sampling: Sampling = Sampling()
    max_tokens: Annotated[int, Meta(ge=1, le=131_072)] = 1024  # longest reply
    context_length: Annotated[int, Meta(ge=0, le=1 << 20)] = 0  # 0: the model's own, at most 8,192
    threads: Annotated[int, Meta(ge=0, le=512)] = 0  # 0: as tuned, else one per performance core
    inspector_shown: bool = True
    titles_by_model: bool = True  # after its first answer a chat is titled by the model, while nobody needs it
    templates: dict[str, TemplateChoice] = {}  # prompt templates that a person chose, by the id of the model
