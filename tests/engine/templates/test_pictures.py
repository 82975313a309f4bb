"""Images get their place in a chat from its template."""

import pytest

from desktop.core.chat import Role
from desktop.core.errors import KnownError
from desktop.engine.protocol import Turn
from desktop.engine.templates.facts import ModelFacts
from desktop.engine.templates.pictures import images_of, keeps_all, marked
from desktop.engine.templates.templates import Templates
from desktop.engine.templates.wish import ChatWish, TemplateWish

MARK = "<m>"
TURNS = [
    Turn(Role.SYSTEM, "Be brief."),
    Turn(Role.USER, "What is it?", (b"1", b"2")),
    Turn(Role.ASSISTANT, "A cat."),
    Turn(Role.USER, "And this?", (b"3",)),
]
STRICT = (
    "{% for m in messages %}{% if m.content is string %}{{ raise_exception('parts') }}{% endif %}"
    "{{ m.role }}:{% for part in m.content %}{{ part.text }}{% endfor %};{% endfor %}"
)


def templates(source: str = "", wanted: str = "") -> Templates:
    facts = ModelFacts(template=source)
    return Templates(facts, TemplateWish(template=wanted), bos="<s>", eos="</s>")


def test_marks_stand_before_the_words() -> None:
    assert [turn.content for turn in marked(TURNS, MARK)] == [
        "Be brief.", "<m><m>What is it?", "A cat.", "<m>And this?",
    ]  # fmt: skip
    assert images_of(TURNS) == [b"1", b"2", b"3"]
    assert images_of(marked(TURNS, MARK)) == []


@pytest.mark.parametrize("wanted", ["ChatML", "Gemma", "Llama 2", "Vicuna", "Mistral v0.3", "Phi-3"])
def test_every_template_keeps_their_order(wanted: str) -> None:
    text = templates(wanted=wanted).prompt(TURNS, None, MARK).text
    assert keeps_all(text, TURNS, MARK)
    places = [text.index(words) for words in ("<m><m>What is it?", "A cat.", "<m>And this?")]
    assert places == sorted(places)


def test_a_template_that_insists_on_parts() -> None:
    text = templates(STRICT).prompt(TURNS, None, MARK).text
    assert text == "system:Be brief.;user:<m><m>What is it?;assistant:A cat.;user:<m>And this?;"
    with pytest.raises(KnownError, match="parts"):
        templates(STRICT).prompt(TURNS)


def test_a_template_that_changes_words_is_no_template_that_wants_parts() -> None:
    shouting = "{% for m in messages %}{{ m.content | upper | trim }}{% endfor %}"
    text = templates(shouting).prompt([Turn(Role.USER, "a b")], None, MARK).text
    assert text == "A B"


def test_the_beginning_of_an_answer_goes_with_images() -> None:
    text = templates(wanted="ChatML").prompt(TURNS, ChatWish(prefill="It is"), MARK).text
    assert text.endswith("assistant\nIt is")
    assert text.count(MARK) == 3
