"""Whatever is said in a chat, in whatever order: no built-in template loses a word, and none fails in its own way."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.core.chat import Role
from desktop.engine.protocol import Turn
from desktop.engine.templates.catalogue import BUILT_IN
from desktop.engine.templates.facts import ModelFacts
from desktop.engine.templates.folding import fold
from desktop.engine.templates.templates import Templates
from desktop.engine.templates.wish import ChatWish, TemplateWish

turns = st.lists(st.builds(Turn, st.sampled_from(list(Role)), st.text(max_size=40)), max_size=7)
names = st.sampled_from(sorted(BUILT_IN))
# One of each for all examples: compiling takes longer than rendering.
TEMPLATES = {name: Templates(ModelFacts(), TemplateWish(template=name), bos="<s>", eos="</s>") for name in BUILT_IN}
TRIMS = ("Llama 2", "Code Llama", "Gemma", "Gemma 4", "Gemma 4 large", "Llama 3")
often = settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@often
@given(names, turns, st.text(max_size=20))
def test_no_word_is_lost(name: str, chat: list[Turn], prefill: str) -> None:
    text = TEMPLATES[name].prompt(chat, ChatWish(prefill=prefill)).text
    for turn in chat:
        for word in turn.content.replace("<FILL_ME>", " ").split():
            assert word in text
    assert text.rstrip().endswith(prefill.strip())


@often
@given(names, turns)
def test_words_stay_in_their_order(name: str, chat: list[Turn]) -> None:
    numbered = [Turn(turn.role, f"word{number}end") for number, turn in enumerate(chat)]
    if not numbered:
        return
    text = TEMPLATES[name].prompt(numbered).text
    template = BUILT_IN[name]
    places = [text.index(turn.content) for turn in numbered if turn.role is not Role.SYSTEM]
    assert places == sorted(places)
    assert all(text.count(turn.content) == 1 for turn in numbered)
    folded = fold(numbered, template)
    assert "".join(turn.content for turn in folded).count("word") == len(numbered)


@often
@given(turns)
def test_folded_speakers_take_turns(chat: list[Turn]) -> None:
    for name in ("Llama 2", "Mistral v0.1", "Mistral v0.3", "Gemma", "Vicuna"):
        roles = [turn.role for turn in fold(chat, BUILT_IN[name])]
        rest = roles[1:] if roles[:1] == [Role.SYSTEM] else roles
        assert Role.SYSTEM not in rest
        assert roles[:1] != [Role.SYSTEM] or rest[0] is Role.USER


@given(st.text(max_size=60))
def test_what_is_said_is_no_template(text: str) -> None:
    for name, templates in TEMPLATES.items():
        content = "{{ 7 * 7 }}{% raw %}" + text
        expected = content.strip() if name in TRIMS else content
        if "<FILL_ME>" not in content:
            assert expected in templates.prompt([Turn(Role.USER, content)]).text
