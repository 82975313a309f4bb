"""Forecasts that learn from real answers of the real engine; how fast the computer is, is given here."""

import threading
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from desktop.composition import Composition
from desktop.core.cancellation import Cancellation
from desktop.core.catalogue import Commercial, HubFile, HubModel, Licence, Task
from desktop.core.chat import Figures, Role
from desktop.core.errors import ErrorKind, KnownError
from desktop.core.fit import Forecast, Foretold
from desktop.core.forecast import MODEL_ERROR
from desktop.core.speed import KernelSpeed, MachineSpeed, ProbeOutcome, ProbeResult, TokenWork
from desktop.core.tuning import Tuning
from desktop.engine.build import EngineBuild
from desktop.engine.core_count import Cores
from desktop.engine.cores import usable_cores
from desktop.engine.load_facts import ContextFacts
from desktop.engine.pool_state import LoadedEngine
from desktop.engine.protocol import Finished, Loaded, Turn
from desktop.engine.speed.memory import SpeedMemory
from desktop.library.gguf_header import read_header
from desktop.paths import Installation
from desktop.services.generation_service import GenerationService
from desktop.services.speed_service import _MOST_WORKS, SpeedService, file_key
from desktop.storage.forecast_log import ForecastLog
from tests.fixtures.tiny_models.real_shapes import write_real

GB = 1e9
ASK = [Turn(Role.USER, "Tell me about the sea, its tides and the moon. " * 8)]
OTHER = [Turn(Role.USER, "Write a long poem about a wandering crow, who sees hills, rivers and a town. " * 6)]
Make = Callable[..., SpeedService]


def speed_of(threads: int) -> MachineSpeed:
    names = ("Q4_K", "Q6_K", "Q8_0", "Q4_0", "Q4_1")
    return MachineSpeed(kernels=tuple(KernelSpeed(type=name, writing=9 * GB, reading=40 * GB) for name in names),
        threads=threads, layer=5e-5, step=2e-6, at=1.0)  # fmt: skip


def measured(threads: int, on_progress: object, cancel: object) -> ProbeResult:
    return ProbeResult(outcome=ProbeOutcome.MEASURED, speed=speed_of(threads))


@pytest.fixture
def make(composition: Composition) -> Make:
    """A service on the composition's files, with a probe of the test's own."""

    def made(probe: object = measured, *, build: object = None) -> SpeedService:
        paths = composition.paths
        return SpeedService(
            composition.settings,
            SpeedMemory(paths.speeds),
            ForecastLog(paths.forecasts),
            build or (lambda: EngineBuild.find(Installation.find())),  # type: ignore[arg-type]
            paths.proof,
            probe,  # type: ignore[arg-type]
        )

    return made


def answer(composition: Composition, service: SpeedService, turns: list[Turn] = ASK) -> Figures:
    generation = GenerationService(lambda: composition.pool, service.note_answer)
    settings = composition.settings.current()
    engine = generation.engine(composition.models.current(), settings)
    *_, done = generation.generate(engine, turns, settings)
    figures = getattr(done, "figures", None)
    assert isinstance(figures, Figures)
    return figures


def test_before_a_probe_nothing_is_foretold(make: Make, composition: Composition) -> None:
    service = make()
    assert service.known() is None
    assert service.forecast(composition.models.current()) == Forecast()
    assert service.track_record().count == 0


def test_what_was_measured_lasts_for_this_number_of_threads(make: Make, composition: Composition) -> None:
    composition.settings.change(threads=2)
    result = make().probe()
    assert result is not None
    assert make().known() == result.speed == speed_of(2)
    assert make().forecast(composition.models.current()).writing.low > 0
    composition.settings.change(threads=1)
    assert make().known() is None


@pytest.mark.parametrize("result", [None, ProbeResult(outcome=ProbeOutcome.BUSY)])
def test_what_was_not_measured_is_not_remembered(make: Make, result: ProbeResult | None) -> None:
    service = make(lambda *_: result)
    assert service.probe() == result
    assert service.known() is None


def test_closing_stops_the_measuring(make: Make) -> None:
    began = threading.Event()

    def probe(threads: int, on_progress: object, cancel: Cancellation) -> None:
        began.set()
        while not cancel.is_cancelled:
            pass

    service = make(probe)
    running = threading.Thread(target=service.probe)
    running.start()
    began.wait()
    service.close()
    running.join(5)
    assert not running.is_alive()


def test_without_an_engine_there_is_no_forecast_and_no_crash(make: Make, composition: Composition) -> None:
    def none() -> EngineBuild:
        raise KnownError(ErrorKind.ENGINE_MISSING, folder="")

    service = make(build=none)
    assert service.known() is None
    assert service.forecast(composition.models.current()) == Forecast()


def test_a_file_that_is_gone_or_no_model_is_not_foretold(make: Make, composition: Composition, tmp_path: Path) -> None:
    service, model = make(), composition.models.current()
    service.probe()
    (tmp_path / "words.gguf").write_text("words")
    for name in ("gone.gguf", "words.gguf"):
        assert service.forecast(msgspec.structs.replace(model, path=tmp_path / name)) == Forecast()


def test_a_model_that_could_be_got_is_foretold_nearer_with_its_header(make: Make, tmp_path: Path) -> None:
    service = make()
    service.probe()
    path = write_real(tmp_path / "m.gguf", "llama-3.2-1b", weights=False)
    file = HubFile(repo="a/b", name="sub/m.gguf", quantisation="Q4_K_M", size=path.stat().st_size)
    model = HubModel(
        id="llama", name="Llama", task=Task.CHAT, parameters=1_235_814_400,
        licence=Licence(id="", name="", commercial=Commercial.ALLOWED),
    )  # fmt: skip
    rough, exact = service.forecast_hub(model, file), service.forecast_hub(model, file, read_header(path))
    assert rough.writing.middle == pytest.approx(exact.writing.middle, rel=0.3)
    assert rough.writing.high / rough.writing.low > exact.writing.high / exact.writing.low


def test_cores_are_not_counted_anew_for_every_file(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """The list of the catalogue forecasts a thousand files; counting reads ten files of the system's."""
    counts: list[Cores] = []

    def counted() -> Cores:
        counts.append(usable_cores())
        return counts[-1]

    monkeypatch.setattr("desktop.services.speed_service.usable_cores", counted)
    service = make()
    for _ in range(100):
        service.forecast_work(TokenWork(weights=(), output=()))
    assert 1 <= len(counts) <= 3


@pytest.mark.engine
def test_real_answers_correct_the_next_forecast(make: Make, composition: Composition) -> None:
    service, model = make(), composition.models.current()
    answer(composition, service)
    assert not service.outcomes(), "nothing was foretold yet"
    service.probe()
    first = service.forecast(model).writing
    figures = answer(composition, service, OTHER)
    found = {one.what: one for one in service.outcomes()}
    assert found[Foretold.WRITING].real == pytest.approx(figures.tokens_per_second)
    assert found[Foretold.WRITING].model == file_key(model.path.name, model.size)
    assert found[Foretold.WRITING].predicted == pytest.approx(found[Foretold.WRITING].physical)
    read = figures.prompt_tokens - figures.reused_tokens
    assert found[Foretold.READING].real == pytest.approx(read / figures.prefill_seconds)
    record = make().track_record()
    assert (record.speed_count, record.memory_count) == (2, 0)
    assert record.speed_within > 0
    ratio = found[Foretold.WRITING].real / found[Foretold.WRITING].physical
    second = service.forecast(model).writing
    assert second.middle == pytest.approx(first.middle * ratio, rel=0.02)
    assert second.high / second.low < (1 + MODEL_ERROR) ** 2


@pytest.mark.engine
def test_short_answers_say_nothing(make: Make, composition: Composition) -> None:
    service = make()
    service.probe()
    composition.settings.change(max_tokens=4)
    answer(composition, service, [Turn(Role.USER, "Hi")])
    assert not service.outcomes()


@pytest.mark.engine
def test_the_composition_notes_speed_and_memory(composition: Composition) -> None:
    """Every answer of the window and of the commands, once the computer was measured."""
    service, settings = composition.speed, composition.settings.current()
    key = service._machine()
    SpeedMemory(composition.paths.speeds).remember(key, speed_of(service._threads()))
    engine = composition.generation.engine(composition.models.current(), settings)
    for _ in composition.generation.generate(engine, [Turn(Role.USER, OTHER[0].content * 3)], settings):
        pass
    composition.memory_check.close()
    record = service.track_record()
    assert (record.memory_count, record.speed_count) == (1, 2)
    assert record.memory_within < 0.1


@pytest.mark.engine
def test_nobody_waits_for_what_forecasts_learn(composition: Composition) -> None:
    heard: list[Figures] = []
    generation = GenerationService(lambda: composition.pool, lambda _engine, figures: heard.append(figures))
    composition.settings.change(max_tokens=4)
    settings = composition.settings.current()
    engine = generation.engine(composition.models.current(), settings)
    events = generation.generate(engine, ASK, settings)
    while not isinstance(next(events), Finished):
        assert not heard
    assert not heard, "the end was handed on before"
    assert list(events) == []
    assert len(heard) == 1
    list(generation.generate(engine, ASK, settings, json_schema='{"type": "boolean"}'))
    assert len(heard) == 1, "a grammar takes time of its own"


def test_works_are_kept_for_a_while_only(make: Make, composition: Composition, tmp_path: Path) -> None:
    service, model = make(), composition.models.current()
    service.probe()
    for number in range(_MOST_WORKS + 3):
        service.forecast(msgspec.structs.replace(model, size=number))
    assert len(service._works) == _MOST_WORKS


def loaded(composition: Composition, threads: int, **changed: object) -> LoadedEngine:
    tuning = Tuning(threads=threads, reading_threads=threads, micro_batch=512, flash_attention=True)
    facts = Loaded(
        id="", architecture="llama", description="", context_length=1024, trained_context_length=1024, parameters=1,
        weights_bytes=1, template="file", backend="", threads=threads, tuning=tuning,
        context=ContextFacts(cache_type_k="f16", cache_type_v="f16"),
    )  # fmt: skip
    facts = msgspec.structs.replace(facts, **changed)
    return LoadedEngine(model=composition.models.current(), facts=facts, pid=1)


def test_only_answers_of_the_usual_kind_teach(make: Make, composition: Composition) -> None:
    service = make()
    result = service.probe()
    assert result is not None
    assert result.speed is not None
    threads = result.speed.threads
    figures = Figures(prompt_tokens=200, reused_tokens=0, tokens=64, prefill_seconds=1.0, decode_seconds=1.0,
        first_token_seconds=1.0)  # fmt: skip
    values = ContextFacts(cache_type_k="f16", cache_type_v="q8_0")
    service.note_answer(loaded(composition, threads, context=values), figures)
    service.note_answer(loaded(composition, threads + 1), figures)
    assert not service.outcomes()
    other = Tuning(threads=threads, reading_threads=threads + 1, micro_batch=512, flash_attention=True)
    service.note_answer(loaded(composition, threads, tuning=other), figures)
    assert [one.what for one in service.outcomes()] == [Foretold.WRITING]


@pytest.mark.engine
def test_an_answer_teaches_even_where_nobody_asks_on_after_its_end(composition: Composition) -> None:
    heard: list[Figures] = []
    generation = GenerationService(lambda: composition.pool, lambda _engine, figures: heard.append(figures))
    settings = msgspec.structs.replace(composition.settings.current(), max_tokens=4)
    engine = generation.engine(composition.models.current(), settings)
    events = generation.generate(engine, ASK, settings)
    assert any(isinstance(event, Finished) for event in events)
    assert not heard
    events.close()  # type: ignore[attr-defined]
    assert len(heard) == 1
