"""Words are found without regard to case and accents, in every script, and where they really stand."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.find_text import Place, folded, places_in


def found(text: str, typed: str) -> list[str]:
    return [text[place.start : place.end] for place in places_in(text, folded(typed))]


@pytest.mark.parametrize(
    ("text", "typed", "words"),
    [
        ("Rye bread, RYE BREAD", "rye", ["Rye", "RYE"]),
        ("Crème brûlée", "creme brulee", ["Crème brûlée"]),
        ("Cre\u0300me", "crème", ["Cre\u0300me"]),
        ("creme", "crème", ["creme"]),
        ("Straße STRASSE", "strasse", ["Straße", "STRASSE"]),
        ("我喜欢吃面包。", "面包", ["面包"]),
        ("\uff26\uff55\uff4c\uff4c width", "full", ["\uff26\uff55\uff4c\uff4c"]),
        ("a 🍞 and 🍞🍞", "🍞", ["🍞", "🍞", "🍞"]),
        ("I ❤\ufe0f rye", "❤", ["❤\ufe0f"]),
        ("one\u202ftwo\nthree", "one two three", ["one\u202ftwo\nthree"]),
        ("aaaa", "aa", ["aa", "aa"]),
        ("हिन्दी", "हिन्दी", ["हिन्दी"]),
        ("שָׁלוֹם", "שלום", ["שָׁלוֹם"]),
        ("anything", "", []),
    ],
)
def test_what_people_mean_is_found(text: str, typed: str, words: list[str]) -> None:
    assert found(text, typed) == words


def test_vowels_of_other_scripts_are_no_accents() -> None:
    assert found("कि", "कु") == []


@given(st.text(), st.text(min_size=1, max_size=3))
def test_every_place_says_what_was_looked_for(text: str, typed: str) -> None:
    wanted = folded(typed)
    places = places_in(text, wanted)
    assert len(places) == (folded(text).count(wanted) if wanted else 0)
    assert places == sorted(places)
    for place in places:
        assert wanted in folded(text[place.start : place.end])
    for one, other in itertools.pairwise(places):
        assert isinstance(one, Place)
        assert one.start < other.end
