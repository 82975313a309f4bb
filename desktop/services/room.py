"""How much of a model's window there is, and how much of it an answer gets."""

import math
from collections.abc import Sequence

from desktop.core.model import ModelFile
from desktop.engine.load_facts import DEFAULT_WINDOW, STEP
from desktop.engine.protocol import Turn
from desktop.services.engine_options import context_of
from desktop.settings import Settings

SHARE = 4  # at most this part of the window is kept for the answer, however long it may be
BYTES_PER_TOKEN = 3.6  # of English and code; only where nobody can count
AROUND = 8  # tokens that a template puts around a turn; a guess too
MOST_AROUND = 64
IMAGE = 256  # tokens of an image; a guess
SAFE = 2  # what certainly fits takes no more than this part of the window


def reserve_of(settings: Settings, window: int) -> int:
    """Tokens that are kept for the answer."""
    return min(settings.max_tokens, max(1, window // SHARE))


def expected_window(model: ModelFile, settings: Settings) -> int:
    """Tokens that a model will read once it is loaded."""
    trained = model.context_length or DEFAULT_WINDOW
    return min(-(-min(context_of(model, settings) or DEFAULT_WINDOW, trained) // STEP) * STEP, trained)


def estimated_tokens(turns: Sequence[Turn]) -> int:
    """About how many tokens turns will have."""
    return sum(math.ceil(_bytes(turn) / BYTES_PER_TOKEN) + AROUND + IMAGE * len(turn.images) for turn in turns)


def surely_fits(turns: Sequence[Turn], settings: Settings, window: int) -> bool:
    """Whether turns fit whatever the tokens are: no token is less than a byte. Images are never sure."""
    if any(turn.images for turn in turns):
        return False
    most = sum(_bytes(turn) + MOST_AROUND for turn in turns)
    return most <= window // SAFE and most + reserve_of(settings, window) <= window


def _bytes(turn: Turn) -> int:
    return len(turn.content.encode("utf-8", "surrogatepass"))
