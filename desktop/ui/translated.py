"""Sentences that were written outside Qt, in the person's language."""

from PySide6.QtCore import QCoreApplication

from desktop.core.text import Text


def translated(text: Text) -> str:
    """The sentence with its arguments filled in."""
    return str(text._replace(template=QCoreApplication.translate(text.context, text.template)))
