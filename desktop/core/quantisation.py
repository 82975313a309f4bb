"""Quantisations in plain words: how many bits a weight is left with, and what that is good for."""

import re

import msgspec

from desktop.core.text import QT_TRANSLATE_NOOP, Text

_CONTEXT = "quantisations"
_WORDS = {
    "Q2_K": QT_TRANSLATE_NOOP("quantisations", "2 bits: the smallest, and its answers suffer plainly"),
    "Q3_K_S": QT_TRANSLATE_NOOP("quantisations", "3 bits, small: only where nothing larger fits"),
    "Q3_K_M": QT_TRANSLATE_NOOP("quantisations", "3 bits, medium: small, with a loss that can be felt"),
    "Q3_K_L": QT_TRANSLATE_NOOP("quantisations", "3 bits, large: small, with a loss that can be felt"),
    "Q4_0": QT_TRANSLATE_NOOP("quantisations", "4 bits, plain: fast on some processors, loses more than Q4_K_M"),
    "Q4_1": QT_TRANSLATE_NOOP("quantisations", "4 bits, plain: an older form, loses more than Q4_K_M"),
    "Q4_K_S": QT_TRANSLATE_NOOP("quantisations", "4 bits, small: a little smaller than the best balance"),
    "Q4_K_M": QT_TRANSLATE_NOOP("quantisations", "4 bits, medium: the best balance of size and quality"),
    "Q5_0": QT_TRANSLATE_NOOP("quantisations", "5 bits, plain: an older form, Q5_K_M is better"),
    "Q5_1": QT_TRANSLATE_NOOP("quantisations", "5 bits, plain: an older form, Q5_K_M is better"),
    "Q5_K_S": QT_TRANSLATE_NOOP("quantisations", "5 bits, small: nearer to the original"),
    "Q5_K_M": QT_TRANSLATE_NOOP("quantisations", "5 bits, medium: close to the original"),
    "Q6_K": QT_TRANSLATE_NOOP("quantisations", "6 bits: hardly to be told from the original"),
    "Q8_0": QT_TRANSLATE_NOOP("quantisations", "8 bits: practically the original, at half its size"),
    "F16": QT_TRANSLATE_NOOP("quantisations", "16 bits: the original, unshortened"),
    "BF16": QT_TRANSLATE_NOOP("quantisations", "16 bits: the original, unshortened"),
    "F32": QT_TRANSLATE_NOOP("quantisations", "32 bits: larger than the original, and no better"),
    "MXFP4": QT_TRANSLATE_NOOP("quantisations", "4 bits: as its makers trained it"),
    "": QT_TRANSLATE_NOOP("quantisations", "unknown: its file tells"),
}
_UNSHORTENED = ("F16", "BF16", "F32", "MXFP4")
_NEWER = QT_TRANSLATE_NOOP("quantisations", "{bits} bits, in the newer form that is small and slower to calculate")
_MIXED = QT_TRANSLATE_NOOP("quantisations", "{bits} bits, more for the layers that need them")
_OTHER = QT_TRANSLATE_NOOP("quantisations", "{bits} bits")


class Quantisation(msgspec.Struct, frozen=True, kw_only=True):
    """What is measured of one. `bits` a weight, 0 where not known; `loss` is the rise of perplexity as a share."""

    name: str
    bits: float = 0.0
    bits_source: str = ""
    loss: float | None = None
    loss_source: str = ""

    @property
    def words(self) -> Text:
        """What it is good for."""
        return plain_words(self.name)


class SmallerFile(msgspec.Struct, frozen=True, kw_only=True):
    """A file that could be made of a model. `size` in bytes, `bits` a weight, both about."""

    name: str
    size: int
    bits: float
    loss: float | None = None  # as `Quantisation` has it
    loss_source: str = ""

    @property
    def words(self) -> Text:
        """What it is good for."""
        return plain_words(self.name)


class SmallerFiles(msgspec.Struct, frozen=True, kw_only=True):
    """All that could be made of one model, the smallest first, and the bytes that the disk has left for them."""

    files: tuple[SmallerFile, ...]
    free: int


def is_unshortened(name: str) -> bool:
    """Whether nothing was taken from what the makers trained, so that there is no loss to be published."""
    return name.upper().removesuffix("_MOE") in _UNSHORTENED


def plain_words(name: str) -> Text:
    """Say what a quantisation is good for, by its name."""
    upper = name.upper()
    known = _WORDS.get(upper.removesuffix("_MOE"))
    if known is not None:
        return Text(_CONTEXT, known)
    bits = re.search(r"\d+", upper)
    template = _MIXED if upper.startswith("UD-") else _NEWER if upper.startswith("IQ") else _OTHER
    return Text(_CONTEXT, template, {"bits": int(bits[0])}) if bits else Text(_CONTEXT, _WORDS[""])
