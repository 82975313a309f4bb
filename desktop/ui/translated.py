"""Sentences that were written outside Qt, in the person's language."""

from PySide6.QtCore import QCoreApplication

from desktop.core.text import Text

_OURS = ("reason", "doing", "what")  # arguments that hold words of ours; the others are names and numbers


def translated(text: Text) -> str:
    """The sentence with its arguments filled in."""

    arguments = {
        name: QCoreApplication.translate(text.context, value) if name in _OURS and isinstance(value, str) else value
        for name, value in text.arguments.items()
    }
    return str(Text(text.context, QCoreApplication.translate(text.context, text.template), arguments))
