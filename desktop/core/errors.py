"""The one list of everything that can go wrong, and the errors that carry it."""

from enum import Enum

from desktop.core import adapter_error_words as adapter
from desktop.core import document_error_words as document
from desktop.core import download_error_words as download
from desktop.core import exchange_error_words as exchange
from desktop.core import hub_error_words as hub
from desktop.core import library_error_words as library
from desktop.core.text import QT_TRANSLATE_NOOP, ErrorWords, Text


class ErrorKind(Enum):
    """Every error the world can cause. The member's value is what a person reads."""

    MODEL_MISSING = ErrorWords(
        QT_TRANSLATE_NOOP("errors", "The model file {name} is not there any more."),
        QT_TRANSLATE_NOOP("errors", "Your conversations are safe."),
        QT_TRANSLATE_NOOP("errors", "Choose another model, or put the file back at {path}."),
    )
    MODEL_UNREADABLE = ErrorWords(
        QT_TRANSLATE_NOOP("errors", "{name} is not a model file that Bantam can read: {reason}."),
        QT_TRANSLATE_NOOP("errors", "Nothing was changed."),
        QT_TRANSLATE_NOOP("errors", "Choose another model, or get this file again."),
    )
    MODEL_UNKNOWN = ErrorWords(
        QT_TRANSLATE_NOOP("errors", "There is no model called {name} on this computer."),
        QT_TRANSLATE_NOOP("errors", "Nothing was changed."),
        QT_TRANSLATE_NOOP("errors", "Choose one of: {names}. A path to a GGUF file works too."),
    )
    NO_MODEL = library.NO_MODEL
    MODEL_TOO_LARGE = library.MODEL_TOO_LARGE
    NOT_IN_CATALOGUE = hub.NOT_IN_CATALOGUE
    NOT_OFFERED = hub.NOT_OFFERED
    HUB_ADDRESS = hub.HUB_ADDRESS
    HUB_NO_FILE = hub.HUB_NO_FILE
    HUB_NO_MODEL = hub.HUB_NO_MODEL
    HUB_GATED = hub.HUB_GATED
    HUB_TOKEN = hub.HUB_TOKEN
    HUB_REPO_MISSING = hub.HUB_REPO_MISSING
    HUB_UNREACHABLE = hub.HUB_UNREACHABLE
    HUB_PROXY = hub.HUB_PROXY
    HUB_PLAIN = hub.HUB_PLAIN
    HUB_BUSY = hub.HUB_BUSY
    HUB_ANSWER = hub.HUB_ANSWER
    NETWORK_OFF = download.NETWORK_OFF
    DOWNLOAD_CHANGED = download.DOWNLOAD_CHANGED
    DOWNLOAD_TOO_LARGE = download.DOWNLOAD_TOO_LARGE
    DOWNLOAD_OTHER_HERE = download.DOWNLOAD_OTHER_HERE
    DOWNLOAD_CORRUPT = download.DOWNLOAD_CORRUPT
    DOWNLOAD_NOT_THERE = download.DOWNLOAD_NOT_THERE
    DOWNLOAD_WITHOUT_HASH = download.DOWNLOAD_WITHOUT_HASH
    DOWNLOAD_REDIRECT = download.DOWNLOAD_REDIRECT
    DOWNLOAD_CLOCK = download.DOWNLOAD_CLOCK
    DOWNLOAD_UNTRUSTED = download.DOWNLOAD_UNTRUSTED
    DOWNLOAD_PORTAL = download.DOWNLOAD_PORTAL
    DOWNLOAD_NO_ROOM = download.DOWNLOAD_NO_ROOM
    DOWNLOAD_FOLDER = download.DOWNLOAD_FOLDER
    DOWNLOAD_FAILED = download.DOWNLOAD_FAILED
    DOWNLOAD_STOPPED = download.DOWNLOAD_STOPPED
    DOWNLOAD_UNKNOWN = download.DOWNLOAD_UNKNOWN
    NO_SAFE = download.NO_SAFE
    MODEL_HERE = library.MODEL_HERE
    MODEL_SAME = library.MODEL_SAME
    FOLDER_WITHOUT_MODELS = library.FOLDER_WITHOUT_MODELS
    FILE_NOT_READ = library.FILE_NOT_READ
    MODEL_NOT_ADDED = library.MODEL_NOT_ADDED
    OPENING_NOT_CHANGED = library.OPENING_NOT_CHANGED
    NO_ROOM = library.NO_ROOM
    MODEL_FOREIGN = library.MODEL_FOREIGN
    MODEL_BUILT_IN = library.MODEL_BUILT_IN
    MODEL_IN_USE = library.MODEL_IN_USE
    MODEL_NOT_DELETED = library.MODEL_NOT_DELETED
    MODEL_NOT_CHECKED = library.MODEL_NOT_CHECKED
    MODEL_NOT_NOTED = library.MODEL_NOT_NOTED
    MODELS_NOT_MOVED = library.MODELS_NOT_MOVED
    QUANTISE_REFUSED = library.QUANTISE_REFUSED
    QUANTISE_FAILED = library.QUANTISE_FAILED
    PROMPT_TOO_LONG = ErrorWords(
        QT_TRANSLATE_NOOP("errors", "This chat needs {needed} tokens and the model reads {available}."),
        QT_TRANSLATE_NOOP("errors", "Nothing was cut and nothing was sent."),
        QT_TRANSLATE_NOOP("errors", "Shorten the message, or start a new chat."),
    )
    NO_SUMMARY = ErrorWords(
        QT_TRANSLATE_NOOP("errors", "{name} wrote no summary."),
        QT_TRANSLATE_NOOP("errors", "Nothing was changed, and it still reads the whole chat."),
        QT_TRANSLATE_NOOP("errors", "Try again, or choose another way to go on."),
    )
    TEXT_TOO_SHORT = ErrorWords(
        QT_TRANSLATE_NOOP("errors", "The text has {found} tokens, and measuring takes at least {needed}."),
        QT_TRANSLATE_NOOP("errors", "Nothing was changed."),
        QT_TRANSLATE_NOOP("errors", "Measure a longer text, or with a smaller window or a stride."),
    )
    OUT_OF_MEMORY = ErrorWords(
        QT_TRANSLATE_NOOP("errors", "There was not enough memory for {name}."),
        QT_TRANSLATE_NOOP("errors", "Your conversation is safe."),
        QT_TRANSLATE_NOOP("errors", "Close other programs, or choose a smaller model or a shorter context."),
    )
    CONTEXT_NEEDS_MEMORY = ErrorWords(
        QT_TRANSLATE_NOOP("errors", "A context of {tokens} tokens for {name} needs {needed} of memory; there is less."),
        QT_TRANSLATE_NOOP("errors", "Your conversation is safe."),
        QT_TRANSLATE_NOOP("errors", "Choose a shorter context, a smaller cache type or a smaller model."),
    )
    SETTINGS_UNSUPPORTED = ErrorWords(
        QT_TRANSLATE_NOOP("errors", "{name} does not work with these settings: {reason}."),
        QT_TRANSLATE_NOOP("errors", "Nothing was changed."),
        QT_TRANSLATE_NOOP("errors", "Choose the cache type f16, and let flash attention be automatic."),
    )
    ADAPTER_BASE = adapter.ADAPTER_BASE
    ADAPTER_MISSING = adapter.ADAPTER_MISSING
    ADAPTER_UNUSABLE = adapter.ADAPTER_UNUSABLE
    ADAPTER_SCALE = adapter.ADAPTER_SCALE
    ADAPTER_NOT_NAMED = adapter.ADAPTER_NOT_NAMED
    ADAPTER_NOT_CONVERTED = adapter.ADAPTER_NOT_CONVERTED
    TEMPLATE_FAILED = ErrorWords(
        QT_TRANSLATE_NOOP("errors", "The model's chat template could not be used: {reason}."),
        QT_TRANSLATE_NOOP("errors", "Your conversation is safe."),
        QT_TRANSLATE_NOOP("errors", "Choose another prompt template for this model, such as ChatML, or another model."),
    )
    IMAGE_UNUSABLE = ErrorWords(
        QT_TRANSLATE_NOOP("errors", "An image cannot be read: {reason}."),
        QT_TRANSLATE_NOOP("errors", "Nothing was sent to the model."),
        QT_TRANSLATE_NOOP("errors", "Save it again as PNG or JPEG, or use another image."),
    )
    IMAGES_TOO_LARGE = ErrorWords(
        QT_TRANSLATE_NOOP("errors", "The images of this chat are too much: {reason}."),
        QT_TRANSLATE_NOOP("errors", "Nothing was sent to the model."),
        QT_TRANSLATE_NOOP("errors", "Make them smaller, use fewer, or start a new chat."),
    )
    NO_VISION = ErrorWords(
        QT_TRANSLATE_NOOP("errors", "{name} cannot see images."),
        QT_TRANSLATE_NOOP("errors", "Nothing was sent to the model."),
        QT_TRANSLATE_NOOP("errors", "Choose a model with a projector (an mmproj file), or leave the images out."),
    )
    PROJECTOR_UNUSABLE = ErrorWords(
        QT_TRANSLATE_NOOP("errors", "{name} does not let this model see images: {reason}."),
        QT_TRANSLATE_NOOP("errors", "Nothing was changed."),
        QT_TRANSLATE_NOOP("errors", "Get the projector that belongs to this model, or load the model without one."),
    )
    FORM_IMPOSSIBLE = ErrorWords(
        QT_TRANSLATE_NOOP("errors", "The answer cannot have the form that was asked for: {reason}."),
        QT_TRANSLATE_NOOP("errors", "Nothing was sent to the model."),
        QT_TRANSLATE_NOOP("errors", "Correct the schema, expression or grammar at the place named."),
    )
    DRAFT_UNFIT = ErrorWords(
        QT_TRANSLATE_NOOP("errors", "{draft} cannot guess ahead for {name}: {reason}."),
        QT_TRANSLATE_NOOP("errors", "Nothing was changed."),
        QT_TRANSLATE_NOOP("errors", "Choose a smaller model of the same family, or use {name} alone."),
    )
    DOCUMENT_UNREADABLE = document.DOCUMENT_UNREADABLE
    DOCUMENT_LOCKED = document.DOCUMENT_LOCKED
    DOCUMENT_WITHOUT_TEXT = document.DOCUMENT_WITHOUT_TEXT
    PICTURE_UNREADABLE = document.PICTURE_UNREADABLE
    PICTURE_UNSEEN = document.PICTURE_UNSEEN
    ENGINE_MISSING = ErrorWords(
        QT_TRANSLATE_NOOP("errors", "The engine that runs models is not installed: {reason}."),
        QT_TRANSLATE_NOOP("errors", "Your conversations are safe."),
        QT_TRANSLATE_NOOP("errors", "Start Bantam with packaging/run, which builds or repairs it."),
    )
    ENGINE_UNUSABLE = ErrorWords(
        QT_TRANSLATE_NOOP("errors", "No processor backend of the engine works on this computer: {reason}."),
        QT_TRANSLATE_NOOP("errors", "Your conversations are safe."),
        QT_TRANSLATE_NOOP("errors", "Run “bantam doctor” and send us what it prints."),
    )
    ENGINE_LIBRARY_MISSING = ErrorWords(
        QT_TRANSLATE_NOOP("errors", "The engine needs a system library that is missing: {reason}."),
        QT_TRANSLATE_NOOP("errors", "Your conversations are safe."),
        QT_TRANSLATE_NOOP("errors", "Install that library, then start Bantam again."),
    )
    ENGINE_SYSTEM_TOO_OLD = ErrorWords(
        QT_TRANSLATE_NOOP("errors", "This system's C library is too old for the engine: {reason}."),
        QT_TRANSLATE_NOOP("errors", "Your conversations are safe."),
        QT_TRANSLATE_NOOP("errors", "Update the system to one with glibc 2.28 or later."),
    )
    ENGINE_STOPPED = ErrorWords(
        QT_TRANSLATE_NOOP("errors", "The engine stopped while {doing}: {reason}."),
        QT_TRANSLATE_NOOP("errors", "Your conversation is safe; what was written is kept."),
        QT_TRANSLATE_NOOP("errors", "Restart the engine and ask again. If it happens again, choose another model."),
    )
    ENGINE_HUNG = ErrorWords(
        QT_TRANSLATE_NOOP("errors", "The engine did not answer for {seconds} s while {doing}."),
        QT_TRANSLATE_NOOP("errors", "Your conversation is safe; what was written is kept."),
        QT_TRANSLATE_NOOP("errors", "Restart the engine and ask again."),
    )
    ENGINE_CANNOT_START = ErrorWords(
        QT_TRANSLATE_NOOP("errors", "The engine could not be started: {reason}."),
        QT_TRANSLATE_NOOP("errors", "Your conversation is safe."),
        QT_TRANSLATE_NOOP("errors", "Close other programs and try again."),
    )
    DATABASE_NEWER = ErrorWords(
        QT_TRANSLATE_NOOP("errors", "{path} was written by a newer Bantam (version {found}; this one knows {known})."),
        QT_TRANSLATE_NOOP("errors", "The file was not touched."),
        QT_TRANSLATE_NOOP("errors", "Start the newer Bantam, or use another folder with --data-dir."),
    )
    DATABASE_DAMAGED = ErrorWords(
        QT_TRANSLATE_NOOP("errors", "The file with your chats is damaged: {reason}."),
        QT_TRANSLATE_NOOP("errors", "It was copied to {copy} and left as it is."),
        QT_TRANSLATE_NOOP(
            "errors", "Go back to a backup from {backups} (bantam backup --restore NAME), or use another --data-dir."
        ),
    )
    DATABASE_LOCKED = ErrorWords(
        QT_TRANSLATE_NOOP("errors", "Another program is using {path}."),
        QT_TRANSLATE_NOOP("errors", "Nothing was changed."),
        QT_TRANSLATE_NOOP("errors", "Close the other Bantam window and try again."),
    )
    NO_DISPLAY = ErrorWords(
        QT_TRANSLATE_NOOP("errors", "There is no screen to draw a window on: {reason}."),
        QT_TRANSLATE_NOOP("errors", "Your conversations are safe."),
        QT_TRANSLATE_NOOP(
            "errors", "Start Bantam on a desktop, or use “bantam ask” and “bantam chat” in the terminal."
        ),
    )
    DISK_FULL = ErrorWords(
        QT_TRANSLATE_NOOP("errors", "The disk is full, so {what} could not be saved."),
        QT_TRANSLATE_NOOP("errors", "Everything saved before is safe, and your text is still in the window."),
        QT_TRANSLATE_NOOP("errors", "Free some space on {path} and try again."),
    )
    FOLDER_UNUSABLE = ErrorWords(
        QT_TRANSLATE_NOOP("errors", "Bantam cannot write to {path}: {reason}."),
        QT_TRANSLATE_NOOP("errors", "Nothing was changed."),
        QT_TRANSLATE_NOOP("errors", "Make the folder writable, or choose another one with --data-dir."),
    )
    START_FAILED = ErrorWords(
        QT_TRANSLATE_NOOP("errors", "Bantam came upon a fault of its own while it started: {reason}."),
        QT_TRANSLATE_NOOP("errors", "Your chats are safe."),
        QT_TRANSLATE_NOOP("errors", "Run “bantam doctor” and send us what it prints."),
    )
    CONVERSATION_UNKNOWN = ErrorWords(
        QT_TRANSLATE_NOOP("errors", "That chat is not there any more."),
        QT_TRANSLATE_NOOP("errors", "Your other chats are safe."),
        QT_TRANSLATE_NOOP("errors", "Choose another chat, or start a new one."),
    )
    NOTHING_TO_EXPORT = exchange.NOTHING_TO_EXPORT
    EXPORT_FAILED = exchange.EXPORT_FAILED
    PRINT_FAILED = exchange.PRINT_FAILED
    IMPORT_UNUSABLE = exchange.IMPORT_UNUSABLE
    PRESETS_UNUSABLE = exchange.PRESETS_UNUSABLE
    BACKUP_FAILED = ErrorWords(
        QT_TRANSLATE_NOOP("errors", "No backup could be made: {reason}."),
        QT_TRANSLATE_NOOP("errors", "Your chats are safe where they are, and older backups stay."),
        QT_TRANSLATE_NOOP("errors", "Make room on {path}, then back up again."),
    )
    BACKUP_UNUSABLE = ErrorWords(
        QT_TRANSLATE_NOOP("errors", "The backup {name} cannot be used: {reason}."),
        QT_TRANSLATE_NOOP("errors", "Your chats were not touched."),
        QT_TRANSLATE_NOOP("errors", "Choose another backup."),
    )


class BantamError(Exception):
    """Root of everything Bantam raises on purpose."""


class KnownError(BantamError):
    """The world's fault: shown with the next step, and the program carries on.

    `arguments` fill the templates of `kind`; `details` is technical text, folded away in the window.
    """

    def __init__(self, kind: ErrorKind, *, details: str = "", **arguments: str | int | float) -> None:
        self.kind = kind
        self.details = details
        self.arguments = arguments
        super().__init__(str(self.what))

    @property
    def what(self) -> Text:
        """What happened."""
        return Text("errors", self.kind.value.what, self.arguments)

    @property
    def safe(self) -> Text:
        """What is safe."""
        return Text("errors", self.kind.value.safe, self.arguments)

    @property
    def next_step(self) -> Text:
        """What the person can do."""
        return Text("errors", self.kind.value.next_step, self.arguments)


class BugError(BantamError):
    """Our fault: logged, and the window offers the report."""
