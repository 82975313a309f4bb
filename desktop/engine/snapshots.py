"""What the context knew of other chats, kept in memory: coming back to a chat costs a copy instead of a reading.

llama.cpp could hold several chats in one context, but then every token of one looks past the cells of all the others.
One chat at a time with copies of the rest decodes at full speed, and works alike for every kind of memory.
"""

import os
from collections.abc import Iterator
from typing import NamedTuple

LEAST, MOST = 256 << 20, 4 << 30  # bytes of all snapshots together
SHARE = 16  # of this computer's memory, snapshots may have one part


class Checkpoint(NamedTuple):
    """The part of a state that cannot be cut back, as it was after `length` tokens."""

    length: int
    data: bytes | bytearray


class Snapshot(NamedTuple):
    """The state of a context after it read `tokens`, and where else it can be cut back to.

    `cuts` says that it can be cut back to any length, as most models' memory can; else only to its checkpoints.
    """

    tokens: list[int]
    data: bytes | bytearray
    checkpoints: tuple[Checkpoint, ...] = ()
    cuts: bool = True
    adapters: str = ""  # `Adapters.key` of those it was calculated with: it is of use with these only

    @property
    def size(self) -> int:
        """Bytes."""
        return len(self.data) + 8 * len(self.tokens) + sum(len(one.data) for one in self.checkpoints)

    def reach(self, common: int) -> int:
        """How many tokens are left when only the first `common` are of use."""
        if self.cuts or common == len(self.tokens):
            return common
        return max((one.length for one in self.checkpoints if one.length <= common), default=0)


class Snapshots:
    """Owns the snapshots, the least recently used first. One thread."""

    def __init__(self, limit: int = 0) -> None:
        """`limit` in bytes; 0 is a share of this computer's memory."""
        self.limit = limit or usual_limit()
        self._kept: list[Snapshot] = []

    def __iter__(self) -> Iterator[Snapshot]:
        return iter(self._kept)

    def __len__(self) -> int:
        return len(self._kept)

    @property
    def size(self) -> int:
        """Bytes of all of them."""
        return sum(snapshot.size for snapshot in self._kept)

    def has_room_for(self, size: int) -> bool:
        """Whether a snapshot of so many bytes can be kept at all."""
        return size <= self.limit

    def put(self, snapshot: Snapshot) -> None:
        """Keep one; what it continues is no longer needed, and what is oldest leaves when there is no room."""
        self._kept = [one for one in self._kept if not _continues(snapshot, one)]
        self._kept.append(snapshot)
        while self.size > self.limit:
            self._kept.pop(0)

    def best(self, prompt: list[int], adapters: str = "") -> tuple[Snapshot | None, int]:
        """The snapshot with these adapters that knows most of the prompt's beginning, and how many tokens of it."""
        found: Snapshot | None = None
        most = 0
        for snapshot in self._kept:
            if snapshot.adapters != adapters:
                continue
            length = snapshot.reach(common_length(snapshot.tokens, prompt))
            if length > most:
                found, most = snapshot, length
        return found, most

    def take(self, snapshot: Snapshot) -> None:
        """It goes into the context, where it will change."""
        self._kept = [one for one in self._kept if one is not snapshot]

    def clear(self) -> None:
        """Forget all of them."""
        self._kept.clear()


def _continues(later: Snapshot, earlier: Snapshot) -> bool:
    """Whether the later one knows all that the earlier one does."""
    is_same = later.adapters == earlier.adapters
    return is_same and common_length(earlier.tokens, later.tokens) == len(earlier.tokens)


def usual_limit() -> int:
    """Bytes that snapshots may take on this computer."""
    try:
        memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):  # Windows
        return LEAST
    return min(max(memory // SHARE, LEAST), MOST)


def common_length(left: list[int], right: list[int]) -> int:
    """Length of the common beginning. Equal stretches are compared whole, as chats are long."""
    low, high = 0, min(len(left), len(right))
    if left[:high] == right[:high]:
        return high
    while low < high:  # left and right agree before `low`, and not up to `high`
        middle = (low + high) // 2
        if left[low : middle + 1] == right[low : middle + 1]:
            low = middle + 1
        else:
            high = middle
    return low
