"""What the errors of LoRA adapters say; `errors.ErrorKind` is the one list of kinds."""

from desktop.core.text import QT_TRANSLATE_NOOP, ErrorWords

ADAPTER_MISSING = ErrorWords(
    QT_TRANSLATE_NOOP("errors", "The adapter file {name} is not there any more."),
    QT_TRANSLATE_NOOP("errors", "The adapters in use stay as they were."),
    QT_TRANSLATE_NOOP("errors", "Choose another adapter, or put the file back at {path}."),
)
ADAPTER_UNUSABLE = ErrorWords(
    QT_TRANSLATE_NOOP("errors", "The adapter {name} does not work with {model}: {reason}."),
    QT_TRANSLATE_NOOP("errors", "The adapters in use stay as they were."),
    QT_TRANSLATE_NOOP("errors", "Choose an adapter that was made for this model, or get this file again."),
)
ADAPTER_SCALE = ErrorWords(
    QT_TRANSLATE_NOOP("errors", "The adapter {name} cannot be used with the strength {scale}."),
    QT_TRANSLATE_NOOP("errors", "The adapters in use stay as they were."),
    QT_TRANSLATE_NOOP("errors", "Choose a strength between -{most} and {most}; 1 is what it was made for."),
)
ADAPTER_NOT_NAMED = ErrorWords(
    QT_TRANSLATE_NOOP("errors", "The engine has no right to read the adapter {name}."),
    QT_TRANSLATE_NOOP("errors", "The adapters in use stay as they were."),
    QT_TRANSLATE_NOOP("errors", "Load the model again: it names the adapters that its engine may read."),
)
ADAPTER_BASE = ErrorWords(
    QT_TRANSLATE_NOOP("errors", "It is not clear which model the adapter {name} is for."),
    QT_TRANSLATE_NOOP("errors", "Its files were only read, and nothing was written."),
    QT_TRANSLATE_NOOP("errors", "Name the model with --for; these fit: {names}."),
)
ADAPTER_NOT_CONVERTED = ErrorWords(
    QT_TRANSLATE_NOOP("errors", "{name} cannot be made into an adapter: {reason}."),
    QT_TRANSLATE_NOOP("errors", "Its files were only read, and nothing was written."),
    QT_TRANSLATE_NOOP("errors", "Choose the folder that holds adapter_config.json and adapter_model.safetensors."),
)
