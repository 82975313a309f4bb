"""Where publishers ship a template in Jinja, it gives the same text as our built-in one."""

import pytest

from desktop.engine.protocol import Turn
from desktop.engine.template import ChatTemplate
from tests.engine.templates.chats import ASSISTANT, FOUR, MULTI, SINGLE, USER, render

_ALTERNATE = (
    "{% if (message['role'] == 'user') != (loop.index0 % 2 == 0) %}{{ raise_exception('alternate') }}{% endif %}"
)
_TEXT = [[Turn(USER, "  a\n\nb  "), Turn(ASSISTANT, "\n c "), Turn(USER, "{{ d }} <|e|>")], SINGLE, MULTI]

# As in the tokenizer_config.json of the repository that is named.
PUBLISHERS: dict[str, tuple[str, str, bool]] = {
    # name of ours: source, repository, whether it knows a system role
    "Llama 2": (
        "{% if messages[0]['role'] == 'system' %}{% set loop_messages = messages[1:] %}"
        "{% set system_message = messages[0]['content'] %}{% else %}{% set loop_messages = messages %}"
        "{% set system_message = false %}{% endif %}{% for message in loop_messages %}"
        + _ALTERNATE
        + "{% if loop.index0 == 0 and system_message != false %}"
        "{% set content = '<<SYS>>\\n' + system_message + '\\n<</SYS>>\\n\\n' + message['content'] %}"
        "{% else %}{% set content = message['content'] %}{% endif %}"
        "{% if message['role'] == 'user' %}{{ bos_token + '[INST] ' + content.strip() + ' [/INST]' }}"
        "{% elif message['role'] == 'assistant' %}{{ ' ' + content.strip() + ' ' + eos_token }}{% endif %}{% endfor %}",
        "meta-llama/Llama-2-7b-chat-hf, codellama/CodeLlama-7b-Instruct-hf",
        True,
    ),
    "Mistral v0.1": (
        "{{ bos_token }}{% for message in messages %}" + _ALTERNATE + "{% if message['role'] == 'user' %}"
        "{{ '[INST] ' + message['content'] + ' [/INST]' }}{% elif message['role'] == 'assistant' %}"
        "{{ message['content'] + eos_token + ' ' }}{% else %}{{ raise_exception('roles') }}{% endif %}{% endfor %}",
        "mistralai/Mistral-7B-Instruct-v0.1 (2023)",
        False,
    ),
    "Mistral v0.2": (
        "{{ bos_token }}{% for message in messages %}" + _ALTERNATE + "{% if message['role'] == 'user' %}"
        "{{ '[INST] ' + message['content'] + ' [/INST]' }}{% elif message['role'] == 'assistant' %}"
        "{{ message['content'] + eos_token}}{% else %}{{ raise_exception('roles') }}{% endif %}{% endfor %}",
        "mistralai/Mistral-7B-Instruct-v0.2 (2023), mistralai/Mixtral-8x7B-Instruct-v0.1",
        False,
    ),
    "Mistral v0.3": (
        (
            "{%- if messages[0]['role'] == 'system' %}\n    {%- set system_message = messages[0]['content'] %}\n"
            "    {%- set loop_messages = messages[1:] %}\n{%- else %}\n    {%- set loop_messages = messages %}\n"
            "{%- endif %}\n{{- bos_token }}\n{%- for message in loop_messages %}\n"
            "    {%- if message['role'] == 'user' %}\n"
            "        {%- if loop.last and system_message is defined %}\n"
            "            {{- '[INST] ' + system_message + '\\n\\n' + message['content'] + '[/INST]' }}\n"
            "        {%- else %}\n            {{- '[INST] ' + message['content'] + '[/INST]' }}\n        {%- endif %}\n"
            "    {%- elif message['role'] == 'assistant' %}\n"
            "        {{- ' ' + message['content']|trim + eos_token}}\n    {%- endif %}\n{%- endfor %}\n"
        ),
        "mistralai/Mistral-7B-Instruct-v0.3, without its tools",
        True,
    ),
    "Mistral v7 Tekken": (
        (
            "{{ bos_token }}{% for message in messages %}{% if message['role'] == 'user' %}"
            "{{ '[INST]' + message['content'] + '[/INST]' }}{% elif message['role'] == 'system' %}"
            "{{ '[SYSTEM_PROMPT]' + message['content'] + '[/SYSTEM_PROMPT]' }}{% elif message['role'] == 'assistant' %}"
            "{{ message['content'] + eos_token }}{% endif %}{% endfor %}"
        ),
        "mistralai/Mistral-Small-24B-Instruct-2501, without its default system prompt",
        True,
    ),
    "Zephyr": (
        (
            "{% for message in messages %}\n{% if message['role'] == 'user' %}\n"
            "{{ '<|user|>\\n' + message['content'] + eos_token }}\n{% elif message['role'] == 'system' %}\n"
            "{{ '<|system|>\\n' + message['content'] + eos_token }}\n{% elif message['role'] == 'assistant' %}\n"
            "{{ '<|assistant|>\\n'  + message['content'] + eos_token }}\n{% endif %}\n"
            "{% if loop.last and add_generation_prompt %}\n{{ '<|assistant|>' }}\n{% endif %}\n{% endfor %}"
        ),
        "HuggingFaceH4/zephyr-7b-beta, argilla/notus-7b-v1, TinyLlama/TinyLlama-1.1B-Chat-v1.0",
        True,
    ),
    "ChatML": (
        (
            "{% for message in messages %}{{'<|im_start|>' + message['role'] + '\\n' + message['content'] "
            "+ '<|im_end|>' "
            "+ '\\n'}}{% endfor %}{% if add_generation_prompt %}{{ '<|im_start|>assistant\\n' }}{% endif %}"
        ),
        "teknium/OpenHermes-2.5-Mistral-7B",
        True,
    ),
    "Phi-3": (
        (
            "{% for message in messages %}{% if message['role'] == 'system' %}{{'<|system|>\\n' + message['content'] + "
            "'<|end|>\\n'}}{% elif message['role'] == 'user' %}{{'<|user|>\\n' + message['content'] + '<|end|>\\n'}}"
            "{% elif message['role'] == 'assistant' %}{{'<|assistant|>\\n' + message['content'] + '<|end|>\\n'}}"
            "{% endif %}"
            "{% endfor %}{% if add_generation_prompt %}{{ '<|assistant|>\\n' }}{% else %}{{ eos_token }}{% endif %}"
        ),
        "microsoft/Phi-3-mini-4k-instruct",
        True,
    ),
    "Phi-4": (
        (
            "{% for message in messages %}{% if (message['role'] == 'system') %}{{'<|im_start|>system<|im_sep|>' + "
            "message['content'] + '<|im_end|>'}}{% elif (message['role'] == 'user') %}{{'<|im_start|>user<|im_sep|>' + "
            "message['content'] + '<|im_end|><|im_start|>assistant<|im_sep|>'}}"
            "{% elif (message['role'] == 'assistant') %}"
            "{{message['content'] + '<|im_end|>'}}{% endif %}{% endfor %}"
        ),
        "microsoft/phi-4",
        True,
    ),
    "Gemma": (
        "{{ bos_token }}{% if messages[0]['role'] == 'system' %}{{ raise_exception('System role not supported') }}"
        "{% endif %}{% for message in messages %}" + _ALTERNATE + "{% if (message['role'] == 'assistant') %}"
        "{% set role = 'model' %}{% else %}{% set role = message['role'] %}{% endif %}"
        "{{ '<start_of_turn>' + role + '\\n' + message['content'] | trim + '<end_of_turn>\\n' }}{% endfor %}"
        "{% if add_generation_prompt %}{{'<start_of_turn>model\\n'}}{% endif %}",
        "google/gemma-7b-it",
        False,
    ),
    "Llama 3": (
        (
            "{% set loop_messages = messages %}{% for message in loop_messages %}"
            "{% set content = '<|start_header_id|>' + message['role'] + '<|end_header_id|>\\n\\n'"
            " + message['content'] | trim"
            " + '<|eot_id|>' %}{% if loop.index0 == 0 %}{% set content = bos_token + content %}{% endif %}{{ content }}"
            "{% endfor %}{{ '<|start_header_id|>assistant<|end_header_id|>\\n\\n' }}"
        ),
        "meta-llama/Meta-Llama-3-8B-Instruct",
        True,
    ),
    "Granite": (
        (
            "{%- for message in messages %}\n    {%- if message['role'] == 'system' %}\n"
            "    {{- '<|start_of_role|>system<|end_of_role|>' + message['content'] + '<|end_of_text|>\\n' }}\n"
            "    {%- elif message['role'] == 'user' %}\n"
            "    {{- '<|start_of_role|>user<|end_of_role|>' + message['content'] + '<|end_of_text|>\\n' }}\n"
            "    {%- elif message['role'] == 'assistant' %}\n"
            "    {{- '<|start_of_role|>assistant<|end_of_role|>'  + message['content'] + '<|end_of_text|>\\n' }}\n"
            "    {%- endif %}\n    {%- if loop.last and add_generation_prompt %}\n"
            "    {{- '<|start_of_role|>assistant<|end_of_role|>' }}\n    {%- endif %}\n{%- endfor %}"
        ),
        "ibm-granite/granite-3.0-8b-instruct, without its tools",
        True,
    ),
    "OLMo 2": (
        (
            "{{ bos_token }}{% for message in messages %}{% if message['role'] == 'system' %}"
            "{{ '<|system|>\\n' + message['content'] + '\\n' }}{% elif message['role'] == 'user' %}"
            "{{ '<|user|>\\n' + message['content'] + '\\n' }}{% elif message['role'] == 'assistant' %}"
            "{% if not loop.last %}{{ '<|assistant|>\\n'  + message['content'] + eos_token + '\\n' }}{% else %}"
            "{{ '<|assistant|>\\n'  + message['content'] + eos_token }}{% endif %}{% endif %}"
            "{% if loop.last and add_generation_prompt %}{{ '<|assistant|>\\n' }}{% endif %}{% endfor %}"
        ),
        "allenai/OLMo-2-1124-13B-Instruct",
        True,
    ),
    "Phi-4 mini": (
        (
            "{% for message in messages %}{{ '<|' + message['role'] + '|>' + message['content'] + '<|end|>' }}"
            "{% endfor %}{% if add_generation_prompt %}{{ '<|assistant|>' }}{% else %}{{ eos_token }}{% endif %}"
        ),
        "microsoft/Phi-4-mini-instruct, without its tools",
        True,
    ),
}


@pytest.mark.parametrize("name", PUBLISHERS)
def test_the_publisher_s_own_template_agrees(name: str) -> None:
    source, _, has_system = PUBLISHERS[name]
    theirs = ChatTemplate(source, bos="<s>", eos="</s>")
    chats = [*_TEXT, *(FOUR if has_system else ())]
    assert [theirs.render(chat) for chat in chats] == [render(name, chat) for chat in chats]


def test_an_answer_that_ends_a_chat_has_nothing_behind_it() -> None:
    theirs = ChatTemplate(PUBLISHERS["OLMo 2"][0], bos="<s>", eos="</s>")
    assert theirs.render(MULTI[:2]) == render("OLMo 2", MULTI[:2])


def test_notus_and_code_llama_are_their_parents() -> None:
    for chat in (*FOUR, *_TEXT):
        assert render("Notus", chat) == render("Zephyr", chat)
        assert render("Code Llama", chat) == render("Llama 2", chat)
