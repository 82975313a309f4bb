"""Which template a model gets, for every model of the catalogue and for files that say little."""

import pytest

from desktop.core.errors import ErrorKind, KnownError
from desktop.core.prompt_template import Origin
from desktop.core.text import Text
from desktop.engine.templates import choosing
from desktop.engine.templates.catalogue import BUILT_IN, built_in
from desktop.engine.templates.choosing import choose
from desktop.engine.templates.facts import ModelFacts
from tests.engine.engines import assert_helps
from tests.engine.templates.catalogue_models import MODELS


def facts(name: str, architecture: str = "llama", tokens: str = "") -> ModelFacts:
    return ModelFacts(architecture=architecture, name=name, tokens=frozenset(tokens.split()))


@pytest.mark.parametrize(("architecture", "name", "tokens", "expected"), MODELS, ids=[row[1] for row in MODELS])
def test_a_model_of_the_catalogue_gets_its_format(architecture: str, name: str, tokens: str, expected: str) -> None:
    choice = choose(facts(name, architecture, tokens))
    assert choice.facts.name == expected
    assert choice.facts.is_guess == (choice.facts.reason == choosing.WHY_NOTHING)
    if expected != "Plain text":
        assert choice.facts.reason in (choosing.WHY_NAME, choosing.WHY_TOKEN)


@pytest.mark.parametrize(("architecture", "name", "tokens", "expected"), MODELS, ids=[row[1] for row in MODELS])
def test_the_name_of_the_file_is_enough(architecture: str, name: str, tokens: str, expected: str) -> None:
    model = ModelFacts(architecture=architecture, file_name=f"{name}.Q4_K_M", tokens=frozenset(tokens.split()))
    assert choose(model).facts.name == expected


@pytest.mark.parametrize(
    ("name", "tokens", "expected"),
    [
        ("LLaMA v2 llama-2-7b-chat", "", "Llama 2"),
        ("mistralai_mistral-7b-instruct-v0.2", "", "Mistral v0.2"),
        ("Mixtral 8x7B Instruct v0.1", "", "Mistral v0.2"),
        ("codellama_codellama-7b-hf", "", "Code Llama infill"),
        ("codellama_codellama-7b-python-hf", "", "Plain text"),
        ("lmsys_vicuna-7b-v1.5", "", "Vicuna"),
        ("Stanford Alpaca 7B", "", "Alpaca"),
        ("teknium_openhermes-2.5-mistral-7b", "<|im_start|>", "ChatML"),
        ("zephyr-7b-gemma-v0.1", "<|im_start|> <start_of_turn>", "Gemma"),
        ("Meta-Llama-3-8B-Instruct", "", "Llama 3"),
        ("Phi-3.5_mini instruct", "<|end|>", "Phi-3"),
        ("Philosopher-2", "", "Plain text"),
        ("A model", "<|user|>", "Zephyr"),
        ("A model", "<|user|> <|im_start|>", "ChatML"),
        ("A model", "", "Plain text"),
    ],
)
def test_names_as_they_are_found(name: str, tokens: str, expected: str) -> None:
    assert choose(facts(name, tokens=tokens)).facts.name == expected


def test_basename_finetune_and_organisation_count_too() -> None:
    model = ModelFacts(architecture="llama", basename="Mistral-7B", finetune="Instruct-v0.1")
    assert choose(model).facts.name == "Mistral v0.1"
    assert choose(ModelFacts(organisation="Notus team")).facts.name == "Notus"


def test_the_architecture_is_the_last_sign() -> None:
    choice = choose(facts("something", "phi3"))
    assert (choice.facts.name, choice.facts.hint) == ("Phi-3", "phi3")
    assert choice.facts.reason == choosing.WHY_ARCHITECTURE


def test_the_file_s_own_comes_first() -> None:
    choice = choose(facts("zephyr-7b-beta")._replace(template="{{ 1 }}"))
    assert (choice.facts.name, choice.facts.origin, choice.stops) == ("file", Origin.FILE, ())


def test_the_person_s_choice_comes_before_that() -> None:
    model = facts("zephyr")._replace(template="{{ 1 }}", variants=("tool_use", "rag"))
    assert choose(model, "llama 2").built_in is BUILT_IN["Llama 2"]
    assert choose(model, "rag").variant == "rag"
    assert choose(model, "file").facts.name == "file"
    assert choose(model, "llama 2", "{{ 2 }}").source == "{{ 2 }}"
    assert choose(model).facts.variants == ["tool_use", "rag"]


def test_a_file_without_a_template_asked_for_its_own_gets_what_its_signs_tell() -> None:
    assert choose(facts("zephyr"), "file").facts.name == "Zephyr"


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(KnownError) as caught:
        choose(facts("zephyr"), "no such \ud800 thing")
    error = assert_helps(caught.value, ErrorKind.TEMPLATE_FAILED)
    assert "ChatML" in str(error.next_step)


def test_the_reason_is_a_sentence() -> None:
    told = choose(facts("HuggingFaceH4_zephyr-7b-beta")).facts
    words = str(Text("templates", told.reason, {"template": told.name, "hint": told.hint}))
    assert words == "The file has no template; its name says Zephyr (“zephyr”)."
    for reason in [value for name, value in vars(choosing).items() if name.startswith("WHY_")]:
        assert str(Text("templates", reason, {"template": "a", "hint": "b"})).endswith(".")


def test_names_are_found_in_any_case() -> None:
    assert built_in(" chatml ") is BUILT_IN["ChatML"]
    assert built_in("") is None
