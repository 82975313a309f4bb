"""The ranges that what the inspector edits may have, read from where it is declared."""

from typing import Any, NamedTuple, get_args, get_type_hints

import msgspec


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
