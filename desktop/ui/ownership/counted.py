"""Words for one and for many."""

from desktop.ui.locale_text import number_text


def counted(number: int, one: str, many: str) -> str:
    """`one` for 1, else `many` with the number in its `{0}`."""
    return one if number == 1 else many.format(number_text(number))
