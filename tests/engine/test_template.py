"""Chats to prompts: with the file's template, with ours, and with one that wants it simpler."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.chat import Role
from desktop.core.errors import ErrorKind, KnownError
from desktop.engine.protocol import Turn
from desktop.engine.template import ChatTemplate
from tests.engine.engines import assert_helps

SYSTEM, USER, ASSISTANT = Role.SYSTEM, Role.USER, Role.ASSISTANT
CHAT = [Turn(SYSTEM, "Be short."), Turn(USER, "Hi"), Turn(ASSISTANT, "Yes?"), Turn(USER, "Why?")]
# How many publishers write theirs: no system role, and the speakers take turns.
STRICT = (
    "{{ bos_token }}{% for m in messages %}"
    "{% if (m.role == 'user') != (loop.index0 % 2 == 0) %}{{ raise_exception('roles must alternate') }}{% endif %}"
    "[{{ m.role }}]{{ m.content }}{{ eos_token if m.role == 'assistant' }}{% endfor %}"
)


def test_without_a_template_it_is_chatml() -> None:
    template = ChatTemplate(" \n")
    assert template.name == "ChatML"
    assert template.render(CHAT[:2]) == (
        "<|im_start|>system\nBe short.<|im_end|>\n<|im_start|>user\nHi<|im_end|>\n<|im_start|>assistant\n"
    )


def test_a_file_s_template_gets_what_it_expects() -> None:
    source = (
        "{{ bos_token }}|{{ eos_token }}|{{ add_generation_prompt }}|{{ tools is none }}|"
        "{% for m in messages %}{% if loop.index > 2 %}{% break %}{% endif %}"
        "{{ m['role'] }}:{{ m.content }};{% endfor %}"
    )
    template = ChatTemplate(source, bos="<s>", eos="</s>")
    assert template.name == "file"
    assert template.render(CHAT) == "<s>|</s>|True|True|system:Be short.;user:Hi;"


def test_a_template_without_a_system_role_gets_it_in_the_first_question() -> None:
    prompt = ChatTemplate(STRICT, bos="<s>", eos="</s>").render(CHAT)
    assert prompt == "<s>[user]Be short.\n\nHi[assistant]Yes?</s>[user]Why?"


def test_two_questions_in_a_row_become_one() -> None:
    assert ChatTemplate(STRICT).render([Turn(USER, "a"), Turn(USER, "b")]) == "[user]a\n\nb"


def test_what_cannot_be_made_simpler_fails_with_the_template_s_own_words() -> None:
    with pytest.raises(KnownError) as caught:
        ChatTemplate(STRICT).render([Turn(ASSISTANT, "a"), Turn(USER, "b")])
    error = assert_helps(caught.value, ErrorKind.TEMPLATE_FAILED)
    assert error.arguments["reason"] == "roles must alternate"


@given(st.text(max_size=200))
def test_what_a_person_writes_is_no_template(text: str) -> None:
    prompt = ChatTemplate("").render([Turn(USER, "{{ 7 * 7 }}" + text)])
    assert prompt == f"<|im_start|>user\n{{{{ 7 * 7 }}}}{text}<|im_end|>\n<|im_start|>assistant\n"


def test_json_is_written_as_publishers_write_it() -> None:
    source = "{{ messages[0].content|tojson }} {{ {'a': [1]}|tojson(indent=1) }}"
    assert ChatTemplate(source).render([Turn(USER, "<é & 'ü'>")]) == '"<é & \'ü\'>" {\n "a": [\n  1\n ]\n}'


def test_the_date_is_today_s() -> None:
    before = datetime.datetime.now().strftime("%d %b %Y")
    prompt = ChatTemplate("{{ strftime_now('%d %b %Y') }}").render(CHAT)
    assert prompt in (before, datetime.datetime.now().strftime("%d %b %Y"))


def test_ordinary_sums_and_repetitions_are_allowed() -> None:
    assert ChatTemplate("{{ 3 * 4 }} {{ 'ab' * 3 }} {{ 7 % 4 }} {{ '%s!' % 'x' }}").render(CHAT) == "12 ababab 3 x!"
