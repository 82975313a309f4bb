"""Templates of families that reason in marks of their own: how much they do is set, what they thought is left out."""

from desktop.engine.templates.built_in import Bos, BuiltIn, SystemPrompt


def _deepseek(begin: str) -> str:
    """No mark around the system prompt; of an earlier answer, what follows its reasoning."""
    return (
        "{{ bos_token }}{% for message in messages %}{% if message.role == 'system' %}{{ message.content }}"
        "{% elif message.role == 'user' %}{{ '<\uff5cUser\uff5c>' ~ message.content }}"
        "{% else %}{{ '<\uff5cAssistant\uff5c>' ~ message.content.split('</think>')[-1] ~ eos_token }}"
        "{% endif %}{% endfor %}"
        f"{{% if add_generation_prompt %}}{{{{ '<\uff5cAssistant\uff5c>{begin}' }}}}{{% endif %}}"
    )


# The system prompt is a message of the role developer; the first message says what the model is and how it answers.
_GPT_OSS = (
    "{{ '<|start|>system<|message|>You are ChatGPT, a large language model trained by OpenAI.\\n"
    "Knowledge cutoff: 2024-06\\nCurrent date: ' ~ strftime_now('%Y-%m-%d') ~ '\\n\\n"
    "Reasoning: ' ~ (reasoning_effort | default('medium')) ~ '\\n\\n"
    "# Valid channels: analysis, commentary, final. Channel must be included for every message.<|end|>' }}"
    "{% for message in messages %}{% if message.role == 'system' %}"
    "{{ '<|start|>developer<|message|># Instructions\\n\\n' ~ message.content ~ '<|end|>' }}"
    "{% elif message.role == 'user' %}{{ '<|start|>user<|message|>' ~ message.content ~ '<|end|>' }}"
    "{% else %}{{ '<|start|>assistant<|channel|>final<|message|>' ~ message.content ~ '<|end|>' }}"
    "{% endif %}{% endfor %}{% if add_generation_prompt %}{{ '<|start|>assistant' }}{% endif %}"
)
_APERTUS = (
    "{{ bos_token }}{% if messages and messages[0].role == 'system' %}"
    "{{ '<|system_start|>' ~ messages[0].content ~ '<|system_end|>' }}{% else %}"
    "{{ '<|system_start|>You are Apertus, a helpful assistant created by the SwissAI initiative.\\n"
    "Knowledge cutoff: 2024-04\\nCurrent date: ' ~ strftime_now('%Y-%m-%d') ~ '<|system_end|>' }}{% endif %}"
    "{{ '<|developer_start|>Deliberation: ' ~ ('enabled' if enable_thinking else 'disabled')"
    " ~ '\\nTool Capabilities: disabled<|developer_end|>' }}"
    "{% for message in messages %}{% if message.role == 'user' %}"
    "{{ ('<|assistant_end|>' if loop.previtem and loop.previtem.role == 'assistant' else '')"
    " ~ '<|user_start|>' ~ message.content ~ '<|user_end|>' }}"
    "{% elif message.role == 'assistant' %}{{ '<|assistant_start|>' ~ message.content }}{% endif %}{% endfor %}"
    "{% if add_generation_prompt %}{{ '<|assistant_start|>' }}{% endif %}"
)


def _gemma_4(without_thinking: str) -> str:
    return (
        "{{ bos_token }}{% if enable_thinking or (messages and messages[0].role == 'system') %}"
        "{{ '<|turn>system\\n' ~ ('<|think|>\\n' if enable_thinking else '')"
        " ~ (messages[0].content.strip() if messages and messages[0].role == 'system' else '') ~ '<turn|>\\n' }}"
        "{% endif %}{% for message in messages %}{% if message.role == 'user' %}"
        "{{ '<|turn>user\\n' ~ message.content.strip() ~ '<turn|>\\n' }}"
        "{% elif message.role == 'assistant' %}{% set kept = namespace(text='') %}"
        "{% for part in message.content.split('<channel|>') %}"
        "{% set kept.text = kept.text ~ part.split('<|channel>')[0] %}{% endfor %}"
        "{{ '<|turn>model\\n' ~ kept.text.strip() ~ '<turn|>\\n' }}{% endif %}{% endfor %}"
        "{% if add_generation_prompt %}{{ '<|turn>model\\n' }}"
        f"{{% if not enable_thinking %}}{{{{ '{without_thinking}' }}}}{{% endif %}}{{% endif %}}"
    )


DEEPSEEK_R1 = BuiltIn(
    "DeepSeek R1",
    _deepseek("<think>\\n"),
    SystemPrompt.FIRST,
    Bos.START,
    writes_eos=True,
    stops=("<\uff5cUser\uff5c>",),
)
DEEPSEEK_R1_0528 = DEEPSEEK_R1._replace(name="DeepSeek R1 0528", source=_deepseek(""))  # it begins to think by itself
GPT_OSS = BuiltIn("gpt-oss", _GPT_OSS, SystemPrompt.FIRST, stops=("<|return|>", "<|call|>"))
APERTUS = BuiltIn("Apertus", _APERTUS, SystemPrompt.FIRST, Bos.START, stops=("<|assistant_end|>",))
GEMMA_4 = BuiltIn("Gemma 4", _gemma_4(""), SystemPrompt.FIRST, Bos.START, stops=("<turn|>",))
# From 12B on an empty thought keeps the model from thinking where it is not to.
GEMMA_4_LARGE = GEMMA_4._replace(name="Gemma 4 large", source=_gemma_4("<|channel>thought\\n<channel|>"))
THINKING = (DEEPSEEK_R1, DEEPSEEK_R1_0528, GPT_OSS, APERTUS, GEMMA_4, GEMMA_4_LARGE)
