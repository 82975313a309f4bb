"""What a registration changed beyond its own files, so that it can be taken back."""

import contextlib
from pathlib import Path

import msgspec


class ListChange(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a list of defaults. The whole list is kept too, and put back where nobody else changed it since."""

    place: str  # path of the list
    mime: str
    wrote: str  # "some.desktop"
    before: tuple[str, ...] = ()  # the programs that were named
    list_before: str | None = None  # bytes in hexadecimal; None where there was no list
    list_after: str = ""


class OpeningRecord(msgspec.Struct, frozen=True):
    """A small JSON file."""

    lists: tuple[ListChange, ...] = ()
    made: tuple[str, ...] = ()  # folders, and a list of the system's program, that were not there

    @classmethod
    def read(cls, path: Path) -> "OpeningRecord":
        """Nothing, where it cannot be read."""
        try:
            return msgspec.json.decode(path.read_bytes(), type=cls)
        except (OSError, msgspec.MsgspecError, RecursionError):
            return cls()

    def write(self, path: Path) -> None:
        """Raises `OSError`."""
        if self == OpeningRecord():
            path.unlink(missing_ok=True)
        else:
            whole(path, msgspec.json.format(msgspec.json.encode(self)))


def whole(path: Path, content: bytes) -> list[str]:
    """Write a file whole or not at all; returns the folders that had to be made. Raises `OSError`."""
    target = path.resolve()  # what keeps a person's lists elsewhere is not cut off
    made = [str(folder) for folder in target.parents if not folder.exists()]
    target.parent.mkdir(parents=True, exist_ok=True)
    half = target.with_name(f".{target.name}.bantam")
    try:
        half.write_bytes(content)
        if target.exists():
            half.chmod(target.stat().st_mode & 0o777)
        half.replace(target)
    finally:
        with contextlib.suppress(OSError):
            half.unlink(missing_ok=True)
    return made
