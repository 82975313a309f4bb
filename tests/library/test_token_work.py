"""What one token costs, by a file's header and by a catalogue's figures."""

from pathlib import Path

import msgspec
import pytest

from desktop.core.catalogue import Commercial, HubFile, HubModel, Licence, Shape, Task
from desktop.core.fit import Forecast
from desktop.core.forecast import forecast, writing_seconds
from desktop.core.speed import HeadSpeed, KernelSpeed, MachineSpeed, TokenWork, Weights
from desktop.library.gguf_header import GgufHeader, read_header
from desktop.library.token_work import rounded_work, token_work
from tests.fixtures.tiny_models.real_shapes import REAL, write_real
from tests.library.gguf_maker import CHAT_MODEL, Gguf, Tensor, number, truths, word

PATTERN = "attention.sliding_window_pattern"


def work_of(tmp_path: Path, name: str, quantisation: str = "Q4_K_M") -> TokenWork:
    return token_work(read_header(write_real(tmp_path / f"{name}.gguf", name, quantisation, weights=False)))


def numbers(weights: tuple[Weights, ...]) -> float:
    return sum(one.numbers for one in weights)


def test_a_llama_by_hand(tmp_path: Path) -> None:
    work = work_of(tmp_path, "llama-3.2-1b")
    each = 2048 * 2048 * 2 + 2 * 2048 * 512 + 3 * 2048 * 8192
    assert numbers(work.weights) == 16 * each
    assert numbers(work.output) == 2048 * 128_256, "the vocabulary is the output too"
    assert (work.matrices, work.layers, work.width, work.words) == (16 * 7, 16, 2048, 128_256)
    assert (work.heads_length, work.head) == (16 * 32 * 64, 64)
    assert work.kept == 16 * 2 * 8 * 64, "keys and values of eight heads"
    assert work.exact


def test_an_output_of_its_own_goes_before_the_vocabulary(tmp_path: Path) -> None:
    assert numbers(work_of(tmp_path, "mistral-7b").output) == 4096 * 32_768


def test_layers_with_a_window_look_at_the_last_tokens_only(tmp_path: Path) -> None:
    header = read_header(write_real(tmp_path / "m.gguf", "gemma-3-1b", "Q4_K_M", weights=False))
    header = msgspec.structs.replace(header, attention={**header.attention, "attention.sliding_window": 512})
    work = token_work(header)
    assert (header.block_count, work.window) == (26, 512)
    assert work.heads_length == 4 * 4 * 256, "layers 5, 11, 17 and 23"
    assert work.windowed_length == 22 * 4 * 256
    assert (work.kept, work.windowed_kept) == (4 * 2 * 256, 22 * 2 * 256)
    speed = MachineSpeed(
        kernels=(KernelSpeed(type="Q4_K", writing=1e9, reading=1e9),), threads=1, heads=(HeadSpeed(256, 1e-9),)
    )
    near, far = (writing_seconds(work, speed, depth) for depth in (512, 4096))
    assert far - near == pytest.approx((4096 - 512) * work.heads_length * 1e-9)


def test_all_parts_of_a_split_model_count(tmp_path: Path) -> None:
    whole = read_header(write_real(tmp_path / "m.gguf", "phi-2", "Q8_0", weights=False))
    half = msgspec.structs.replace(whole, weights=whole.weights[:1])
    rest = msgspec.structs.replace(whole, weights=whole.weights[1:], attention={}, block_count=0)
    parts, one = token_work(half, rest), token_work(whole)
    assert (parts.weights, parts.output, parts.matrices) == (one.weights, one.output, one.matrices)
    assert (parts.layers, parts.heads_length) == (one.layers, one.heads_length)


def test_a_file_of_which_nothing_is_known_is_not_foretold() -> None:
    licence = Licence(id="", name="", commercial=Commercial.ALLOWED)
    model = HubModel(id="x", name="X", task=Task.CHAT, parameters=0, licence=licence)
    work = rounded_work(model, HubFile(repo="a/b", name="x.gguf", quantisation="Q4_K_M"))
    speed = MachineSpeed(kernels=(KernelSpeed(type="Q4_K", writing=1e9, reading=1e9),), threads=1)
    assert forecast(work, speed) == Forecast()


def test_layers_that_convolve_do_not_attend(tmp_path: Path) -> None:
    assert work_of(tmp_path, "lfm2-1.2b").heads_length == 6 * 32 * 64


@pytest.mark.parametrize(("name", "quantisation"), [("phi-2", "Q8_0"), ("lfm2-1.2b", "Q4_0"), ("mistral-7b", "Q4_K_M")])
def test_all_weights_but_small_ones_count(tmp_path: Path, name: str, quantisation: str) -> None:
    header = read_header(write_real(tmp_path / "m.gguf", name, quantisation, weights=False))
    work = token_work(header)
    counted = numbers(work.weights) + numbers(work.output)
    embedding = 0 if "output" not in REAL[name].outside.replace("output_norm", "") else work.words * work.width
    assert counted + embedding == pytest.approx(header.parameters, rel=0.002)


def test_a_token_uses_some_experts(tmp_path: Path) -> None:
    tensors = (
        Tensor(),
        Tensor("blk.0.ffn_up_exps.weight", (64, 32, 8), 0, 1024),
        Tensor("blk.0.attn_q.weight", (64, 64), 0, 1024 + 4 * 64 * 32 * 8),
    )
    keys = CHAT_MODEL | {"llama.expert_count": number(8), "llama.expert_used_count": number(2)}
    work = token_work(read_header(Gguf(keys, tensors, data=1024 + 4 * 64 * (32 * 8 + 64)).write(tmp_path / "m.gguf")))
    assert work.experts == (Weights("F32", 4 * 64 * 32 * 2, 64 * 32 * 2),)
    assert work.weights == (Weights("F32", 4 * 64 * 64, 64 * 64),)
    assert work.experts_all == 4
    assert work.matrices == 1 + 2


def test_a_header_without_anything_costs_nothing() -> None:
    header = GgufHeader(
        version=3, type="", architecture="x", name="", licence="", tokenizer="", file_type=None, context_length=0,
        block_count=0, embedding_length=0, pooling_type=None, has_chat_template=False, tensor_count=0, parameters=0,
        split_count=0,
    )  # fmt: skip
    assert not token_work(header).weights


@pytest.mark.parametrize(("quantisation", "size"), [("Q4_K_M", 0.81), ("Q8_0", 1.32)])
def test_a_catalogue_comes_close(tmp_path: Path, quantisation: str, size: float) -> None:
    """To what the header says of the same model: bytes within a tenth."""
    told = HubModel(
        id="llama", name="Llama 3.2 1B", task=Task.CHAT, parameters=1_235_814_400,
        licence=Licence(id="", name="", commercial=Commercial.ALLOWED), shape=Shape(layers=16, keys_bytes=32_768),
    )  # fmt: skip
    rounded = rounded_work(told, HubFile(repo="a/b", name="m.gguf", quantisation=quantisation, size=round(size * 1e9)))
    exact = work_of(tmp_path, "llama-3.2-1b", quantisation)
    assert not rounded.exact
    assert sum(one.bytes for one in rounded.weights) == pytest.approx(
        sum(one.bytes for one in (*exact.weights, *exact.output)), rel=0.1
    )
    assert numbers(rounded.weights) == pytest.approx(numbers(exact.weights) + numbers(exact.output), rel=0.01)


def test_a_catalogue_that_knows_nothing_goes_by_the_file() -> None:
    told = HubModel(id="x", name="X", task=Task.CHAT, licence=Licence(id="", name="", commercial=Commercial.ALLOWED))
    work = rounded_work(told, HubFile(repo="a/b", name="m.gguf", quantisation="Q8_0", size=1_062_500_000))
    assert sum(one.bytes for one in work.weights) == pytest.approx(1_062_500_000)
    assert numbers(work.weights) == pytest.approx(1e9)


@pytest.mark.parametrize(
    ("architecture", "keys", "expected"),
    [
        ("llama", {"attention.sliding_window": number(4096)}, (2, 0, 0)),  # of old Mistrals: nobody looks at it
        ("phi3", {"attention.sliding_window": number(64)}, (2, 0, 0)),
        ("gemma2", {}, (1, 1, 4096)),
        ("gemma3", {"attention.sliding_window": number(9), PATTERN: number(2)}, (1, 1, 9)),
        ("new", {"attention.sliding_window": number(9), PATTERN: truths(True, True)}, (0, 2, 9)),
        ("new", {"attention.sliding_window": number(9), PATTERN: truths(False, True)}, (1, 1, 9)),
    ],
)  # fmt: skip
def test_which_layers_look_at_a_window(
    tmp_path: Path, architecture: str, keys: dict[str, bytes], expected: tuple[int, int, int]
) -> None:
    own = {"block_count": number(2), "embedding_length": number(64), "attention.head_count": number(4)} | keys
    told = CHAT_MODEL | {"general.architecture": word(architecture)}
    header = read_header(Gguf(told | {f"{architecture}.{k}": v for k, v in own.items()}).write(tmp_path / "m.gguf"))
    work = token_work(header)
    assert (work.heads_length // 64, work.windowed_length // 64, work.window) == expected


def test_later_parts_hold_weights_and_tell_nothing(tmp_path: Path) -> None:
    """As `llama-gguf-split` writes them: only the first part has the model's keys."""
    matrix = Tensor("blk.0.attn_q.weight", (64, 64), 0, 0)
    first = Gguf(CHAT_MODEL | {"split.count": number(2), "split.no": number(0)}, (matrix,), 4 * 64 * 64)
    second = Gguf({"split.count": number(2), "split.no": number(1)}, (matrix, Tensor(offset=1 << 14)), 5 << 12)
    headers = [read_header(one.write(tmp_path / f"{place}.gguf")) for place, one in enumerate((first, second))]
    work = token_work(*headers)
    assert sum(one.numbers for one in work.weights) == 2 * 64 * 64
    assert numbers(work.output) == 64 * 4
    assert (work.matrices, work.layers, work.width) == (2, 2, 64)
