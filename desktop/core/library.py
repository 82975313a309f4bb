"""What is known of the model files on this disk beyond what they say themselves, and what can be done with them."""

from enum import StrEnum
from pathlib import Path

import msgspec

from desktop.core.errors import KnownError
from desktop.core.text import QT_TRANSLATE_NOOP, Text


class Program(StrEnum):
    """Other programs that keep models on this disk; the values are their names."""

    LM_STUDIO = "LM Studio"
    OLLAMA = "Ollama"
    JAN = "Jan"
    GPT4ALL = "GPT4All"
    HUGGING_FACE = "Hugging Face"


class ForeignModel(msgspec.Struct, frozen=True, kw_only=True):
    """A model of another program, which stays where it is and as it is."""

    program: Program
    name: str  # as that program calls it
    files: tuple[str, ...]  # paths; all parts of a split model in their order
    projector: str = ""
    adapters: tuple[str, ...] = ()
    size: int = 0  # bytes of `files` and the projector: what using it in place saves
    problem: str = ""  # why Bantam cannot use it, as the end of a sentence
    is_used: bool = False  # Bantam uses it in place already


class FoundProgram(msgspec.Struct, frozen=True, kw_only=True):
    """Another program with models here."""

    program: Program
    folders: tuple[str, ...]
    models: tuple[ForeignModel, ...]


class Placing(StrEnum):
    """How a file comes into the library."""

    IN_PLACE = "in place"  # it stays where it is
    LINK = "link"  # a second name of the same bytes; where that is impossible, a pointer to the first
    COPY = "copy"
    MOVE = "move"


class FileKind(StrEnum):
    """What a file that comes into the library is."""

    MODEL = "model"
    ADAPTER = "adapter"
    COMPANION = "companion"  # something else that goes with a model, such as a projector
    UNKNOWN = "unknown"  # it cannot be read


class GivenModel(msgspec.Struct, frozen=True, kw_only=True):
    """One model, or what goes with one, that a person handed over to be imported."""

    path: Path  # of its first file
    size: int  # bytes of all its files
    kind: FileKind


class GivenFiles(msgspec.Struct, frozen=True, kw_only=True):
    """What files and folders that were handed over are."""

    models: tuple[GivenModel, ...] = ()
    peft: tuple[Path, ...] = ()  # folders with an adapter to be converted
    problems: tuple[tuple[Path, KnownError], ...] = ()


class PlacedModel(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A model that is used where it lies. `program` is "" for a file of the person's own."""

    name: str
    files: tuple[str, ...]
    program: str = ""
    projector: str = ""


class FileFacts(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is known of one file. Hashes are SHA-256 in hexadecimal, "" where not known."""

    published: str = ""  # what it should be, by who published it
    repo: str = ""
    revision: str = ""
    measured: str = ""  # what it was when it was read whole, at `size` bytes and changed at `changed` (ns)
    size: int = 0
    changed: int = 0
    checked_at: float = 0.0  # seconds since the epoch


class Soundness(StrEnum):
    """What checking a model found."""

    AS_PUBLISHED = "as published"  # every byte is what its publisher announced
    AS_BEFORE = "as before"  # nobody announced a hash; every byte is what it was when it was first checked
    SOUND = "sound"  # nobody announced a hash; its structure is right
    CHANGED = "changed"  # the bytes are others than announced, or than before
    DAMAGED = "damaged"  # it cannot be used
    GONE = "gone"  # there is no file any more

    @property
    def is_good(self) -> bool:
        """Whether it can be relied on."""
        return self in (Soundness.AS_PUBLISHED, Soundness.AS_BEFORE, Soundness.SOUND)


_FOUND = {
    Soundness.AS_PUBLISHED: QT_TRANSLATE_NOOP("InstalledPane", "Every byte is what its publisher announced."),
    Soundness.AS_BEFORE: QT_TRANSLATE_NOOP("InstalledPane", "Every byte is what it was when it was first checked."),
    Soundness.SOUND: QT_TRANSLATE_NOOP("InstalledPane", "Its structure is right. Nobody announced a checksum."),
    Soundness.CHANGED: QT_TRANSLATE_NOOP(
        "InstalledPane", "Its bytes are not what they should be. Get this file again."
    ),
    Soundness.DAMAGED: QT_TRANSLATE_NOOP("InstalledPane", "It is damaged. Get this file again."),
    Soundness.GONE: QT_TRANSLATE_NOOP("InstalledPane", "Its file is not there any more. Forget it, or put it back."),
}
_UNUSABLE = QT_TRANSLATE_NOOP("errors", "It cannot be used: {reason}.")
_SINCE = QT_TRANSLATE_NOOP(
    "InstalledPane",
    "Its bytes have changed since it was checked on {date}. Unless you changed it, get this file again.",
)


class Checked(msgspec.Struct, frozen=True, kw_only=True):
    """The outcome for a model: that of its worst file."""

    soundness: Soundness
    file: str = ""  # path of the file that decided
    sha256: str = ""  # of the first file
    reason: str = ""  # the end of a sentence, where it is not good
    is_remembered: bool = False  # nothing was read: no file has changed since it was last checked
    before_at: float = 0.0  # seconds since the epoch: its bytes were others when it was checked then

    def sentence(self, when: str) -> Text:
        """What was found, for people; `when` is `before_at` as the reader writes dates."""
        if self.before_at and self.soundness is Soundness.CHANGED:
            return Text("InstalledPane", _SINCE, {"date": when})
        if self.soundness is Soundness.DAMAGED and self.reason:
            return Text("errors", _UNUSABLE, {"reason": self.reason})
        return Text("InstalledPane", _FOUND[self.soundness])


class Removal(msgspec.Struct, frozen=True, kw_only=True):
    """What deleting a model would do. Bytes."""

    name: str
    files: tuple[str, ...] = ()  # paths that would go, the projector's too
    freed: int = 0
    shared: int = 0  # of them stay taken, because the same bytes have another name
    program: str = ""  # whose the files are: they stay, and only Bantam forgets the model
    is_loaded: bool = False
    is_gone: bool = False  # there is no file: only the entry of the list goes
    is_dangling: bool = False  # the files are links, and what they lead to is not there: only the links go


class Duplicates(msgspec.Struct, frozen=True, kw_only=True):
    """Files with the same bytes."""

    sha256: str
    size: int  # bytes of each
    paths: tuple[str, ...]
    saved: int  # bytes that keeping one of them would free


class Duplicate(msgspec.Struct, frozen=True, kw_only=True):
    """A model whose bytes are here once more."""

    id: str
    name: str
    path: str
    freed: int = 0  # bytes that deleting it frees; 0 where it is not for Bantam to delete
    owner: str = ""  # the program that keeps it, where that is another one
    is_starter: bool = False

    @property
    def can_go(self) -> bool:
        """Whether Bantam may delete it, and that frees anything."""
        return self.freed > 0


class DuplicateModels(msgspec.Struct, frozen=True, kw_only=True):
    """Models with the same bytes, those that stay in any case first."""

    size: int  # bytes of each
    models: tuple[Duplicate, ...]

    def freed(self, kept: str) -> int:
        """Bytes that are free when only this one, and what is not Bantam's, is kept."""
        return sum(one.freed for one in self.models if one.id != kept)


class PlannedMove(msgspec.Struct, frozen=True, kw_only=True):
    """What moving the model folder would do. Bytes."""

    source: str
    folder: str
    files: int
    size: int
    free: int  # at the new place
    is_same_disk: bool  # nothing is copied then


class MoveOutcome(msgspec.Struct, frozen=True, kw_only=True):
    """The model folder lies elsewhere now. `left` are files that could not be removed from the old place."""

    folder: str
    files: int
    size: int  # bytes
    left: tuple[str, ...] = ()


CHANGED_MEANWHILE = QT_TRANSLATE_NOOP("errors", "it was changed meanwhile")
COPY_DIFFERS = QT_TRANSLATE_NOOP("errors", "the copy is not what was copied: that disk, or its cable, is not sound")
