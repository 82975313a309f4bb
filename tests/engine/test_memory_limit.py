"""A bound on memory holds for what is inside it, and for nothing after it."""

import sys

import pytest

from desktop.engine.memory_limit import memory_limit


@pytest.mark.skipif(sys.platform != "linux", reason="the system has no such limit")
def test_reserving_more_fails_and_works_again_afterwards() -> None:
    import resource

    before = resource.getrlimit(resource.RLIMIT_AS)
    with memory_limit(64 << 20), pytest.raises(MemoryError):
        bytearray(1 << 30)
    assert resource.getrlimit(resource.RLIMIT_AS) == before
    assert len(bytearray(80 << 20)) == 80 << 20


def test_what_is_small_has_room() -> None:
    with memory_limit(256 << 20):
        assert len(bytearray(8 << 20)) == 8 << 20
