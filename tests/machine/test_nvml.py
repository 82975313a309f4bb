"""NVIDIA's library, against one that is compiled here with the signatures of its header."""

import ctypes
import shutil
import subprocess
import time
from pathlib import Path

import pytest

from desktop.machine.card_readings import CardReader
from desktop.machine.nvml import NvidiaCard, Nvml
from desktop.machine.patient import Patient
from tests.fixtures.graphics_tree import AMD, NVIDIA, card, nvidia, put

SOURCE = Path(__file__).parents[1] / "fixtures" / "nvml_library.c"
COMPILER = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
HANG = 1  # seconds
pytestmark = pytest.mark.skipif(COMPILER is None, reason="there is no C compiler")

FIRST = NvidiaCard(
    name="NVIDIA GeForce RTX 3050 Laptop GPU", address="0000:02:00.0", driver="550.54.14", total_bytes=1 << 32,
    used_bytes=1_294_967_296, celsius=54, watts=23.4, most_watts=None, busy_percent=12, compute_capability="8.6",
)  # fmt: skip
OLD = NvidiaCard(
    name="Quadro K420", address="10000:c1:00.0", driver="550.54.14", total_bytes=10**9,
    used_bytes=0, celsius=54, watts=None, most_watts=None, busy_percent=None, compute_capability="3.0",
)  # fmt: skip


def compiled(folder: Path, *defined: str) -> str:
    library = folder / "libnvidia-ml.so.1"
    command = [str(COMPILER), "-shared", "-fPIC", "-o", str(library), str(SOURCE), *(f"-D{one}" for one in defined)]
    subprocess.run(command, check=True)
    return str(library)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> str:
    return compiled(tmp_path_factory.mktemp("nvml"))


def times_open(library: str) -> int:
    return int(ctypes.CDLL(library).times_open())


def test_two_cards_of_which_one_is_old(library: str) -> None:
    nvml = Nvml.open([library])
    assert nvml is not None
    assert nvml.cards() == [FIRST, OLD]
    nvml.close()
    assert times_open(library) == 0
    assert nvml.cards() == []


def test_no_library_and_no_driver(tmp_path: Path) -> None:
    (tmp_path / "no.so").write_bytes(b"no library at all")
    assert Nvml.open([str(tmp_path / "none.so"), str(tmp_path / "no.so"), "libbantam-has-none.so.1"]) is None
    assert Nvml.open([compiled(tmp_path, "NO_DRIVER")]) is None


def test_cards_are_told_apart_by_their_place(tmp_path: Path, library: str) -> None:
    card(tmp_path, 1, "amdgpu", AMD, "0x73df", gpu_busy_percent="7")
    card(tmp_path, 2, "nvidia", NVIDIA, "0x25a2")
    nvidia(tmp_path, "0000:02:00.0")
    reader = CardReader(tmp_path, lambda: Nvml.open([library]))
    amd, first, old = reader.read()
    assert (amd.busy_percent, amd.compute_capability) == (7, "")
    assert (first.card.name, first.card.driver) == (FIRST.name, "nvidia 550.54.14")
    assert (first.card.memory_bytes, first.used_bytes, first.watts, first.celsius) == (1 << 32, 1_294_967_296, 23.4, 54)
    assert (old.card.name, old.card.address, old.compute_capability) == ("Quadro K420", "10000:c1:00.0", "3.0")
    assert times_open(library) == 1
    reader.read()
    assert times_open(library) == 1
    reader.rest()
    reader.rest()
    assert times_open(library) == 0
    reader.read()
    assert times_open(library) == 1
    reader.rest()


def test_cards_that_sleep_are_left_asleep(tmp_path: Path) -> None:
    device = card(tmp_path, 2, "nvidia", NVIDIA, "0x25a2")
    nvidia(tmp_path, "0000:02:00.0")
    put(device, {"power/runtime_status": "suspended"})
    asked: list[None] = []
    (reading,) = CardReader(tmp_path, lambda: asked.append(None)).read()
    assert (asked, reading.is_asleep, reading.card.driver) == ([], True, "nvidia 550.54.14")


def test_without_nvidias_driver_its_library_is_not_looked_for(tmp_path: Path) -> None:
    card(tmp_path, 2, "nouveau", NVIDIA, "0x25a2")
    asked: list[None] = []
    (reading,) = CardReader(tmp_path, lambda: asked.append(None)).read()
    assert (asked, reading.card.driver) == ([], "nouveau")


def test_a_library_that_is_missing_leaves_what_the_kernel_tells(tmp_path: Path) -> None:
    nvidia(tmp_path, "0000:02:00.0")
    (reading,) = CardReader(tmp_path, lambda: None).read()
    assert (reading.card.driver, reading.used_bytes, reading.is_asleep) == ("nvidia 550.54.14", None, False)


def test_a_card_that_never_answers_keeps_nobody_waiting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library = compiled(tmp_path, f"HANGS={HANG}")
    nvidia(tmp_path, "0000:02:00.0")
    monkeypatch.setattr("desktop.machine.card_readings._PATIENCE", 0.05)
    reader = CardReader(tmp_path, lambda: Nvml.open([library]))
    started = time.monotonic()
    for _ in range(3):
        assert [one.used_bytes for one in reader.read()] == [None]
    reader.rest()
    assert time.monotonic() - started < HANG / 2
    time.sleep(HANG * 1.2)  # the thread ends


def test_patience_swallows_what_is_raised() -> None:
    def fails() -> int:
        raise RuntimeError

    patient: Patient[int] = Patient()
    assert patient.ask(fails, 1.0) is None
    assert patient.ask(lambda: 7, 1.0) == 7
    assert not patient.is_waiting
