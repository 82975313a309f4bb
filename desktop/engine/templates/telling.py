"""The table of signs: which words in a name, and which tokens in a vocabulary, tell which template a model wants."""

import re
from typing import NamedTuple

from desktop.engine.templates.bracketed import (
    CODE_LLAMA,
    LLAMA_2,
    MISTRAL_TEKKEN,
    MISTRAL_V01,
    MISTRAL_V02,
    MISTRAL_V03,
    MISTRAL_V7_TEKKEN,
)
from desktop.engine.templates.built_in import BuiltIn
from desktop.engine.templates.marked import (
    CHATML,
    GEMMA,
    GRANITE,
    LLAMA_3,
    NOTUS,
    OLMO_2,
    PHI_3,
    PHI_4,
    PHI_4_MINI,
    ZEPHYR,
)
from desktop.engine.templates.plain import ALPACA, CODE_LLAMA_INFILL, COMPLETION, PHI_2, PHI_15, VICUNA
from desktop.engine.templates.thinking import (
    APERTUS,
    DEEPSEEK_R1,
    DEEPSEEK_R1_0528,
    GEMMA_4,
    GEMMA_4_LARGE,
    GPT_OSS,
)


class Sign(NamedTuple):
    """Words that tell a template. They are looked for in names written in lower case, with - between words."""

    words: str  # a regular expression
    template: BuiltIn
    architectures: tuple[str, ...] = ()  # empty: any
    unless: str = ""  # a token: a fine-tune that has it wants another form


_LLAMA = ("llama", "mistral", "mistral3", "")
# The first one that fits is taken: the special before the general.
SIGNS: tuple[Sign, ...] = (
    Sign(r"notus", NOTUS, unless="<|im_start|>"),
    Sign(r"zephyr|tinyllama.*chat", ZEPHYR, unless="<|im_start|>"),
    Sign(r"vicuna", VICUNA),
    Sign(r"alpaca", ALPACA),
    Sign(r"code-?llama.*python", COMPLETION, _LLAMA),
    Sign(r"code-?llama.*instruct", CODE_LLAMA, _LLAMA, "<step>"),
    Sign(r"code-?llama.*(7|13)b", CODE_LLAMA_INFILL, _LLAMA),
    Sign(r"deepseek-r1-0528", DEEPSEEK_R1_0528),
    Sign(r"deepseek-r1", DEEPSEEK_R1),
    Sign(r"gpt-?oss", GPT_OSS),
    Sign(r"apertus.*instruct", APERTUS),
    Sign(r"gemma-?4-e\db.*\bit\b", GEMMA_4),
    Sign(r"gemma-?4\b.*\bit\b", GEMMA_4_LARGE),
    Sign(r"(mi|mix)tral.*v0-?1-dpo|mistral.*(dolphin|hermes|orca)", CHATML, unless="[INST]"),
    Sign(r"mistral-7b-instruct.*v0-?1\b", MISTRAL_V01, _LLAMA, "<|im_start|>"),
    Sign(r"mistral-7b-instruct.*v0-?2\b|mixtral-8x7b-instruct", MISTRAL_V02, _LLAMA, "<|im_start|>"),
    Sign(r"mistral-nemo-instruct|pixtral-12b|ministral-8b-instruct-2410", MISTRAL_TEKKEN, unless="<|im_start|>"),
    Sign(r"ministral-3|(mistral-small|devstral|magistral).*(3-|25\d\d|26\d\d)", MISTRAL_V7_TEKKEN),
    Sign(r"(mistral|mixtral|mathstral|codestral).*(instruct|v0-?3)", MISTRAL_V03, _LLAMA, "<|im_start|>"),
    Sign(r"llama-?(v?3)\b.*(instruct|chat)", LLAMA_3, unless="<|im_start|>"),
    Sign(r"llama-?(v?2)\b.*chat", LLAMA_2, _LLAMA, "<|im_start|>"),
    Sign(r"\bphi-?4-mini", PHI_4_MINI),
    Sign(r"\bphi-?4\b", PHI_4),
    Sign(r"\bphi-?3\b", PHI_3, unless="<|im_start|>"),
    Sign(r"\bphi-?2\b", PHI_2, ("phi2", ""), "<|im_start|>"),
    Sign(r"\bphi-?1-5\b", PHI_15, ("phi2", "")),
    Sign(r"\bphi-?1\b", COMPLETION, ("phi2", "")),
    Sign(r"gemma-(\d|\d-\d)?.*\bit\b", GEMMA, ("gemma", "gemma2", "gemma3", "gemma3n", "")),
    Sign(r"olmo-?2.*(instruct|sft|dpo)|tulu", OLMO_2),
    Sign(r"granite.*(instruct|4-\d)", GRANITE),
)

# In this order; a token of the first kind says more than one of the last.
TOKEN_SIGNS: tuple[tuple[str, BuiltIn], ...] = (
    ("<|im_sep|>", PHI_4),
    ("<|start_header_id|>", LLAMA_3),
    ("<start_of_turn>", GEMMA),
    ("<|turn>", GEMMA_4),
    ("<|developer_start|>", APERTUS),
    ("<|channel|>", GPT_OSS),  # it has <|end|> too
    ("<|start_of_role|>", GRANITE),
    ("<\uff5cAssistant\uff5c>", DEEPSEEK_R1),
    ("[SYSTEM_PROMPT]", MISTRAL_V7_TEKKEN),
    ("[INST]", MISTRAL_V03),
    ("<|im_start|>", CHATML),
    ("<|end|>", PHI_3),
    ("<|user|>", ZEPHYR),
)
ARCHITECTURE_SIGNS: dict[str, BuiltIn] = {"phi2": PHI_2, "phi3": PHI_3}
TELLING_TOKENS = (*(token for token, _ in TOKEN_SIGNS), "<step>")

_BETWEEN_WORDS = re.compile(r"[^a-z0-9]+")


def plain_words(name: str) -> str:
    """A name as the signs expect it: "Phi-3.5_mini" is "phi-3-5-mini"."""
    return _BETWEEN_WORDS.sub("-", name.casefold()).strip("-")
