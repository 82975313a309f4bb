"""Every built-in template, character by character, against what its publisher documents."""

import datetime

import pytest

from desktop.engine.protocol import Turn
from desktop.engine.templates.catalogue import BUILT_IN
from desktop.engine.templates.wish import ChatWish
from tests.engine.templates.chats import ASSISTANT, FOUR, MULTI, SINGLE, SINGLE_SYSTEM, render

ALPACA = "Below is an instruction that describes a task. Write a response that appropriately completes the request."
VICUNA = (
    "A chat between a curious user and an artificial intelligence assistant. "
    "The assistant gives helpful, detailed, and polite answers to the user's questions."
)
TODAY = "<today>"  # stands for the date of the day
GPT_OSS = (
    "<|start|>system<|message|>You are ChatGPT, a large language model trained by OpenAI.\n"
    f"Knowledge cutoff: 2024-06\nCurrent date: {TODAY}\n\nReasoning: medium\n\n"
    "# Valid channels: analysis, commentary, final. Channel must be included for every message.<|end|>"
)
DEVELOPER = "<|start|>developer<|message|># Instructions\n\nBe short.<|end|>"
APERTUS = (
    "<|system_start|>You are Apertus, a helpful assistant created by the SwissAI initiative.\n"
    f"Knowledge cutoff: 2024-04\nCurrent date: {TODAY}<|system_end|>"
)
QUIET = "<|developer_start|>Deliberation: disabled\nTool Capabilities: disabled<|developer_end|>"

# name: one question, one with a system prompt, two questions, two with a system prompt; BOS <s>, EOS </s>
PUBLISHED: dict[str, tuple[str, str, str, str]] = {
    # huggingface.co/blog/llama2 "How to prompt Llama 2"; meta-llama/llama, llama/generation.py: BOS and EOS around
    # every pair of question and answer, a space after [INST], before [/INST] and around the answer.
    "Llama 2": (
        "<s>[INST] Hello [/INST]",
        "<s>[INST] <<SYS>>\nBe short.\n<</SYS>>\n\nHello [/INST]",
        "<s>[INST] Hello [/INST] Hi there </s><s>[INST] Who are you? [/INST]",
        "<s>[INST] <<SYS>>\nBe short.\n<</SYS>>\n\nHello [/INST] Hi there </s><s>[INST] Who are you? [/INST]",
    ),
    # llama.com/docs/model-cards-and-prompt-formats/meta-code-llama, "Instructions": as Llama 2.
    "Code Llama": (
        "<s>[INST] Hello [/INST]",
        "<s>[INST] <<SYS>>\nBe short.\n<</SYS>>\n\nHello [/INST]",
        "<s>[INST] Hello [/INST] Hi there </s><s>[INST] Who are you? [/INST]",
        "<s>[INST] <<SYS>>\nBe short.\n<</SYS>>\n\nHello [/INST] Hi there </s><s>[INST] Who are you? [/INST]",
    ),
    # Model card of mistralai/Mistral-7B-Instruct-v0.1, "Instruction format": a space after </s>, none before the
    # answer. System prompt: mistralai/cookbook, tokenization/chat_templates.md, "Tokenizer V1".
    "Mistral v0.1": (
        "<s>[INST] Hello [/INST]",
        "<s>[INST] Be short.\n\nHello [/INST]",
        "<s>[INST] Hello [/INST]Hi there</s> [INST] Who are you? [/INST]",
        "<s>[INST] Be short.\n\nHello [/INST]Hi there</s> [INST] Who are you? [/INST]",
    ),
    # tokenizer_config.json that mistralai/Mistral-7B-Instruct-v0.2 was published with: no space after </s>.
    "Mistral v0.2": (
        "<s>[INST] Hello [/INST]",
        "<s>[INST] Be short.\n\nHello [/INST]",
        "<s>[INST] Hello [/INST]Hi there</s>[INST] Who are you? [/INST]",
        "<s>[INST] Be short.\n\nHello [/INST]Hi there</s>[INST] Who are you? [/INST]",
    ),
    # mistralai/cookbook, tokenization/templates.md, "V3" (Mistral-7B-Instruct-v0.3): no space before [/INST], one
    # before the answer; the system prompt stands before the last question.
    "Mistral v0.3": (
        "<s>[INST] Hello[/INST]",
        "<s>[INST] Be short.\n\nHello[/INST]",
        "<s>[INST] Hello[/INST] Hi there</s>[INST] Who are you?[/INST]",
        "<s>[INST] Hello[/INST] Hi there</s>[INST] Be short.\n\nWho are you?[/INST]",
    ),
    # The same, "V3-Tekken" (Mistral-Nemo-Instruct-2407): no spaces.
    "Mistral Tekken": (
        "<s>[INST]Hello[/INST]",
        "<s>[INST]Be short.\n\nHello[/INST]",
        "<s>[INST]Hello[/INST]Hi there</s>[INST]Who are you?[/INST]",
        "<s>[INST]Hello[/INST]Hi there</s>[INST]Be short.\n\nWho are you?[/INST]",
    ),
    # Model card of mistralai/Mistral-Small-3.1-24B-Instruct-2503, "Basic Instruct Template (V7-Tekken)".
    "Mistral v7 Tekken": (
        "<s>[INST]Hello[/INST]",
        "<s>[SYSTEM_PROMPT]Be short.[/SYSTEM_PROMPT][INST]Hello[/INST]",
        "<s>[INST]Hello[/INST]Hi there</s>[INST]Who are you?[/INST]",
        "<s>[SYSTEM_PROMPT]Be short.[/SYSTEM_PROMPT][INST]Hello[/INST]Hi there</s>[INST]Who are you?[/INST]",
    ),
    # Model card of HuggingFaceH4/zephyr-7b-beta, comments of the example.
    "Zephyr": (
        "<|user|>\nHello</s>\n<|assistant|>\n",
        "<|system|>\nBe short.</s>\n<|user|>\nHello</s>\n<|assistant|>\n",
        "<|user|>\nHello</s>\n<|assistant|>\nHi there</s>\n<|user|>\nWho are you?</s>\n<|assistant|>\n",
        (
            "<|system|>\nBe short.</s>\n<|user|>\nHello</s>\n<|assistant|>\nHi there</s>\n"
            "<|user|>\nWho are you?</s>\n<|assistant|>\n"
        ),
    ),
    # Model card of argilla/notus-7b-v1, "Prompt template": the one of Zephyr.
    "Notus": (
        "<|user|>\nHello</s>\n<|assistant|>\n",
        "<|system|>\nBe short.</s>\n<|user|>\nHello</s>\n<|assistant|>\n",
        "<|user|>\nHello</s>\n<|assistant|>\nHi there</s>\n<|user|>\nWho are you?</s>\n<|assistant|>\n",
        (
            "<|system|>\nBe short.</s>\n<|user|>\nHello</s>\n<|assistant|>\nHi there</s>\n"
            "<|user|>\nWho are you?</s>\n<|assistant|>\n"
        ),
    ),
    # Model card of microsoft/phi-2, "QA Format" (one question only; further ones follow in the same way).
    "Phi-2": (
        "Instruct: Hello\nOutput:",
        "Instruct: Be short.\n\nHello\nOutput:",
        "Instruct: Hello\nOutput: Hi there\nInstruct: Who are you?\nOutput:",
        "Instruct: Be short.\n\nHello\nOutput: Hi there\nInstruct: Who are you?\nOutput:",
    ),
    # Model card of microsoft/phi-1_5, "QA Format" (one question only).
    "Phi-1.5": (
        "Hello\n\nAnswer:",
        "Be short.\n\nHello\n\nAnswer:",
        "Hello\n\nAnswer: Hi there\n\nWho are you?\n\nAnswer:",
        "Be short.\n\nHello\n\nAnswer: Hi there\n\nWho are you?\n\nAnswer:",
    ),
    # Model card of microsoft/phi-2, "Chat Format": "the model generates the text after the first Bob:".
    "Phi chat": (
        "Alice: Hello\nBob:",
        "Alice: Be short.\n\nHello\nBob:",
        "Alice: Hello\nBob: Hi there\nAlice: Who are you?\nBob:",
        "Alice: Be short.\n\nHello\nBob: Hi there\nAlice: Who are you?\nBob:",
    ),
    # Model card of microsoft/Phi-3-mini-4k-instruct, "Chat Format".
    "Phi-3": (
        "<|user|>\nHello<|end|>\n<|assistant|>\n",
        "<|system|>\nBe short.<|end|>\n<|user|>\nHello<|end|>\n<|assistant|>\n",
        "<|user|>\nHello<|end|>\n<|assistant|>\nHi there<|end|>\n<|user|>\nWho are you?<|end|>\n<|assistant|>\n",
        (
            "<|system|>\nBe short.<|end|>\n<|user|>\nHello<|end|>\n<|assistant|>\nHi there<|end|>\n"
            "<|user|>\nWho are you?<|end|>\n<|assistant|>\n"
        ),
    ),
    # Model card of microsoft/Phi-4-mini-instruct, "Chat format": no line breaks; its tokenizer_config.json (a copy:
    # llama.cpp, models/templates/llama-cpp-microsoft-Phi-4-mini-instruct.jinja) the same for every turn.
    "Phi-4 mini": (
        "<|user|>Hello<|end|><|assistant|>",
        "<|system|>Be short.<|end|><|user|>Hello<|end|><|assistant|>",
        "<|user|>Hello<|end|><|assistant|>Hi there<|end|><|user|>Who are you?<|end|><|assistant|>",
        (
            "<|system|>Be short.<|end|><|user|>Hello<|end|><|assistant|>Hi there<|end|>"
            "<|user|>Who are you?<|end|><|assistant|>"
        ),
    ),
    # tokenizer_config.json of microsoft/phi-4.
    "Phi-4": (
        "<|im_start|>user<|im_sep|>Hello<|im_end|><|im_start|>assistant<|im_sep|>",
        (
            "<|im_start|>system<|im_sep|>Be short.<|im_end|><|im_start|>user<|im_sep|>Hello<|im_end|>"
            "<|im_start|>assistant<|im_sep|>"
        ),
        (
            "<|im_start|>user<|im_sep|>Hello<|im_end|><|im_start|>assistant<|im_sep|>Hi there<|im_end|>"
            "<|im_start|>user<|im_sep|>Who are you?<|im_end|><|im_start|>assistant<|im_sep|>"
        ),
        (
            "<|im_start|>system<|im_sep|>Be short.<|im_end|><|im_start|>user<|im_sep|>Hello<|im_end|>"
            "<|im_start|>assistant<|im_sep|>Hi there<|im_end|><|im_start|>user<|im_sep|>Who are you?<|im_end|>"
            "<|im_start|>assistant<|im_sep|>"
        ),
    ),
    # github.com/openai/openai-python/blob/release-v0.28.0/chatml.md, with a line break after every turn.
    "ChatML": (
        "<|im_start|>user\nHello<|im_end|>\n<|im_start|>assistant\n",
        "<|im_start|>system\nBe short.<|im_end|>\n<|im_start|>user\nHello<|im_end|>\n<|im_start|>assistant\n",
        (
            "<|im_start|>user\nHello<|im_end|>\n<|im_start|>assistant\nHi there<|im_end|>\n"
            "<|im_start|>user\nWho are you?<|im_end|>\n<|im_start|>assistant\n"
        ),
        (
            "<|im_start|>system\nBe short.<|im_end|>\n<|im_start|>user\nHello<|im_end|>\n"
            "<|im_start|>assistant\nHi there<|im_end|>\n<|im_start|>user\nWho are you?<|im_end|>\n"
            "<|im_start|>assistant\n"
        ),
    ),
    # ai.google.dev/gemma/docs/core/prompt-structure: no system role, it goes into the first question.
    "Gemma": (
        "<s><start_of_turn>user\nHello<end_of_turn>\n<start_of_turn>model\n",
        "<s><start_of_turn>user\nBe short.\n\nHello<end_of_turn>\n<start_of_turn>model\n",
        (
            "<s><start_of_turn>user\nHello<end_of_turn>\n<start_of_turn>model\nHi there<end_of_turn>\n"
            "<start_of_turn>user\nWho are you?<end_of_turn>\n<start_of_turn>model\n"
        ),
        (
            "<s><start_of_turn>user\nBe short.\n\nHello<end_of_turn>\n<start_of_turn>model\nHi there<end_of_turn>\n"
            "<start_of_turn>user\nWho are you?<end_of_turn>\n<start_of_turn>model\n"
        ),
    ),
    # llama.com/docs/model-cards-and-prompt-formats/meta-llama-3.
    "Llama 3": (
        (
            "<s><|start_header_id|>user<|end_header_id|>\n\nHello<|eot_id|>"
            "<|start_header_id|>assistant<|end_header_id|>\n\n"
        ),
        (
            "<s><|start_header_id|>system<|end_header_id|>\n\nBe short.<|eot_id|>"
            "<|start_header_id|>user<|end_header_id|>\n\nHello<|eot_id|>"
            "<|start_header_id|>assistant<|end_header_id|>\n\n"
        ),
        (
            "<s><|start_header_id|>user<|end_header_id|>\n\nHello<|eot_id|>"
            "<|start_header_id|>assistant<|end_header_id|>\n\nHi there<|eot_id|>"
            "<|start_header_id|>user<|end_header_id|>\n\nWho are you?<|eot_id|>"
            "<|start_header_id|>assistant<|end_header_id|>\n\n"
        ),
        (
            "<s><|start_header_id|>system<|end_header_id|>\n\nBe short.<|eot_id|>"
            "<|start_header_id|>user<|end_header_id|>\n\nHello<|eot_id|>"
            "<|start_header_id|>assistant<|end_header_id|>\n\nHi there<|eot_id|>"
            "<|start_header_id|>user<|end_header_id|>\n\nWho are you?<|eot_id|>"
            "<|start_header_id|>assistant<|end_header_id|>\n\n"
        ),
    ),
    # tokenizer_config.json of ibm-granite/granite-3.0-8b-instruct.
    "Granite": (
        "<|start_of_role|>user<|end_of_role|>Hello<|end_of_text|>\n<|start_of_role|>assistant<|end_of_role|>",
        (
            "<|start_of_role|>system<|end_of_role|>Be short.<|end_of_text|>\n"
            "<|start_of_role|>user<|end_of_role|>Hello<|end_of_text|>\n<|start_of_role|>assistant<|end_of_role|>"
        ),
        (
            "<|start_of_role|>user<|end_of_role|>Hello<|end_of_text|>\n"
            "<|start_of_role|>assistant<|end_of_role|>Hi there<|end_of_text|>\n"
            "<|start_of_role|>user<|end_of_role|>Who are you?<|end_of_text|>\n<|start_of_role|>assistant<|end_of_role|>"
        ),
        (
            "<|start_of_role|>system<|end_of_role|>Be short.<|end_of_text|>\n"
            "<|start_of_role|>user<|end_of_role|>Hello<|end_of_text|>\n"
            "<|start_of_role|>assistant<|end_of_role|>Hi there<|end_of_text|>\n"
            "<|start_of_role|>user<|end_of_role|>Who are you?<|end_of_text|>\n<|start_of_role|>assistant<|end_of_role|>"
        ),
    ),
    # tokenizer_config.json of allenai/OLMo-2-1124-13B-Instruct; the model card says the same under "Chat template".
    "OLMo 2": (
        "<s><|user|>\nHello\n<|assistant|>\n",
        "<s><|system|>\nBe short.\n<|user|>\nHello\n<|assistant|>\n",
        "<s><|user|>\nHello\n<|assistant|>\nHi there</s>\n<|user|>\nWho are you?\n<|assistant|>\n",
        (
            "<s><|system|>\nBe short.\n<|user|>\nHello\n<|assistant|>\nHi there</s>\n<|user|>\nWho are you?\n"
            "<|assistant|>\n"
        ),
    ),
    # tokenizer_config.json of deepseek-ai/DeepSeek-R1-Distill-Qwen-32B since February 2025 (a copy: llama.cpp,
    # models/templates/deepseek-ai-DeepSeek-R1-Distill-Qwen-32B.jinja): the answer begins with its reasoning.
    "DeepSeek R1": (
        "<s><\uff5cUser\uff5c>Hello<\uff5cAssistant\uff5c><think>\n",
        "<s>Be short.<\uff5cUser\uff5c>Hello<\uff5cAssistant\uff5c><think>\n",
        (
            "<s><\uff5cUser\uff5c>Hello<\uff5cAssistant\uff5c>Hi there</s>"
            "<\uff5cUser\uff5c>Who are you?<\uff5cAssistant\uff5c><think>\n"
        ),
        (
            "<s>Be short.<\uff5cUser\uff5c>Hello<\uff5cAssistant\uff5c>Hi there</s>"
            "<\uff5cUser\uff5c>Who are you?<\uff5cAssistant\uff5c><think>\n"
        ),
    ),
    # deepseek-ai/DeepSeek-R1-0528, discussion 69, quotes what its template ends with; DeepSeek-R1-0528-Qwen3-8B is
    # the same, and Unsloth's card of it shows two questions.
    "DeepSeek R1 0528": (
        "<s><\uff5cUser\uff5c>Hello<\uff5cAssistant\uff5c>",
        "<s>Be short.<\uff5cUser\uff5c>Hello<\uff5cAssistant\uff5c>",
        (
            "<s><\uff5cUser\uff5c>Hello<\uff5cAssistant\uff5c>Hi there</s>"
            "<\uff5cUser\uff5c>Who are you?<\uff5cAssistant\uff5c>"
        ),
        (
            "<s>Be short.<\uff5cUser\uff5c>Hello<\uff5cAssistant\uff5c>Hi there</s>"
            "<\uff5cUser\uff5c>Who are you?<\uff5cAssistant\uff5c>"
        ),
    ),
    # openai/harmony, docs/format.md: "System message format", "Developer message format", "Chat conversation format";
    # an earlier answer is a message of the channel final and ends with <|end|>.
    "gpt-oss": (
        f"{GPT_OSS}<|start|>user<|message|>Hello<|end|><|start|>assistant",
        f"{GPT_OSS}{DEVELOPER}<|start|>user<|message|>Hello<|end|><|start|>assistant",
        (
            f"{GPT_OSS}<|start|>user<|message|>Hello<|end|><|start|>assistant<|channel|>final<|message|>Hi there<|end|>"
            "<|start|>user<|message|>Who are you?<|end|><|start|>assistant"
        ),
        (
            f"{GPT_OSS}{DEVELOPER}<|start|>user<|message|>Hello<|end|>"
            "<|start|>assistant<|channel|>final<|message|>Hi there<|end|>"
            "<|start|>user<|message|>Who are you?<|end|><|start|>assistant"
        ),
    ),
    # chat_template.jinja of swiss-ai/Apertus-8B-Instruct-2509 (a copy: llama.cpp,
    # models/templates/Apertus-8B-Instruct.jinja).
    "Apertus": (
        f"<s>{APERTUS}{QUIET}<|user_start|>Hello<|user_end|><|assistant_start|>",
        f"<s><|system_start|>Be short.<|system_end|>{QUIET}<|user_start|>Hello<|user_end|><|assistant_start|>",
        (
            f"<s>{APERTUS}{QUIET}<|user_start|>Hello<|user_end|><|assistant_start|>Hi there<|assistant_end|>"
            "<|user_start|>Who are you?<|user_end|><|assistant_start|>"
        ),
        (
            f"<s><|system_start|>Be short.<|system_end|>{QUIET}<|user_start|>Hello<|user_end|>"
            "<|assistant_start|>Hi there<|assistant_end|><|user_start|>Who are you?<|user_end|><|assistant_start|>"
        ),
    ),
    # ai.google.dev/gemma/docs/core/prompt-formatting-gemma4; the chat_template.jinja of google/gemma-4-E2B-it ends
    # with the model's turn (ollama, "gemma4: restore e2b-style nothink prompt").
    "Gemma 4": (
        "<s><|turn>user\nHello<turn|>\n<|turn>model\n",
        "<s><|turn>system\nBe short.<turn|>\n<|turn>user\nHello<turn|>\n<|turn>model\n",
        (
            "<s><|turn>user\nHello<turn|>\n<|turn>model\nHi there<turn|>\n<|turn>user\nWho are you?<turn|>\n"
            "<|turn>model\n"
        ),
        (
            "<s><|turn>system\nBe short.<turn|>\n<|turn>user\nHello<turn|>\n<|turn>model\nHi there<turn|>\n"
            "<|turn>user\nWho are you?<turn|>\n<|turn>model\n"
        ),
    ),
    # chat_template.jinja of google/gemma-4-31B-it (a copy: llama.cpp, models/templates/gemma4.jinja).
    "Gemma 4 large": (
        "<s><|turn>user\nHello<turn|>\n<|turn>model\n<|channel>thought\n<channel|>",
        ("<s><|turn>system\nBe short.<turn|>\n<|turn>user\nHello<turn|>\n<|turn>model\n<|channel>thought\n<channel|>"),
        (
            "<s><|turn>user\nHello<turn|>\n<|turn>model\nHi there<turn|>\n<|turn>user\nWho are you?<turn|>\n"
            "<|turn>model\n<|channel>thought\n<channel|>"
        ),
        (
            "<s><|turn>system\nBe short.<turn|>\n<|turn>user\nHello<turn|>\n<|turn>model\nHi there<turn|>\n"
            "<|turn>user\nWho are you?<turn|>\n<|turn>model\n<|channel>thought\n<channel|>"
        ),
    ),
    # tatsu-lab/stanford_alpaca, train.py: PROMPT_DICT["prompt_no_input"], and the answer with EOS right behind it.
    # One question only; further ones follow in the same way.
    "Alpaca": (
        f"{ALPACA}\n\n### Instruction:\nHello\n\n### Response:",
        "Be short.\n\n### Instruction:\nHello\n\n### Response:",
        (
            f"{ALPACA}\n\n### Instruction:\nHello\n\n### Response:Hi there</s>\n\n"
            "### Instruction:\nWho are you?\n\n### Response:"
        ),
        (
            "Be short.\n\n### Instruction:\nHello\n\n### Response:Hi there</s>\n\n"
            "### Instruction:\nWho are you?\n\n### Response:"
        ),
    ),
    # lm-sys/FastChat, fastchat/conversation.py: "vicuna_v1.1" with the style ADD_COLON_TWO.
    "Vicuna": (
        f"{VICUNA} USER: Hello ASSISTANT:",
        "Be short. USER: Hello ASSISTANT:",
        f"{VICUNA} USER: Hello ASSISTANT: Hi there</s>USER: Who are you? ASSISTANT:",
        "Be short. USER: Hello ASSISTANT: Hi there</s>USER: Who are you? ASSISTANT:",
    ),
    # No format: the text as it is (microsoft/phi-1, base models); turns are paragraphs, an answer goes on.
    "Plain text": (
        "Hello",
        "Be short.\n\nHello",
        "HelloHi there\n\nWho are you?",
        "Be short.\n\nHelloHi there\n\nWho are you?",
    ),
}


@pytest.mark.parametrize("name", PUBLISHED)
def test_it_is_what_the_publisher_documents(name: str) -> None:
    before = datetime.date.today()
    rendered = tuple(render(name, turns) for turns in FOUR)
    days = {f"{day:%Y-%m-%d}" for day in (before, datetime.date.today())}  # it may have become midnight
    assert rendered in [tuple(text.replace(TODAY, day) for text in PUBLISHED[name]) for day in days]


def test_thinking_is_switched_as_the_publisher_documents() -> None:
    # The same sources: ai.google.dev says where <|think|> stands, and the jinja of both has the rest.
    on = ChatWish(template_arguments={"enable_thinking": True})
    begin = "<s><|turn>system\n<|think|>\n"
    assert render("Gemma 4", SINGLE, on) == f"{begin}<turn|>\n<|turn>user\nHello<turn|>\n<|turn>model\n"
    assert render("Gemma 4 large", SINGLE_SYSTEM, on) == (
        f"{begin}Be short.<turn|>\n<|turn>user\nHello<turn|>\n<|turn>model\n"
    )
    assert "Deliberation: enabled\nTool" in render("Apertus", SINGLE, on)
    high = ChatWish(template_arguments={"reasoning_effort": "high"})
    assert "\n\nReasoning: high\n\n#" in render("gpt-oss", SINGLE, high)


@pytest.mark.parametrize(
    ("name", "thought"),
    [
        ("DeepSeek R1", "<think>\nHm.</think>"),
        ("DeepSeek R1 0528", "<think>\nHm.</think>"),
        ("Gemma 4", "<|channel>thought\nHm.<channel|>"),
        ("Gemma 4 large", "<|channel>thought\nHm.<channel|>"),
    ],
)
def test_what_a_model_thought_before_is_left_out(name: str, thought: str) -> None:
    with_thought = [MULTI[0], Turn(ASSISTANT, f"{thought}Hi there"), MULTI[2]]
    assert render(name, with_thought) == render(name, MULTI)


def test_none_is_forgotten() -> None:
    assert {*PUBLISHED, "Code Llama infill"} == set(BUILT_IN)
