"""The settings that the inspector edits, and the ranges they may have, read from where they are declared."""

from typing import Any, NamedTuple, get_args, get_type_hints

import msgspec

from desktop.core.sampling import Sampling
from desktop.settings import Settings


class ChatSettings(msgspec.Struct, frozen=True, kw_only=True):
    """What the next answer uses."""

    system_prompt: str = ""
    sampling: Sampling = Sampling()
    max_tokens: int = Settings().max_tokens

    @classmethod
    def of(cls, settings: Settings) -> "ChatSettings":
        """The part of all settings that the inspector shows."""
        return cls(system_prompt=settings.system_prompt, sampling=settings.sampling, max_tokens=settings.max_tokens)


class Range(NamedTuple):
    """Both ends are allowed."""

    low: float
    high: float

    def holds(self, value: float) -> bool:
        """Whether a value is allowed."""
        return self.low <= value <= self.high


def range_of(struct: type[msgspec.Struct], field: str) -> Range:
    """The range of a number field, from its `Meta`; the highest length for a text field."""
    meta = _meta(get_type_hints(struct, include_extras=True)[field])
    if meta is None:
        raise LookupError(f"{struct.__name__}.{field} declares no range")
    if meta.max_length is not None:
        return Range(0, meta.max_length)
    return Range(float(meta.ge or 0), float(meta.le or 0))


def _meta(hint: Any) -> msgspec.Meta | None:
    """The first `Meta` in an annotation, looked for in unions too."""
    for part in (*getattr(hint, "__metadata__", ()), *get_args(hint)):
        found = part if isinstance(part, msgspec.Meta) else _meta(part)
        if found is not None:
            return found
    return None
