"""What is known of a model, in words."""

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from desktop.core.catalogue import Commercial, HubModel, Licence, Task
from desktop.core.catalogue_wish import MANY
from desktop.core.offer import Mark, Offer
from desktop.ui.locale_text import number_text, size_text
from desktop.ui.models.about_words import language_count, named_languages
from desktop.ui.models.fit_badge import UNKNOWN, fit_badge, speed_text

MOST_NAMED = 5  # languages in a line
MANY_PARAMETERS = 50e9  # are told without a fraction
translate = QCoreApplication.translate


def parameters_tag(parameters: int) -> str:
    """“3.8B”, “135M”, "" where it is not known."""
    if not parameters:
        return ""
    if parameters >= 1e9:
        return translate("models", "{0}B").format(
            number_text(parameters / 1e9, 0 if parameters >= MANY_PARAMETERS else 1)
        )
    return translate("models", "{0}M").format(number_text(parameters / 1e6))


def parameters_words(model: HubModel) -> str:
    """“8.2 billion, 36 layers”."""
    if not model.parameters:
        return UNKNOWN
    parts = [_count(model.parameters)]
    if model.active_parameters:
        parts.append(translate("models", "{0} at work on each word").format(_count(model.active_parameters)))
    if model.shape is not None:
        parts.append(translate("models", "{0} layers").format(model.shape.layers))
    return ", ".join(parts)


def context_words(model: HubModel) -> str:
    """“32,768 tokens”."""
    return translate("models", "{0} tokens").format(number_text(model.context)) if model.context else UNKNOWN


def commercial_words(commercial: Commercial) -> str:
    """What a business may do."""
    return {
        Commercial.ALLOWED: translate("models", "commercial use allowed"),
        Commercial.CONDITIONS: translate("models", "commercial use with conditions"),
        Commercial.FORBIDDEN: translate("models", "no commercial use"),
        Commercial.UNKNOWN: translate("models", "commercial use not known"),
    }[commercial]


def licence_tag(licence: Licence) -> str:
    """A short name for a row: “Apache 2.0”, “Gemma terms”."""
    if licence.id.startswith("LicenseRef"):
        return licence.name
    return licence.id.replace("-", " ") or licence.name


def licence_terms(licence: Licence) -> str:
    """Its conditions in a sentence, and whether somebody looked them up; "" where there is nothing to say."""
    parts = [translate("catalogue", licence.terms)] if licence.terms else []
    if not licence.checked:
        parts.append(translate("models", "Not compared with its publisher's page: what stands there counts."))
    return " ".join(parts)


def task_words(task: Task) -> str:
    """What it is for."""
    return {
        Task.CHAT: translate("models", "chat"),
        Task.CODE: translate("models", "code"),
        Task.REASONING: translate("models", "reasoning"),
        Task.VISION: translate("models", "images"),
        Task.EMBEDDING: translate("models", "finding passages"),
        Task.RERANKING: translate("models", "sorting passages"),
    }[task]


def languages_words(model: HubModel) -> str:
    """“English, Swedish”, or how many there are and the first of them."""
    count, named = language_count(model), named_languages(model)
    if count > len(named) or count > MOST_NAMED:
        shown = ", ".join(named[:MOST_NAMED])
        template = translate("models", "{0}, including {1}") if shown else "{0}"
        return template.format(number_text(count), shown)
    if MANY in model.languages:
        several = translate("models", "several")
        return ", ".join((*named, several))
    return ", ".join(named) or UNKNOWN


def publisher_words(model: HubModel) -> str:
    """“Qwen team · released May 2025”."""
    day = date_words(model.released)
    released = translate("models", "released {0}").format(day) if day else ""
    return " · ".join(part for part in (model.publisher, released) if part)


def date_words(iso: str) -> str:
    """“May 2025” of a day or a month, the year alone where no more is known."""
    if len(iso) < 7:
        return iso
    day = QDate.fromString(iso[:7] + "-01", "yyyy-MM-dd")
    return QLocale().toString(day, translate("models", "MMMM yyyy")) if day.isValid() else iso


def day_words(iso: str) -> str:
    """“2 June” of a day."""
    day = QDate.fromString(iso[:10], "yyyy-MM-dd")
    return QLocale().toString(day, translate("models", "d MMMM")) if day.isValid() else iso


def mark_words(mark: Mark) -> str:
    """What stands beside the name."""
    return {
        Mark.NONE: "",
        Mark.INSTALLED: translate("models", "Installed"),
        Mark.DOWNLOADING: translate("models", "In downloads"),
    }[mark]


def offer_tags(offer: Offer) -> list[str]:
    """Size and licence."""
    model = offer.model
    return [tag for tag in (parameters_tag(model.parameters), licence_tag(model.licence)) if tag]


def offer_badge_words(offer: Offer) -> str:
    """The verdict, or why there is none."""
    if not offer.model.downloadable:
        return translate("models", "Reference only")
    badge = fit_badge(offer.best.level) if offer.best is not None else None
    return badge.words if badge is not None else translate("models", "Fit not known")


def offer_words(offer: Offer) -> str:
    """One line for a screen reader."""
    parts = [offer.model.name, *offer_tags(offer), mark_words(offer.mark), offer_badge_words(offer)]
    if offer.best is not None:
        parts += [speed_text(offer.best.speed), size_text(offer.best.file.size)]
    return ", ".join(part for part in parts if part and part != UNKNOWN)


def _count(number: int) -> str:
    if number >= 1e9:
        return translate("models", "{0} billion").format(number_text(number / 1e9, 1))
    return translate("models", "{0} million").format(number_text(number / 1e6))
