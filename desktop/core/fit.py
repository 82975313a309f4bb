"""Whether a model fits this computer: what it will take, part by part, against what there is."""

from enum import StrEnum

import msgspec

from desktop.core.engine_choice import CacheChoice


class FitLevel(StrEnum):
    """The verdict, from the best to the worst."""

    GPU = "gpu"  # all of it fits beside a graphics processor
    GOOD = "good"  # it fits in memory, the processor calculates
    TIGHT = "tight"  # it fits, and leaves little for other programs
    TOO_LARGE = "too large"


class FitWish(msgspec.Struct, frozen=True, kw_only=True):
    """How a model would be loaded; `context` in tokens, 0 is the usual one."""

    context: int = 0
    cache: CacheChoice = CacheChoice.F16


class Need(msgspec.Struct, frozen=True, kw_only=True):
    """Bytes that a loaded model takes, at its most."""

    model: int  # the weights
    context: int  # what is kept of each token, and the states of layers that keep no tokens
    engine: int  # buffers to calculate in, the vocabulary, and the process itself

    @property
    def total(self) -> int:
        """All of it."""
        return self.model + self.context + self.engine


class Fit(msgspec.Struct, frozen=True, kw_only=True):
    """A verdict and the numbers behind it. Bytes; `layers` of `all_layers` go to a graphics processor."""

    level: FitLevel
    need: Need
    available: int  # for it, in memory and beside it: free now, and what Bantam itself would give back
    context: int  # tokens
    cache: CacheChoice
    layers: int = 0
    all_layers: int = 0
    exact: bool = True  # False: told from a catalogue's rounded figures and not from the file's own header

    @property
    def left(self) -> int:
        """Bytes that stay free; below 0 that many are missing."""
        return self.available - self.need.total


class SpeedRange(msgspec.Struct, frozen=True):
    """Tokens a second, from the slowest to the fastest that is likely; 0 and 0 where nothing is known."""

    low: float = 0.0
    high: float = 0.0

    @property
    def middle(self) -> float:
        """The likeliest."""
        return (self.low + self.high) / 2


class Forecast(msgspec.Struct, frozen=True):
    """How fast a model will be here."""

    writing: SpeedRange = SpeedRange()
    reading: SpeedRange = SpeedRange()


class TrackRecord(msgspec.Struct, frozen=True, kw_only=True):
    """How good the last forecasts were: shares that nine of ten stayed within; `count` 0 says nothing yet."""

    count: int = 0  # of all that were looked at
    memory_within: float = 0.0
    speed_within: float = 0.0
    memory_count: int = 0
    speed_count: int = 0


class Foretold(StrEnum):
    """What a forecast was about."""

    MEMORY = "memory"  # bytes
    WRITING = "writing"  # tokens a second
    READING = "reading"


class Outcome(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What was foretold, and what came: the two numbers that stand for how far forecasts can be trusted."""

    what: Foretold
    model: str  # what tells this very file from another
    predicted: float  # as a person was told
    real: float
    physical: float = 0.0  # the same before real runs had corrected it; 0 where nothing corrects
    machine: str = ""  # what tells this computer and engine from another
    at: float = 0.0  # seconds since the epoch

    @property
    def error(self) -> float:
        """0.1: it was ten per cent more or less than what was foretold."""
        return abs(self.real / self.predicted - 1) if self.predicted > 0 else 0.0
