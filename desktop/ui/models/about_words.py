"""A line about a model, made of facts in the person's language: what it does, and in which languages."""

from PySide6.QtCore import QCoreApplication

from desktop.core.catalogue import HubModel, Task
from desktop.core.catalogue_wish import MANY
from desktop.ui.locale_text import number_text
from desktop.ui.models.language_words import language_name

MOST_NAMED = 3  # languages; of more, how many there are
translate = QCoreApplication.translate


def about_words(model: HubModel) -> str:
    """“For conversations, sees images, 140 languages”."""
    parts = [_first(model)]
    if Task.VISION in model.tasks:
        parts.append(translate("models", "sees images"))
    if Task.REASONING in model.also:
        parts.append(translate("models", "can think before it answers"))
    parts.append(made_for_words(model))
    if not model.about and model.downloads:  # nobody but its publisher knows more of it
        parts.append(translate("models", "{0} downloads a month").format(number_text(model.downloads)))
    return ", ".join(part for part in parts if part)


def row_words(model: HubModel) -> str:
    """The same for a list: of what a search of the hub found many are called alike, so that says whose it is."""
    words = about_words(model)
    return words if model.about or not model.publisher else f"{model.publisher} · {words}"


def made_for_words(model: HubModel) -> str:
    """“made for English”, “29 languages”, "" where nobody told."""
    count, named = language_count(model), named_languages(model)
    if count > MOST_NAMED:
        return translate("models", "{0} languages").format(number_text(count))
    if MANY in model.languages:
        return translate("models", "several languages")
    return translate("models", "made for {0}").format(", ".join(named)) if named else ""


def language_count(model: HubModel) -> int:
    """How many languages a model knows as its publisher tells, or at least; 0 where nobody told."""
    return max(model.language_count, len(model.languages) - (MANY in model.languages))


def named_languages(model: HubModel) -> list[str]:
    """The names of those that are listed."""
    return [language_name(code) for code in model.languages if code != MANY]


def _first(model: HubModel) -> str:
    """What it is for above all."""
    if not model.downloadable:
        return translate("models", "For comparison only")
    if model.completes:
        is_code = model.task is Task.CODE
        return translate("models", "Completes code") if is_code else translate("models", "Completes text")
    return {
        Task.CHAT: translate("models", "For conversations"),
        Task.CODE: translate("models", "Writes and explains code"),
        Task.REASONING: translate("models", "Thinks before it answers"),
        Task.VISION: translate("models", "For conversations"),
        Task.EMBEDDING: translate("models", "Finds passages by their meaning"),
        Task.RERANKING: translate("models", "Sorts passages by how well they answer"),
    }[model.task]
