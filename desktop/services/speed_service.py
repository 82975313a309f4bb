"""How fast models will be on this computer, before they are here, and how far that came true."""

import threading
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path, PurePosixPath

from msgspec.structs import replace

from desktop.core.cancellation import Cancellation
from desktop.core.catalogue import HubFile, HubModel
from desktop.core.chat import Figures
from desktop.core.errors import KnownError
from desktop.core.fit import Forecast, Foretold, Outcome, TrackRecord
from desktop.core.forecast import forecast, reading_seconds, writing_seconds
from desktop.core.model import ModelFile
from desktop.core.speed import MachineSpeed, ProbeResult, TokenWork
from desktop.core.track_record import correction, track_record
from desktop.engine.build import EngineBuild
from desktop.engine.cores import usable_cores
from desktop.engine.pool_state import LoadedEngine
from desktop.engine.proof import known_proof
from desktop.engine.speed.memory import SpeedMemory, machine_key
from desktop.engine.speed.run import run_probe
from desktop.library.gguf_header import GgufError, GgufHeader, read_header
from desktop.library.model_parts import parts_of
from desktop.library.token_work import rounded_work, token_work
from desktop.paths import Installation, Paths
from desktop.services.settings_service import SettingsService
from desktop.storage.forecast_log import ForecastLog

FEWEST_WRITTEN, FEWEST_READ = 16, 64  # tokens, below which an answer says nothing about speed
_SAME = 0.02  # share of an answer's tokens that were guessed ahead, above which its speed is not the model's
_COUNT_HOLDS = 10.0  # seconds; a container's limits can change
_MOST_WORKS = 200  # that are kept: some hundred bytes each
Probe = Callable[[int, Callable[[float], None] | None, Cancellation | None], ProbeResult | None]


class SpeedService:
    """Forecasts and their track record. Any thread; `probe` blocks for 20 seconds at most, the rest hardly."""

    def __init__(
        self,
        settings: SettingsService,
        memory: SpeedMemory,
        log: ForecastLog,
        build: Callable[[], EngineBuild],
        proof_file: Path,
        probe: Probe,
        header: Callable[[Path], GgufHeader] = read_header,
    ) -> None:
        """`build` may raise `KnownError` as long as there is no engine; `probe` measures with so many threads.

        `header` reads that of a file or remembers it; it raises `GgufError` or `OSError`.
        """
        self._settings = settings
        self._memory = memory
        self._log = log
        self._build = build
        self._proof_file = proof_file
        self._run = probe
        self._header = header
        self._lock = threading.Lock()  # of the fields below
        self._key = ("", 0)  # machine key, and the threads it is for
        self._cores, self._recount_at = 0, 0.0
        self._works: dict[tuple[str, int, int], TokenWork] = {}
        self._probing: Cancellation | None = None

    def known(self) -> MachineSpeed | None:
        """What the probe found, if it still holds; None: `probe` has to run before anything can be foretold."""
        return self._memory.recall(self._machine())

    def probe(
        self, *, on_progress: Callable[[float], None] | None = None, cancel: Cancellation | None = None
    ) -> ProbeResult | None:
        """Measure this computer, and remember it; None when stopped. Raises `KnownError` without an engine."""
        cancel = cancel or Cancellation()
        with self._lock:
            self._probing = cancel
        result = self._run(self._threads(), on_progress, cancel)
        if result is not None and result.speed is not None:
            with self._lock:
                self._key = ("", 0)  # the engine may have been proven just now
            self._memory.remember(self._machine(), result.speed)
        return result

    def forecast(self, model: ModelFile) -> Forecast:
        """Of a file on this computer; zeros where nothing is known."""
        work = self._work_of(model)
        return Forecast() if work is None else self.forecast_work(work, file_key(model.path.name, model.size))

    def forecast_hub(self, model: HubModel, file: HubFile, header: GgufHeader | None = None) -> Forecast:
        """Of a file that could be got; nearer with its header, where that is known already."""
        work = rounded_work(model, file)
        if header is not None and header.weights:
            own = token_work(header)  # of a model in parts the first one only: what the others weigh is not known
            work = own if header.split_count <= 1 else replace(own, weights=work.weights, output=(), exact=False)
        return self.forecast_work(work, file_key(PurePosixPath(file.name).name, file.size))

    def forecast_work(self, work: TokenWork, key: str = "") -> Forecast:
        """Of any work; `key` is that of `file_key`, and lets earlier runs of the same file count."""
        machine, outcomes = self._machine(), self._log.outcomes()
        return forecast(
            work,
            self._memory.recall(machine),
            correction(outcomes, Foretold.WRITING, machine, key),
            correction(outcomes, Foretold.READING, machine, key),
        )

    def note_answer(self, engine: LoadedEngine, figures: Figures) -> None:
        """An answer has come: keep how fast it was foretold to be, and how fast it was. Never raises."""
        facts, model = engine.facts, engine.model
        if (
            facts.adapters
            or not {facts.context.cache_type_k, facts.context.cache_type_v} <= {"", "f16"}
            or any(one.kind != "processor" for one in facts.devices)
        ):
            return
        machine = self._machine()
        speed, work = self._memory.recall(machine), self._work_of(model)
        if speed is None or work is None or not (work.weights or work.experts) or facts.threads != speed.threads:
            return
        key, outcomes = file_key(model.path.name, model.size), self._log.outcomes()
        found = []
        reads_alike = facts.tuning is None or facts.tuning.reading_threads == speed.threads
        for what, real, physical in _speeds(figures, work, speed):
            if what is Foretold.READING and not reads_alike:
                continue
            factor = correction(outcomes, what, machine, key).factor
            found.append(
                Outcome(
                    what=what, model=key, predicted=physical * factor, real=real, physical=physical,
                    machine=machine, at=time.time(),
                )
            )  # fmt: skip
        if found:
            self._log.add(found)

    def note_memory(self, name: str, size: int, predicted: int, real: int) -> None:
        """A model was loaded: keep the bytes that it was foretold to take, and those that it took. Never raises."""
        if predicted > 0 and real > 0:
            outcome = Outcome(
                what=Foretold.MEMORY, model=file_key(name, size), predicted=predicted, real=real, at=time.time()
            )
            self._log.add([outcome])

    def track_record(self) -> TrackRecord:
        """How far the last forecasts came true."""
        return track_record(self._log.outcomes())

    def outcomes(self) -> Sequence[Outcome]:
        """The same one by one, the oldest first."""
        return self._log.outcomes()

    def close(self) -> None:
        """Stop measuring, if that is going on."""
        with self._lock:
            if self._probing is not None:
                self._probing.cancel()

    def _threads(self) -> int:
        """What the settings say, or as many as there are cores.

        These stand in ten files of the system's, too many to read for each of a thousand files of the hub: every read
        lets other threads of this program go first.
        """
        if chosen := self._settings.current().threads:
            return chosen
        now = time.monotonic()
        with self._lock:
            if now >= self._recount_at:
                self._cores, self._recount_at = usable_cores().threads, now + _COUNT_HOLDS
            return self._cores

    def _machine(self) -> str:
        """Computer and engine as they are; "" when there is no engine."""
        threads = self._threads()
        with self._lock:
            if self._key[0] and self._key[1] == threads:
                return self._key[0]
        try:
            build = self._build()
        except KnownError:
            return ""
        proof = known_proof(build, self._proof_file)
        key = machine_key(build.id, proof.best_file if proof is not None else "", threads)
        with self._lock:
            self._key = (key, threads) if proof is not None else ("", 0)
        return key

    def _work_of(self, model: ModelFile) -> TokenWork | None:
        try:
            stamp = (str(model.path), model.size, model.path.stat().st_mtime_ns)
            with self._lock:
                known = self._works.get(stamp)
            if known is None:
                known = token_work(*map(self._header, parts_of(model.path)))
                with self._lock:
                    self._works[stamp] = known
                    while len(self._works) > _MOST_WORKS:
                        del self._works[next(iter(self._works))]
            return known
        except (OSError, GgufError):
            return None


def file_key(name: str, size: int) -> str:
    """What a file is called in the log: the same on the hub and on this computer."""
    return f"{name}:{size}"


def _speeds(figures: Figures, work: TokenWork, speed: MachineSpeed) -> list[tuple[Foretold, float, float]]:
    """What was real and what physics says of an answer, as far as it says something: tokens a second."""
    found = []
    written, guessed = figures.tokens - figures.stretches, figures.accepted_tokens
    if written >= FEWEST_WRITTEN and figures.tokens_per_second and guessed <= _SAME * figures.tokens:
        depth = figures.prompt_tokens + figures.tokens / 2
        found.append((Foretold.WRITING, figures.tokens_per_second, 1 / writing_seconds(work, speed, depth)))
    read = figures.prompt_tokens - figures.reused_tokens
    if read >= FEWEST_READ and figures.prefill_seconds > 0 and figures.stretches == 1:
        seconds = reading_seconds(work, speed, read, figures.reused_tokens)
        found.append((Foretold.READING, read / figures.prefill_seconds, read / seconds))
    return found


def speed_service(
    paths: Paths, settings: SettingsService, header: Callable[[Path], GgufHeader], opened: ExitStack
) -> SpeedService:
    """The service as the program uses it; `opened` closes it, `header` remembers what it has read."""

    def probe(
        threads: int, on_progress: Callable[[float], None] | None, cancel: Cancellation | None
    ) -> ProbeResult | None:
        return run_probe(Installation.find(), paths.proof, threads, on_progress, cancel)

    service = SpeedService(
        settings,
        SpeedMemory(paths.speeds),
        ForecastLog(paths.forecasts),
        lambda: EngineBuild.find(Installation.find()),
        paths.proof,
        probe,
        header,
    )
    opened.callback(service.close)
    return service
