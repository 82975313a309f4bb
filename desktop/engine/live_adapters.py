"""Gives an engine that runs other adapters: its model stays where it is."""

from collections.abc import Callable, Sequence

from desktop.core.errors import ErrorKind, KnownError
from desktop.engine.client import EngineClient
from desktop.engine.load_facts import AdapterWish
from desktop.engine.slot import Wish


def has_adapters(client: EngineClient, had: Wish, wish: Wish, adapters: Sequence[AdapterWish]) -> bool:
    """Whether it has them, as strong as they are wished; `had` is what it was given last."""
    return had.adapters == wish.adapters and [AdapterWish(one.path, one.scale) for one in client.adapters] == [
        *adapters
    ]


def adapt(
    client: EngineClient, had: Wish, wish: Wish, adapters: Sequence[AdapterWish], free: Callable[[], int]
) -> bool:
    """Whether it has them now; False where only a new engine may read one of them, or has room for it.

    Raises `KnownError` (ADAPTER_…), and then the engine has what it had.
    """
    new = sum(stamp[1] for path, stamp in wish.adapters if stamp is not None and (path, stamp) not in had.adapters)
    if new and new > free():
        return False
    try:
        client.set_adapters(adapters)
    except KnownError as error:
        if error.kind is not ErrorKind.ADAPTER_NOT_NAMED:
            raise
        return False
    return True
