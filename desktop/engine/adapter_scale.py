"""How strongly an adapter may count."""

import math
from pathlib import Path

from desktop.core.errors import ErrorKind, KnownError
from desktop.engine.load_facts import AdapterWish

MOST_STRENGTH = 100.0  # either way


def check_scale(wish: AdapterWish) -> None:
    """Raises `KnownError` (ADAPTER_SCALE) for a strength that no adapter was made for."""
    if not (math.isfinite(wish.scale) and abs(wish.scale) <= MOST_STRENGTH):
        name = Path(wish.path).name
        raise KnownError(ErrorKind.ADAPTER_SCALE, name=name, scale=str(wish.scale), most=int(MOST_STRENGTH))
