"""What the errors of keeping models say; `errors.ErrorKind` is the one list of kinds."""

from desktop.core.text import QT_TRANSLATE_NOOP, ErrorWords

NO_MODEL = ErrorWords(
    QT_TRANSLATE_NOOP("errors", "There is no model on this computer."),
    QT_TRANSLATE_NOOP("errors", "Your conversations are safe."),
    QT_TRANSLATE_NOOP("errors", "Put a GGUF file into {folder}, or start Bantam with packaging/run again."),
)
MODEL_TOO_LARGE = ErrorWords(
    QT_TRANSLATE_NOOP("errors", "{name} needs {needed} of memory, and {available} are available."),
    QT_TRANSLATE_NOOP("errors", "It was not loaded, and your conversations are safe."),
    QT_TRANSLATE_NOOP("errors", "Close other programs, choose a shorter context or a smaller file, or load it anyway."),
)
MODEL_HERE = ErrorWords(
    QT_TRANSLATE_NOOP("errors", "{name} is in the list already: it lies at {path}."),
    QT_TRANSLATE_NOOP("errors", "Nothing was changed."),
    QT_TRANSLATE_NOOP("errors", "Use the one that is there, or delete it first."),
)
MODEL_SAME = ErrorWords(
    QT_TRANSLATE_NOOP("errors", "{name} is here already: {twin} has the same bytes, at {path}."),
    QT_TRANSLATE_NOOP("errors", "Nothing was changed, and nothing was copied."),
    QT_TRANSLATE_NOOP("errors", "Use the one that is there."),
)
FILE_NOT_READ = ErrorWords(
    QT_TRANSLATE_NOOP("errors", "{name} cannot be read: {reason}."),
    QT_TRANSLATE_NOOP("errors", "Nothing was changed."),
    QT_TRANSLATE_NOOP("errors", "See who may read {path}, and whether its disk is connected; then try again."),
)
FOLDER_WITHOUT_MODELS = ErrorWords(
    QT_TRANSLATE_NOOP("errors", "There is no GGUF file in {name} that can be read."),
    QT_TRANSLATE_NOOP("errors", "Nothing was changed."),
    QT_TRANSLATE_NOOP("errors", "Choose the folder that holds them, or one with a PEFT adapter."),
)
MODEL_NOT_ADDED = ErrorWords(
    QT_TRANSLATE_NOOP("errors", "{name} could not be added: {reason}."),
    QT_TRANSLATE_NOOP("errors", "The file itself was not changed, and nothing half is left."),
    QT_TRANSLATE_NOOP("errors", "See whether {name} can be read and {folder} can be written, and try again."),
)
OPENING_NOT_CHANGED = ErrorWords(
    QT_TRANSLATE_NOOP("errors", "What opens .gguf files could not be changed: {reason}."),
    QT_TRANSLATE_NOOP("errors", "Other programs open what they opened before."),
    QT_TRANSLATE_NOOP("errors", "See who may write {path}, or drop files onto Bantam’s window."),
)
NO_ROOM = ErrorWords(
    QT_TRANSLATE_NOOP("errors", "{name} needs {needed}, and there are {free} left on the disk of {path}."),
    QT_TRANSLATE_NOOP("errors", "Nothing was changed."),
    QT_TRANSLATE_NOOP("errors", "Make room there, or use the file where it is."),
)
MODEL_FOREIGN = ErrorWords(
    QT_TRANSLATE_NOOP("errors", "The files of {name} belong to {program}."),
    QT_TRANSLATE_NOOP("errors", "They were not touched."),
    QT_TRANSLATE_NOOP("errors", "Do it in {program}. Bantam only reads what other programs keep."),
)
MODEL_BUILT_IN = ErrorWords(
    QT_TRANSLATE_NOOP("errors", "{name} came with Bantam and belongs to its installation."),
    QT_TRANSLATE_NOOP("errors", "Nothing was deleted."),
    QT_TRANSLATE_NOOP("errors", "Choose another model for your chats; this one need not be used."),
)
MODEL_IN_USE = ErrorWords(
    QT_TRANSLATE_NOOP("errors", "{name} is in use."),
    QT_TRANSLATE_NOOP("errors", "Nothing was deleted."),
    QT_TRANSLATE_NOOP("errors", "Unload it first, or delete it when it has finished."),
)
MODEL_NOT_DELETED = ErrorWords(
    QT_TRANSLATE_NOOP("errors", "{name} could not be deleted: {reason}."),
    QT_TRANSLATE_NOOP("errors", "What could not be deleted is unchanged."),
    QT_TRANSLATE_NOOP("errors", "See who may write to {folder}, and try again."),
)
MODEL_NOT_CHECKED = ErrorWords(
    QT_TRANSLATE_NOOP("errors", "{name} could not be read to its end: {reason}."),
    QT_TRANSLATE_NOOP("errors", "Nothing was changed."),
    QT_TRANSLATE_NOOP("errors", "See whether its disk is connected and sound, and try again."),
)
MODEL_NOT_NOTED = ErrorWords(
    QT_TRANSLATE_NOOP("errors", "What was found out about {name} could not be kept: {reason}."),
    QT_TRANSLATE_NOOP("errors", "The files of the model were only read."),
    QT_TRANSLATE_NOOP("errors", "Make room on the disk of {path}, and try again."),
)
MODELS_NOT_MOVED = ErrorWords(
    QT_TRANSLATE_NOOP("errors", "The models could not be moved to {folder}: {reason}."),
    QT_TRANSLATE_NOOP("errors", "All of them are where they were, and whole."),
    QT_TRANSLATE_NOOP("errors", "Choose another folder, or see whether this one can be written, and try again."),
)
QUANTISE_REFUSED = ErrorWords(
    QT_TRANSLATE_NOOP("errors", "{name} is not made smaller: {reason}."),
    QT_TRANSLATE_NOOP("errors", "Nothing was written."),
    QT_TRANSLATE_NOOP("errors", "Begin with a file of the type F16, BF16 or Q8_0, and choose a smaller type."),
)
QUANTISE_FAILED = ErrorWords(
    QT_TRANSLATE_NOOP("errors", "{name} could not be made smaller: {reason}."),
    QT_TRANSLATE_NOOP("errors", "The model itself was only read, and nothing half is left."),
    QT_TRANSLATE_NOOP("errors", "Check the model’s file, and see whether its folder has room; then try again."),
)
