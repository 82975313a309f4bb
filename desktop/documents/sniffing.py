"""What a file is, by its first bytes: endings of names lie."""

from enum import Enum, auto

from desktop.core.attachment import FileKind

HEAD = 4096  # bytes that are looked at


class Format(Enum):
    """Which reader a file is for."""

    EMPTY = auto()
    PDF = auto()
    ZIP = auto()
    OLD_OFFICE = auto()  # .doc, or a .docx with a password
    PICTURE = auto()
    OTHER = auto()  # known, and no text
    TEXT = auto()  # as far as one can see


_PICTURES = (
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff",
    b"GIF87a",
    b"GIF89a",
    b"BM",
    b"II*\0",
    b"MM\0*",
    b"8BPS",
    b"\0\0\1\0",
)
_OTHERS = (
    b"\x7fELF", b"MZ", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"GGUF", b"SQLite format 3\0", b"\x1f\x8b", b"BZh",
    b"\xfd7zXZ\0", b"7z\xbc\xaf\x27\x1c", b"Rar!", b"OggS", b"ID3", b"fLaC", b"\x1aE\xdf\xa3", b"RIFF", b"{\\rtf",
)  # fmt: skip
_CODE_WORDS = """
    bash bat c cc cfg clj cmake cpp cs css cxx dart diff dockerfile el erl ex fs go gradle graphql h hpp hs html ini
    ipynb java jl js json jsonl jsx kt kts less lisp lua m make makefile mjs ml nim nix pas patch php pl proto ps1 py
    pyi r rb rs rst sass scala scm scss sh sql svelte swift tcl tex tf toml ts tsx v vb vhdl vue xml yaml yml zig
"""
_CODE = frozenset(_CODE_WORDS.split())
_TABLES = frozenset(("csv", "tsv", "tab"))


def format_of(head: bytes, size: int) -> Format:
    """What the first `HEAD` bytes say."""
    if not size:
        return Format.EMPTY
    if b"%PDF-" in head[:1024]:
        return Format.PDF
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return Format.ZIP
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return Format.OLD_OFFICE
    is_webp = head.startswith(b"RIFF") and head[8:12] == b"WEBP"
    is_heif = head[4:8] == b"ftyp" and head[8:12] in (b"heic", b"heix", b"mif1", b"avif", b"msf1")
    if is_webp or is_heif or (head.startswith(_PICTURES) and _is_binary(head)):
        return Format.PICTURE
    return (
        Format.OTHER if head.startswith(_OTHERS) and (_is_binary(head) or head.startswith(b"{\\rtf")) else Format.TEXT
    )


def kind_of_text(ending: str) -> FileKind:
    """Code, a table or plain text, by how the name ends: only a picture beside the name depends on it."""
    ending = ending.lower()
    return FileKind.CODE if ending in _CODE else FileKind.TABLE if ending in _TABLES else FileKind.TEXT


def _is_binary(head: bytes) -> bool:
    return any(byte < 32 and byte not in b"\t\n\r\f\x1b" for byte in head) or any(byte > 127 for byte in head[:16])
