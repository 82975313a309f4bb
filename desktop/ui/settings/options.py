"""The options that the settings screen shows, read from their declarations. Qt-free."""

import types
from collections.abc import Iterator
from typing import Annotated, Any, NamedTuple, get_args, get_origin, get_type_hints

import msgspec

from desktop.core.shown_setting import KEY, Page, Shown
from desktop.settings import Settings


class Option(NamedTuple):
    """One shown setting. `low` and `high` are the ends of a number's range, `high` is a text's longest."""

    name: str
    kind: type
    shown: Shown
    default: Any
    low: int = 0
    high: int = 0

    @property
    def page(self) -> Page:
        """Where it stands."""
        return self.shown.page

    def value_in(self, settings: Settings) -> Any:
        """What it is set to."""
        return getattr(settings, self.name)


def options() -> list[Option]:
    """Every shown setting, in the order of the declarations."""
    return list(_options())


def _options() -> Iterator[Option]:
    defaults = Settings()
    for name, hint in get_type_hints(Settings, include_extras=True).items():
        if get_origin(hint) is not Annotated:
            continue
        kind, *metas = get_args(hint)
        meta = next((meta for meta in metas if isinstance(meta, msgspec.Meta)), None)
        shown = (meta.extra or {}).get(KEY) if meta is not None else None
        if meta is not None and isinstance(shown, Shown) and not isinstance(kind, types.UnionType):
            low = int(meta.ge or 0)
            high = int(meta.le if meta.le is not None else meta.max_length or 0)
            yield Option(name, kind, shown, getattr(defaults, name), low, high)
