"""Identifiers are unique, valid, and sort by the moment they were made."""

import time
import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.ids import new_id

MANY = 20_000
LATEST = (1 << 48) * 1_000_000 - 1  # ns: the last moment with room for its milliseconds


def test_many_are_all_different() -> None:
    assert len({new_id() for _ in range(MANY)}) == MANY


@given(st.lists(st.integers(0, LATEST), min_size=2, max_size=20))
def test_later_sorts_later_to_the_millisecond(moments: list[int]) -> None:
    milliseconds = [moment // 1_000_000 for moment in moments]
    with pytest.MonkeyPatch.context() as patch:
        made = []
        for moment in moments:
            patch.setattr(time, "time_ns", lambda moment=moment: moment)
            made.append(new_id())
    order = sorted(range(len(made)), key=lambda index: made[index])
    assert [milliseconds[index] for index in order] == sorted(milliseconds)


@given(st.integers(0, LATEST))
def test_they_are_uuids_of_version_7_with_their_moment_in_front(moment: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(time, "time_ns", lambda: moment)
        identifier = new_id()
    value = uuid.UUID(hex=identifier)
    assert (value.version, value.variant) == (7, uuid.RFC_4122)
    assert len(identifier) == 32
    assert int(identifier[:12], 16) == moment // 1_000_000


def test_the_moment_is_now() -> None:
    before = time.time_ns() // 1_000_000
    made = int(new_id()[:12], 16)
    assert before <= made <= time.time_ns() // 1_000_000
