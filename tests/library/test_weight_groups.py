"""What tensors are for, told by their names."""

from pathlib import Path

import pytest

from desktop.core.weights import WeightRole
from desktop.library.gguf_header import read_header
from desktop.library.weight_groups import MOST_TYPES, WeightCount, role_of
from tests.fixtures.tiny_models.real_shapes import write_real


@pytest.mark.parametrize(
    ("name", "shape", "role"),
    [
        ("token_embd.weight", (64, 1000), WeightRole.EMBEDDING),
        ("output.weight", (64, 1000), WeightRole.OUTPUT),
        ("output_norm.weight", (64,), WeightRole.VECTOR),
        ("blk.0.attn_q.weight", (64, 64), WeightRole.LAYER),
        ("blk.0.attn_q.bias", (64,), WeightRole.VECTOR),
        ("blk.0.ffn_up_exps.weight", (64, 32, 8), WeightRole.EXPERTS),
        ("blk.0.ffn_up_shexp.weight", (64, 32), WeightRole.LAYER),
        ("blk.0.ffn_gate_inp.weight", (64, 8), WeightRole.LAYER),
        ("blk.0.shortconv.conv.weight", (3, 64), WeightRole.VECTOR),
        ("blk.0.shortconv.in_proj.weight", (64, 192), WeightRole.LAYER),
        ("per_layer_token_embd.weight", (256, 1000), WeightRole.VECTOR),
    ],
)
def test_roles(name: str, shape: tuple[int, ...], role: WeightRole) -> None:
    assert role_of(name, shape) is role


def test_a_file_of_a_thousand_types_costs_no_memory() -> None:
    count = WeightCount()
    for kind in range(1000):
        count.add(f"blk.{kind}.attn_q.weight", (32, 32), 1000 + kind, 1024, 4096)
    assert len(count.groups) == MOST_TYPES
    assert count.parameters == 1000 * 1024


def test_the_groups_of_a_real_shape_are_its_file(tmp_path: Path) -> None:
    header = read_header(write_real(tmp_path / "m.gguf", "llama-3.2-1b", weights=False))
    sizes = {(one.role, one.type): one for one in header.weights}
    assert sizes[WeightRole.EMBEDDING, "Q6_K"].numbers == 2048 * 128_256
    assert sum(one.numbers for one in header.weights) == header.parameters
    assert sum(one.tensors for one in header.weights) == header.tensor_count
    layers = [one for one in header.weights if one.role is WeightRole.LAYER]
    assert sum(one.tensors for one in layers) == 16 * 7
    assert {one.type for one in layers} == {"Q4_K", "Q6_K"}
    assert header.words == 128_256
