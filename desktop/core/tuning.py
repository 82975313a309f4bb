"""How an engine calculates, and what measuring it found."""

from enum import StrEnum
from typing import Annotated

import msgspec
from msgspec import Meta

Threads = Annotated[int, Meta(ge=1, le=512)]
Speed = Annotated[float, Meta(ge=0)]  # tokens a second; 0 where nothing was measured


class Tuning(msgspec.Struct, frozen=True, kw_only=True):
    """What can be chosen for an engine without any change to what it writes."""

    threads: Threads  # while it writes, one token at a time
    reading_threads: Threads  # while it reads, many tokens at a time
    micro_batch: Annotated[int, Meta(ge=32, le=512)]  # tokens that are calculated together while it reads
    flash_attention: bool  # where the engine can

    @property
    def most_threads(self) -> int:
        """As many as ever work at the same time."""
        return max(self.threads, self.reading_threads)


class TuneOutcome(StrEnum):
    """What came of measuring."""

    FASTER = "faster"  # something is faster than what was in use
    SAME = "same"  # nothing is, by more than chance
    BUSY = "busy"  # other programs needed the processor: nothing measured can be believed
    UNKNOWN = "unknown"  # the model is too slow for the time there was

    @property
    def is_finding(self) -> bool:
        """Whether there is something to remember."""
        return self in (TuneOutcome.FASTER, TuneOutcome.SAME)


class TuneResult(msgspec.Struct, frozen=True, kw_only=True):
    """What was in use, what is best, and how fast both are. Speeds in tokens a second."""

    outcome: TuneOutcome
    before: Tuning
    after: Tuning  # the same as `before` unless something is faster
    gain: float = 0.0  # 0.18: an answer comes 18 % faster
    writing_before: Speed = 0.0
    writing_after: Speed = 0.0
    reading_before: Speed = 0.0
    reading_after: Speed = 0.0
    seconds: Annotated[float, Meta(ge=0)] = 0.0  # that measuring took
    noise: Annotated[float, Meta(ge=0)] = 0.0  # share by which the same differs from itself


class TuneRecord(msgspec.Struct, frozen=True, kw_only=True):
    """A result as it is remembered."""

    result: TuneResult
    at: float  # seconds since the epoch
