"""Measures the computer: small steps, attention and the built-in model first, then type after type while there is time.

How fast memory and processor are changes from second to second, most of all in a virtual machine, and for all types
alike. So each type takes turns with one that is timed all along, the pace: what counts is how many times as long it
takes, and how long the pace took in the middle of the whole probe.

What is in the way of a measurement, such as another program, is noticed as in tuning: with too much of it nothing that
was measured is believed.
"""

import contextlib
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from desktop.core.chat import Finish
from desktop.core.errors import KnownError
from desktop.core.speed import HeadSpeed, KernelSpeed, MachineSpeed, ProbeOutcome, ProbeResult
from desktop.core.tuning import Tuning
from desktop.engine.channel import Progress
from desktop.engine.devices import handles
from desktop.engine.llama import Llama
from desktop.engine.llama_model import LlamaModel
from desktop.engine.protocol import Event, Finished, Probe, TuneProgressed
from desktop.engine.speed import kernels
from desktop.engine.speed.graphs import Workshop
from desktop.engine.tuning.alarm import Alarm
from desktop.engine.tuning.bench import Bench, StoppedError
from desktop.engine.tuning.contest import median
from desktop.engine.tuning.quiet import BusyError, Quiet

# ggml's numbers of the types, the commonest in files first: with too little time the last ones are not measured.
TYPES = {
    "Q4_K": 12, "Q6_K": 14, "Q8_0": 8, "Q4_0": 2, "Q4_1": 3, "Q5_0": 6, "F16": 1, "Q5_K": 13, "Q3_K": 11, "IQ4_XS": 23,
    "BF16": 30, "MXFP4": 39, "Q2_K": 10, "IQ4_NL": 20, "IQ3_S": 21, "IQ3_XXS": 18, "Q5_1": 7, "IQ2_S": 22,
    "IQ2_XS": 17, "IQ2_XXS": 16,
}  # fmt: skip
HEADS, HEADS_READ = (64, 80, 96, 128, 256), (64, 128)  # numbers of a head; many tokens take about the same for all
FEWEST_TYPES = 5  # below which nothing is said
_CACHES = Path("/sys/devices/system/cpu")
_LEAST, _MOST = 128 << 20, 384 << 20  # bytes of weights, more than any cache keeps from one token to the next
_TIMES_CACHE = 4
PACE = TYPES["Q8_0"]
_ONE_SECONDS, _MANY_SECONDS, _PAIR_SECONDS, _PAGES_SECONDS = 0.16, 0.3, 0.32, 0.8  # that a measurement goes on
_FEWEST, _LONGEST = 3, 40  # rounds
_GRACE = 2.0  # seconds over time, after which what was measured is given up
_READ, _WRITE = 256, 32  # tokens of the built-in model


class Prober:
    """One run. Main thread only."""

    def __init__(
        self, llama: Llama, model: LlamaModel, tuning: Tuning, progress: Progress, quiet: Quiet | None = None
    ) -> None:
        """`model` is the built-in one."""
        self._llama = llama
        self._model = model
        self._tuning = tuning
        self._progress = progress
        self._quiet = quiet or Quiet(tuning.threads)
        self._began, self._seconds = time.perf_counter(), 1.0
        self._tell: Callable[[float], None] = lambda _fraction: None
        self._spread = 0.0  # of the last measurement
        self._found: list[tuple[str, kernels.Matrices, float]] = []  # with their spread
        self._paces: tuple[list[float], list[float]] = [], []  # seconds of each turn of the pace, one token and many

    def run(self, seconds: float, tell: Callable[[float], None]) -> ProbeResult | None:
        """Measure for at most so long; None when stopped by the person. `tell` hears the fraction that is over."""
        self._began, self._seconds, self._tell = time.perf_counter(), seconds, tell
        try:
            self._quiet.wait(self._tuning.threads, lambda: self._progress.cancelled)
            shop = Workshop(self._llama, handles(self._llama)[0], self._tuning.threads)
            try:
                speed = self._measured(shop)
            finally:
                shop.free()
        except StoppedError:
            return None if self._progress.cancelled else ProbeResult(outcome=ProbeOutcome.UNKNOWN)
        except BusyError:
            return ProbeResult(outcome=ProbeOutcome.BUSY)
        except (AttributeError, RuntimeError, MemoryError, KnownError):  # another engine, or no memory to try it with
            return ProbeResult(outcome=ProbeOutcome.UNKNOWN)
        if len(self._found) < FEWEST_TYPES:
            return ProbeResult(outcome=ProbeOutcome.UNKNOWN)
        return ProbeResult(outcome=ProbeOutcome.MEASURED, speed=speed)

    def _measured(self, shop: Workshop) -> MachineSpeed:
        one, many = partial(self._watch, _ONE_SECONDS), partial(self._watch, _MANY_SECONDS)
        with contextlib.suppress(OSError):  # the model's file cannot be opened once more
            turns = partial(self._turns, _PAGES_SECONDS)
            shop.has_large_pages = kernels.has_large_pages(shop, self._model.path, turns)
        step = kernels.step(shop, TYPES["Q4_K"], one)
        layers = kernels.layer(shop, 1, one), kernels.layer(shop, kernels.TOKENS, many)
        heads = tuple(HeadSpeed(length, kernels.attention(shop, 1, 768, length, one)) for length in HEADS)
        cache = kernels.cache(shop, one)
        seen = [kernels.attention(shop, kernels.TOKENS, 512, length, many) for length in HEADS_READ]
        writing, reading, word = self._starter()
        experts = 1.0
        self._tell(min(self._elapsed / self._seconds, 1.0))
        size = weights_size()
        with kernels.pace(shop, PACE, size) as pace:
            if pace is None:
                raise MemoryError
            pairs = partial(self._pair, pace.one, self._paces[0]), partial(self._pair, pace.many, self._paces[1])
            self._types(shop, size, pairs)
            if self._found:
                each = kernels.experts(shop, TYPES["Q4_K"], pairs[1])
                experts = each * _numbers() / self._found[0][1].many if each else 1.0
        paces = [sum(times) / max(len(times), 1) for times in self._paces]
        measured = tuple(_kernel(name, found, paces, step, spread) for name, found, spread in self._found)
        return MachineSpeed(
            kernels=measured,
            repacked=tuple(name for name, kind in TYPES.items() if shop.place(kind, kernels.WIDTH, kernels.ROWS)),
            threads=self._tuning.threads,
            step=step,
            layer=layers[0],
            number=layers[1] / kernels.TOKENS / kernels.LAYER_WIDTH,
            heads=heads,
            cache=cache,
            attention_reading=sum(seen) / len(seen),
            word=word,
            experts=max(experts, 1.0),
            memory_bytes_per_second=max((one.writing for one in measured), default=0.0),
            starter_writing=writing,
            starter_reading=reading,
            build=self._llama.build,
            backend=self._llama.backend,
            at=time.time(),
            seconds=self._elapsed,
        )

    def _types(self, shop: Workshop, size: int, watch: tuple[kernels.Watched, kernels.Watched]) -> None:
        """Type after type."""
        longest = 0.0
        for name, kind in TYPES.items():
            if self._elapsed + longest > self._seconds:
                break
            began, self._spread = self._elapsed, 0.0
            found = kernels.matrices(shop, kind, size, watch)
            longest = max(longest, self._elapsed - began)
            if found is not None:
                self._found.append((name, found, self._spread))

    def _starter(self) -> tuple[float, float, float]:
        """Tokens a second of the built-in model, writing and reading, and seconds a word of choosing a token."""
        with Alarm(lambda: not self._is_over) as alarm:
            bench = Bench(self._model, self._tuning, self._quiet, alarm)
            try:
                threads = self._tuning.threads
                bench.read(_READ, threads)
                read = median(bench.read(_READ, threads) for _ in range(2))
                bench.prepare(_READ)
                written = median(bench.write(_WRITE, threads) for _ in range(3))
                return 1 / written, 1 / read, bench.word_seconds()
            finally:
                bench.free()

    def _watch(self, seconds: float, run: Callable[[], tuple[float, float]]) -> float:
        """The middle of several times. The first one brings everything to its place and does not count."""
        run()
        times: list[float] = []
        until = time.perf_counter() + seconds
        while len(times) < _FEWEST or (time.perf_counter() < until and len(times) < _LONGEST):
            if self._is_over:
                raise StoppedError
            self._progress.steps += 1
            wall, used = run()
            if self._quiet.is_disturbed(wall, used, self._tuning.threads, 1):
                wall, used = run()
            times.append(wall)
        self._tell(min(self._elapsed / self._seconds, 1.0))
        middle = median(times)
        self._spread = max(self._spread, median(abs(one - middle) for one in times) / middle)
        return middle

    def _pair(self, pace: kernels.Run, paces: list[float], run: kernels.Run) -> float:
        """How many times as long as the pace it takes, turn by turn; `paces` get what the pace took."""
        here, there = self._turns(_PAIR_SECONDS, [run, pace])
        paces += there
        ratios = [one / other for one, other in zip(here, there, strict=True)]
        times = median(ratios)
        self._spread = max(self._spread, median(abs(one - times) for one in ratios) / times)
        return times

    def _turns(self, seconds: float, runs: Sequence[kernels.Run]) -> list[list[float]]:
        """Run each in turn, for so long; what each took but the first time, which brings everything to its place."""
        for run in runs:
            run()
        found: list[list[float]] = [[] for _ in runs]
        until = time.perf_counter() + seconds
        while len(found[0]) < _FEWEST or (time.perf_counter() < until and len(found[0]) < _LONGEST):
            if self._is_over:
                raise StoppedError
            self._progress.steps += 1
            for run, times in zip(runs, found, strict=True):
                wall, used = run()
                if self._quiet.is_disturbed(wall, used, self._tuning.threads, 1):
                    wall, used = run()
                times.append(wall)
        self._tell(min(self._elapsed / self._seconds, 1.0))
        return found

    @property
    def _is_over(self) -> bool:
        return self._progress.cancelled or self._elapsed > self._seconds + _GRACE

    @property
    def _elapsed(self) -> float:
        return time.perf_counter() - self._began


def answer(request: Probe, emit: Callable[[Event], None], prober: Prober) -> Finished:
    """Measure as the request says."""

    def tell(fraction: float) -> None:
        emit(TuneProgressed(id=request.id, fraction=fraction))

    result = prober.run(request.seconds, tell)
    return Finished(id=request.id, finish=None if result is not None else Finish.CANCELLED, probed=result)


def _kernel(name: str, found: kernels.Matrices, paces: Sequence[float], step: float, spread: float) -> KernelSpeed:
    """A type's speed; without what every matrix takes however small, which stands beside it.

    `paces` are what the pace took, in seconds.
    """
    seconds = found.one * paces[0]
    one = max(seconds - found.number * step, seconds / 2)
    return KernelSpeed(type=name, writing=found.bytes / one, reading=_numbers() / found.many / paces[1], spread=spread)


def _numbers() -> int:
    """Multiplications of many tokens with one matrix."""
    return kernels.READ * kernels.READ * kernels.TOKENS


def weights_size(folder: Path = _CACHES) -> int:
    """Bytes to try a type with: several times what the processor's last caches hold."""
    caches: dict[str, int] = {}
    for index in folder.glob("cpu[0-9]*/cache/index3"):
        try:
            shared, size = (index / "shared_cpu_list").read_text("ascii"), (index / "size").read_text("ascii").strip()
            caches[shared] = int(size.removesuffix("K")) << 10
        except (OSError, ValueError):
            continue
    return min(max(_TIMES_CACHE * sum(caches.values()), _LEAST), _MOST)
