"""What is chosen about a model's engine is what the engine uses; an adapter that does not fit is refused."""

from pathlib import Path

import pytest

from desktop.composition import Composition
from desktop.core.cancellation import Cancellation
from desktop.core.engine_choice import AdapterChoice, CacheChoice, EngineChoice, FlashChoice
from desktop.core.errors import ErrorKind, KnownError
from desktop.core.ids import new_id
from desktop.core.model import ModelFile
from tests.fixtures.tiny_models.lora import write_lora
from tests.fixtures.tiny_models.maker import write_tiny

pytestmark = pytest.mark.engine


@pytest.fixture
def tiny(composition: Composition) -> ModelFile:
    """A model of random numbers that answers."""
    write_tiny(composition.paths.models / "tiny.gguf", "llama")
    composition.models.choose("tiny")
    composition.settings.change(max_tokens=4, context_length=512)
    return composition.models.current()


def ask(composition: Composition) -> str:
    """The chat in which a question was answered."""
    chat = new_id()
    composition.answers.send(
        conversation_id=chat, message_id=new_id(), text="the rain", listener=lambda _: None, cancel=Cancellation()
    )
    return chat


def test_a_cache_type_is_really_used_and_survives_a_restart(composition: Composition) -> None:
    model = composition.models.current()
    composition.settings.change(max_tokens=4, context_length=1024)
    ask(composition)
    before = composition.engines.status(model)
    assert (before.is_loaded, before.is_current) == (True, True)
    composition.engines.change(model, cache=CacheChoice.Q8_0)
    changed = composition.engines.status(model)
    assert (changed.is_loaded, changed.is_current) == (True, False), "it has to be loaded again"
    chat = ask(composition)
    loaded = composition.pool.loaded
    assert loaded is not None
    assert (loaded.facts.context.cache_type_k, loaded.facts.context.cache_type_v) == ("q8_0", "q8_0")
    after = composition.engines.status(model)
    assert after.cache_bytes == pytest.approx(before.cache_bytes * 34 / 64, rel=0.01)
    (sent,) = composition.conversations.trees.sent(chat, composition.conversations.messages(chat)[-1].id)
    assert sent.facts.cache is CacheChoice.Q8_0
    again = Composition(composition.paths)
    assert again.settings.current().engines == {model.id: EngineChoice(cache=CacheChoice.Q8_0)}


def test_flash_attention_is_used_as_chosen_but_never_against_a_quantised_cache(composition: Composition) -> None:
    model = composition.models.current()
    composition.settings.change(max_tokens=2, context_length=512)
    for cache, is_used in ((CacheChoice.F16, False), (CacheChoice.Q4_0, True)):
        composition.engines.change(model, cache=cache, flash_attention=FlashChoice.OFF)
        ask(composition)
        loaded = composition.pool.loaded
        assert loaded is not None
        assert loaded.facts.context.flash_attention is is_used


def test_an_adapter_is_used_weighed_and_removed(composition: Composition, tiny: ModelFile, tmp_path: Path) -> None:
    adapter = write_lora(tmp_path / "notes.gguf", "llama")
    assert composition.engines.add_adapter(tiny, adapter)
    chat = ask(composition)
    loaded = composition.pool.loaded
    assert loaded is not None
    assert [(one.path, one.scale) for one in composition.generation.engine(tiny, _settings(composition)).adapters] == [
        (str(adapter), 1.0)
    ]
    answer = composition.conversations.messages(chat)[-1]
    assert answer.made_with is not None
    assert answer.made_with.adapters == ("notes",)
    composition.engines.set_strength(tiny, str(adapter), 0.5)
    assert composition.engines.status(tiny).is_current, "another strength needs no load"
    ask(composition)
    pid = composition.pool.loaded.pid if composition.pool.loaded is not None else 0
    assert pid == loaded.pid
    assert composition.generation.engine(tiny, _settings(composition)).adapters[0].scale == 0.5
    composition.engines.set_strength(tiny, str(adapter), 0.0)
    answer = composition.conversations.messages(ask(composition))[-1]
    assert answer.made_with is None or answer.made_with.adapters == (), "it counts for nothing"
    composition.engines.remove_adapter(tiny, str(adapter))
    assert composition.settings.current().engines == {}
    assert composition.engines.status(tiny).is_current, "and neither does none"
    assert composition.pool.all_loaded()[-1].facts.adapters == []


def _settings(composition: Composition):  # type: ignore[no-untyped-def]
    return composition.settings.current()


def test_an_adapter_that_does_not_fit_is_refused_and_nothing_is_chosen(
    composition: Composition, tiny: ModelFile, tmp_path: Path
) -> None:
    ask(composition)
    other = write_lora(tmp_path / "other.gguf", "qwen2")
    larger = write_lora(tmp_path / "larger.gguf", "rwkv7", architecture="llama")
    text = tmp_path / "text.gguf"
    text.write_text("hello")
    for path, kind in (
        (other, ErrorKind.ADAPTER_UNUSABLE),
        (larger, ErrorKind.ADAPTER_UNUSABLE),
        (text, ErrorKind.ADAPTER_UNUSABLE),
        (tiny.path, ErrorKind.ADAPTER_UNUSABLE),
        (tmp_path / "none.gguf", ErrorKind.ADAPTER_MISSING),
    ):
        with pytest.raises(KnownError) as caught:
            composition.engines.add_adapter(tiny, path)
        assert caught.value.kind is kind, path
    assert composition.settings.current().engines == {}
    ask(composition)


def test_a_smaller_model_guesses_ahead_and_one_with_other_words_is_refused(
    composition: Composition, tiny: ModelFile
) -> None:
    starter = next(model for model in composition.models.chat_models() if model.is_starter)
    for name, which in (("same", "smollm2"), ("other", "llama")):
        write_tiny(composition.paths.models / f"{name}.gguf", which)
    names = [one.id for one in composition.engines.status(starter).drafts]
    assert names == ["other", "same", "tiny"]
    assert composition.engines.status(tiny).drafts == []
    same_words = write_tiny(composition.paths.models / "twin.gguf", "codellama")
    assert composition.engines.choose_draft(tiny, str(same_words))
    ask(composition)
    assert composition.engines.status(tiny).is_current
    with pytest.raises(KnownError) as caught:
        composition.engines.choose_draft(tiny, str(composition.paths.models / "same.gguf"))
    assert caught.value.kind is ErrorKind.DRAFT_UNFIT
    assert composition.settings.current().engines["tiny"].draft == str(same_words)
    composition.engines.choose_draft(tiny, "")
    assert composition.settings.current().engines == {}


def test_a_file_that_went_is_told_with_the_next_answer(
    composition: Composition, tiny: ModelFile, tmp_path: Path
) -> None:
    gone = str(tmp_path / "gone.gguf")
    composition.engines.change(tiny, adapters=[AdapterChoice(path=gone)])
    assert composition.engines.status(tiny).adapter_bytes == {}
    with pytest.raises(KnownError) as caught:
        ask(composition)
    assert caught.value.kind is ErrorKind.ADAPTER_MISSING
