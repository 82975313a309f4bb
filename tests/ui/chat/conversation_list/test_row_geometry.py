"""Rows stand where they are found again."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.ui.chat.conversation_list.list_row import ListRow, RowKind
from desktop.ui.chat.conversation_list.row_geometry import HEIGHTS, RowGeometry

KINDS = st.lists(st.sampled_from(RowKind), max_size=200)


def rows(kinds: list[RowKind]) -> list[ListRow]:
    return [ListRow(kind=kind, title="t", id=str(place)) for place, kind in enumerate(kinds)]


@given(KINDS)
def test_a_pixel_leads_to_the_row_that_covers_it(kinds: list[RowKind]) -> None:
    geometry = RowGeometry(rows(kinds))
    top = 0
    for row, kind in enumerate(kinds):
        assert (geometry.top(row), geometry.height(row)) == (top, HEIGHTS[kind])
        assert geometry.row_at(top) == geometry.row_at(top + HEIGHTS[kind] - 1) == row
        top += HEIGHTS[kind]
    assert geometry.row_at(top) == geometry.row_at(-1) == -1
    assert geometry.total >= top


@given(KINDS, st.integers(0, 4000), st.integers(0, 900))
def test_the_rows_in_view_are_those_that_touch_it(kinds: list[RowKind], top: int, height: int) -> None:
    geometry = RowGeometry(rows(kinds))
    bottom = top + height
    touching = [
        row
        for row in range(len(kinds))
        if geometry.top(row) <= bottom and geometry.top(row) + geometry.height(row) > top
    ]
    assert list(geometry.rows_between(top, bottom)) == touching
