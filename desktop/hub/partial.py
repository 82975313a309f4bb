"""A file on its way: what has arrived, and a note beside it that says of what.

The file always is the beginning of what is wanted, without a gap. After the end of a process everything that it wrote
is still there; after the end of the system only what was flushed is sure. So the note says how far that is and during
which start of the system it was written.
"""

import contextlib
import errno
import hashlib
import os
from pathlib import Path
from typing import Annotated

import msgspec

from desktop.core.lasting_name import sync_folder
from desktop.hub.file_facts import STRONG_ETAG

FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC))  # no room, or none for this person
CHECKPOINT = 8 * 1024 * 1024  # bytes between two flushes: what a power cut may cost
BLOCK = 1 << 20
ASIDE = ".damaged"  # ending of what arrived and is wrong; no model file ends so
_BOOT = Path("/proc/sys/kernel/random/boot_id")


_Bytes = Annotated[int, msgspec.Meta(ge=0)]


class LostError(Exception):
    """What had arrived is not there any more, or not as it was written: somebody else deleted, moved or cut it."""


class Note(msgspec.Struct, kw_only=True):
    """Of what a partial file is the beginning."""

    sha256: str
    size: _Bytes
    etag: Annotated[str, msgspec.Meta(pattern=rf"\A\Z|{STRONG_ETAG}")] = ""  # of who sends the bytes, for `If-Range`
    flushed: _Bytes = 0
    boot: str = ""


class Partial:
    """One file that grows. Used by one thread."""

    def __init__(self, final: Path) -> None:
        self.final = final
        self.path = final.with_name(final.name + ".part")
        self.aside = final.with_name(final.name + ASIDE)
        self._note_path = final.with_name(final.name + ".part.json")
        self.note: Note | None = None
        self.done = 0
        self._hash = hashlib.sha256()
        self._descriptor = -1

    def open(self, sha256: str, size: int) -> None:
        """Go on with what is there if it is of the very same file, else begin anew; raises `OSError`.

        The folder is there: one that went away with its disk meanwhile must not be made anew on another.
        """
        self.close()
        note = self.read_note()
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
        try:
            self._descriptor = os.open(self.path, flags, 0o600)
        except PermissionError:  # a process that ended just before it would have got its name, or could not
            self.path.chmod(0o600)
            self._descriptor = os.open(self.path, flags, 0o600)
        there = os.fstat(self._descriptor).st_size
        same = note is not None and (note.sha256, note.size) == (sha256, size)
        if not same:
            self._note_path.unlink(missing_ok=True)  # what is written from here on is not what it says
        self.note = note if note is not None and same else Note(sha256=sha256, size=size)
        sure = there if self.note.boot and self.note.boot == _boot() else self.note.flushed
        self.done = min(there, sure, size) if same else 0
        os.ftruncate(self._descriptor, self.done)
        self._hash = hashlib.sha256()
        self._read_back()
        self.note.boot, self.note.flushed = _boot(), min(self.note.flushed, self.done)
        self._write_note()

    def write(self, data: bytes) -> None:
        """Append; raises `OSError`, `LostError`. What was written before an error stays."""
        if os.fstat(self._descriptor).st_size != self.done:
            raise LostError
        left = memoryview(data)
        while left:
            count = os.write(self._descriptor, left)
            self._hash.update(left[:count])
            self.done += count
            left = left[count:]
        if self.note is not None and self.done - self.note.flushed >= CHECKPOINT:
            self.flush()

    def flush(self) -> None:
        """Make sure of what has arrived; raises `OSError`, `LostError`."""
        if not self._is_in_place:
            raise LostError
        getattr(os, "fdatasync", os.fsync)(self._descriptor)
        if self.note is not None:
            self.note.flushed = self.done
            self._write_note()

    def say_etag(self, etag: str) -> None:
        """Remember what the server calls this version."""
        if self.note is not None and self.note.etag != etag:
            self.note.etag = etag
            self._write_note()

    def restart(self) -> None:
        """Forget what has arrived; raises `OSError`."""
        os.lseek(self._descriptor, 0, os.SEEK_SET)
        os.ftruncate(self._descriptor, 0)
        self.done, self._hash = 0, hashlib.sha256()
        if self.note is not None:
            self.note.flushed, self.note.etag = 0, ""
            self._write_note()

    def read_note(self) -> Note | None:
        """What an earlier process left here; None where that is nothing."""
        with contextlib.suppress(OSError, msgspec.MsgspecError, UnicodeDecodeError):
            return msgspec.json.decode(self._note_path.read_bytes(), type=Note)
        return None

    @property
    def there(self) -> int:
        """Bytes that lie there, of whatever it is."""
        with contextlib.suppress(OSError):
            return self.path.stat().st_size
        return 0

    @property
    def is_whole(self) -> bool:
        """Whether as much has arrived as there is."""
        return self.note is not None and self.done == self.note.size

    @property
    def is_right(self) -> bool:
        """Whether it is what was wanted."""
        return self.note is not None and self._hash.hexdigest() == self.note.sha256 and self._is_in_place

    @property
    def _is_in_place(self) -> bool:
        """Whether the file at its path is still this one, as long as what was written."""
        try:
            found = os.fstat(self._descriptor)
            return found.st_size == self.done and os.path.samestat(found, self.path.stat())
        except OSError:
            return False

    def install(self) -> None:
        """Put it in its place, readable and no more, in one step; raises `OSError`."""
        os.fsync(self._descriptor)
        with contextlib.suppress(OSError):  # some file systems know no rights
            self.path.chmod(0o444)
        self.close()
        self.path.replace(self.final)
        sync_folder(self.final.parent)
        self._note_path.unlink(missing_ok=True)
        self.aside.unlink(missing_ok=True)

    def quarantine(self) -> None:
        """Set aside what has arrived, where nothing takes it for a model; raises `OSError`."""
        self.close()
        self.path.replace(self.aside)
        self._note_path.unlink(missing_ok=True)

    def discard(self) -> None:
        """Delete what has arrived; raises `OSError`."""
        self.close()
        self.path.unlink(missing_ok=True)
        self._note_path.unlink(missing_ok=True)

    def close(self) -> None:
        """Let go of the file, which stays."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1

    def _read_back(self) -> None:
        os.lseek(self._descriptor, 0, os.SEEK_SET)
        left = self.done
        while left and (block := os.read(self._descriptor, min(BLOCK, left))):
            self._hash.update(block)
            left -= len(block)

    def _write_note(self) -> None:
        """Whole or not at all. On a full disk the old one stays, which is of the same file and tells of less."""
        new = self._note_path.with_name(self._note_path.name + ".new")
        try:
            new.write_bytes(msgspec.json.encode(self.note))
            new.replace(self._note_path)
        except OSError as error:
            new.unlink(missing_ok=True)
            if error.errno not in FULL:
                raise


def _boot() -> str:
    with contextlib.suppress(OSError):
        return _BOOT.read_text("ascii").strip()
    return ""  # elsewhere nothing tells one start from another, and only what was flushed is believed
