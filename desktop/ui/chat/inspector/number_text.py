"""Numbers as fields write and read them, in the person's language."""

import re

from desktop.ui.locale_text import number_text

_BETWEEN = "[,.'’\u00a0\u202f ]"  # thousands, in one language or another
_GROUPED = re.compile(rf"[+-]?\d{{1,3}}({_BETWEEN}\d{{3}})+")  # 1,024 and 1 024
_UNIT = re.compile(r"\s+[^\W\d_]+$")


def write_number(value: float, decimals: int) -> str:
    """“0.30” with decimals, “1,024” without."""
    return number_text(value if decimals else round(value), decimals)


def bare_number(value: float, decimals: int) -> str:
    """The same without anything between thousands, to be edited."""
    return number_text(value if decimals else round(value), decimals, grouped=False)


def read_number(text: str, decimals: int) -> float | None:
    """The number in a field, or None. Something may stand between thousands; decimals follow a point or a comma."""
    words = _UNIT.sub("", text.strip())
    if not decimals:
        digits = re.sub(_BETWEEN, "", words) if _GROUPED.fullmatch(words) else words
        return int(digits) if re.fullmatch(r"[+-]?[0-9]{1,12}", digits) else None
    if re.fullmatch(r"[+-]?([0-9]{1,6}([.,][0-9]{0,6})?|[.,][0-9]{1,6})", words):
        return float(words.replace(",", "."))
    return None
