"""What templates are called for people."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from desktop.core.prompt_template import Origin, PromptPreview, TemplateChoice
from desktop.ui.chat.inspector.template_rows import TemplateRow
from desktop.ui.chat.markdown.safe_text import displayable

FILE = "file"  # the name of the file's own template


def one_line(name: str) -> str:
    """A name out of a file, whatever it holds."""
    return " ".join(displayable(name).split())


def name_words(preview: PromptPreview) -> str:
    """The template in use."""
    if preview.origin is Origin.PERSON:
        return QCoreApplication.translate("template_words", "Own template")
    return _file_words() if preview.template == FILE else one_line(preview.template)


def choice_words(choice: TemplateChoice, preview: PromptPreview | None) -> str:
    """What was chosen; with Automatic, what that leads to as soon as it is known."""
    if choice.source.strip():
        return QCoreApplication.translate("template_words", "Own template")
    if choice.template:
        return _file_words() if choice.template == FILE else one_line(choice.template)
    if preview is None:
        return QCoreApplication.translate("template_words", "Automatic")
    return QCoreApplication.translate("template_words", "Automatic: {0}").format(name_words(preview))


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
