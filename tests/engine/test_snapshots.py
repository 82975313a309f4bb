"""Snapshots: the one that knows most is found, what is continued leaves, and memory stays within its limit."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.engine.snapshots import Checkpoint, Snapshot, Snapshots, common_length, usual_limit

TOKENS = st.lists(st.integers(0, 3), max_size=40)


@given(TOKENS, TOKENS)
def test_common_length_is_that_of_a_plain_comparison(left: list[int], right: list[int]) -> None:
    plain = 0
    for one, other in zip(left, right, strict=False):
        if one != other:
            break
        plain += 1
    assert common_length(left, right) == plain


@given(st.lists(TOKENS, max_size=8), TOKENS)
def test_the_best_knows_most(chats: list[list[int]], prompt: list[int]) -> None:
    snapshots = Snapshots(1 << 20)
    for tokens in chats:
        snapshots.put(Snapshot(tokens, b"x"))
    found, length = snapshots.best(prompt)
    longest = max((common_length(tokens, prompt) for tokens in chats), default=0)
    assert length == longest
    assert (found is None) == (longest == 0)
    if found is not None:
        assert common_length(found.tokens, prompt) == longest


def test_a_snapshot_is_good_for_its_own_adapters_only() -> None:
    snapshots = Snapshots(1 << 20)
    snapshots.put(Snapshot([1, 2], b"plain"))
    snapshots.put(Snapshot([1, 2, 3], b"adapted", adapters="a"))
    assert len(snapshots) == 2
    for adapters, data, length in (("", b"plain", 2), ("a", b"adapted", 3)):
        found, known = snapshots.best([1, 2, 3, 4], adapters)
        assert found is not None
        assert (found.data, known) == (data, length)
    assert snapshots.best([1, 2, 3, 4], "b") == (None, 0)


def test_a_longer_state_of_the_same_chat_replaces_the_shorter() -> None:
    snapshots = Snapshots(1 << 20)
    snapshots.put(Snapshot([1, 2], b"a"))
    snapshots.put(Snapshot([9], b"b"))
    snapshots.put(Snapshot([1, 2, 3], b"c"))
    assert [one.data for one in snapshots] == [b"b", b"c"]


def test_the_oldest_leave_when_there_is_no_room() -> None:
    snapshots = Snapshots(3000)
    for number in range(5):
        snapshots.put(Snapshot([number], bytes(1000 - 8)))
    assert [one.tokens for one in snapshots] == [[2], [3], [4]]
    assert snapshots.size == 3000
    assert not snapshots.has_room_for(3001)
    snapshots.put(Snapshot([7], bytes(4000)))
    assert len(snapshots) == 0


def test_what_is_taken_is_gone() -> None:
    snapshots = Snapshots(1 << 20)
    one = Snapshot([1, 2], b"a")
    snapshots.put(one)
    snapshots.take(one)
    assert snapshots.best([1, 2, 3]) == (None, 0)


def test_a_state_that_cannot_be_cut_reaches_its_checkpoints_only() -> None:
    state = Snapshot(list(range(10)), b"", (Checkpoint(3, b""), Checkpoint(6, b"")), cuts=False)
    assert [state.reach(common) for common in (2, 3, 5, 6, 9, 10)] == [0, 3, 3, 6, 6, 10]
    assert state._replace(cuts=True).reach(5) == 5
    snapshots = Snapshots(1 << 20)
    snapshots.put(state)
    assert snapshots.best([0, 1, 2, 3, 4, 99]) == (state, 3)
    assert snapshots.best([0, 1, 99]) == (None, 0)


def test_the_usual_limit_is_a_share_of_the_memory() -> None:
    assert 256 << 20 <= usual_limit() <= 4 << 30
