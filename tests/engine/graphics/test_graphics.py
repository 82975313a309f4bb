"""How many layers go to a graphics processor, what is tried there first, and what is done when it fails."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.core.errors import BantamError, ErrorKind, KnownError
from desktop.core.machine import ComputeDevice
from desktop.core.pool_state import PoolState
from desktop.engine.build import EngineBuild
from desktop.engine.cache_settings import CacheType
from desktop.engine.graphics.graphics import ALL, SLOWER, Graphics, Place
from desktop.engine.graphics.record import GraphicsMemory
from desktop.engine.pool import EnginePool
from desktop.engine.verdict import NOT_FINITE, WRONG, Verdict
from desktop.services.graphics_status import LayerCount, layers_of
from tests.engine.engines import PATIENT, ask, child
from tests.engine.wishes import model

GB = 1 << 30
CARD = ComputeDevice(
    name="Vulkan0", description="A card", kind="graphics", backend="Vulkan", memory_bytes=4 * GB, free_bytes=3 * GB
)
SHARED = ComputeDevice(
    name="Vulkan1", description="A small one", kind="integrated graphics", backend="Vulkan", free_bytes=9 * GB
)
PROCESSOR = ComputeDevice(name="CPU", description="A processor", kind="processor", backend="CPU", free_bytes=9 * GB)
RIGHT = Verdict(file="b", score=1, prefill=900.0, decode=90.0, text="one two")
WRONG_ONE = Verdict(file="b", score=1, trouble=WRONG)


class Computer:
    """One with a card, and the engines' answers about it."""

    def __init__(self, folder: Path, graphics: Verdict = RIGHT, devices: tuple[ComputeDevice, ...] = (PROCESSOR, CARD)):
        self.devices = devices
        self.trials: list[tuple[int, int]] = []
        self.places: list[Place] = []
        self._verdict = graphics
        lib = folder / "lib"
        lib.mkdir(exist_ok=True)
        (lib / "libggml-vulkan.so").touch()
        starter = folder / "starter.gguf"
        starter.touch()
        self.build = EngineBuild("b1", lib)
        self.made = Graphics(
            self.build,
            GraphicsMemory(folder / "graphics.json"),
            starter,
            lambda: "cpu.so",
            self._plan,
            self._look,
            self._run,
        )

    def _plan(self, place: Place) -> int:
        self.places.append(place)
        return 24

    def _look(self, build: EngineBuild, backend: str) -> list[ComputeDevice]:
        assert (build.id, backend) == ("b1", "cpu.so")
        return list(self.devices)

    def _run(self, build: EngineBuild, backend: str, path: Path, give_up: object, layers: int, threads: int) -> Verdict:
        del build, backend, path, give_up
        self.trials.append((layers, threads))
        slow = Verdict(file="b", score=1, prefill=90.0, decode=9.0, text="one two")
        return self._verdict if layers else slow


@pytest.fixture
def computer(tmp_path: Path) -> Computer:
    return Computer(tmp_path)


@pytest.fixture
def pool(computer: Computer, tmp_path: Path) -> Iterator[EnginePool]:
    made = EnginePool(
        computer.build, tmp_path / "proof.json", None, command=child("obliging"), limits=PATIENT, graphics=computer.made
    )
    yield made
    made.shutdown()


def test_what_was_proven_and_is_faster_is_used_as_far_as_there_is_room(
    pool: EnginePool, computer: Computer, tmp_path: Path
) -> None:
    file = model(tmp_path)
    client = pool.engine(file, context_length=2048)
    assert layers_of(client.facts.layers) == LayerCount(24, 32)
    assert [place[:2] + place[3:] for place in computer.places] == [(file.path, 2048, 3 * GB, False, None)]
    assert [layers for layers, _ in computer.trials] == [0, ALL]
    pool.engine(model(tmp_path, "two"))
    assert len(computer.trials) == 2, "it was remembered"
    again = Computer(tmp_path)
    assert again.made.look().free_bytes == 3 * GB
    assert again.trials == [], "in the file too"


def test_other_devices_are_tried_anew(computer: Computer, tmp_path: Path) -> None:
    computer.made.look()
    other = Computer(tmp_path, devices=(PROCESSOR, SHARED))
    assert (other.made.look().shared, other.made.names) == (True, ["A small one"])
    assert other.trials


@pytest.mark.parametrize(
    ("verdict", "trouble"),
    [
        (Verdict(file="b", score=1, prefill=900.0, decode=90.0, text="one too"), WRONG),
        (Verdict(file="b", score=1, trouble=NOT_FINITE), NOT_FINITE),
        (Verdict(file="b", score=1, trouble="died: a signal"), "died: a signal"),
        (Verdict(file="b", score=1), WRONG),
        (Verdict(file="b", score=1, prefill=9.0, decode=0.9, text="one two"), SLOWER),
    ],
)
def test_what_is_wrong_or_slow_is_not_used_unless_a_person_says_so(
    tmp_path: Path, verdict: Verdict, trouble: str
) -> None:
    graphics = Computer(tmp_path, verdict).made
    assert graphics.is_tried is False
    path = tmp_path / "starter.gguf"
    assert graphics.layers(path, None, 0, CacheType.F16) == 0
    assert graphics.trouble == trouble
    assert bool(graphics.is_tried)
    assert graphics.layers(path, 7, 0, CacheType.F16) == 7
    assert not graphics.room.free_bytes


def test_a_person_who_wants_none_gets_none_and_nothing_is_looked_for(computer: Computer, tmp_path: Path) -> None:
    assert computer.made.layers(tmp_path / "starter.gguf", 0, 0, CacheType.F16) == 0
    assert not computer.made.names


@pytest.mark.parametrize(("most", "end", "layers"), [(0, "dies", 0), (12, "refuses", 12), (3, "refuses", 0)])
def test_a_model_that_fails_there_is_loaded_with_less_or_without_and_nobody_sees_a_crash(
    pool: EnginePool, computer: Computer, tmp_path: Path, most: int, end: str, layers: int
) -> None:
    told: list[PoolState] = []
    pool.add_listener(told.append)
    file = model(tmp_path, gpu_most=most, gpu_end=end)
    client = pool.engine(file)
    assert ask(client).text == "word word word "
    assert layers_of(client.facts.layers) == LayerCount(layers, 32)
    assert not [state for state in told if state.error is not None]
    assert bool(computer.made.failure(file.path)) == (layers == 0)
    pool.unload()
    assert layers_of(pool.engine(file).facts.layers).beside == layers
    if not layers:
        assert len(computer.places) == 1, "it was not tried again"
        with_number = pool.engine(file, gpu_layers=most)
        assert layers_of(with_number.facts.layers).beside == most, "unless a person says so"


def test_what_fails_without_too_is_not_held_against_it(pool: EnginePool, computer: Computer, tmp_path: Path) -> None:
    file = model(tmp_path, dies="loading")
    with pytest.raises(BantamError):
        pool.engine(file)
    assert computer.made.failure(file.path) == ""


def test_a_model_whose_engine_died_at_work_is_loaded_without_the_next_time(
    pool: EnginePool, computer: Computer, tmp_path: Path
) -> None:
    file = model(tmp_path, dies="answering")
    client = pool.engine(file)
    assert ask(client).error is not None
    assert computer.made.failure(file.path)
    assert layers_of(pool.engine(file).facts.layers).beside == 0
    assert Computer(tmp_path).made.failure(file.path) == "", (
        "until the program ends, as nobody knows whose fault it was"
    )


def test_memory_that_is_refused_twice_is_told_as_without_a_graphics_processor(
    computer: Computer, tmp_path: Path
) -> None:
    def load(layers: int) -> int:
        raise KnownError(ErrorKind.OUT_OF_MEMORY, name=str(layers))

    with pytest.raises(KnownError) as raised:
        computer.made.load(tmp_path / "starter.gguf", 8, load)
    assert raised.value.arguments["name"] == "0"


@pytest.mark.parametrize(("verdict", "told"), [(RIGHT, "used, proven here"), (WRONG_ONE, f"not used, as {WRONG}")])
def test_what_was_found_out_is_told_in_words(tmp_path: Path, verdict: Verdict, told: str) -> None:
    computer = Computer(tmp_path, verdict)
    assert computer.made.words == ""
    computer.made.look(tries=False)
    assert computer.trials == []
    assert computer.made.words.startswith("A card: not tried yet")
    computer.made.look()
    assert computer.made.words == f"A card: {told}"
    again = Computer(tmp_path, verdict)  # of the next start
    again.made.look(tries=False)
    assert again.made.words == f"A card: {told}"
    assert again.trials == []
