"""The computer is measured with ggml's own graphs: in time, stoppable, and all memory comes back."""

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import msgspec
import pytest

from desktop.core.cancellation import Cancellation
from desktop.core.instruction_sets import sets_of_features
from desktop.core.speed import ProbeOutcome
from desktop.engine.build import EngineBuild
from desktop.engine.cores import usable_cores
from desktop.engine.device_list import list_devices
from desktop.engine.proof import known_proof
from desktop.engine.speed.prober import FEWEST_TYPES, weights_size
from desktop.engine.speed.run import run_probe
from desktop.paths import Installation
from tests.fixtures.speed_trial import Told

pytestmark = pytest.mark.engine
ROOT = Path(__file__).parents[3]
TRIAL = ROOT / "tests" / "fixtures" / "speed_trial.py"
LIMIT = 20.0  # seconds, by the issue


@pytest.mark.slow
def test_this_computer_is_measured(chat_model: Path) -> None:
    """Other programs may make it too slow for five types; then it says so, as late as a probe may end."""
    done = subprocess.run(
        [sys.executable, str(TRIAL), str(chat_model), "10", str(usable_cores().threads)],
        capture_output=True,
        timeout=100,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert done.returncode == 0, f"{done.returncode}: {done.stderr[-2000:]!r}"
    told = msgspec.json.decode(done.stdout, type=Told)
    assert told.result is not None
    assert told.grown < 64 << 20
    assert told.fractions == sorted(told.fractions)
    assert all(0 <= fraction <= 1 for fraction in told.fractions)
    if told.result.outcome is ProbeOutcome.UNKNOWN:
        assert told.took > 10
        return
    speed = told.result.speed
    assert told.result.outcome is ProbeOutcome.MEASURED
    assert speed is not None
    assert len(speed.kernels) >= FEWEST_TYPES
    assert all(1e8 < one.writing < 1e13 and 1e8 < one.reading < 1e14 for one in speed.kernels), speed
    assert len({one.length for one in speed.heads}) > 2
    assert 0 <= speed.cache < 1e-6
    small = (
        *(one.seconds for one in speed.heads),
        speed.step,
        speed.layer,
        speed.number,
        speed.attention_reading,
        speed.word,
    )
    assert all(0 < seconds < 0.1 for seconds in small), speed
    assert 1 <= speed.experts < 20
    assert 1 < speed.starter_writing < speed.starter_reading


def test_a_whole_probe_ends_in_time_whatever_the_computer_does() -> None:
    cancel, told = Cancellation(), list[float]()
    stopper = threading.Timer(4.0, cancel.cancel)
    stopper.start()
    began = time.monotonic()
    result = run_probe(Installation.find(), Path("none"), 1, told.append, cancel)
    stopper.cancel()
    stopper.join()
    assert time.monotonic() - began < LIMIT
    assert result is None or result.outcome is ProbeOutcome.BUSY
    assert told == sorted(told)


def test_the_size_of_a_trial_follows_the_caches(tmp_path: Path) -> None:
    assert weights_size(tmp_path) == 128 << 20
    for number, (shared, size) in enumerate([("0-1", "24576K"), ("0-1", "24576K"), ("2-3", "24576K"), ("4", "x")]):
        (index := tmp_path / f"cpu{number}" / "cache" / "index3").mkdir(parents=True)
        (index / "shared_cpu_list").write_text(shared + "\n")
        (index / "size").write_text(size + "\n")
    assert weights_size(tmp_path) == 192 << 20


def test_devices_are_listed_by_a_child() -> None:
    build = EngineBuild.find(Installation.find())
    proof = known_proof(build, build.proof_file)
    devices = list_devices(build, proof.best_file if proof is not None else "")
    processor = next(one for one in devices if one.kind == "processor")
    assert (processor.name, processor.backend) == ("CPU", "CPU")
    assert processor.memory_bytes > 1 << 28
    assert sets_of_features(processor.features)  # ggml says what its code was made for
    assert processor.address == ""
    assert list_devices(build, "no such backend.so") == []
