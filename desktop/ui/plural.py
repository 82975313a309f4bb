"""Words with a number in them, in the form that the language has for that number."""

from PySide6.QtCore import QCoreApplication

from desktop.ui.locale_text import number_text

PLACE = "%Ln"  # Qt's: the number, as the person's language writes it


def plural(context: str, one: str, many: str, number: int) -> str:
    """`one` for 1 and `many` for everything else in English; a translation of `many` has a form for each case.

    Both hold `%Ln`, or `one` says it in a word. Qt would need a translation into English for this: so English is here.
    """
    translate = QCoreApplication.translate
    if number == 1 and translate(context, many) == many:
        return one.replace(PLACE, number_text(number))
    return translate(context, many, None, number)
