"""What the errors of chats and presets as files say; `errors.ErrorKind` is the one list of kinds."""

from desktop.core.text import QT_TRANSLATE_NOOP, ErrorWords

NOTHING_TO_EXPORT = ErrorWords(
    QT_TRANSLATE_NOOP("errors", "Nothing was exported: the folder is gone, or there is no chat in it any more."),
    QT_TRANSLATE_NOOP("errors", "Your chats are safe."),
    QT_TRANSLATE_NOOP("errors", "Choose another folder, or export all chats."),
)
EXPORT_FAILED = ErrorWords(
    QT_TRANSLATE_NOOP("errors", "{name} could not be written: {reason}."),
    QT_TRANSLATE_NOOP("errors", "Your chats are safe. Files written before: {files}; none of them is half a file."),
    QT_TRANSLATE_NOOP("errors", "Choose another folder, or make room on this one, and export again."),
)
PRINT_FAILED = ErrorWords(
    QT_TRANSLATE_NOOP("errors", "The printer {name} took nothing."),
    QT_TRANSLATE_NOOP("errors", "Your chats are safe."),
    QT_TRANSLATE_NOOP("errors", "See whether it is on and connected, or export the chat as PDF and print that."),
)
IMPORT_UNUSABLE = ErrorWords(
    QT_TRANSLATE_NOOP("errors", "{name} could not be imported: {reason}."),
    QT_TRANSLATE_NOOP("errors", "The chats that are here were not changed."),
    QT_TRANSLATE_NOOP(
        "errors", "Choose a file that Bantam exported, ChatGPT’s export (the zip too), or a folder of Markdown."
    ),
)
PRESETS_UNUSABLE = ErrorWords(
    QT_TRANSLATE_NOOP("errors", "The presets in {name} could not be imported: {reason}."),
    QT_TRANSLATE_NOOP("errors", "None of them was taken, and the presets that are here were not changed."),
    QT_TRANSLATE_NOOP("errors", "Look at {place}, or choose a file of presets that Bantam exported."),
)
