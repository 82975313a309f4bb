"""The templates of a model: further ones in the file, the person's own, what they are given, begun answers."""

import pytest

from desktop.core.errors import ErrorKind, KnownError
from desktop.core.prompt_template import Origin
from desktop.engine.protocol import Turn
from desktop.engine.templates.catalogue import BUILT_IN
from desktop.engine.templates.facts import ModelFacts
from desktop.engine.templates.templates import Templates
from desktop.engine.templates.wish import ChatWish, Scalar, TemplateWish
from tests.engine.templates.chats import ASSISTANT, MULTI, SINGLE, SYSTEM, USER, render

THINKING = (
    "{{ messages[-1].content }}|{{ enable_thinking is defined }}|{{ enable_thinking }}|{{ reasoning_effort }}|"
    "{{ tools|length if tools else 'no tools' }}|{{ documents[0].title if documents else 'no documents' }}"
)
VARIANTS = {"tool_use": "tools:{{ tools[0].function.name }}", "rag": "rag:{{ documents|length }}"}
TOOLS = [{"type": "function", "function": {"name": "clock", "parameters": {}}}]


def templates(wish: TemplateWish | None = None, *, source: str = "own:{{ messages|length }}") -> Templates:
    model = ModelFacts(template=source, variants=tuple(VARIANTS))
    return Templates(model, wish or TemplateWish(), bos="<s>", eos="</s>", read_variant=VARIANTS.__getitem__)


def test_without_a_wish_it_is_the_file_s_own() -> None:
    assert templates().prompt(SINGLE).text == "own:1"


def test_further_templates_are_named_and_picked() -> None:
    made = templates()
    assert made.facts.variants == ["tool_use", "rag"]
    assert made.prompt(SINGLE, ChatWish(template="rag", documents=[{"title": "a"}])).text == "rag:1"


def test_tools_and_documents_pick_the_template_made_for_them() -> None:
    assert templates().prompt(SINGLE, ChatWish(tools=TOOLS)).text == "tools:clock"
    assert templates().prompt(SINGLE, ChatWish(documents=[{}, {}])).text == "rag:2"
    chosen = templates(TemplateWish(template="file"))
    assert chosen.prompt(SINGLE, ChatWish(tools=TOOLS)).text == "own:1"


def test_a_wish_at_loading_holds_until_a_request_has_its_own() -> None:
    made = templates(TemplateWish(template="Llama 2", template_arguments={"enable_thinking": False}))
    assert (made.facts.name, made.facts.origin) == ("Llama 2", Origin.BUILT_IN)
    assert made.prompt(SINGLE).text == "<s>[INST] Hello [/INST]"
    pasted = ChatWish(template_source="{{ enable_thinking }} {{ x }}", template_arguments={"x": 1})
    assert made.prompt(SINGLE, pasted).text == "False 1"
    assert made.prompt(SINGLE).text == "<s>[INST] Hello [/INST]"


@pytest.mark.parametrize("value", [True, False, None, 3, 0.5, "high", ""])
def test_arguments_reach_the_template(value: Scalar) -> None:
    wish = ChatWish(template_arguments={"enable_thinking": value, "reasoning_effort": "low"})
    text = templates(source=THINKING).prompt(SINGLE, wish).text
    assert text == f"Hello|True|{value}|low|no tools|no documents"


def test_arguments_replace_nothing_that_is_given() -> None:
    wish = ChatWish(template_arguments={"messages": "x", "bos_token": "x", "tools": 1, "add_generation_prompt": False})
    source = "{{ messages|length }}{{ bos_token }}{{ tools }}{{ add_generation_prompt }}"
    assert templates(source=source).prompt(SINGLE, wish).text == "1<s>NoneTrue"


def test_an_argument_of_any_name_is_harmless() -> None:
    wish = ChatWish(template_arguments={"self": 1, "": 2, "context": 3, "environment": 4, "range": 5, "__class__": 6})
    assert templates().prompt(SINGLE, wish).text == "own:1"


def test_tools_and_documents_reach_the_template() -> None:
    wish = ChatWish(template="file", tools=TOOLS, documents=[{"title": "A title"}])
    assert templates(source=THINKING).prompt(SINGLE, wish).text.endswith("|1|A title")


@pytest.mark.parametrize("name", [name for name, template in BUILT_IN.items() if template.kind == "chat"])
def test_a_begun_answer_stands_where_answers_stand(name: str) -> None:
    begun = render(name, SINGLE, ChatWish(prefill="Sure, "))
    finished = render(name, [*SINGLE, Turn(ASSISTANT, "Sure, here"), Turn(USER, "x")])
    assert begun.endswith("Sure, ")
    assert begun in finished or name in ("Mistral v0.3", "Mistral Tekken")


def test_a_begun_answer_to_a_publisher_s_template() -> None:
    source = (
        "{% for m in messages %}{% if m.role == 'user' %}[{{ m.content }}]"
        "{% else %} {{ m.content|trim }} </s>{% endif %}{% endfor %}"
    )
    made = templates(source=source)
    assert made.prompt(SINGLE, ChatWish(prefill="Well, \n")).text == "[Hello] Well, \n"
    asks = "{% if messages[-1].role != 'user' %}{{ raise_exception('ask') }}{% endif %}Q: {{ messages[-1].content }} A:"
    assert templates(source=asks).prompt(SINGLE, ChatWish(prefill=" Well")).text == "Q: Hello A: Well"


def test_the_mark_of_a_begun_answer_may_be_in_the_chat() -> None:
    chat = [Turn(SYSTEM, "…·"), Turn(USER, "…")]
    assert render("ChatML", chat, ChatWish(prefill="…")).endswith("<|im_start|>assistant\n…")


def test_a_filled_gap_may_be_begun() -> None:
    assert render("Code Llama infill", SINGLE, ChatWish(prefill="x =")) == "<PRE> Hello <SUF> <MID>x ="


def test_who_goes_on_keeps_the_space_at_the_beginning() -> None:
    assert not templates().prompt(SINGLE).goes_on
    assert templates().prompt(SINGLE, ChatWish(prefill="Well")).goes_on
    assert templates().prompt(SINGLE, ChatWish(template="Plain text")).goes_on


def test_stops_come_with_the_built_in() -> None:
    assert templates().prompt(SINGLE, ChatWish(template="Vicuna")).stops == ("USER:",)
    assert templates().prompt(SINGLE, ChatWish(template="Alpaca")).stops[0] == "### Instruction:"
    assert templates().prompt(SINGLE).stops == ()


def test_an_unknown_name_fails_at_once() -> None:
    with pytest.raises(KnownError) as caught:
        templates(TemplateWish(template="nothing"))
    assert caught.value.kind is ErrorKind.TEMPLATE_FAILED


def test_many_pasted_templates_are_forgotten_again() -> None:
    made = templates()
    for number in range(20):
        assert made.prompt(MULTI, ChatWish(template_source=f"{number}")).text == str(number)
    assert len(made._compiled) <= 4
