"""Recognises by its first bytes what a file is that was taken for a model."""

from desktop.core.text import QT_TRANSLATE_NOOP

KINDS = (
    (b"PK\x03\x04", QT_TRANSLATE_NOOP("errors", "it is a ZIP archive")),
    (b"\x1f\x8b", QT_TRANSLATE_NOOP("errors", "it is compressed with gzip")),
    (b"version https://git-lfs", QT_TRANSLATE_NOOP("errors", "it is a Git LFS pointer, not the file itself")),
    (b"lmgg", QT_TRANSLATE_NOOP("errors", "it is in GGML, a format older than GGUF")),
    (b"fmgg", QT_TRANSLATE_NOOP("errors", "it is in GGMF, a format older than GGUF")),
    (b"tjgg", QT_TRANSLATE_NOOP("errors", "it is in GGJT, a format older than GGUF")),
)


def words_for_other_kind(start: bytes) -> str:
    """Say why a file that begins with `start` is no GGUF file, as the end of a sentence."""
    if not start:
        return QT_TRANSLATE_NOOP("errors", "it is empty")
    for magic, words in KINDS:
        if start.startswith(magic):
            return words
    text = start.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if text.startswith((b"<!doctype", b"<html", b"<?xml", b"<head")):
        return QT_TRANSLATE_NOOP("errors", "it is a web page, so the download did not bring the model")
    if start[8:10] == b'{"' and int.from_bytes(start[:8], "little") < 1 << 32:
        return QT_TRANSLATE_NOOP("errors", "it is in the safetensors format; Bantam reads GGUF")
    if len(start) >= 16 and start.count(0) == len(start):
        return QT_TRANSLATE_NOOP("errors", "it is filled with zeros, so the download did not finish")
    return QT_TRANSLATE_NOOP("errors", "it does not begin like a GGUF file")
