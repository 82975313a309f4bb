"""The starter model on a graphics processor, for which Mesa's software one stands in."""

import contextlib
import ctypes
from pathlib import Path

import pytest

from desktop.composition import Composition
from desktop.core.chat import Role
from desktop.core.sampling import Sampling
from desktop.engine.build import EngineBuild
from desktop.engine.client import EngineClient
from desktop.engine.command import engine_arguments, engine_command
from desktop.engine.graphics.graphics import SLOWER
from desktop.engine.protocol import Token, Turn
from desktop.engine.verdict import TOO_SLOW
from desktop.paths import Installation, Paths
from tests.benchmarks.graphics import rows

DRIVERS = Path("/usr/share/vulkan/icd.d")
# Every processor of its kind runs these, so nothing has to be proven first.
PLAIN_BACKENDS = ("libggml-cpu-x64.so", "libggml-cpu-armv8.0_1.so", "")


def has_loader() -> bool:
    """Whether the system's Vulkan library can be loaded."""
    try:
        ctypes.CDLL("libvulkan.so.1")
    except OSError:
        return False
    return True


@pytest.fixture
def build(monkeypatch: pytest.MonkeyPatch) -> EngineBuild:
    found = EngineBuild.find(Installation.find())
    drivers = sorted(DRIVERS.glob("lvp_icd*.json"))
    if not (found.lib / "libggml-vulkan.so").exists():
        pytest.skip("the engine was built without --vulkan")
    if not drivers or not has_loader():
        pytest.skip("Mesa's lavapipe is not installed (mesa-vulkan-drivers)")
    monkeypatch.setenv("VK_ICD_FILENAMES", str(drivers[0]))
    monkeypatch.setenv("GGML_VK_VISIBLE_DEVICES", "0")  # else a device that is a processor is passed over
    return found


@pytest.mark.engine
@pytest.mark.slow
@pytest.mark.timeout(300)
def test_the_starter_model_answers_from_the_graphics_processor(build: EngineBuild, tmp_path: Path) -> None:
    backend = next(name for name in PLAIN_BACKENDS if not name or name in build.backends())
    log = tmp_path / "log"
    # The engine's own words are kept, because only they say where the layers are.
    command = ["/bin/sh", "-c", f'exec "$@" 2>"{log}"', "sh", *engine_command(), *engine_arguments(build, backend)]
    client = EngineClient(command)
    try:
        model = next(Installation.find().starter.glob("SmolLM2*.gguf"))
        assert client.load(model, gpu_layers=99, context_length=256)
        question = [Turn(Role.USER, "What is the capital of France?")]
        events = list(client.generate(question, Sampling(temperature=0.0), 12))
    finally:
        client.stop()
    assert "Paris" in "".join(event.text for event in events if isinstance(event, Token))
    said = log.read_text("utf-8", "replace")
    assert "offloaded 31/31 layers to GPU" in said
    assert "Vulkan0 model buffer size" in said


@pytest.mark.engine
@pytest.mark.slow
@pytest.mark.timeout(120)
def test_what_lies_there_is_foretold(build: EngineBuild) -> None:
    """`tests/benchmarks/graphics.py` does it for more models."""
    assert build.accelerators() == {"vulkan"}
    foretold = {row.layers: row.foretold_beside / row.beside for row in rows(["starter"], Path()) if row.beside}
    assert foretold == {15: pytest.approx(1, abs=0.08), 31: pytest.approx(1, abs=0.03)}


@pytest.mark.engine
@pytest.mark.slow
@pytest.mark.timeout(120)
def test_a_processor_that_imitates_a_card_is_found_and_not_used_by_itself(build: EngineBuild, tmp_path: Path) -> None:
    with contextlib.closing(Composition(Paths.under(tmp_path))) as composition:
        composition.pool.tools()  # proves the processor's backend
        room = composition.graphics.look()
        assert composition.graphics.names
        assert composition.graphics.trouble in (SLOWER, TOO_SLOW)
        assert not room.free_bytes
        assert build.accelerators()
