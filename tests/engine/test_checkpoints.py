"""Where states are kept that cannot be cut: never too many, the newest always, and wherever a message begins."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from desktop.engine.checkpoints import EVERY, MOST, spaced, spans, thinned
from desktop.engine.snapshots import Checkpoint

PLACES = st.lists(st.integers(1, 5000), unique=True, min_size=1, max_size=200).map(sorted)


@given(PLACES, st.integers(1, 3000))
def test_the_newest_stays_and_the_limit_holds(places: list[int], limit: int) -> None:
    kept = thinned([Checkpoint(place, bytes(10)) for place in places], limit)
    lengths = [one.length for one in kept]
    assert lengths[-1] == places[-1]
    assert set(lengths) <= set(places)
    assert lengths == sorted(lengths)
    assert len(kept) == min(len(places), MOST, max(limit // 10, 1))


def test_they_are_denser_towards_the_end() -> None:
    kept: list[Checkpoint] = []
    for place in range(EVERY, 8192, EVERY):
        kept = thinned([*kept, Checkpoint(place, bytes(1))], 24)
    gaps = [later.length - earlier.length for earlier, later in pairwise(kept)]
    assert len(kept) == 24
    assert gaps[-1] == EVERY
    assert max(gaps[:8]) > 4 * max(gaps[-4:])
    assert kept[0].length < 4096, "the beginning is not forgotten altogether"


@given(PLACES, st.integers(0, 5000), st.integers(1, 5000), st.integers(0, 64))
def test_stops_lie_at_borders_and_before_the_last_token(places: list[int], start: int, more: int, room: int) -> None:
    total = start + more
    stops = spaced(places, start, total, room)
    assert all(place in places for place in stops[:-1])
    assert stops[-1:] == ([total - 1] if more > 1 else [])
    assert all(start < place < total for place in stops)
    assert all(later - earlier >= EVERY for earlier, later in zip([start, *stops], stops[:-1], strict=False))
    assert len(stops) <= room + 2


@given(st.integers(0, 2000), st.integers(1, 2000), st.data())
def test_spans_are_the_whole_in_pieces(start: int, more: int, data: st.DataObject) -> None:
    total = start + more
    stops = data.draw(st.lists(st.integers(start + 1, total), unique=True, max_size=9).map(sorted))
    pieces = list(spans(start, total, stops, 512))
    assert [place for begin, end in pieces for place in range(begin, end)] == list(range(start, total))
    assert all(0 < end - begin <= 512 for begin, end in pieces)
    assert {*stops} <= {end for _, end in pieces}
