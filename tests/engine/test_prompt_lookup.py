"""Guessing from what was said: drafts are true quotations."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.engine.prompt_lookup import GRAM, PromptLookup


@given(st.lists(st.integers(0, 2), max_size=60), st.integers(1, 8))
def test_a_draft_is_what_followed_the_last_time(tokens: list[int], limit: int) -> None:
    found = list(PromptLookup(tokens).draft(limit))
    places = [
        end for end in range(GRAM, len(tokens)) if len(tokens) >= GRAM and tokens[end - GRAM : end] == tokens[-GRAM:]
    ]
    followed = tokens[places[-1] : places[-1] + limit] if places else []
    assert found == followed[: len(found)]
    assert len(found) >= min(len(followed), GRAM)
    more = len(found) if len(found) > GRAM else 0
    assert not more or tokens[places[-1] - more : places[-1]] == tokens[-more:], "no longer than what agrees before"


def test_a_long_quotation_is_offered_in_longer_pieces() -> None:
    text = list(range(100))
    lengths = [len(list(PromptLookup([*text, *range(quoted)]).draft(16))) for quoted in (2, 3, 5, 10, 30)]
    assert lengths == [0, 3, 5, 10, 16]


def test_something_new_has_no_draft() -> None:
    assert list(PromptLookup(range(50)).draft(4)) == []
    assert list(PromptLookup([]).draft(4)) == []
