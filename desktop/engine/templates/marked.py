"""Templates that mark every turn with tokens of their own: ChatML, Zephyr, Phi-3 and 4, Gemma, Llama 3 and others."""

from desktop.engine.templates.built_in import Bos, BuiltIn, SystemPrompt


def _marked(role: str, text: str, end: str, answer: str, *, bos: bool = False) -> str:
    """Every turn the same way: role, text, end; then how an answer begins."""
    start = "{{ bos_token }}" if bos else ""
    return (
        f"{start}{{% for message in messages %}}{{{{ {role} ~ {text} ~ {end} }}}}{{% endfor %}}"
        f"{{% if add_generation_prompt %}}{{{{ {answer} }}}}{{% endif %}}"
    )


CHATML = BuiltIn(
    "ChatML",
    _marked(
        "'<|im_start|>' ~ message.role ~ '\\n'", "message.content", "'<|im_end|>\\n'", "'<|im_start|>assistant\\n'"
    ),
    stops=("<|im_end|>", "<|im_start|>"),
)
ZEPHYR = BuiltIn(
    "Zephyr",
    _marked("'<|' ~ message.role ~ '|>\\n'", "message.content", "eos_token ~ '\\n'", "'<|assistant|>\\n'"),
    writes_eos=True,
    stops=("<|user|>", "<|system|>"),  # no tokens in its vocabulary
)
NOTUS = ZEPHYR._replace(name="Notus")
PHI_3 = BuiltIn(
    "Phi-3",
    _marked("'<|' ~ message.role ~ '|>\\n'", "message.content", "'<|end|>\\n'", "'<|assistant|>\\n'"),
    stops=("<|end|>",),
)
PHI_4_MINI = BuiltIn(
    "Phi-4 mini",
    _marked("'<|' ~ message.role ~ '|>'", "message.content", "'<|end|>'", "'<|assistant|>'"),
    stops=("<|end|>",),
)
PHI_4 = BuiltIn(
    "Phi-4",
    _marked(
        "'<|im_start|>' ~ message.role ~ '<|im_sep|>'",
        "message.content",
        "'<|im_end|>'",
        "'<|im_start|>assistant<|im_sep|>'",
    ),
    stops=("<|im_end|>",),
)
GEMMA = BuiltIn(
    "Gemma",
    _marked(
        "'<start_of_turn>' ~ ('model' if message.role == 'assistant' else message.role) ~ '\\n'",
        "message.content.strip()",
        "'<end_of_turn>\\n'",
        "'<start_of_turn>model\\n'",
        bos=True,
    ),
    SystemPrompt.IN_FIRST_QUESTION,
    Bos.START,
    stops=("<end_of_turn>",),
)
LLAMA_3 = BuiltIn(
    "Llama 3",
    _marked(
        "'<|start_header_id|>' ~ message.role ~ '<|end_header_id|>\\n\\n'",
        "message.content.strip()",
        "'<|eot_id|>'",
        "'<|start_header_id|>assistant<|end_header_id|>\\n\\n'",
        bos=True,
    ),
    bos=Bos.START,
    stops=("<|eot_id|>",),
)
GRANITE = BuiltIn(
    "Granite",
    _marked(
        "'<|start_of_role|>' ~ message.role ~ '<|end_of_role|>'",
        "message.content",
        "'<|end_of_text|>\\n'",
        "'<|start_of_role|>assistant<|end_of_role|>'",
    ),
    stops=("<|start_of_role|>",),
)
# Nothing follows an answer that ends the chat; all of the end marks are text, but for the model's end token.
OLMO_2 = BuiltIn(
    "OLMo 2",
    _marked(
        "'<|' ~ message.role ~ '|>\\n'",
        "message.content",
        "(eos_token ~ ('' if loop.last else '\\n') if message.role == 'assistant' else '\\n')",
        "'<|assistant|>\\n'",
        bos=True,
    ),
    bos=Bos.START,
    writes_eos=True,
    stops=("<|user|>",),
)
MARKED = (CHATML, ZEPHYR, NOTUS, PHI_3, PHI_4_MINI, PHI_4, GEMMA, LLAMA_3, GRANITE, OLMO_2)
