"""Which models are recommended: those that suit the computer, and never one that a person cannot just use."""

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.advice import LIGHTER, Why, advise, strength
from desktop.core.catalogue import Commercial, Task
from desktop.core.fit import FitLevel, SpeedRange
from desktop.core.offer import READING_SPEED, Mark, Offer
from tests.fixtures.model_samples import GB, GPT_3, sample_offers

OFFERS = tuple(msgspec.structs.replace(one, mark=Mark.NONE) for one in sample_offers())
FREE = 186 * GB


def named(offers: tuple[Offer, ...] = OFFERS, free: int = FREE, language: str = "en") -> dict[Why, str]:
    return {one.why: one.offer.model.name for one in advise(offers, disk_free=free, language=language)}


def changed(name: str, **fields: object) -> tuple[Offer, ...]:
    """The offers, with another model of that name."""
    return tuple(
        msgspec.structs.replace(one, model=msgspec.structs.replace(one.model, **fields))
        if one.model.name == name
        else one
        for one in OFFERS
    )


def sped(name: str, low: float, high: float) -> tuple[Offer, ...]:
    return tuple(
        msgspec.structs.replace(one, best=msgspec.structs.replace(one.best, speed=SpeedRange(low, high)))
        if one.model.name == name and one.best is not None
        else one
        for one in OFFERS
    )


def test_the_strongest_that_runs_well_and_a_lighter_one() -> None:
    assert named() == {Why.STRONGEST: "Qwen3 8B", Why.LIGHTER: "Phi-4 Mini Reasoning"}


def test_what_is_slower_than_people_read_is_not_recommended() -> None:
    assert named(sped("Qwen3 8B", 4.0, 6.0))[Why.STRONGEST] == "Phi-4 Mini Reasoning"
    assert named(sped("Phi-4 Mini Reasoning", 12.0, 14.0))[Why.LIGHTER] == "Granite 3.3 2B"


def test_where_speed_is_not_known_what_is_read_for_a_token_is_bounded() -> None:
    assert named(sped("Qwen3 8B", 0.0, 0.0))[Why.STRONGEST] == "Phi-4 Mini Reasoning"
    mixture = changed("Qwen3 8B", active_parameters=2_000_000_000)
    unknown = tuple(
        msgspec.structs.replace(one, best=msgspec.structs.replace(one.best, speed=SpeedRange())) if one.best else one
        for one in mixture
    )
    assert "Qwen3 8B" in named(unknown).values()


def test_a_licence_with_conditions_a_gate_or_no_room_is_no_beginning() -> None:
    assert "Gemma 3 4B" not in named().values()
    assert "Llama 3.1 8B" not in named().values()
    assert named(changed("Qwen3 8B", gated=True))[Why.STRONGEST] == "Phi-4 Mini Reasoning"
    assert named(free=4 * GB)[Why.STRONGEST] == "Phi-4 Mini Reasoning"
    assert named(free=GB) == {}


def test_the_language_of_a_person_goes_first_where_a_model_knows_it() -> None:
    others = changed("Qwen3 8B", languages=("en",))
    assert named(others, language="sv")[Why.STRONGEST] == "Phi-4 Mini Reasoning"
    assert named(others, language="xx")[Why.STRONGEST] == "Qwen3 8B"


def test_one_for_code_besides() -> None:
    assert named(changed("Granite 3.3 2B", task=Task.CODE))[Why.CODE] == "Granite 3.3 2B"


def test_a_year_counts_as_twice_the_size() -> None:
    model = OFFERS[0].model
    old = msgspec.structs.replace(OFFERS[0], model=msgspec.structs.replace(model, released="2024-05-01"))
    large = msgspec.structs.replace(old, model=msgspec.structs.replace(old.model, parameters=2 * model.parameters))
    assert abs(strength(large) - strength(OFFERS[0])) < 1e-9
    undated = msgspec.structs.replace(OFFERS[0], model=msgspec.structs.replace(model, released=""))
    assert strength(undated) < strength(old)
    assert strength(Offer(model=GPT_3)) > 0


@given(
    st.lists(st.sampled_from(OFFERS), max_size=8),
    st.sampled_from(FitLevel),
    st.floats(0, 40),
    st.integers(0, 20 * GB),
    st.sampled_from(["en", "sv", "xx"]),
)
def test_whatever_there_is_each_pick_keeps_its_promise(
    offers: list[Offer], level: FitLevel, speed: float, free: int, language: str
) -> None:
    shown = []
    for offer in offers:
        best = offer.best
        if best is not None and best.fit is not None:
            fit = msgspec.structs.replace(best.fit, level=level)
            best = msgspec.structs.replace(best, fit=fit, speed=SpeedRange(speed, speed))
        shown.append(msgspec.structs.replace(offer, best=best))
    picks = advise(shown, disk_free=free, language=language)
    assert len({one.offer.model.id for one in picks}) == len(picks) <= 3
    for one in picks:
        best = one.offer.best
        assert best is not None
        assert best.level in (FitLevel.GPU, FitLevel.GOOD)
        assert best.speed.high == 0 or best.speed.low >= READING_SPEED
        assert not free or best.file.size <= free
        assert one.offer.model.licence.commercial is Commercial.ALLOWED
        if one.why is Why.LIGHTER:
            first = picks[0].offer.best
            assert first is not None
            assert best.file.size <= LIGHTER * first.file.size
