"""What the errors of attached files say; `errors.ErrorKind` is the one list of kinds."""

from desktop.core.text import QT_TRANSLATE_NOOP, ErrorWords

DOCUMENT_UNREADABLE = ErrorWords(
    QT_TRANSLATE_NOOP("errors", "{name} could not be read: {reason}."),
    QT_TRANSLATE_NOOP("errors", "It was not attached, and the file was not touched."),
    QT_TRANSLATE_NOOP("errors", "Save it again as text, PDF or DOCX, or paste the part that matters."),
)
DOCUMENT_LOCKED = ErrorWords(
    QT_TRANSLATE_NOOP("errors", "{name} is locked with a password."),
    QT_TRANSLATE_NOOP("errors", "It was not attached, and the file was not touched."),
    QT_TRANSLATE_NOOP("errors", "Open it with its password, save a copy without one, and attach that."),
)
DOCUMENT_WITHOUT_TEXT = ErrorWords(
    QT_TRANSLATE_NOOP("errors", "{name} has no text: it holds pictures only, as scanned pages do."),
    QT_TRANSLATE_NOOP("errors", "It was not attached, and the file was not touched."),
    QT_TRANSLATE_NOOP("errors", "Attach a copy in which the text was recognised, or type the part that matters."),
)
PICTURE_UNREADABLE = ErrorWords(
    QT_TRANSLATE_NOOP("errors", "{name} could not be read as an image: {reason}."),
    QT_TRANSLATE_NOOP("errors", "It was not attached, and the file was not touched."),
    QT_TRANSLATE_NOOP("errors", "Save it again as PNG or JPEG, or use another image."),
)
PICTURE_UNSEEN = ErrorWords(
    QT_TRANSLATE_NOOP("errors", "{name} is a picture, and {model} reads text only."),
    QT_TRANSLATE_NOOP("errors", "It is not sent, and the file was not touched."),
    QT_TRANSLATE_NOOP("errors", "Choose a model that sees images, or give this one its projector under Engine."),
)
