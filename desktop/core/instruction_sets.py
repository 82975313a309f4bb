"""The instruction sets that llama.cpp's code for processors is made for, by the names that people know."""

from collections.abc import Collection, Sequence
from typing import NamedTuple


class InstructionSet(NamedTuple):
    """One of them, and what each system and ggml call it; "" or None: it has no word for it."""

    name: str
    linux: tuple[str, ...]  # in /proc/cpuinfo
    mac: str  # below hw.optional
    windows: int | None  # for IsProcessorFeaturePresent, by winnt.h
    ggml: str  # among the features that a processor backend says it was made for


# ggml has no word for SSE4.2, which its code with SSSE3 always has too, and one for five parts of AVX-512.
INSTRUCTION_SETS = (
    InstructionSet("SSE4.2", ("sse4_2",), "sse4_2", 38, "SSSE3"),
    InstructionSet("AVX", ("avx",), "avx1_0", 39, "AVX"),
    InstructionSet("F16C", ("f16c",), "f16c", None, "F16C"),
    InstructionSet("FMA", ("fma",), "fma", None, "FMA"),
    InstructionSet("BMI2", ("bmi2",), "bmi2", 60, "BMI2"),
    InstructionSet("AVX2", ("avx2",), "avx2_0", 40, "AVX2"),
    InstructionSet("AVX-VNNI", ("avx_vnni",), "", None, "AVX_VNNI"),
    InstructionSet("AVX-512 F", ("avx512f",), "avx512f", 41, "AVX512"),
    InstructionSet("AVX-512 BW", ("avx512bw",), "avx512bw", None, "AVX512"),
    InstructionSet("AVX-512 DQ", ("avx512dq",), "avx512dq", None, "AVX512"),
    InstructionSet("AVX-512 VL", ("avx512vl",), "avx512vl", None, "AVX512"),
    InstructionSet("AVX-512 VBMI", ("avx512vbmi",), "avx512vbmi", None, "AVX512_VBMI"),
    InstructionSet("AVX-512 VNNI", ("avx512_vnni",), "avx512vnni", None, "AVX512_VNNI"),
    InstructionSet("AVX-512 BF16", ("avx512_bf16",), "avx512bf16", None, "AVX512_BF16"),
    InstructionSet("AMX tile", ("amx_tile",), "", None, "AMX_INT8"),
    InstructionSet("AMX INT8", ("amx_int8",), "", None, "AMX_INT8"),
    InstructionSet("NEON", ("asimd", "neon"), "neon", 19, "NEON"),
    InstructionSet("DotProd", ("asimddp",), "arm.FEAT_DotProd", 43, "DOTPROD"),
    InstructionSet("FP16", ("asimdhp",), "arm.FEAT_FP16", 67, "FP16_VA"),
    InstructionSet("I8MM", ("i8mm",), "arm.FEAT_I8MM", 66, "MATMUL_INT8"),
    InstructionSet("BF16", ("bf16",), "arm.FEAT_BF16", 68, ""),
    InstructionSet("SVE", ("sve",), "", 46, "SVE"),
    InstructionSet("SVE2", ("sve2",), "", 47, ""),
    InstructionSet("SME", ("sme",), "arm.FEAT_SME", 70, "SME"),
)


def sets_of_features(features: Collection[str]) -> list[str]:
    """What code is made for that says so in ggml's words."""
    return [one.name for one in INSTRUCTION_SETS if one.ggml in features]


def in_order(names: Collection[str]) -> list[str]:
    """Each once, as they stand above."""
    return [one.name for one in INSTRUCTION_SETS if one.name in names]


def grouped(names: Sequence[str]) -> str:
    """The list with families in brackets: "AVX2, AVX-512 (F, BW, DQ), AMX (tile, INT8)"."""
    families: dict[str, list[str]] = {}
    for name in names:
        family, _, part = name.partition(" ")
        families.setdefault(family, []).extend([part] if part else [])
    return ", ".join(f"{family} ({', '.join(parts)})" if parts else family for family, parts in families.items())
