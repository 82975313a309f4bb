"""Prompts before they are read: the very one of the next answer, templates chosen and remembered, faults told."""

from pathlib import Path

import pytest

from desktop.composition import Composition
from desktop.core.cancellation import Cancellation
from desktop.core.errors import ErrorKind, KnownError
from desktop.core.ids import new_id
from desktop.core.model import ModelFile
from desktop.core.prompt_template import Origin, PromptPreview, TemplateChoice
from desktop.paths import Paths
from desktop.services.template_wish import chat_wish, choice_of
from desktop.settings_store import SettingsStore
from tests.fixtures.tiny_llama import make_tiny_llama

THINKS = (
    "{{ bos_token }}{% for m in messages %}[{{ m.role }}]{{ m.content }}{% endfor %}"
    "{% if enable_thinking is defined and not enable_thinking %}[quiet]{% endif %}"
)
pytestmark = pytest.mark.engine


def put_model(composition: Composition, template: str | list[dict[str, str]] | None = THINKS) -> ModelFile:
    """A tiny model in the person's folder."""
    make_tiny_llama(composition.paths.models / "tiny.gguf", template=template)
    return composition.models.find("tiny")


def load(composition: Composition, model: ModelFile) -> None:
    composition.prompts.load(model, lambda _fraction: None, Cancellation())


def preview(composition: Composition, model: ModelFile, draft: str = "Hello", **more: object) -> PromptPreview:
    found = composition.prompts.preview(model, "none", draft, **more)  # type: ignore[arg-type]
    assert found is not None
    return found


def test_nothing_is_loaded_for_a_preview(composition: Composition) -> None:
    model = put_model(composition)
    assert composition.prompts.preview(model, "none", "Hello") is None
    assert composition.pool.pids() == []


def test_it_is_the_prompt_of_the_answer_to_the_token(composition: Composition) -> None:
    model, chat = composition.models.current(), new_id()
    for text in ("What is the capital of France?", "And of Italy?"):
        composition.answers.send(
            conversation_id=chat, message_id=new_id(), text=text, listener=lambda _: None, cancel=Cancellation()
        )
    shown = composition.prompts.preview(model, chat, "")
    assert shown is not None
    figures = composition.conversations.messages(chat)[-1].figures
    assert figures is not None
    assert shown.tokens == figures.prompt_tokens
    assert shown.prompt.startswith("<|im_start|>system\n<|im_end|>\n<|im_start|>user\nWhat is the capital")
    assert shown.prompt.endswith("And of Italy?<|im_end|>\n<|im_start|>assistant\n")
    later = composition.prompts.preview(model, chat, "And of Spain?")
    assert later is not None
    assert later.prompt.endswith("<|im_end|>\n<|im_start|>user\nAnd of Spain?<|im_end|>\n<|im_start|>assistant\n")
    assert (later.template, later.origin, later.has_own) == ("file", Origin.FILE, True)


def test_the_token_at_the_beginning_is_shown_whoever_writes_it(composition: Composition) -> None:
    model = put_model(composition)
    load(composition, model)
    assert preview(composition, model).prompt == "<s>[user]Hello"
    bare = preview(composition, model, choice=TemplateChoice(source="{{ messages[0].content }}"))
    assert (bare.prompt, bare.origin) == ("<s>Hello", Origin.PERSON)


def test_an_empty_chat_has_an_example(composition: Composition) -> None:
    model = put_model(composition)
    load(composition, model)
    assert preview(composition, model, " ", example="Hi", system_prompt="Be kind.").prompt == (
        "<s>[system]Be kind.[user]Hi"
    )


def test_a_template_is_chosen_remembered_used_and_reset(composition: Composition) -> None:
    model = put_model(composition, [{"name": "default", "template": THINKS}, {"name": "rag", "template": "rag"}])
    load(composition, model)
    assert preview(composition, model).variants == ("rag",)
    composition.prompts.choose(model, TemplateChoice(template="Vicuna"))
    chosen = preview(composition, model)
    assert chosen.prompt.endswith("USER: Hello ASSISTANT:")
    assert (chosen.template, chosen.origin, chosen.has_own) == ("Vicuna", Origin.BUILT_IN, True)
    assert str(chosen.why) == "Vicuna was chosen for this model."
    again = SettingsStore(composition.paths.settings).load()
    assert choice_of(model, again) == composition.prompts.choice(model) == TemplateChoice(template="Vicuna")
    composition.prompts.choose(model, TemplateChoice(template="rag"))
    assert preview(composition, model).prompt == "<s>rag"
    composition.prompts.choose(model, TemplateChoice())
    assert composition.settings.current().templates == {}
    assert preview(composition, model).prompt == "<s>[user]Hello"


def test_answers_use_what_was_chosen(composition: Composition) -> None:
    model = put_model(composition)
    composition.models.choose(model.id)
    composition.prompts.choose(model, TemplateChoice(source="aaaa{{ messages[-1].content }}"))
    chat = new_id()
    composition.answers.send(
        conversation_id=chat, message_id=new_id(), text="bb", listener=lambda _: None, cancel=Cancellation()
    )
    figures = composition.conversations.messages(chat)[-1].figures
    assert figures is not None
    shown = composition.prompts.preview(model, chat, "")
    assert shown is not None
    assert (shown.prompt, shown.tokens) == ("<s>aaaabb", figures.prompt_tokens)


def test_thinking_is_told_and_set(composition: Composition) -> None:
    model = put_model(composition)
    load(composition, model)
    assert preview(composition, model).thinking is True, "the template lets it think unless it is told not to"
    composition.prompts.choose(model, TemplateChoice(thinking=False))
    quiet = preview(composition, model)
    assert (quiet.prompt, quiet.thinking) == ("<s>[user]Hello[quiet]", True)
    assert chat_wish(model, composition.settings.current()).template_arguments == {"enable_thinking": False}
    assert preview(composition, model, choice=TemplateChoice(template="Vicuna")).thinking is None
    assert preview(composition, model, choice=TemplateChoice(template="Apertus")).thinking is False


def test_a_guess_is_told(composition: Composition) -> None:
    model = put_model(composition, None)
    load(composition, model)
    shown = preview(composition, model)
    assert (shown.template, shown.is_guess, shown.has_own) == ("Plain text", True, False)


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("Hi\n{% if %}", "line 2: Expected"),
        ("{{ messages[0].nothing.more }}", "nothing"),
        ("{{ raise_exception('Only twice') }}", "Only twice"),
    ],
)
def test_a_faulty_template_is_told_with_its_reason(composition: Composition, source: str, reason: str) -> None:
    model = put_model(composition)
    load(composition, model)
    with pytest.raises(KnownError) as caught:
        preview(composition, model, choice=TemplateChoice(source=source))
    assert caught.value.kind is ErrorKind.TEMPLATE_FAILED
    assert reason in str(caught.value.what)
    assert preview(composition, model).prompt == "<s>[user]Hello", "the engine goes on"


def test_built_in_names_are_known(composition: Composition) -> None:
    assert {"ChatML", "Mistral v0.1", "gpt-oss"} <= set(composition.prompts.built_in)


@pytest.mark.expects_log
def test_a_damaged_choice_costs_no_other_setting(tmp_path: Path) -> None:
    paths = Paths.under(tmp_path / "data")
    paths.create()
    paths.settings.write_text('{"max_tokens": 7, "templates": {"a": {"template": 3}}}')
    composition = Composition(paths)
    assert composition.settings.current().max_tokens == 7
    assert composition.settings.current().templates == {}
    composition.close()
