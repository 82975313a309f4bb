"""Looks at freshly built libraries before anybody uses them: each loads, and none shows its C++ library to others."""

import fnmatch
import struct
import subprocess
from collections.abc import Iterator
from pathlib import Path

from engine_flags import EXPORTS

LOAD = "import ctypes, os, sys; ctypes.CDLL(sys.argv[1], mode=os.RTLD_NOW)"
# A graphics backend needs its system's loader, which a computer without a card may lack.
OPTIONAL = ("libvulkan.so.1",)
_SECTION_OF_SYMBOLS = 11  # SHT_DYNSYM
_VISIBLE = (0, 3)  # STV_DEFAULT, STV_PROTECTED


class CheckError(RuntimeError):
    """A library that must not be used; the message says which and why."""


def check_libraries(lib: Path, python: Path) -> None:
    """Check every ELF library of a folder; raises `CheckError`."""
    for library in sorted(path for path in lib.glob("*.so*") if not path.is_symlink()):
        if foreign := sorted(foreign_symbols(library)):
            raise CheckError(f"{library.name} shows symbols that are not its own: {', '.join(foreign[:3])}")
        _load(library, python)


def foreign_symbols(library: Path) -> set[str]:
    """What a library exports beside the functions that are meant for others."""
    allowed = [word.strip() for word in EXPORTS.partition("global:")[2].partition("local:")[0].split(";")]
    return {name for name in exported(library) if not any(fnmatch.fnmatchcase(name, word) for word in allowed)}


def exported(library: Path) -> set[str]:
    """Names of the dynamic symbols that a 64-bit little-endian ELF library defines for others."""
    data = library.read_bytes()
    if data[:6] != b"\x7fELF\x02\x01":
        raise CheckError(f"{library.name} is no 64-bit ELF library")
    sections = list(_sections(data))
    names = set()
    for kind, offset, size, link in sections:
        if kind == _SECTION_OF_SYMBOLS:
            _, texts, length, _ = sections[link]
            names |= set(_defined(data[offset : offset + size], data[texts : texts + length]))
    return names


def _sections(data: bytes) -> Iterator[tuple[int, int, int, int]]:
    """Kind, offset, size and link of each section."""
    (table,) = struct.unpack_from("<Q", data, 0x28)
    entry, count = struct.unpack_from("<HH", data, 0x3A)
    for number in range(count):
        _, kind, _, _, offset, size, link = struct.unpack_from("<IIQQQQI", data, table + number * entry)
        yield kind, offset, size, link


def _defined(symbols: bytes, texts: bytes) -> Iterator[str]:
    for name, info, other, section, _, _ in struct.iter_unpack("<IBBHQQ", symbols):
        if section and info >> 4 and other & 3 in _VISIBLE:  # defined here, not local, not hidden
            yield texts[name : texts.index(b"\0", name)].decode("ascii", "replace")


def _load(library: Path, python: Path) -> None:
    """In a child of its own. One that dies was made for another processor: the self-test will say so."""
    done = subprocess.run([str(python), "-I", "-c", LOAD, str(library)], capture_output=True, text=True, check=False)
    words = done.stderr.strip().rpartition("\n")[2]
    if done.returncode > 0 and not any(name in words for name in OPTIONAL):
        raise CheckError(f"{library.name} cannot be loaded: {words}")
