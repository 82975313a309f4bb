"""Several connections for one file: where each is slow they help, and where the line is slow they are given up."""

from desktop.hub import segments
from tests.fixtures.transfers.lines import Line, Scale, over

MB = 1e6
SHORT = Scale(trial=0.4, worth=500_000, segment=400_000, smallest=50_000)


def test_where_each_connection_is_slow_several_are_opened() -> None:
    found = over(Line("each", 1 * MB, 0.0), 4_000_000, SHORT)
    assert found.connections == 4
    assert not found.ends_alone
    assert found.gain > 1.8
    assert found.wasted < 400_000
    assert found.retries == 0


def test_where_the_line_is_slow_it_goes_on_with_one_and_nobody_is_told_of_a_fault() -> None:
    found = over(Line("together", 0.0, 1.5 * MB), 4_500_000, SHORT)
    assert found.ends_alone
    assert found.gain > 0.8, "trying costs next to nothing"
    assert found.wasted < 400_000, "what is on its way is used"
    assert found.retries == 0


def test_on_a_very_slow_line_pieces_are_small_enough_to_see_it_move() -> None:
    found = over(Line("each", 0.2 * MB, 0.0), 1_200_000, SHORT)
    assert found.connections == 4
    assert found.gain > 1.5


def test_where_it_is_fast_one_is_enough() -> None:
    found = over(Line("fast", 0.0, 0.0), 4_000_000, SHORT)
    assert found.connections == 1


def test_the_end_of_a_process_costs_no_more_than_16_mb() -> None:
    """Pieces that came and whose turn it was not: the first may be the slowest of all that are begun."""
    assert (segments.CONNECTIONS + 1) * segments.SEGMENT <= 16e6
