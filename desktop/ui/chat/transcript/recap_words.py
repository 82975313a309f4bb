"""What the row says that stands where the model begins to read."""

from PySide6.QtCore import QCoreApplication

from desktop.core.message_tree import BEGINNING
from desktop.core.recap import Beginning
from desktop.ui.locale_text import number_text
from desktop.ui.plural import plural


def title(beginning: Beginning) -> str:
    """What stands for what."""
    translate, recap, count = QCoreApplication.translate, beginning.recap, beginning.left_out
    if recap is None:
        return ""
    if recap.after_id == BEGINNING:
        return translate("Recap", "Summary of the chat before this one")
    if recap.text and count == 1:
        return translate("Recap", "Summary of the message above")
    if recap.text:
        return translate("Recap", "Summary of the {0} messages above").format(number_text(count))
    if count == 1:
        return translate("Recap", "The model does not read the message above")
    return translate("Recap", "The model does not read the {0} messages above").format(number_text(count))


def about(beginning: Beginning) -> str:
    """Who wrote it, how long it is, and what is safe."""
    translate, recap = QCoreApplication.translate, beginning.recap
    if recap is None:
        return ""
    if not recap.text:
        return translate("Recap", "It begins to read here. Nothing was deleted.")
    parts = []
    if recap.edited:
        parts.append(translate("Recap", "In your words."))
    elif recap.model_name and recap.tokens:
        words = plural("Recap", "Written by {0}, %Ln token.", "Written by {0}, %Ln tokens.", recap.tokens)
        parts.append(words.format(" ".join(recap.model_name.split())))
    elif recap.model_name:
        parts.append(translate("Recap", "Written by {0}.").format(" ".join(recap.model_name.split())))
    if beginning.left_out == 1:
        parts.append(translate("Recap", "The model reads this instead of it, and what follows. Nothing was deleted."))
    else:
        parts.append(translate("Recap", "The model reads this instead of them, and what follows. Nothing was deleted."))
    if recap.after_id == BEGINNING:
        parts[-1] = translate("Recap", "The model reads this, and what follows. The other chat stays as it was.")
    return " ".join(parts)
