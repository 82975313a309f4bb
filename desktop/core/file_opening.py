"""Whether a double click on a model's file opens Bantam, and what was done about it."""

import msgspec

from desktop.core.text import QT_TRANSLATE_NOOP, Text

OFF = QT_TRANSLATE_NOOP("opening", "A double click on a .gguf file does not open Bantam.")
ON = QT_TRANSLATE_NOOP("opening", "A double click on a .gguf file opens Bantam.")
OFFERED = QT_TRANSLATE_NOOP("opening", "Bantam is offered for .gguf files, and {other} opens them, as before.")
UNSUPPORTED = QT_TRANSLATE_NOOP(
    "opening", "This system learns of it from installed applications only; drop files onto Bantam’s window instead."
)


class OpeningState(msgspec.Struct, frozen=True, kw_only=True):
    """What is so now. `notes` say what the last change could not do."""

    is_on: bool = False  # this Bantam is among the programs for .gguf files
    other: str = ""  # the program that opens them by a double click, where that is not Bantam
    places: tuple[str, ...] = ()  # files, or keys, that this takes
    notes: tuple[Text, ...] = ()

    @property
    def words(self) -> Text:
        """In a sentence."""
        template = (OFFERED if self.other else ON) if self.is_on else OFF
        return Text("opening", template, {"other": self.other})
