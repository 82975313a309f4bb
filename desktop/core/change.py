"""What a write changed, so that nobody has to tell another screen to repaint."""

import msgspec


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """Ids of the aggregates that a write touched."""

    conversations: frozenset[str] = frozenset()
    settings: bool = False
    models: bool = False
