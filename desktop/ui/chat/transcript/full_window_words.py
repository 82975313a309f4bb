"""What the card about a full window says: the numbers, the ways on and what each of them does."""

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from desktop.core.errors import ErrorKind, KnownError
from desktop.core.fullness import Choice, FullWindow, ImageTrouble, WayOn
from desktop.ui.locale_text import number_text, size_text
from desktop.ui.plural import plural
from desktop.ui.translated import translated


class ChoiceWords(NamedTuple):
    """A way on: its name, what it costs or frees, and the button that does it."""

    name: str
    cost: str
    button: str


def title(full: FullWindow) -> str:
    """What happened."""
    if full.images is not None:
        return _image_title(full.images)
    if full.is_message_too_long:
        return QCoreApplication.translate("FullWindow", "This message is too long for the model")
    return QCoreApplication.translate("FullWindow", "This chat has reached the model’s limit")


def _image_title(images: ImageTrouble) -> str:
    translate = QCoreApplication.translate
    if images.kind is ErrorKind.IMAGE_UNUSABLE:
        return translate("FullWindow", "An image cannot be shown to the model")
    if images.in_message:
        return translate("FullWindow", "This message has too many images")
    return translate("FullWindow", "This chat has more images than the model can be given at once")


def _about_images(images: ImageTrouble, *, is_stored: bool) -> str:
    translate = QCoreApplication.translate
    parts = [translated(KnownError(images.kind, reason=images.reason).what)]
    if images.in_message:
        parts.append(
            translate(
                "FullWindow", "Take some of them away, or choose a model that reads text only: it is told of them."
            )
        )
        if not is_stored:
            parts.append(translate("FullWindow", "Nothing was sent; your text stays in the field."))
    else:
        parts.append(translate("FullWindow", "Choose how to go on; nothing is deleted from your history."))
    return " ".join(parts)


def about(full: FullWindow, *, is_stored: bool) -> str:
    """The numbers, and what is safe; `is_stored`: the message stands in the chat already."""
    if full.images is not None:
        return _about_images(full.images, is_stored=is_stored)
    translate, fullness = QCoreApplication.translate, full.fullness
    window, reserve = number_text(fullness.window), number_text(fullness.reserve)
    if full.is_message_too_long:
        parts = [
            translate("FullWindow", "It needs {0} tokens and its answer {1}; the model reads {2}.").format(
                number_text(full.message_tokens), reserve, window
            ),
            plural("FullWindow", "Shorten it by about one token.", "Shorten it by about %Ln tokens.", full.over),
        ]
        if full.choices:
            parts[-1] = plural(
                "FullWindow",
                "Shorten it by about one token, or choose how to go on.",
                "Shorten it by about %Ln tokens, or choose how to go on.",
                full.over,
            )
        if not is_stored:
            parts.append(translate("FullWindow", "Nothing was sent; your text stays in the field."))
        return " ".join(parts)
    words = translate(
        "FullWindow",
        "With the next message and {0} tokens for its answer, {1} of {2} tokens would be in use. Choose how to go on; "
        "nothing is deleted from your history.",
    )
    return words.format(reserve, number_text(fullness.used), window)


def words_of(choice: Choice) -> ChoiceWords:
    """One way on."""
    translate, tokens = QCoreApplication.translate, number_text(choice.tokens)
    match choice.way:
        case WayOn.SUMMARISE:
            return ChoiceWords(
                translate("FullWindow", "Summarise the older messages"),
                _images_cost(choice)
                or plural("FullWindow", "frees about one token", "frees about %Ln tokens", choice.tokens),
                translate("FullWindow", "Summarise and continue"),
            )
        case WayOn.NEW_CHAT:
            return ChoiceWords(
                translate("FullWindow", "Start a new chat from a summary"),
                translate("FullWindow", "starts at about {0}").format(tokens),
                translate("FullWindow", "Summarise and start a new chat"),
            )
        case WayOn.LEAVE_OUT:
            name = plural(
                "FullWindow", "Leave out the oldest message", "Leave out the %Ln oldest messages", choice.messages
            )
            return ChoiceWords(
                name,
                _images_cost(choice) or plural("FullWindow", "frees one token", "frees %Ln tokens", choice.tokens),
                translate("FullWindow", "Leave out and continue"),
            )
        case WayOn.LARGER:
            return ChoiceWords(
                translate("FullWindow", "Raise the limit to {0} tokens").format(tokens),
                translate("FullWindow", "needs about {0} more memory").format(size_text(choice.memory_bytes)),
                translate("FullWindow", "Raise the limit"),
            )
        case WayOn.ASK_ANEW:
            return ChoiceWords(
                translate("FullWindow", "Ask it in a new chat"),
                translate("FullWindow", "where its images can be taken away"),
                translate("FullWindow", "Go to a new chat"),
            )
        case WayOn.AS_IT_IS:
            return ChoiceWords(
                translate("FullWindow", "Send it as it is"),
                plural(
                    "FullWindow",
                    "leaves one token for the answer",
                    "leaves %Ln tokens for the answer",
                    choice.tokens,
                ),
                translate("FullWindow", "Send it as it is"),
            )


def _images_cost(choice: Choice) -> str:
    """How many images the model sees no more; "" where that is not what it is about."""
    if not choice.images:
        return ""
    return plural("FullWindow", "one image is not seen any more", "%Ln images are not seen any more", choice.images)
