"""What templates are called for people."""

import re
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from desktop.core.prompt_template import Origin, PromptPreview, TemplateChoice
from desktop.markdown.safe_text import displayable
from desktop.ui.chat.inspector.template_rows import TemplateRow

_LONG_WORD = re.compile(r"(\S{20})(?=\S)")
FILE = "file"  # the name of the file's own template


def one_line(name: str) -> str:
    """A name out of a file, whatever it holds."""
    return " ".join(displayable(name).split())


def breakable(words: str) -> str:
    """The same for a narrow label: what is one long word may be broken."""
    return _LONG_WORD.sub("\\1\N{ZERO WIDTH SPACE}", words)


def choice_words(choice: TemplateChoice, preview: PromptPreview | None) -> str:
    """What was chosen; with Automatic, what that leads to as soon as it is known."""
    if choice.source.strip():
        return QCoreApplication.translate("template_words", "Own template")
    if choice.template:
        return _file_words() if choice.template == FILE else one_line(choice.template)
    if preview is None:
        return QCoreApplication.translate("template_words", "Automatic")
    if preview.template == FILE and preview.origin is Origin.FILE:
        return QCoreApplication.translate("template_words", "Automatic: the file’s own")
    return QCoreApplication.translate("template_words", "Automatic: {0}").format(one_line(preview.template))


def rows(preview: PromptPreview | None, built_in: Sequence[str]) -> list[TemplateRow]:
    """Everything that can be chosen; what the file brings is known only while the model is loaded."""
    found = [TemplateRow(QCoreApplication.translate("template_words", "Automatic"), "")]
    if preview is not None and (preview.has_own or preview.variants):
        found.append(TemplateRow(QCoreApplication.translate("template_words", "In the file"), None))
        found += [TemplateRow(_file_words(), FILE)] if preview.has_own else []
        found += [TemplateRow(one_line(name), name) for name in preview.variants]
    found.append(TemplateRow(QCoreApplication.translate("template_words", "Built in"), None))
    return found + [TemplateRow(name, name) for name in built_in]


def _file_words() -> str:
    return QCoreApplication.translate("template_words", "The file’s own")
