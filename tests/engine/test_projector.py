"""Projector files that cannot be used: missing, broken, another model's. Each has its reason, and none costs a hang."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.core.cancellation import Cancellation
from desktop.core.chat import Role
from desktop.core.errors import BantamError, ErrorKind, KnownError
from desktop.engine.client import EngineClient
from desktop.engine.protocol import Turn
from desktop.engine.states import EngineState
from desktop.engine.vision import MISSING, NO_EYES, NOT_WHOLE, OTHER_MODEL
from desktop.library.gguf_header import read_header
from desktop.library.projector_need import projector_buffers
from tests.engine.engines import GREEDY, Answer, Engines, assert_helps
from tests.fixtures.pictures import picture
from tests.fixtures.tiny_models.lora import write_lora
from tests.fixtures.tiny_models.maker import write_tiny
from tests.fixtures.tiny_models.projectors import write_projector
from tests.fixtures.tiny_models.vocabulary import Value

pytestmark = pytest.mark.engine
QUESTION = [Turn(Role.USER, "the sea", (picture(),))]


@pytest.fixture
def model(tmp_path: Path) -> Path:
    return write_tiny(tmp_path / "model.gguf")


def refused(client: EngineClient, model: Path, projector: Path) -> KnownError:
    with pytest.raises(KnownError) as caught:
        client.load(model, projector=projector, threads=1)
    assert client.state is EngineState.GONE
    error = assert_helps(caught.value, ErrorKind.PROJECTOR_UNUSABLE)
    assert error.arguments["name"] == projector.name
    return error


def test_a_file_that_is_gone(engines: Engines, real: list[str], model: Path, tmp_path: Path) -> None:
    assert refused(engines.of(real), model, tmp_path / "gone.gguf").arguments["reason"] == MISSING
    assert refused(engines.of(real), model, tmp_path).arguments["reason"] == MISSING


def test_a_download_that_was_cut_off(engines: Engines, real: list[str], model: Path, tmp_path: Path) -> None:
    whole = write_projector(tmp_path / "whole.gguf").read_bytes()
    for kept in (0, 3, 100, len(whole) // 2, len(whole) - 33):
        path = tmp_path / f"{kept}.gguf"
        path.write_bytes(whole[:kept])
        assert refused(engines.of(real), model, path).arguments["reason"] == NOT_WHOLE


def test_the_projector_of_another_model(engines: Engines, real: list[str], model: Path, tmp_path: Path) -> None:
    wide = write_projector(tmp_path / "wide.gguf", model=48)
    assert refused(engines.of(real), model, wide).arguments["reason"] == OTHER_MODEL


@pytest.mark.parametrize("what", ["a model", "an adapter", "text", "sound"])
def test_a_file_that_is_no_projector(engines: Engines, real: list[str], model: Path, tmp_path: Path, what: str) -> None:
    path = tmp_path / "other.gguf"
    if what == "a model":
        write_tiny(path, "gemma3")
    elif what == "an adapter":
        write_lora(path)
    elif what == "text":
        path.write_text("no GGUF at all\n" * 100)
    else:
        write_projector(path, keys={"clip.has_vision_encoder": False, "clip.has_audio_encoder": False})
    error = refused(engines.of(real), model, path)
    assert error.arguments["reason"] not in (MISSING, OTHER_MODEL, NO_EYES)


@pytest.mark.parametrize(
    "without", ["mm.0.weight", "v.patch_embd.weight", "v.position_embd.weight", "v.blk.0.ln1.weight"]
)
def test_a_projector_that_lacks_a_tensor(
    engines: Engines, real: list[str], model: Path, tmp_path: Path, without: str
) -> None:
    ends_well(engines.of(real), model, write_projector(tmp_path / "p.gguf", without=without))


HOSTILE: list[dict[str, Value]] = [
    {"clip.projector_type": "gemma99"},
    {"clip.projector_type": "minicpmv"},
    {"clip.vision.image_size": 0},
    {"clip.vision.image_size": 1024},
    {"clip.vision.image_size": 9000},
    {"clip.vision.image_size": 1 << 30},
    {"clip.vision.patch_size": 0},
    {"clip.vision.patch_size": 1},
    {"clip.vision.block_count": 0},
    {"clip.vision.block_count": 100_000},
    {"clip.vision.attention.head_count": 0},
    {"clip.vision.attention.head_count": 7},
    {"clip.vision.embedding_length": 0},
    {"clip.vision.embedding_length": 1 << 20},
    {"clip.vision.image_mean": [0.5]},
    {"clip.vision.image_std": [0.0, 0.0, 0.0]},
    {"clip.vision.image_grid_pinpoints": [64]},
    {"clip.vision.image_grid_pinpoints": [0, 0]},
    {"clip.vision.feature_layer": [-5, 99]},
    {"clip.has_vision_encoder": "yes"},
]


@pytest.mark.parametrize("keys", HOSTILE, ids=str)
def test_a_projector_with_hostile_numbers(
    engines: Engines, real: list[str], model: Path, tmp_path: Path, keys: dict[str, Value]
) -> None:
    ends_well(engines.of(real), model, write_projector(tmp_path / "p.gguf", keys=keys))


def mutations(whole: bytes, count: int) -> Iterator[bytes]:
    """The header with a few bytes changed."""
    dice = random.Random(5)
    for _ in range(count):
        data = bytearray(whole)
        for _ in range(dice.randint(1, 4)):
            data[dice.randrange(4, 4000)] = dice.randrange(256)
        yield bytes(data)


def test_mutated_projectors_end_in_an_answer_or_a_reason(
    engines: Engines, real: list[str], model: Path, tmp_path: Path
) -> None:
    whole = write_projector(tmp_path / "whole.gguf").read_bytes()
    path = tmp_path / "p.gguf"
    for data in mutations(whole, 40):
        path.write_bytes(data)
        ends_well(engines.of(real), model, path)


def ends_well(client: EngineClient, model: Path, projector: Path) -> None:
    """It loads and answers, or says why not; libmtmd may end its process over what it believes impossible."""
    error: BantamError | None = None
    try:
        if client.load(model, projector=projector, threads=1):
            error = Answer(client.generate(QUESTION, GREEDY, 2)).error
    except KnownError as caught:
        error = caught
    finally:
        client.stop()
    if error is not None:
        assert isinstance(error, KnownError), repr(error)
        assert error.kind in (
            ErrorKind.PROJECTOR_UNUSABLE,
            ErrorKind.IMAGE_UNUSABLE,
            ErrorKind.ENGINE_STOPPED,
            ErrorKind.ENGINE_HUNG,
            ErrorKind.OUT_OF_MEMORY,
            ErrorKind.PROMPT_TOO_LONG,
        ), f"{error.kind}: {error}\n{error.details}"
        assert "{" not in str(error)


def test_what_an_encoder_takes_was_foretold_by_its_header(engines: Engines, real: list[str], tmp_path: Path) -> None:
    projector = write_projector(tmp_path / "p.gguf", "slow")
    client = engines.of(real)
    assert client.load(write_tiny(tmp_path / "gemma.gguf", "gemma3"), projector=projector, threads=1)
    vision, foretold = client.facts.vision, projector_buffers(read_header(projector))
    assert vision is not None
    assert foretold is not None
    assert projector.stat().st_size + foretold == pytest.approx(vision.memory_bytes, rel=0.1)


def test_loading_can_be_stopped(engines: Engines, real: list[str], model: Path, tmp_path: Path) -> None:
    cancel = Cancellation()
    projector = write_projector(tmp_path / "p.gguf")
    client = engines.of(real)
    done = client.load(model, projector=projector, on_progress=lambda _share: cancel.cancel(), cancel=cancel)
    assert done in (True, False)  # it may have been faster
    assert client.state in (EngineState.READY, EngineState.GONE)
