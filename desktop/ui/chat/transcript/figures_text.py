"""Figures of an answer in words."""

from PySide6.QtCore import QCoreApplication, QLocale

from desktop.core.chat import Figures, Finish, Message
from desktop.markdown.safe_text import displayable

NARROW = "\N{NARROW NO-BREAK SPACE}"


def tokens_text(tokens: int) -> str:
    """A number of tokens."""
    if tokens == 1:
        return QCoreApplication.translate("Transcript", "1 token")
    return QCoreApplication.translate("Transcript", "{count} tokens").format(count=QLocale().toString(tokens))


def answer_figures(message: Message, *, names_model: bool) -> list[str]:
    """Who wrote an answer, if that is to be told, and what it cost; what is most worth knowing first."""
    name = [displayable(message.model_name)] if names_model and message.model_name else []
    return name + schema_parts(message) + figures_parts(message.figures)


def schema_parts(message: Message) -> list[str]:
    """Whether an answer fits the schema it was made for; nothing where there was none."""
    fits = message.made_with.fits_schema if message.made_with is not None else None
    if fits is None or message.is_writing:
        return []
    if fits:
        return [QCoreApplication.translate("Transcript", "Fits the schema")]
    return [QCoreApplication.translate("Transcript", "Does not fit the schema")]


def figures_text(figures: Figures | None) -> str:
    """What an answer cost; empty if it was not measured."""
    return " · ".join(figures_parts(figures))


def figures_parts(figures: Figures | None) -> list[str]:
    """The same in parts."""
    if figures is None:
        return []
    parts = [tokens_text(figures.tokens)]
    if figures.tokens_per_second > 0:
        speed = QLocale().toString(figures.tokens_per_second, "f", 1)
        parts.append(QCoreApplication.translate("Transcript", "{speed} tok/s").format(speed=speed))
    seconds = QLocale().toString(figures.first_token_seconds, "f", 1 if figures.first_token_seconds >= 0.1 else 2)
    parts.append(QCoreApplication.translate("Transcript", "first token {seconds} s").format(seconds=seconds))
    return parts


def ending_text(message: Message, tokens: int) -> str:
    """How an answer ended, unless the model ended it; `tokens` as counted while it was written, 0 if unknown."""
    if message.edited:
        return QCoreApplication.translate("Transcript", "Edited by you")
    kept = message.figures.tokens if message.figures else tokens
    if message.finish in (Finish.CANCELLED, Finish.INTERRUPTED):
        if not kept:
            return QCoreApplication.translate("Transcript", "Stopped here, what was written is kept")
        return QCoreApplication.translate("Transcript", "Stopped here, {tokens} kept").format(tokens=tokens_text(kept))
    if message.finish is Finish.STOP and not message.text.strip():
        return QCoreApplication.translate("Transcript", "The model had nothing to say")
    if message.finish is Finish.LENGTH:
        return QCoreApplication.translate("Transcript", "Reached the longest reply")
    return ""


def writing_text(tokens: int) -> str:
    """How far an answer is."""
    if not tokens:
        return QCoreApplication.translate("Transcript", "Writing")
    return QCoreApplication.translate("Transcript", "Writing · {tokens}").format(tokens=tokens_text(tokens))
