"""The file of snapshots: what was written comes back; what is damaged, unfinished or of another key does not."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.engine.snapshots import Checkpoint, Snapshot
from desktop.engine.state_file import MAGIC, StateFile

SNAPSHOTS = st.builds(
    Snapshot,
    tokens=st.lists(st.integers(0, 2**31 - 1)),
    data=st.binary(max_size=300),
    checkpoints=st.lists(st.builds(Checkpoint, st.integers(0, 100), st.binary(max_size=50)), max_size=3).map(tuple),
    cuts=st.booleans(),
    adapters=st.sampled_from(["", "a"]),
)


def read_back(descriptor: int, key: str = "key") -> list[Snapshot]:
    """What the next engine finds."""
    return StateFile(descriptor, key).read()


SOME = [Snapshot([1, 2, 3], b"first" * 100), Snapshot([4], b""), Snapshot([], b"\0\xff" * 50)]


@pytest.fixture
def descriptor(tmp_path: Path) -> Iterator[int]:
    opened = os.open(tmp_path / "state", os.O_RDWR | os.O_CREAT, 0o600)
    yield opened
    os.close(opened)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(SNAPSHOTS, max_size=5))
def test_what_was_written_comes_back(descriptor: int, snapshots: list[Snapshot]) -> None:
    os.ftruncate(descriptor, 0)
    assert StateFile(descriptor, "key").write(snapshots) == len(snapshots)
    assert read_back(descriptor) == snapshots


def test_an_empty_file_holds_nothing(descriptor: int) -> None:
    assert read_back(descriptor) == []


def test_another_key_reads_nothing(descriptor: int) -> None:
    StateFile(descriptor, "key").write(SOME)
    assert read_back(descriptor, "other") == []


def test_a_state_is_recalled_with_its_own_adapters_only(descriptor: int) -> None:
    plain, adapted = Snapshot([1, 2, 3], b"plain"), Snapshot([1, 2, 3, 4], b"adapted", adapters="a")
    file = StateFile(descriptor, "key")
    file.write([plain, adapted])
    file = StateFile(descriptor, "key")
    assert file.recall([1, 2, 3, 4, 5], 0, "b") is None
    assert file.recall([1, 2, 3, 4, 5], 0) == plain
    assert file.recall([1, 2, 3, 4, 5], 0, "a") == adapted


def test_a_file_that_was_never_finished_is_none(descriptor: int) -> None:
    file = StateFile(descriptor, "key")
    file.write(SOME)
    os.pwrite(descriptor, bytes(len(MAGIC)), 0)
    assert read_back(descriptor) == []


def test_a_damaged_state_is_left_out(descriptor: int) -> None:
    file = StateFile(descriptor, "key")
    file.write(SOME)
    whole = os.pread(descriptor, 1 << 20, 0)
    os.pwrite(descriptor, b"X", whole.index(b"firstfirst") + 7)
    assert read_back(descriptor) == SOME[1:]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 400), st.binary(min_size=1, max_size=20))
def test_no_damage_ever_raises(descriptor: int, place: int, junk: bytes) -> None:
    os.ftruncate(descriptor, 0)
    StateFile(descriptor, "key").write(SOME)
    os.pwrite(descriptor, junk, place)
    assert all(one in SOME for one in read_back(descriptor))


def test_a_shortened_file_gives_what_is_whole(descriptor: int) -> None:
    file = StateFile(descriptor, "key")
    file.write(SOME)
    os.ftruncate(descriptor, os.fstat(descriptor).st_size - 1)
    assert read_back(descriptor) == SOME[:2]


def test_the_newest_fit_into_the_limit(descriptor: int) -> None:
    file = StateFile(descriptor, "key")
    assert file.write(SOME, limit=200) == 2
    assert read_back(descriptor) == SOME[1:]
    assert file.write([], limit=200) == 0
    assert read_back(descriptor) == []


def test_what_a_prompt_needs_is_recalled_once_and_the_rest_stays(descriptor: int) -> None:
    sea, hill = Snapshot([1, 2, 3, 4], b"sea"), Snapshot([1, 9, 9, 9, 9], b"hill")
    StateFile(descriptor, "key").write([sea, hill])
    file = StateFile(descriptor, "key")
    assert file.recall([1, 2, 3, 4, 5], 3) == sea
    assert file.recall([1, 2, 3, 4, 5], 0) == hill
    assert file.recall([1, 2, 3, 4, 5], 0) is None
    file = StateFile(descriptor, "key")
    assert file.recall([1, 2, 3, 4, 5], 4) is None
    assert file.recall([1, 2, 3, 4, 5], 3) == sea
    assert file.write([Snapshot([7], b"new")]) == 2
    assert read_back(descriptor) == [hill, Snapshot([7], b"new")]
