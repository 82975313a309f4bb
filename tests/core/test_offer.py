"""Which models a wish leaves, and in which order."""

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.catalogue import Commercial, Task
from desktop.core.catalogue_wish import MANY, SIZES, speaks
from desktop.core.fit import FitLevel, SpeedRange
from desktop.core.offer import Offer, OfferWish, Order, may_be_fast, wanted
from tests.fixtures.model_samples import GPT_3, MODELS, sample_offers

OFFERS = sample_offers()


def names(**fields: object) -> list[str]:
    return [offer.model.name for offer in wanted(OFFERS, OfferWish(**fields))]  # type: ignore[arg-type]


def test_best_fit_first_is_what_runs_well_then_what_is_tight_then_what_is_too_large_then_references() -> None:
    assert names()[0] == "Qwen3 8B"
    assert names()[-3:] == ["Mistral Nemo 12B", "gpt-oss 20B", "GPT-3"]


def test_before_this_computer_was_measured_what_most_write_slowly_with_stands_behind() -> None:
    unmeasured = [
        msgspec.structs.replace(one, best=msgspec.structs.replace(one.best, speed=SpeedRange())) if one.best else one
        for one in OFFERS
    ]
    found = [one for one in wanted(unmeasured, OfferWish()) if one.best is not None]
    good = [one for one in found if one.best is not None and one.best.level in (FitLevel.GPU, FitLevel.GOOD)]
    fast = [may_be_fast(one) for one in good]
    assert fast == sorted(fast, reverse=True)
    assert {True, False} == set(fast)


def test_orders() -> None:
    assert names(order=Order.FASTEST)[0] == "Granite 3.3 2B"
    assert names(order=Order.SMALLEST)[0] == "Granite 3.3 2B"
    assert names(order=Order.SMALLEST)[-1] == "GPT-3"
    assert names(order=Order.NEWEST)[-1] == "GPT-3"
    assert names(order=Order.NAME) == [*sorted(names()[:-1], key=str.casefold), "GPT-3"]


def test_filters() -> None:
    assert "gpt-oss 20B" not in names(fits=True)
    assert "GPT-3" not in names(fits=True)
    unknown = Offer(model=msgspec.structs.replace(GPT_3, id="x/y", downloadable=True))
    assert wanted([unknown], OfferWish(fits=True)) == [unknown], "nobody knows yet whether it does"
    assert names(task=Task.VISION) == ["Gemma 3 4B"]
    assert set(names(commercial=(Commercial.CONDITIONS,))) == {"Gemma 3 4B", "Llama 3.1 8B"}
    assert names(words="documents forms") == ["Granite 3.3 2B"]
    assert "GPT-3" not in names(languages=("en", "sv"))
    assert set(names(size="small")) == {"Granite 3.3 2B"}


def test_what_the_hub_found_stands_by_how_often_it_is_fetched_as_long_as_no_fit_is_known() -> None:
    found = [
        Offer(model=msgspec.structs.replace(GPT_3, id=f"x/{name}", downloadable=True, parameters=size, downloads=count))
        for name, size, count in (("vast", 235 * 10**9, 10), ("small", 10**9, 9_000), ("usual", 8 * 10**9, 50_000))
    ]
    assert [one.model.id for one in wanted(found, OfferWish())] == ["x/usual", "x/small", "x/vast"]


def test_many_languages_are_any() -> None:
    many = msgspec.structs.replace(GPT_3, languages=(MANY,))
    assert speaks(many, "sv")
    assert not speaks(GPT_3, "sv")


def test_a_wish_knows_whether_it_hides_something() -> None:
    assert not OfferWish(order=Order.NAME).is_filtered
    assert OfferWish(words="a").is_filtered


@given(
    st.builds(
        OfferWish,
        words=st.sampled_from(["", "qwen", "a e", "zzz"]),
        fits=st.booleans(),
        languages=st.sampled_from([(), ("en",), ("sv", "de")]),
        commercial=st.sampled_from([(), (Commercial.ALLOWED, Commercial.CONDITIONS), (Commercial.FORBIDDEN,)]),
        task=st.none() | st.sampled_from(Task),
        size=st.sampled_from(["", *SIZES]),
        order=st.sampled_from(Order),
    )
)
def test_a_wish_only_leaves_out(wish: OfferWish) -> None:
    found = wanted(OFFERS, wish)
    assert len({offer.model.id for offer in found}) == len(found)
    assert all(offer in OFFERS for offer in found)
    looser = wanted(OFFERS, OfferWish(order=wish.order))
    assert [offer for offer in looser if offer in found] == found
    assert len(MODELS) + 1 == len(looser)
