"""How a setting is shown: on which page, in which words. Stands where the setting is declared."""

from collections.abc import Mapping
from enum import Enum
from typing import NamedTuple

from desktop.core.text import QT_TRANSLATE_NOOP

NEXT_START = QT_TRANSLATE_NOOP("settings", "Used from the next start of Bantam, which can be now.")
WHEN_IDLE = QT_TRANSLATE_NOOP("settings", "Used as soon as nothing is being written.")
KEY = "shown"  # where a `Meta` keeps it


class PageFacts(NamedTuple):
    """Words of the context “settings”, and the picture beside them."""

    words: str
    icon: str


class Page(Enum):
    """The pages of the settings, in their order."""

    APPEARANCE = PageFacts(QT_TRANSLATE_NOOP("settings", "Appearance"), "sun-moon")
    STORAGE = PageFacts(QT_TRANSLATE_NOOP("settings", "Storage"), "hard-drive")
    ANSWERS = PageFacts(QT_TRANSLATE_NOOP("settings", "Answers"), "message-square")
    PERFORMANCE = PageFacts(QT_TRANSLATE_NOOP("settings", "Performance"), "gauge")
    COMPUTER = PageFacts(QT_TRANSLATE_NOOP("settings", "This computer"), "monitor")
    NETWORK = PageFacts(QT_TRANSLATE_NOOP("settings", "Network"), "cloud-download")
    ABOUT = PageFacts(QT_TRANSLATE_NOOP("settings", "About"), "info")
    SHORTCUTS = PageFacts(QT_TRANSLATE_NOOP("settings", "Shortcuts"), "keyboard")


class Shown(NamedTuple):
    """Words are of the context “settings”.

    `step` makes a number a slider. `blank` is what 0 is called. `names` are the words of the values of an enumeration.
    """

    page: Page
    words: str
    about: str = ""
    unit: str = "{0}"
    step: int = 0
    blank: str = ""
    hint: str = ""  # what a text field says while it is empty
    names: Mapping[str, str] = {}
    is_address: bool = False  # of a text: one line, which names a host
