"""Templates whose questions stand in [INST] … [/INST]: Llama 2, Code Llama and the Mistral family.

The spaces are the format. Where publishers changed them later, the form that a model was published with is kept.
"""

from desktop.engine.templates.built_in import Bos, BuiltIn, SystemPrompt

_LLAMA_2 = (
    "{% for message in messages %}{% if message.role == 'user' %}"
    "{% set text = message.content %}"
    "{% if loop.index0 == 1 and messages[0].role == 'system' %}"
    "{% set text = '<<SYS>>\\n' ~ messages[0].content ~ '\\n<</SYS>>\\n\\n' ~ text %}{% endif %}"
    "{{ bos_token ~ '[INST] ' ~ text.strip() ~ ' [/INST]' }}"
    "{% elif message.role == 'assistant' %}{{ ' ' ~ message.content.strip() ~ ' ' ~ eos_token }}"
    "{% endif %}{% endfor %}"
)


def _mistral(question: str, answer: str) -> str:
    return (
        "{{ bos_token }}{% for message in messages %}"
        f"{{% if message.role == 'user' %}}{{{{ {question} }}}}{{% else %}}{{{{ {answer} }}}}{{% endif %}}"
        "{% endfor %}"
    )


LLAMA_2 = BuiltIn("Llama 2", _LLAMA_2, SystemPrompt.FIRST, Bos.EVERY_QUESTION, writes_eos=True, stops=("[INST]",))
CODE_LLAMA = LLAMA_2._replace(name="Code Llama")
MISTRAL_V01 = BuiltIn(
    "Mistral v0.1",
    _mistral("'[INST] ' ~ message.content ~ ' [/INST]'", "message.content ~ eos_token ~ ' '"),
    SystemPrompt.IN_FIRST_QUESTION,
    Bos.START,
    writes_eos=True,
    stops=("[INST]",),
)
MISTRAL_V02 = MISTRAL_V01._replace(
    name="Mistral v0.2",
    source=_mistral("'[INST] ' ~ message.content ~ ' [/INST]'", "message.content ~ eos_token"),
)
MISTRAL_V03 = BuiltIn(
    "Mistral v0.3",
    _mistral("'[INST] ' ~ message.content ~ '[/INST]'", "' ' ~ message.content.strip() ~ eos_token"),
    SystemPrompt.IN_LAST_QUESTION,
    Bos.START,
    writes_eos=True,
)
MISTRAL_TEKKEN = MISTRAL_V03._replace(
    name="Mistral Tekken",
    source=_mistral("'[INST]' ~ message.content ~ '[/INST]'", "message.content ~ eos_token"),
)
MISTRAL_V7_TEKKEN = BuiltIn(
    "Mistral v7 Tekken",
    "{{ bos_token }}{% for message in messages %}{% if message.role == 'system' %}"
    "{{ '[SYSTEM_PROMPT]' ~ message.content ~ '[/SYSTEM_PROMPT]' }}"
    "{% elif message.role == 'user' %}{{ '[INST]' ~ message.content ~ '[/INST]' }}"
    "{% else %}{{ message.content ~ eos_token }}{% endif %}{% endfor %}",
    bos=Bos.START,
    writes_eos=True,
)
BRACKETED = (
    LLAMA_2,
    CODE_LLAMA,
    MISTRAL_V01,
    MISTRAL_V02,
    MISTRAL_V03,
    MISTRAL_TEKKEN,
    MISTRAL_V7_TEKKEN,
)
