"""Which types of weights the files of a quantisation are made of, and how many bits each takes.

A file called Q4_K_M is not all Q4_K: llama.cpp's rule (`llama_tensor_get_type` in llama-quant.cpp) gives the output,
and half of the values and of the last matrix of each layer, a larger type. The shares are those of models with 1 to 8
billion weights, the output included.
"""

from desktop.library.gguf_types import BLOCKS, TYPES

_MIXES: dict[str, dict[str, float]] = {
    "Q2_K": {"Q2_K": 0.62, "Q3_K": 0.31, "Q6_K": 0.07},
    "Q2_K_S": {"Q2_K": 0.90, "Q3_K": 0.03, "Q6_K": 0.07},
    "Q3_K_S": {"Q3_K": 0.93, "Q6_K": 0.07},
    "Q3_K_M": {"Q3_K": 0.68, "Q4_K": 0.24, "Q5_K": 0.01, "Q6_K": 0.07},
    "Q3_K_L": {"Q3_K": 0.65, "Q5_K": 0.28, "Q6_K": 0.07},
    "Q4_K_S": {"Q4_K": 0.90, "Q5_K": 0.03, "Q6_K": 0.07},
    "Q4_K_M": {"Q4_K": 0.80, "Q6_K": 0.20},
    "Q5_K_S": {"Q5_K": 0.93, "Q6_K": 0.07},
    "Q5_K_M": {"Q5_K": 0.80, "Q6_K": 0.20},
    "Q4_0": {"Q4_0": 0.93, "Q6_K": 0.07},
    "Q4_1": {"Q4_1": 0.93, "Q6_K": 0.07},
    "Q5_0": {"Q5_0": 0.93, "Q6_K": 0.07},
    "Q5_1": {"Q5_1": 0.93, "Q6_K": 0.07},
    "IQ4_XS": {"IQ4_XS": 0.90, "Q5_K": 0.03, "Q6_K": 0.07},
    "IQ4_NL": {"IQ4_NL": 0.90, "Q5_K": 0.03, "Q6_K": 0.07},
    "IQ3_M": {"IQ3_S": 0.90, "Q4_K": 0.03, "Q6_K": 0.07},
    "IQ3_XS": {"IQ3_S": 0.50, "IQ3_XXS": 0.43, "Q6_K": 0.07},
    "MXFP4_MOE": {"MXFP4": 0.95, "Q8_0": 0.05},
}
_NUMBERS = {name: number for number, name in TYPES.items()}
_USUAL = "Q4_K_M"


def mix_of(quantisation: str) -> dict[str, float]:
    """Shares of the types, together 1; those of the commonest quantisation where this one is not known."""
    name = quantisation.upper().removeprefix("UD-")
    if name in _MIXES:
        return _MIXES[name]
    if name in _NUMBERS:
        return {name: 1.0}
    shorter = next((kind for kind in _NUMBERS if name.startswith(kind) and len(kind) > 3), "")
    return {shorter: 1.0} if shorter else _MIXES[_USUAL]


def bits(kind: str) -> float:
    """Bits a weight takes, of a type or of a quantisation."""
    if kind in _NUMBERS:
        numbers, size = BLOCKS[_NUMBERS[kind]]
        return size * 8 / numbers
    return sum(share * bits(one) for one, share in mix_of(kind).items())
