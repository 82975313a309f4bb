"""How families of models mark their reasoning, one row each.

A family is recognised by what it writes, not by its name: fine-tunes keep the markers and change the name.
"""

from typing import NamedTuple


class Family(NamedTuple):
    """Markers of one way to reason. None of them is shown."""

    opens: tuple[str, ...]  # reasoning begins
    closes: tuple[str, ...]  # reasoning ends
    answer_opens: tuple[str, ...] = ()  # the answer begins, in a wrapper of its own
    answer_closes: tuple[str, ...] = ()  # the wrapper ends
    returns: bool = False  # reasoning may begin again in the middle of an answer: the markers are control tokens


def _tag(name: str, *wrappers: str) -> Family:
    return Family(
        (f"<{name}>",),
        (f"</{name}>",),
        tuple(f"<{wrapper}>" for wrapper in wrappers),
        tuple(f"</{wrapper}>" for wrapper in wrappers),
    )


def _harmony(*channels: str) -> tuple[str, ...]:
    """A header with and without its role: the prompt ends with the role of the first message."""
    return tuple(
        f"{role}<|channel|>{channel}<|message|>" for role in ("", "<|start|>assistant") for channel in channels
    )


FAMILIES = (
    # DeepSeek-R1, Qwen3, QwQ, SmolLM3, Phi-4-reasoning, GLM-4.5, Nemotron, LFM2, MiniMax-M2 and most fine-tunes: their
    # model cards and chat templates; docs.sglang.io "Reasoning Parser", docs.vllm.ai "Reasoning Outputs". Granite 3.3
    # adds <response>, Hunyuan-A13B and DeepSeek's R1-Zero prompt <answer>, right after the block.
    _tag("think", "response", "answer"),
    _tag("thinking"),  # prompts that ask any model to think first; Claude-style fine-tunes
    _tag("thought"),  # EXAONE Deep (model card of LGAI-EXAONE/EXAONE-Deep-2.4B)
    _tag("reasoning", "answer"),  # GRPO fine-tunes (Unsloth's notebooks)
    _tag("seed:think"),  # ByteDance Seed-OSS (model card of Seed-OSS-36B-Instruct)
    Family(("[THINK]",), ("[/THINK]",)),  # Magistral, Ministral 3 Reasoning (mistral-common's tokenizer)
    # gpt-oss: "OpenAI harmony response format" (cookbook.openai.com). "commentary" without a recipient is a preamble
    # for the person; with one it is a call of a tool, which stays readable.
    Family(
        _harmony("analysis"),
        ("<|end|>",),
        _harmony("final", "final <|constrain|>json", "commentary"),
        ("<|end|>", "<|return|>"),
        returns=True,
    ),
    # Granite 3.2 (model card of ibm-granite/granite-3.2-2b-instruct; vLLM's parser "granite")
    Family(
        ("Here is my thought process:", "Here's my thought process:"), ("Here is my response:", "Here's my response:")
    ),
    # Command R7B, Command A Reasoning (docs.cohere.com; vLLM's parser "cohere_command3")
    Family(
        ("<|START_THINKING|>",),
        ("<|END_THINKING|>",),
        ("<|START_RESPONSE|>", "<|START_TEXT|>"),
        ("<|END_RESPONSE|>", "<|END_TEXT|>"),
    ),
    Family(("◁think▷",), ("◁/think▷",)),  # Kimi-VL, Kimi K2 Thinking (docs.sglang.io "Reasoning Parser")
    Family(("<|channel>thought",), ("<channel|>",), returns=True),  # Gemma 4 (its chat template)
    Family(("<|inner_prefix|>",), ("<|inner_suffix|>",), returns=True),  # Apertus (its chat template)
)

# Control tokens that have to reach the splitter, and the person where they belong to a call, as text. llama.cpp writes
# nothing for such tokens unless it is asked to.
CONTROL_TOKENS = frozenset(
    {marker for family in FAMILIES for markers in family[:4] for marker in markers if " " not in marker}
    | {"<|start|>", "<|channel|>", "<|message|>", "<|constrain|>", "<|call|>", "<|channel>"}
    | {"<tool_call>", "</tool_call>", "<tool_response>", "</tool_response>", "<|tool_call|>", "<|python_tag|>"}
    | {"[TOOL_CALLS]", "[ARGS]", "[CALL_ID]", "<|START_ACTION|>", "<|END_ACTION|>", "<|tool_call_start|>"}
    | {"<|tool_call_end|>", "<seed:tool_call>", "</seed:tool_call>", "<|tools_prefix|>", "<|tools_suffix|>"}
)
