"""Measures a loaded model: how many threads write and read fastest, in which portions, and with which attention.

Each question has its share of the time, and ends early when more rounds would tell nothing. At the end all that was
chosen is measured against what is in use, and only what is faster then is a result.
"""

import time
from collections.abc import Callable, Sequence
from typing import TypeVar

import msgspec

from desktop.core.errors import KnownError
from desktop.core.tuning import TuneOutcome, TuneResult, Tuning
from desktop.engine.channel import Progress
from desktop.engine.core_count import Cores
from desktop.engine.llama_model import LlamaModel
from desktop.engine.tuning.alarm import Alarm
from desktop.engine.tuning.bench import Bench, StoppedError
from desktop.engine.tuning.candidates import micro_batches, thread_counts
from desktop.engine.tuning.contest import FEWEST, Contest, median
from desktop.engine.tuning.quiet import BusyError, Quiet

T = TypeVar("T")
_LEAVE = 0.6  # seconds for all that is not measured: memory to be given back, the way to the window
# When each question's time is over, as a share of the whole.
_THREADS_TO_WRITE, _THREADS_TO_READ, _PORTIONS, _ATTENTION = 0.28, 0.44, 0.66, 0.78
_ANSWER = (256, 128)  # tokens that are read and written for one answer; what "faster" is about
_FIRST, _DEPTH, _AT_ONCE = 32, 256, 48  # tokens: read at first, known before one is written, written in one go
_DEPTH_SECONDS = 0.5  # that reading so far may take
_SHORTEST, _LONGEST = 0.04, 0.3  # seconds of one measurement
_ROUNDS = 8  # as many should fit into a question's time
_TOO_NOISY = 0.15  # when the same differs that much from itself, the computer is busy, whoever it is
_TELL = 0.25  # seconds between two words about the progress


class Tuner:
    """One run. Main thread only."""

    def __init__(
        self,
        model: LlamaModel,
        in_use: Tuning,
        cores: Cores,
        progress: Progress,
        tell: Callable[[float], None],
        quiet: Quiet | None = None,
    ) -> None:
        """`tell` hears the fraction of the time that is over; `quiet` judges whether the computer is too busy."""
        self._model = model
        self._before = in_use
        self._cores = cores
        self._progress = progress
        self._tell = tell
        self._quiet = quiet or Quiet(cores.most)
        self._alarm = Alarm(self._keep_going)
        self._benches: dict[tuple[int, bool], Bench] = {}
        self._began = self._told = time.perf_counter()
        self._seconds = 0.0
        self._write_tokens, self._read_tokens = 1, 8
        self._reading_speed = self._writing_speed = 1.0  # tokens a second
        self._noise, self._is_known = 0.0, False  # of the first question

    def run(self, seconds: float) -> TuneResult | None:
        """Measure for at most so long; None when stopped by the person. Raises `KnownError`."""
        self._began = time.perf_counter()
        self._seconds = seconds - _LEAVE
        self._tell(0.0)
        try:
            with self._alarm:
                self._quiet.wait(self._before.threads, lambda: self._progress.cancelled)
                result = self._measured()
        except BusyError:
            result = self._result(TuneOutcome.BUSY, self._before)
        except StoppedError:
            result = self._result(self._unknown, self._before)
        finally:
            for bench in self._benches.values():
                bench.free()
        return None if self._progress.cancelled else result

    def _measured(self) -> TuneResult:
        before = self._before
        bench = self._bench(before)
        best = before
        for question in (self._threads_to_write, self._threads_to_read, self._portions, self._attention):
            try:
                best = question(bench, best)
            except StoppedError:  # what the others found counts
                break
            self._give_back(best)
        if not self._is_known:
            return self._result(self._unknown, before)
        if best == before:
            outcome = TuneOutcome.BUSY if self._noise > _TOO_NOISY else TuneOutcome.SAME
            return self._result(outcome, before)
        return self._confirmed(best)

    def _threads_to_write(self, bench: Bench, best: Tuning) -> Tuning:
        """How many threads, one token at a time."""
        bench.read(_FIRST, best.reading_threads)  # brings the weights into memory
        token = bench.read(_FIRST, best.reading_threads)
        bench.prepare(min(max(int(_DEPTH_SECONDS / token), 1), _DEPTH))
        counts = thread_counts(self._cores, best.threads)
        most = min(_AT_ONCE, bench.longest // 8)
        self._write_tokens = self._portion(bench.write(2, best.threads), _THREADS_TO_WRITE, len(counts), 1, most)
        contest = self._contest(counts, lambda count: bench.write(self._write_tokens, count), _THREADS_TO_WRITE)
        self._writing_speed = 1 / (contest.seconds(contest.winner) or bench.write(2, best.threads))
        self._noise, self._is_known = contest.noise, contest.says_something
        return msgspec.structs.replace(best, threads=contest.winner)

    def _threads_to_read(self, bench: Bench, best: Tuning) -> Tuning:
        """How many threads, many tokens at a time."""
        counts = thread_counts(self._cores, best.reading_threads)
        token = bench.read(_FIRST, best.reading_threads)
        self._read_tokens = self._portion(token, _THREADS_TO_READ, len(counts), 8, bench.longest)
        contest = self._contest(counts, lambda count: bench.read(self._read_tokens, count), _THREADS_TO_READ)
        self._reading_speed = 1 / (contest.seconds(contest.winner) or token)
        return msgspec.structs.replace(best, reading_threads=contest.winner)

    def _portions(self, bench: Bench, best: Tuning) -> Tuning:
        """How many tokens are calculated together. Only so long a text tells, and a slow model has no time for it."""
        candidates = micro_batches(best, bench.longest)
        tokens = max(min(one.micro_batch, bench.longest) for one in candidates)
        if self._elapsed + tokens / self._reading_speed * FEWEST * len(candidates) > _PORTIONS * self._seconds:
            return best

        def measure(candidate: Tuning) -> float:
            return self._bench(candidate).read(tokens, candidate.reading_threads)

        winner = self._contest([one for one in candidates if self._fits(one)], measure, _PORTIONS).winner
        if winner != best:  # with less it would not show at the end
            self._read_tokens = tokens
        return winner

    def _attention(self, _bench: Bench, best: Tuning) -> Tuning:
        """With flash attention or without."""
        other = msgspec.structs.replace(best, flash_attention=not best.flash_attention)
        seconds = 2 * (self._read_tokens / self._reading_speed + self._write_tokens / self._writing_speed)
        if self._elapsed + FEWEST * seconds > _ATTENTION * self._seconds or not self._fits(other):
            return best
        return self._contest([best, other], lambda one: _answer_time(self._both_ways(one)), _ATTENTION).winner

    def _confirmed(self, best: Tuning) -> TuneResult:
        """All that was chosen against what is in use."""
        pairs: dict[Tuning, list[tuple[float, float]]] = {self._before: [], best: []}

        def measure(tuning: Tuning) -> float:
            pairs[tuning].append(self._both_ways(tuning))
            return _answer_time(pairs[tuning][-1])

        contest = self._contest([self._before, best], measure, 1.0)
        if (noise := max(contest.noise, self._noise)) > _TOO_NOISY:
            return self._result(TuneOutcome.BUSY, self._before)
        if contest.winner != best:
            outcome = TuneOutcome.SAME if contest.says_something else self._unknown
            return self._result(outcome, self._before)
        before, after = (_speeds(pairs[tuning]) for tuning in (self._before, best))
        return msgspec.structs.replace(
            self._result(TuneOutcome.FASTER, best),
            gain=contest.gain(best),
            noise=noise,
            reading_before=before[0],
            reading_after=after[0],
            writing_before=before[1],
            writing_after=after[1],
        )

    def _both_ways(self, tuning: Tuning) -> tuple[float, float]:
        """Seconds a token, reading and writing."""
        bench = self._bench(tuning)
        read = bench.read(self._read_tokens, tuning.reading_threads)
        return read, bench.write(self._write_tokens, tuning.threads)

    def _contest(self, candidates: Sequence[T], measure: Callable[[T], float], until: float) -> Contest[T]:
        """Rounds until it is decided or the time is over."""
        contest, longest = Contest(candidates), 0.0
        while not contest.is_decided and self._elapsed + longest < until * self._seconds:
            began = self._elapsed
            try:
                contest.add({candidate: self._step(measure, candidate) for candidate in contest.turn()})
            except StoppedError:
                if self._progress.cancelled:
                    raise
                break
            longest = max(longest, self._elapsed - began)
        return contest

    def _step(self, measure: Callable[[T], float], candidate: T) -> float:
        now = time.perf_counter()
        if now - self._told > _TELL:
            self._told = now
            self._tell(min(self._elapsed / self._seconds, 1.0))
        self._progress.steps += 1
        return measure(candidate)

    def _portion(self, token: float, until: float, candidates: int, least: int, most: int) -> int:
        """Tokens for one measurement, so that several rounds fit into the time of a question."""
        left = max(until * self._seconds - self._elapsed, 0.0)
        seconds = min(max(left / (candidates * _ROUNDS), _SHORTEST), _LONGEST)
        return min(max(int(seconds / token), least), most)

    def _bench(self, tuning: Tuning) -> Bench:
        key = tuning.micro_batch, tuning.flash_attention
        if key not in self._benches:
            self._benches[key] = Bench(self._model, tuning, self._quiet, self._alarm)
        return self._benches[key]

    def _give_back(self, best: Tuning) -> None:
        """Free what is not needed any more."""
        needed = {(tuning.micro_batch, tuning.flash_attention) for tuning in (self._before, best)}
        for key in self._benches.keys() - needed:
            self._benches.pop(key).free()

    def _fits(self, tuning: Tuning) -> bool:
        """Whether there is memory for it."""
        try:
            self._bench(tuning)
        except KnownError:
            return False
        return True

    def _keep_going(self) -> bool:
        """Asked all the time: nothing goes on beyond the end."""
        self._progress.steps += 1
        return not self._progress.cancelled and self._elapsed < self._seconds

    @property
    def _unknown(self) -> TuneOutcome:
        """Why there was not enough time."""
        return TuneOutcome.BUSY if self._quiet.was_disturbed else TuneOutcome.UNKNOWN

    @property
    def _elapsed(self) -> float:
        return time.perf_counter() - self._began

    def _result(self, outcome: TuneOutcome, after: Tuning) -> TuneResult:
        return TuneResult(outcome=outcome, before=self._before, after=after, seconds=self._elapsed, noise=self._noise)


def _answer_time(seconds: tuple[float, float]) -> float:
    """Seconds of a usual answer, from those of a token read and of one written."""
    return _ANSWER[0] * seconds[0] + _ANSWER[1] * seconds[1]


def _speeds(pairs: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """Tokens a second, reading and writing."""
    return 1 / median(read for read, _ in pairs), 1 / median(write for _, write in pairs)
