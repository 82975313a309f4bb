"""What a load tells: held against the file, against the system's own account, and against llama.cpp's log lines."""

import re
from pathlib import Path

import msgspec
import pytest

from desktop.core.chat import Role
from desktop.engine.client import EngineClient
from desktop.engine.load_facts import AdapterWish, ContextFacts, LayerSpan, MemoryPart, Part
from desktop.engine.load_log import LoadLog, device_of, together
from desktop.engine.own_memory import anonymous_bytes
from desktop.engine.protocol import Turn
from tests.engine.engines import GREEDY, Engines
from tests.fixtures.tiny_models.lora import write_lora
from tests.fixtures.tiny_models.maker import write_tiny

LINES = [
    b"load_tensors: layer   0 assigned to device CPU, is_swa = 0\n",
    b"load_tensors: layer   1 assigned to device CUDA0, is_swa = 0\n",
    b"load_tensors: layer   2 assigned to device CUDA0, is_swa = 1\n",
    b"load_tensors:   CPU_Mapped model buffer size =    92.10 MiB\n",
    b"load_tensors:        CUDA0 model buffer size =    10.00 MiB\n",
    b"llama_context: flash_attn            = auto\n",
    b"llama_context:        CPU  output buffer size =     0.19 MiB\n",
    b"llama_kv_cache:        CPU KV buffer size =     1.50 MiB\n",
    b"llama_kv_cache: size = 3.00 MiB (   256 cells,   2 layers,  1/1 seqs), K (q8_0): 1.50 MiB, V (f16): 1.50 MiB\n",
    b"llama_kv_cache:        CPU KV buffer size =     1.50 MiB\n",
    b"llama_memory_recurrent:  CPU RS buffer size =     0.02 MiB\n",
    b"resolve_fused_ops: Flash Attention enabled\n",
    b"sched_reserve:      CUDA0 compute buffer size =     2.00 MiB\n",
    b"sched_reserve:  CUDA_Host compute buffer size =     1.00 MiB\n",
]
MIB = 1 << 20


def heard(*lines: bytes) -> LoadLog:
    log = LoadLog()
    for line in lines:
        log.note(line)
    return log


def test_the_lines_are_read() -> None:
    log = heard(*LINES)
    assert log.layers == [LayerSpan("CPU", 0, 0), LayerSpan("CUDA0", 1, 2)]
    assert log.context == ContextFacts(True, "q8_0", "f16")
    assert together(log.memory) == [
        MemoryPart(Part.WEIGHTS, "CPU", round(92.1 * MIB), mapped=True),
        MemoryPart(Part.WEIGHTS, "CUDA0", 10 * MIB),
        MemoryPart(Part.OUTPUT, "CPU", round(0.19 * MIB)),
        MemoryPart(Part.CACHE, "CPU", 3 * MIB),
        MemoryPart(Part.STATE, "CPU", round(0.02 * MIB)),
        MemoryPart(Part.COMPUTE, "CUDA0", 2 * MIB),
        MemoryPart(Part.COMPUTE, "CPU", MIB),
    ]


@pytest.mark.parametrize(
    ("lines", "used"),
    [
        ([b"resolve_fused_ops: Flash Attention not supported, set to disabled\n"], False),
        ([b"llama_init_from_model: enabling flash_attn since it is required for quantized V cache\n"], True),
        ([b"llama_context: flash_attn            = disabled\n"], False),
        ([b"llama_context: flash_attn            = enabled\n"], True),
    ],
)
def test_flash_attention_is_what_came_of_it(lines: list[bytes], used: bool) -> None:
    assert heard(*LINES[:11], *lines).context.flash_attention is used


@pytest.mark.parametrize(
    ("line", "size"),
    [
        (b"ggml_aligned_malloc: insufficient memory (attempted to allocate 360.00 MB)\n", 360 * MIB),
        (b"ggml_backend_cpu_buffer_type_alloc_buffer: failed to allocate buffer of size 377487360\n", 377487360),
        (b"alloc_tensor_range: failed to allocate CPU buffer of size 377487360\n", 377487360),
    ],
)
def test_what_was_refused_is_known(line: bytes, size: int) -> None:
    assert heard(line).refused_bytes == size


@pytest.mark.parametrize(
    ("buffer", "device"),
    [("CPU", "CPU"), ("CPU_Mapped", "CPU"), ("CPU_REPACK", "CPU"), ("CUDA0", "CUDA0"), ("Vulkan_Host", "CPU")],
)
def test_a_buffer_lies_on_a_device(buffer: str, device: str) -> None:
    assert device_of(buffer) == device


def test_this_process_has_memory() -> None:
    assert anonymous_bytes() > 5 << 20


@pytest.mark.engine
def test_the_starter_model_tells_all_of_it(starter: EngineClient) -> None:
    """Pins llama.cpp's lines as well: were one of them written otherwise, a part would be missing."""
    facts = starter.facts
    assert (facts.quantisation, facts.trained_context_length, facts.mapped) == ("Q4_1", 8192, True)
    assert facts.context == ContextFacts(True, "f16", "f16")
    assert facts.layers == [LayerSpan("CPU", 0, 30)]
    (device,) = facts.devices
    assert (device.name, device.kind) == ("CPU", "processor")
    assert device.description
    assert device.memory_bytes > 1 << 30
    parts = {one.part: one for one in facts.memory}
    assert set(parts) == {Part.WEIGHTS, Part.CACHE, Part.COMPUTE, Part.OUTPUT, Part.PROGRAM}
    assert all(one.mapped == (one.part is Part.WEIGHTS) for one in facts.memory)
    assert parts[Part.WEIGHTS].bytes == pytest.approx(facts.weights_bytes, rel=0.01)
    # 30 layers, keys and values, 3 heads of 64 numbers, 2 bytes each
    assert parts[Part.CACHE].bytes == 30 * 2 * 3 * 64 * 2 * facts.context_length
    assert parts[Part.COMPUTE].bytes < 40 << 20, "scores are for a few tokens, not for a batch of them"


@pytest.mark.engine
def test_the_total_is_what_the_system_counts(engines: Engines, real: list[str], chat_model: Path) -> None:
    """Within five in a hundred of anonymous memory and the mapped weights, once a whole batch was calculated."""
    client = engines.of(real)
    assert client.load(chat_model, context_length=2048)
    for _ in client.generate([Turn(Role.USER, "the sea and the rain " * 120)], GREEDY, 4):
        pass
    total = sum(one.bytes for one in client.facts.memory)
    assert total == pytest.approx(_counted(client.pid, chat_model), rel=0.05)


@pytest.mark.engine
def test_adapters_are_a_part(engines: Engines, real: list[str], tmp_path: Path) -> None:
    client = engines.of(real)
    adapter = AdapterWish(str(write_lora(tmp_path / "a.gguf", rank=64)))
    assert client.load(write_tiny(tmp_path / "m.gguf"), threads=1, adapters=[adapter])
    (part,) = (one for one in client.facts.memory if one.part is Part.ADAPTERS)
    assert part.bytes == pytest.approx(client.adapters[0].bytes, abs=0.01 * MIB)


@pytest.mark.engine
def test_a_gpu_that_is_not_there_takes_no_layers(engines: Engines, real: list[str], tmp_path: Path) -> None:
    client = engines.of(real)
    assert client.load(write_tiny(tmp_path / "m.gguf"), threads=1, gpu_layers=99)
    if [one.name for one in client.facts.devices] != ["CPU"]:
        pytest.skip("there is one")
    assert client.facts.layers == [LayerSpan("CPU", 0, 2)]
    assert msgspec.json.decode(msgspec.json.encode(client.facts), type=type(client.facts)) == client.facts


def _counted(pid: int, model: Path) -> int:
    """Anonymous memory, and as much of the file as is in memory."""
    status = Path(f"/proc/{pid}/status").read_text()
    total = int(status.split("RssAnon:")[1].split()[0])
    is_model = False
    for line in Path(f"/proc/{pid}/smaps").read_text().splitlines():
        if re.match(r"[0-9a-f]+-[0-9a-f]+ ", line):
            is_model = line.endswith(model.name)
        elif is_model and line.startswith("Rss:"):
            total += int(line.split()[1])
    return total * 1024
