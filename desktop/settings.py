"""Every setting, declared once: its name, type, range and default, and how the settings screen shows it."""

from enum import StrEnum
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from desktop.core.engine_choice import EngineChoice
from desktop.core.preset import LONGEST_PROMPT, MOST_TOKENS, NewChats, PresetValues
from desktop.core.prompt_template import TemplateChoice
from desktop.core.sampling import Sampling
from desktop.core.shown_setting import KEY, NEXT_START, WHEN_IDLE, Page, Shown
from desktop.core.text import QT_TRANSLATE_NOOP


class ThemeChoice(StrEnum):
    """Which colours the window uses."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class LanguageChoice(StrEnum):
    """Which language the window speaks."""

    SYSTEM = "system"
    ENGLISH = "en"
    GERMAN = "de"
    PSEUDO = "pseudo"  # English with accents, longer and in brackets: shows what is cut or not translated


THEMES = {
    ThemeChoice.SYSTEM: QT_TRANSLATE_NOOP("settings", "System"),
    ThemeChoice.LIGHT: QT_TRANSLATE_NOOP("settings", "Light"),
    ThemeChoice.DARK: QT_TRANSLATE_NOOP("settings", "Dark"),
}
LANGUAGES = {  # each in its own language, so that who reads only that one finds it
    LanguageChoice.SYSTEM: QT_TRANSLATE_NOOP("settings", "As the system"),
    LanguageChoice.ENGLISH: "English",
    LanguageChoice.GERMAN: "Deutsch",
    LanguageChoice.PSEUDO: QT_TRANSLATE_NOOP("settings", "Pseudo (to find faults)"),
}
TOKENS = QT_TRANSLATE_NOOP("settings", "{0} tokens")
AUTOMATIC = QT_TRANSLATE_NOOP("settings", "Automatic")


def _shown(page: Page, words: str, **more: Any) -> dict[str, Shown]:
    """The `extra` of a `Meta`: how a setting is shown. `more` are fields of `Shown`."""
    return {KEY: Shown(page, words, **more)}


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """All settings. Change one with `msgspec.structs.replace`. Those that are shown carry a `Shown`."""

    theme: Annotated[
        ThemeChoice, Meta(extra=_shown(Page.APPEARANCE, QT_TRANSLATE_NOOP("settings", "Theme"), names=THEMES))
    ] = ThemeChoice.SYSTEM
    language: Annotated[
        LanguageChoice,
        Meta(
            extra=_shown(Page.APPEARANCE, QT_TRANSLATE_NOOP("settings", "Language"), about=WHEN_IDLE, names=LANGUAGES)
        ),
    ] = LanguageChoice.SYSTEM
    reading_size: Annotated[  # px
        int,
        Meta(
            ge=13,
            le=20,
            extra=_shown(
                Page.APPEARANCE,
                QT_TRANSLATE_NOOP("settings", "Reading text size"),
                unit=QT_TRANSLATE_NOOP("settings", "{0} px"),
                step=1,
            ),
        ),
    ] = 15
    interface_scale: Annotated[  # per cent of the size that the system asks for
        int,
        Meta(
            ge=75,
            le=200,
            extra=_shown(
                Page.APPEARANCE,
                QT_TRANSLATE_NOOP("settings", "Size of everything"),
                about=NEXT_START,
                unit=QT_TRANSLATE_NOOP("settings", "{0} %"),
                step=25,
            ),
        ),
    ] = 100
    reduce_motion: Annotated[
        bool,
        Meta(
            extra=_shown(
                Page.APPEARANCE,
                QT_TRANSLATE_NOOP("settings", "Reduce motion"),
                about=QT_TRANSLATE_NOOP("settings", "On by itself when the system asks for it."),
            )
        ),
    ] = False
    stronger_borders: Annotated[
        bool,
        Meta(
            extra=_shown(
                Page.APPEARANCE,
                QT_TRANSLATE_NOOP("settings", "Stronger borders"),
                about=QT_TRANSLATE_NOOP("settings", "On by itself when the system asks for high contrast."),
            )
        ),
    ] = False
    welcomed: bool = False  # the first-run screen was left
    model: str = ""  # id of the model new answers use; "" is the starter model
    models_folder: str = ""  # where Bantam keeps models; "" is the usual place in its data folder
    model_folders: list[str] = []  # more places where a person keeps GGUF files, beside Bantam's own
    system_prompt: Annotated[
        str,
        Meta(
            max_length=LONGEST_PROMPT,
            extra=_shown(
                Page.ANSWERS,
                QT_TRANSLATE_NOOP("settings", "System prompt"),
                hint=QT_TRANSLATE_NOOP("settings", "What the model should know before every chat"),
            ),
        ),
    ] = ""
    sampling: Sampling = Sampling()
    max_tokens: Annotated[  # longest reply
        int,
        Meta(
            ge=1,
            le=MOST_TOKENS,
            extra=_shown(
                Page.ANSWERS,
                QT_TRANSLATE_NOOP("settings", "Longest reply"),
                unit=TOKENS,
            ),
        ),
    ] = PresetValues().max_tokens
    context_length: Annotated[  # 0: the model's own, at most 8,192
        int,
        Meta(
            ge=0,
            le=1 << 20,
            extra=_shown(
                Page.PERFORMANCE,
                QT_TRANSLATE_NOOP("settings", "Context length"),
                about=QT_TRANSLATE_NOOP("settings", "How much of a chat the model reads. More takes more memory."),
                unit=TOKENS,
                blank=AUTOMATIC,
            ),
        ),
    ] = 0
    threads: Annotated[  # 0: as tuned, else one per performance core
        int,
        Meta(
            ge=0,
            le=512,
            extra=_shown(
                Page.PERFORMANCE,
                QT_TRANSLATE_NOOP("settings", "Processor threads"),
                about=QT_TRANSLATE_NOOP("settings", "Automatic uses what tuning found."),
                blank=AUTOMATIC,
            ),
        ),
    ] = 0
    models_at_once: Annotated[
        int,
        Meta(
            ge=1,
            le=8,
            extra=_shown(
                Page.PERFORMANCE,
                QT_TRANSLATE_NOOP("settings", "Models in memory at once"),
                about=QT_TRANSLATE_NOOP(
                    "settings", "As far as there is room. The one that has rested longest goes first."
                ),
            ),
        ),
    ] = 1
    unload_after: Annotated[  # minutes
        int,
        Meta(
            ge=0,
            le=10_000,
            extra=_shown(
                Page.PERFORMANCE,
                QT_TRANSLATE_NOOP("settings", "Unload models after"),
                about=QT_TRANSLATE_NOOP(
                    "settings", "When nobody asked them for so long. The next answer loads them again."
                ),
                unit=QT_TRANSLATE_NOOP("settings", "{0} minutes"),
                blank=QT_TRANSLATE_NOOP("settings", "Never"),
            ),
        ),
    ] = 60
    inspector_shown: bool = True
    titles_by_model: Annotated[
        bool,
        Meta(
            extra=_shown(
                Page.ANSWERS,
                QT_TRANSLATE_NOOP("settings", "The model titles chats"),
                about=QT_TRANSLATE_NOOP("settings", "After the first answer, while nothing else is to be done."),
            )
        ),
    ] = True
    network_allowed: Annotated[
        bool,
        Meta(
            extra=_shown(
                Page.NETWORK,
                QT_TRANSLATE_NOOP("settings", "Use the network when I ask for something"),
                about=QT_TRANSLATE_NOOP("settings", "Off forbids every connection: no search, no download."),
            )
        ),
    ] = True
    hub: Annotated[
        str,
        Meta(
            max_length=200,
            extra=_shown(
                Page.NETWORK,
                QT_TRANSLATE_NOOP("settings", "Address of the hub"),
                about=QT_TRANSLATE_NOOP("settings", "A mirror’s, if Hugging Face itself cannot be reached."),
                hint="https://huggingface.co",
                is_address=True,
            ),
        ),
    ] = ""
    has_token: bool = False  # the system's safe holds one for Hugging Face
    key_hosts: tuple[str, ...] = ()  # other hubs that it holds a key for
    proxy: Annotated[
        str,
        Meta(
            max_length=200,
            extra=_shown(
                Page.NETWORK,
                QT_TRANSLATE_NOOP("settings", "Proxy"),
                hint="http://proxy.example:8080",
                is_address=True,
            ),
        ),
    ] = ""
    download_limit: Annotated[  # MB a second; 0: as fast as it goes
        int,
        Meta(
            ge=0,
            le=10_000,
            extra=_shown(
                Page.NETWORK,
                QT_TRANSLATE_NOOP("settings", "Fastest download"),
                unit=QT_TRANSLATE_NOOP("settings", "{0} MB/s"),
                blank=QT_TRANSLATE_NOOP("settings", "No limit"),
            ),
        ),
    ] = 0
    templates: dict[str, TemplateChoice] = {}  # prompt templates that a person chose, by the id of the model
    engines: dict[str, EngineChoice] = {}  # what a person chose about engines, by the id of the model
    new_chats: NewChats = NewChats()  # what they begin with, besides `system_prompt`, `sampling` and `max_tokens`
