"""What a fit, a speed and a loss of quality are in words."""

from PySide6.QtCore import QCoreApplication

from desktop.core.fit import Fit, FitLevel
from desktop.core.offer import FileOffer, Look, Mark
from desktop.core.quantisation import is_unshortened, plain_words
from desktop.ui.locale_text import number_text, size_text
from desktop.ui.models.fit_badge import UNKNOWN, fit_badge, speed_text
from desktop.ui.translated import translated

NEARLY_NOTHING = 0.001  # of quality
translate = QCoreApplication.translate


def loss_text(loss: float | None) -> str:
    """“1.3%”, “<0.1%”."""
    if loss is None:
        return UNKNOWN
    if loss < NEARLY_NOTHING:
        return translate("models", "<{0}%").format(number_text(0.1, 1))
    return translate("models", "{0}%").format(number_text(100 * loss, 1))


def loss_words(loss: float | None) -> str:
    """What that means to a reader."""
    if loss is None:
        return translate("models", "quality loss not known")
    for most, words in (
        (0.002, translate("models", "as good as the original")),
        (0.008, translate("models", "hardly a difference")),
        (0.02, translate("models", "a small difference")),
        (0.06, translate("models", "noticeably weaker")),
    ):
        if loss <= most:
            return words
    return translate("models", "clearly weaker")


def too_large_words(fit: Fit) -> str:
    """How much is missing."""
    return translate("models", "Needs about {0} more memory than is available").format(size_text(max(-fit.left, 0)))


def worse_words(fit: Fit) -> str:
    """What the beginning of a file has shown, when that is worse than what was told before."""
    if fit.level is FitLevel.TOO_LARGE:
        words = translate("models", "Its own figures say: too large. It takes {0}, and {1} are available.")
        return words.format(size_text(fit.need.total), size_text(fit.available))
    words = translate("models", "Its own figures say: tight. It takes {0} of the {1} that are available.")
    return words.format(size_text(fit.need.total), size_text(fit.available))


def look_words(look: Look) -> str:
    """What a person has to know before a file is fetched that they chose."""
    words = []
    if look.is_replaced:
        words.append(translate("models", "Its publisher has put another file in the place of the one that was known."))
    if look.is_worse and look.file.fit is not None:
        words.append(worse_words(look.file.fit))
    return " ".join(words)


def file_words(offer: FileOffer) -> str:
    """One line for a screen reader."""
    parts = [offer.file.quantisation or offer.file.name, *kind_words(offer), size_text(offer.file.size)]
    if offer.mark is Mark.INSTALLED:
        parts.append(translate("models", "on this computer"))
    if offer.fit is not None:
        parts.append(translate("models", "memory {0}").format(size_text(offer.fit.need.total)))
        if (badge := fit_badge(offer.fit.level)) is not None:
            parts.append(badge.words)
    if offer.speed.high > 0:
        parts.append(speed_text(offer.speed))
    parts.append(loss_words(offer.loss))
    return ", ".join(parts)


def kind_words(offer: FileOffer) -> list[str]:
    """What its quantisation is good for, and how many bits a weight has left."""
    if not offer.file.quantisation:
        return []
    bits = translate("models", "{0} bits a number").format(number_text(offer.bits, 1)) if offer.bits else ""
    return [part for part in (translated(plain_words(offer.file.quantisation)), bits) if part]


def published_words(offer: FileOffer) -> str:
    """The loss of quality that its makers or others published, and where; "" of what nothing was taken from."""
    if offer.loss is None and is_unshortened(offer.file.quantisation):
        return ""
    if offer.loss is None:
        return translate("models", "Nobody has published how much quality it loses")
    words = translate("models", "Quality loss {0}").format(loss_text(offer.loss))
    if not offer.loss_source:
        return words
    return translate("models", "{0} as published: {1}. Your model may lose more or less.").format(
        words, offer.loss_source
    )
