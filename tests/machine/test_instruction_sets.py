"""Instruction sets, from lines of flags as real processors have them."""

from pathlib import Path

import pytest

from desktop.core.instruction_sets import INSTRUCTION_SETS, grouped, in_order, sets_of_features
from desktop.machine.instruction_sets import instruction_sets, linux_sets

ZEN4 = (
    "fpu sse2 ssse3 sse4_1 sse4_2 avx f16c fma bmi1 avx2 bmi2 avx512f avx512dq avx512bw avx512vl avx512_bf16 "
    "avx512vbmi avx512_vnni"
)
ALDER_LAKE = "sse4_2 avx f16c fma avx2 bmi2 avx_vnni"
SAPPHIRE_RAPIDS = f"{ZEN4} avx_vnni amx_bf16 avx512_fp16 amx_tile amx_int8"
NEOVERSE = "fp asimd evtstrm aes crc32 atomics fphp asimdhp cpuid asimdrdm asimddp sve i8mm bf16 sve2"


def read(tmp_path: Path, key: str, flags: str) -> str:
    (tmp_path / "cpuinfo").write_text(f"processor\t: 0\nmodel name\t: Some\n{key}\t: {flags}\n\nprocessor\t: 1\n")
    return grouped(linux_sets(tmp_path / "cpuinfo"))


@pytest.mark.parametrize(
    ("key", "flags", "told"),
    [
        ("flags\t", ZEN4, "SSE4.2, AVX, F16C, FMA, BMI2, AVX2, AVX-512 (F, BW, DQ, VL, VBMI, VNNI, BF16)"),
        ("flags\t", ALDER_LAKE, "SSE4.2, AVX, F16C, FMA, BMI2, AVX2, AVX-VNNI"),
        (
            "flags\t",
            SAPPHIRE_RAPIDS,
            "SSE4.2, AVX, F16C, FMA, BMI2, AVX2, AVX-VNNI, AVX-512 (F, BW, DQ, VL, VBMI, VNNI, BF16), AMX (tile, INT8)",
        ),
        ("flags\t", "fpu sse2", ""),
        ("Features", NEOVERSE, "NEON, DotProd, FP16, I8MM, BF16, SVE, SVE2"),
        ("Features", "half thumb neon vfpv4", "NEON"),
        ("isa", "rv64imafdc", ""),
    ],
)
def test_from_cpuinfo(tmp_path: Path, key: str, flags: str, told: str) -> None:
    assert read(tmp_path, key, flags) == told


def test_without_a_file(tmp_path: Path) -> None:
    assert linux_sets(tmp_path / "none") == []


def test_what_code_is_made_for_in_ggmls_words() -> None:
    haswell = sets_of_features(["SSE3", "SSSE3", "AVX", "AVX2", "F16C", "FMA", "BMI2", "LLAMAFILE", "REPACK"])
    assert haswell == ["SSE4.2", "AVX", "F16C", "FMA", "BMI2", "AVX2"]
    assert grouped(sets_of_features(["AVX512", "AVX512_VNNI", "AMX_INT8"])) == (
        "AVX-512 (F, BW, DQ, VL, VNNI), AMX (tile, INT8)"
    )
    assert sets_of_features(["NEON", "ARM_FMA", "DOTPROD", "MATMUL_INT8"]) == ["NEON", "DotProd", "I8MM"]
    assert sets_of_features([]) == []


def test_each_has_one_name_and_its_order() -> None:
    names = [one.name for one in INSTRUCTION_SETS]
    assert len(set(names)) == len(names)
    assert in_order(set(names)) == names
    assert grouped([]) == ""


def test_here() -> None:
    assert set(instruction_sets()) <= {one.name for one in INSTRUCTION_SETS}
