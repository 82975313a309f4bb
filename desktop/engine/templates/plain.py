"""Templates in plain words, for models without marks of their own, and texts to go on with or to fill in.

The models here were not trained to end their turn, or not with a token: the stop strings matter.
"""

from desktop.engine.templates.built_in import BuiltIn, Kind, SystemPrompt

GAP = "<FILL_ME>"  # the mark that Code Llama's own tooling uses for the gap

_ALPACA_SYSTEM = (
    "Below is an instruction that describes a task. Write a response that appropriately completes the request."
)
_VICUNA_SYSTEM = (
    "A chat between a curious user and an artificial intelligence assistant. "
    "The assistant gives helpful, detailed, and polite answers to the user's questions."
)


def _with_system(default: str, after: str, question: str, answer: str, begin: str) -> str:
    """A system prompt or the publisher's own, then questions and answers in words."""
    return (
        "{% if messages and messages[0].role == 'system' %}{{ messages[0].content }}"
        f'{{% else %}}{{{{ "{default}" }}}}{{% endif %}}{{{{ {after} }}}}'
        f"{{% for message in messages %}}{{% if message.role == 'user' %}}{{{{ {question} }}}}"
        f"{{% elif message.role == 'assistant' %}}{{{{ {answer} }}}}{{% endif %}}{{% endfor %}}"
        f"{{% if add_generation_prompt %}}{{{{ {begin} }}}}{{% endif %}}"
    )


def _in_turns(question: str, answer: str, begin: str) -> str:
    """Questions and answers in words."""
    return (
        "{% for message in messages %}{% if message.role == 'user' %}"
        f"{{{{ {question} }}}}{{% else %}}{{{{ {answer} }}}}{{% endif %}}{{% endfor %}}"
        f"{{% if add_generation_prompt %}}{{{{ {begin} }}}}{{% endif %}}"
    )


COMPLETION = BuiltIn(
    "Plain text",
    "{% for message in messages %}"
    "{% if loop.previtem and message.role != 'assistant' %}{{ '\\n\\n' }}{% endif %}"
    "{{ message.content }}{% endfor %}",
    kind=Kind.COMPLETION,
)
PHI_2 = BuiltIn(
    "Phi-2",
    _in_turns("'Instruct: ' ~ message.content ~ '\\n'", "'Output: ' ~ message.content.strip() ~ '\\n'", "'Output:'"),
    SystemPrompt.IN_FIRST_QUESTION,
    stops=("Instruct:", "\nOutput:"),
)
PHI_15 = BuiltIn(
    "Phi-1.5",
    _in_turns("message.content ~ '\\n\\n'", "'Answer: ' ~ message.content.strip() ~ '\\n\\n'", "'Answer:'"),
    SystemPrompt.IN_FIRST_QUESTION,
    stops=("\n\nAnswer:",),
)
PHI_CHAT = BuiltIn(
    "Phi chat",
    _in_turns("'Alice: ' ~ message.content ~ '\\n'", "'Bob: ' ~ message.content.strip() ~ '\\n'", "'Bob:'"),
    SystemPrompt.IN_FIRST_QUESTION,
    stops=("\nAlice:", "\nBob:"),
)
ALPACA = BuiltIn(
    "Alpaca",
    _with_system(
        _ALPACA_SYSTEM,
        "'\\n\\n'",
        "'### Instruction:\\n' ~ message.content ~ '\\n\\n'",
        "'### Response:' ~ message.content ~ eos_token ~ '\\n\\n'",
        "'### Response:'",
    ),
    SystemPrompt.FIRST,
    writes_eos=True,
    stops=("### Instruction:", "### Response:"),
)
VICUNA = BuiltIn(
    "Vicuna",
    _with_system(
        _VICUNA_SYSTEM,
        "' '",
        "'USER: ' ~ message.content ~ ' '",
        "'ASSISTANT: ' ~ message.content.strip() ~ eos_token",
        "'ASSISTANT:'",
    ),
    SystemPrompt.FIRST,
    writes_eos=True,
    stops=("USER:",),
)
CODE_LLAMA_INFILL = BuiltIn(
    "Code Llama infill",
    "{% set text = namespace(all='') %}"
    "{% for message in messages %}{% set text.all = text.all ~ message.content %}{% endfor %}"
    f"{{% set parts = text.all.split('{GAP}', 1) %}}"
    "{{ '<PRE> ' ~ parts[0] ~ ' <SUF>' ~ (parts[1] if parts|length > 1 else '') ~ ' <MID>' }}",
    kind=Kind.INFILL,
    stops=("<EOT>", " <EOT>"),
)
PLAIN = (COMPLETION, PHI_2, PHI_15, PHI_CHAT, ALPACA, VICUNA, CODE_LLAMA_INFILL)
