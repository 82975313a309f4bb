"""What is asked before a model is loaded that is too large, and that nothing is asked about what fits or is loaded."""

from pathlib import Path

import pytest

from desktop.composition import Composition
from desktop.core.engine_choice import AdapterChoice
from desktop.core.errors import ErrorKind
from desktop.core.fit import FitLevel
from desktop.core.load_question import LoadQuestion, TooLargeError
from desktop.core.model import ModelFile
from desktop.engine.slot import Wish
from desktop.machine.memory import Memory
from desktop.services.engine_options import engine_options
from desktop.services.load_guard import SPARE
from tests.fixtures.tiny_models.lora import write_lora
from tests.fixtures.tiny_models.maker import write_tiny
from tests.fixtures.tiny_models.projectors import write_projector
from tests.library.gguf_maker import Gguf

pytestmark = pytest.mark.engine
GB = 1 << 30


class Computer:
    """The composition on a computer with as much memory as a test says."""

    def __init__(self, composition: Composition, patch: pytest.MonkeyPatch) -> None:
        self.parts, self.free = composition, 64 * GB
        patch.setattr(composition.fits, "_memory", lambda: Memory(64 * GB, self.free))
        composition.can_ask = True
        self.model = composition.models.current()

    def wish(self, model: ModelFile | None = None) -> Wish:
        model = model or self.model
        return Wish.of(model, **engine_options(model, self.parts.settings.current()))

    def asked(self) -> LoadQuestion:
        """The question about the model that answers."""
        question = self.parts.guard.question(self.model)
        assert question is not None
        return question

    def tiny(self, name: str = "tiny") -> ModelFile:
        write_tiny(self.parts.paths.models / f"{name}.gguf")
        return self.parts.models.find(name)


@pytest.fixture
def computer(composition: Composition, monkeypatch: pytest.MonkeyPatch) -> Computer:
    return Computer(composition, monkeypatch)


def test_what_fits_is_not_asked_about(computer: Computer) -> None:
    assert computer.parts.guard.question(computer.model) is None
    computer.parts.guard.check(computer.model, computer.wish())


def test_what_is_too_large_is_asked_about_with_the_longest_context_that_fits(computer: Computer) -> None:
    need = computer.parts.guard.need(computer.model, computer.wish())
    computer.free = need - (60 << 20)
    question = computer.asked()
    assert (question.fit.level, question.fit.need.total, question.fit.available) == (
        FitLevel.TOO_LARGE,
        need,
        computer.free,
    )
    assert question.smaller is not None
    assert question.smaller.context < question.fit.context
    assert SPARE * question.smaller.need.total <= computer.free
    computer.parts.choosing.shorten(question)
    assert computer.wish().context_length == question.smaller.context
    assert computer.parts.guard.question(computer.model) is None
    computer.free = 1 << 20
    assert computer.asked().smaller is None, "no context is short enough"


def test_a_load_is_refused_until_a_person_agrees_and_that_holds_once(computer: Computer) -> None:
    computer.free = 1 << 20
    with pytest.raises(TooLargeError) as caught:
        computer.parts.loads.load(computer.model)
    assert caught.value.kind is ErrorKind.MODEL_TOO_LARGE
    assert computer.model.name in str(caught.value)
    assert computer.parts.pool.pids() == []
    computer.parts.choosing.allow(caught.value.question)
    assert computer.parts.loads.load(computer.model)
    assert computer.parts.guard.question(computer.model) is None, "it is loaded"
    assert computer.parts.loads.load(computer.model), "nothing is to be loaded"
    computer.parts.loads.unload()
    with pytest.raises(TooLargeError):
        computer.parts.loads.load(computer.model)


def test_who_agreed_to_less_is_asked_again(computer: Computer) -> None:
    computer.free = 1 << 20
    computer.parts.settings.change(context_length=1024)
    computer.parts.choosing.allow(computer.asked())
    computer.parts.settings.change(context_length=8192)
    with pytest.raises(TooLargeError):
        computer.parts.guard.check(computer.model, computer.wish())


def test_where_nobody_can_be_asked_it_is_loaded(computer: Computer) -> None:
    """As a command does, which a person gave with the model's name."""
    computer.free, computer.parts.can_ask = 1 << 20, False
    assert computer.parts.loads.load(computer.model)


def test_what_would_be_unloaded_is_named_and_counts(computer: Computer) -> None:
    tiny = computer.tiny()
    assert computer.parts.loads.load(computer.model)
    computer.free = 1 << 20
    assert computer.parts.guard.question(tiny) is None, "what the loaded one has comes free"
    computer.free = 1 << 40
    assert computer.parts.loads.load(tiny)
    computer.free = 1 << 20
    assert computer.asked().unloads == (tiny.name,)


def test_all_that_a_load_takes_counts(computer: Computer) -> None:
    tiny, folder = computer.tiny(), computer.parts.paths.models
    guard, plain = computer.parts.guard, computer.parts.guard.need(tiny, computer.wish(tiny))
    eyes = write_projector(folder / "mmproj.gguf")
    computer.parts.engines.change(tiny, projector=str(eyes))
    seeing = guard.need(tiny, computer.wish(tiny))
    assert seeing >= plain + eyes.stat().st_size
    lora = write_lora(folder / "rhymes.gguf", "llama")
    computer.parts.engines.change(tiny, adapters=[AdapterChoice(path=str(lora))])
    assert guard.need(tiny, computer.wish(tiny)) == seeing + lora.stat().st_size
    computer.parts.engines.change(tiny, draft=str(computer.tiny("draft").path))
    assert guard.need(tiny, computer.wish(tiny)) > seeing + lora.stat().st_size + tiny.size
    (folder / "tiny.gguf").unlink()
    assert guard.need(tiny, computer.wish(tiny)) == tiny.size, "the load says what is wrong"


def test_verdicts_about_all_models_that_can_be_read(computer: Computer) -> None:
    computer.tiny()
    models = computer.parts.models.models()
    (computer.parts.paths.models / "gone.gguf").write_bytes(Gguf().bytes())
    gone = computer.parts.models.find("gone")
    gone.path.unlink()
    levels = {model_id: fit.level for model_id, fit in computer.parts.guard.verdicts([gone, *models])}
    assert levels == dict.fromkeys([model.id for model in models], FitLevel.GOOD)
    assert any(model.is_embedding for model in models)
    computer.free = 1 << 20
    levels = {model_id: fit.level for model_id, fit in computer.parts.guard.verdicts(models)}
    assert set(levels.values()) == {FitLevel.TOO_LARGE}


def test_an_engine_is_asked_only_where_arithmetic_leaves_a_doubt(
    computer: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Path] = []
    real = computer.parts.fits.curve

    def curve(path: Path, *, size: int = 0) -> object:
        asked.append(path)
        return real(path, size=size)

    monkeypatch.setattr(computer.parts.fits, "curve", curve)
    assert dict(computer.parts.guard.verdicts([computer.model]))
    assert asked == []
    ((_, fit),) = computer.parts.guard.verdicts([computer.model])
    computer.free = fit.need.total
    ((_, near),) = computer.parts.guard.verdicts([computer.model])
    assert asked == [computer.model.path]
    assert near.need.total == computer.parts.guard.need(computer.model, computer.wish())
