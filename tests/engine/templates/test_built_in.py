"""What is declared of the built-in templates, and chats of other shapes."""

import pytest

from desktop.engine.protocol import Turn
from desktop.engine.templates.catalogue import BUILT_IN
from tests.engine.templates.chats import ASSISTANT, MULTI, SINGLE, SYSTEM, USER, render


def test_infill_is_written_as_meta_writes_it() -> None:
    # meta-llama/codellama, llama/generation.py, `infilling_prompt_tokens`: "<PRE> {pre} <SUF>{suf} <MID>".
    # <FILL_ME> is the gap in Hugging Face's CodeLlamaTokenizer.
    gap = [Turn(USER, "def f(a):\n    <FILL_ME>\n    return b\n")]
    assert render("Code Llama infill", gap) == "<PRE> def f(a):\n     <SUF>\n    return b\n <MID>"
    assert render("Code Llama infill", SINGLE) == "<PRE> Hello <SUF> <MID>"


def test_an_empty_system_prompt_is_none_where_there_is_no_role_for_it() -> None:
    blank = [Turn(SYSTEM, " "), *SINGLE]
    for name in ("Llama 2", "Mistral v0.1", "Mistral v0.3", "Gemma", "Alpaca", "Vicuna", "Phi-2"):
        assert render(name, blank) == render(name, SINGLE)
    assert render("ChatML", [Turn(SYSTEM, ""), *SINGLE]).startswith("<|im_start|>system\n<|im_end|>\n")


def test_a_chat_that_ends_with_an_answer_keeps_it() -> None:
    chat = MULTI[:2]
    assert render("Llama 2", chat) == "<s>[INST] Hello [/INST] Hi there </s>"
    assert render("Vicuna", chat).endswith("ASSISTANT: Hi there</s>ASSISTANT:")


@pytest.mark.parametrize("name", BUILT_IN)
def test_what_is_declared_is_true(name: str) -> None:
    template = BUILT_IN[name]
    text = render(name, [*MULTI, Turn(ASSISTANT, "x"), Turn(USER, "y")], bos="<BOS>", eos="<EOS>")
    expected = {"TOKENISER": 0, "START": 1, "EVERY_QUESTION": 3}[template.bos.name]
    assert text.count("<BOS>") == expected
    assert text.startswith("<BOS>") == (expected > 0)
    assert ("<EOS>" in text) == template.writes_eos
