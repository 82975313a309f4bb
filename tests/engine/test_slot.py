"""A place for one engine: what fits, and which model is refused after killing its engine twice."""

from pathlib import Path

import pytest

from desktop.core.errors import ErrorKind, KnownError
from desktop.engine.slot import Slot, Wish
from tests.engine.engines import Engines
from tests.engine.wishes import model

ERROR = KnownError(ErrorKind.ENGINE_STOPPED, doing="testing", reason="tested")
PATH = "a.gguf"


def test_an_engine_fits_the_wish_it_was_made_for(engines: Engines, tmp_path: Path) -> None:
    slot, file = Slot(), model(tmp_path)
    wish = Wish.of(file, 512, 2)
    assert slot.fitting(wish) is None
    client = engines("obliging")
    slot.put(client, file, wish)
    assert slot.fitting(wish) is None, "it is not loaded yet"
    client.load(file.path)
    assert slot.fitting(Wish.of(file, 512, 2)) is client
    assert slot.fitting(Wish.of(file, 1024, 2)) is None
    assert slot.fitting(Wish.of(file, 512, 1)) is None
    assert slot.fitting(Wish.of(model(tmp_path, "other"), 512, 2)) is None
    client.stop()
    assert slot.fitting(wish) is None


def test_another_file_of_that_name_is_another_model_but_none_is_the_same(engines: Engines, tmp_path: Path) -> None:
    slot, file, client = Slot(), model(tmp_path), engines("obliging")
    client.load(file.path)
    slot.put(client, file, Wish.of(file, 0, 0))
    file.path.unlink()
    assert slot.fitting(Wish.of(file, 0, 0)) is client, "the engine has it in memory"
    model(tmp_path, words=4)
    assert slot.fitting(Wish.of(file, 0, 0)) is None


def test_a_model_is_refused_after_two_deaths_without_a_word_and_may_try_again(engines: Engines) -> None:
    slot, silent = Slot(), engines("obliging")
    slot.count_death(silent, PATH, ERROR)
    assert slot.refusal(PATH) is None
    slot.count_death(silent, PATH, ERROR)
    assert slot.refusal("another.gguf") is None
    assert slot.refusal(PATH) is ERROR
    assert slot.refusal(PATH) is None, "asking again is a new try"
    slot.count_death(silent, PATH, ERROR)
    assert slot.refusal(PATH) is ERROR, "and one more death is enough"


@pytest.mark.parametrize("deaths", [1, 3])
def test_deaths_of_an_engine_that_wrote_do_not_count(engines: Engines, deaths: int) -> None:
    slot, silent, speaking = Slot(), engines("obliging"), engines("obliging")
    speaking.has_answered = True
    slot.count_death(silent, PATH, ERROR)
    for _ in range(deaths):
        slot.count_death(speaking, PATH, ERROR)
    slot.count_death(silent, PATH, ERROR)
    assert slot.refusal(PATH) is None
