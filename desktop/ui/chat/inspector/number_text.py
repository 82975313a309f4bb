"""Numbers as the inspector's fields write and read them. Qt-free."""

import re

_GROUPED = re.compile(r"[+-]?\d{1,3}([,\u00a0\u202f ]\d{3})+")  # 1,024 and 1 024


def write_number(value: float, decimals: int) -> str:
    """“0.30” with decimals, “1,024” without."""
    return f"{value:.{decimals}f}" if decimals else f"{round(value):,}"


def read_number(text: str, decimals: int) -> float | None:
    """The number in a field, or None. A comma may stand between thousands or, with decimals, before them."""
    words = text.strip().removesuffix("tokens").strip()
    if not decimals:
        digits = re.sub(r"[,\u00a0\u202f ]", "", words) if _GROUPED.fullmatch(words) else words
        return int(digits) if re.fullmatch(r"[+-]?[0-9]{1,12}", digits) else None
    if re.fullmatch(r"[+-]?([0-9]{1,6}([.,][0-9]{0,6})?|[.,][0-9]{1,6})", words):
        return float(words.replace(",", "."))
    return None
