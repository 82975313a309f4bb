"""Snapshots on disk: what an engine knew when it left, for the one that comes next.

The window opens the file and hands its descriptor down, because an engine may open nothing for writing. A file is
good for one build, model, template and context only; its head holds that key, and a file with another key, a
damaged one or one that was never finished is as good as none.

Layout: MAGIC, length and CRC-32 of the head (4 bytes each, little-endian), head (JSON), then each state where the head
says. The magic is written last, so that a file is whole or nothing.
"""

import os
import zlib
from collections.abc import Iterable

import msgspec

from desktop.engine.snapshots import Checkpoint, Snapshot, common_length

MAGIC = b"BANTAMK2"
LIMIT = 512 << 20  # bytes of one file
_MOST_HEAD = 64 << 20  # bytes
_START = len(MAGIC) + 8


class _Entry(msgspec.Struct, frozen=True):
    """One snapshot: its state lies at `offset`, the parts of its checkpoints follow it."""

    tokens: list[int]
    cuts: bool
    counts: list[int]  # of the checkpoints
    sizes: list[int]  # of the state and of each checkpoint
    crc32: int  # of all of them, one behind the other
    offset: int = 0
    adapters: str = ""


class _Head(msgspec.Struct, frozen=True):
    key: str
    states: list[_Entry]


class StateFile:
    """Reads and writes through one descriptor, which stays the caller's. One thread."""

    def __init__(self, descriptor: int, key: str) -> None:
        self._descriptor = descriptor
        self._key = key
        self._unread: list[_Entry] | None = None  # None: the head was not looked at yet

    def recall(self, prompt: list[int], known: int, adapters: str = "") -> Snapshot | None:
        """The state with these adapters that knows most of a prompt's beginning, if more than `known` tokens.

        It is given once.

        Only the head is read to find it, so a chat that is new costs next to nothing.
        """
        entries = self._entries()
        fitting = (entry for entry in entries if entry.adapters == adapters)
        best = max(fitting, key=lambda entry: _reach(entry, prompt), default=None)
        if best is None or _reach(best, prompt) <= known:
            return None
        entries.remove(best)
        return self._snapshot(best)

    def read(self) -> list[Snapshot]:
        """Every whole state of the right key, in the order in which they were written; none when in doubt."""
        found = [self._snapshot(entry) for entry in self._entries()]
        return [snapshot for snapshot in found if snapshot is not None]

    def write(self, snapshots: Iterable[Snapshot], limit: int = LIMIT) -> int:
        """Write the newest that fit, given oldest first; returns how many. Raises `OSError`.

        States of the file that nobody recalled count as older than all of these.
        """
        kept: list[Snapshot] = []
        for snapshot in reversed([*self.read(), *snapshots]):
            if sum(one.size for one in kept) + snapshot.size <= limit:
                kept.insert(0, snapshot)
        os.ftruncate(self._descriptor, 0)
        self._unread = []
        if not kept:
            return 0
        entries = [_entry(one) for one in kept]
        # The head tells the offsets and lies before the states: offsets of a fixed width keep its length.
        room = len(_encoded(self._key, [_at(entry, 1 << 52) for entry in entries]))
        offset = _START + room
        placed = []
        for entry, snapshot in zip(entries, kept, strict=True):
            placed.append(_at(entry, offset))
            for part in _parts(snapshot):
                _write_all(self._descriptor, part, offset)
                offset += len(part)
        head = _encoded(self._key, placed).ljust(room)
        numbers = room.to_bytes(4, "little") + zlib.crc32(head).to_bytes(4, "little")
        _write_all(self._descriptor, numbers + head, len(MAGIC))
        os.fsync(self._descriptor)
        _write_all(self._descriptor, MAGIC, 0)
        return len(kept)

    def _entries(self) -> list[_Entry]:
        """What is in the file and was not recalled."""
        if self._unread is None:
            head = self._head()
            self._unread = list(head.states) if head is not None else []
        return self._unread

    def _head(self) -> _Head | None:
        start = self._exactly(_START, 0)
        if start is None or start[: len(MAGIC)] != MAGIC:
            return None
        length, crc32 = (int.from_bytes(start[at : at + 4], "little") for at in (len(MAGIC), len(MAGIC) + 4))
        text = self._exactly(length, _START) if length <= _MOST_HEAD else None
        if text is None or zlib.crc32(text) != crc32:
            return None
        try:
            head = msgspec.json.decode(text, type=_Head)
        except (msgspec.MsgspecError, UnicodeDecodeError):
            return None
        return head if head.key == self._key else None

    def _snapshot(self, entry: _Entry) -> Snapshot | None:
        """One of the states, or None when it is not whole."""
        run = self._exactly(sum(entry.sizes), entry.offset) if min(entry.sizes, default=-1) >= 0 else None
        if run is None or zlib.crc32(run) != entry.crc32 or len(entry.sizes) != len(entry.counts) + 1:
            return None
        ends = [sum(entry.sizes[: number + 1]) for number in range(len(entry.sizes))]
        parts = [run[end - size : end] for end, size in zip(ends, entry.sizes, strict=True)]
        checkpoints = tuple(map(Checkpoint, entry.counts, parts[1:]))
        return Snapshot(entry.tokens, parts[0], checkpoints, entry.cuts, entry.adapters)

    def _exactly(self, size: int, offset: int) -> bytes | None:
        """So many bytes, or None when the file ends before."""
        try:
            if size < 0 or offset < 0 or offset + size > os.fstat(self._descriptor).st_size:
                return None
            data = os.pread(self._descriptor, size, offset)
        except (OSError, OverflowError):
            return None
        return data if len(data) == size else None


def _parts(snapshot: Snapshot) -> list[bytes | bytearray]:
    return [snapshot.data, *(checkpoint.data for checkpoint in snapshot.checkpoints)]


def _entry(snapshot: Snapshot) -> _Entry:
    parts = _parts(snapshot)
    crc32 = 0
    for part in parts:
        crc32 = zlib.crc32(part, crc32)
    counts = [checkpoint.length for checkpoint in snapshot.checkpoints]
    sizes = [len(part) for part in parts]
    return _Entry(snapshot.tokens, snapshot.cuts, counts, sizes, crc32, adapters=snapshot.adapters)


def _reach(entry: _Entry, prompt: list[int]) -> int:
    """As `Snapshot.reach`, without its data."""
    checkpoints = tuple(Checkpoint(length, b"") for length in entry.counts)
    return Snapshot(entry.tokens, b"", checkpoints, entry.cuts).reach(common_length(entry.tokens, prompt))


def _at(entry: _Entry, offset: int) -> _Entry:
    return msgspec.structs.replace(entry, offset=offset)


def _encoded(key: str, entries: list[_Entry]) -> bytes:
    return msgspec.json.encode(_Head(key, entries))


def _write_all(descriptor: int, data: bytes | bytearray, offset: int) -> None:
    left = memoryview(data)
    while left:
        written = os.pwrite(descriptor, left, offset)
        left, offset = left[written:], offset + written
