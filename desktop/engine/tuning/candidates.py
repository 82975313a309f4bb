"""What is tried, and what is used as long as nothing was."""

import msgspec

from desktop.core.tuning import Tuning
from desktop.engine.core_count import Cores
from desktop.engine.cores import usable_cores
from desktop.engine.llama_context import BATCH
from desktop.engine.protocol import Load

MICRO_BATCHES = (64, 128, 256, BATCH)  # not more: so many tokens are handed over at a time, for progress to be told


def untuned(threads: int) -> Tuning:
    """What is used as long as nobody measured."""
    return Tuning(threads=threads, reading_threads=threads, micro_batch=BATCH, flash_attention=True)


def tuning_for(request: Load) -> Tuning:
    """What a person chose, else what was measured, else one thread a performance core."""
    if request.threads:
        return untuned(request.threads)
    return request.tuning or untuned(usable_cores().threads)


def thread_counts(cores: Cores, in_use: int) -> list[int]:
    """Numbers of threads, the one in use first.

    Writing waits for memory, which fewer threads than cores may keep busy; reading may gain from a core's second
    thread. Between them lie the performance cores, and those of them but a few, for a computer that is never idle.
    """
    fast = cores.fast
    wished = (fast, cores.physical, cores.logical, fast - 1, fast * 3 // 4, fast // 2)
    counts = {min(max(count, 1), cores.most) for count in wished} - {in_use}
    return [in_use, *sorted(counts, reverse=True)]


def micro_batches(tuning: Tuning, window: int) -> list[Tuning]:
    """The same with other micro-batches, the one in use first; a window's length is the most that makes sense."""
    sizes = [size for size in MICRO_BATCHES if size <= window and size != tuning.micro_batch]
    return [tuning, *(msgspec.structs.replace(tuning, micro_batch=size) for size in reversed(sizes))]
