"""Models that could be got: what is published about them, and their files."""

from enum import StrEnum

import msgspec


class Task(StrEnum):
    """What a model is for."""

    CHAT = "chat"
    CODE = "code"
    REASONING = "reasoning"
    VISION = "vision"
    EMBEDDING = "embedding"
    RERANKING = "reranking"


class Commercial(StrEnum):
    """Whether a licence lets a business use a model."""

    ALLOWED = "allowed"
    CONDITIONS = "conditions"  # of its own, such as a limit of users
    FORBIDDEN = "forbidden"
    UNKNOWN = "unknown"


class Licence(msgspec.Struct, frozen=True, kw_only=True):
    """Under what terms a model may be used."""

    id: str  # SPDX where there is one: "Apache-2.0"
    name: str
    commercial: Commercial
    url: str = ""
    terms: str = ""  # its conditions, in a sentence
    checked: bool = True  # False: it is what was remembered, and the model's page has the last word


class Published(msgspec.Struct, frozen=True, kw_only=True):
    """A figure that somebody published: never without where it stands and how it was measured."""

    name: str  # "MMLU"
    value: float
    unit: str = ""
    protocol: str = ""  # "5-shot"
    source: str


class HubFile(msgspec.Struct, frozen=True, kw_only=True):
    """One file of a repository. `size` in bytes, about where not `exact`; `sha256`, `revision` "" where not known."""

    repo: str  # "Qwen/Qwen3-8B-GGUF"
    name: str  # path inside the repository
    quantisation: str = ""
    size: int = 0
    exact: bool = False
    sha256: str = ""
    revision: str = ""  # commit
    parts: tuple[str, ...] = ()  # names of all files of a split model, this one first; `size` is of all together
    part_sizes: tuple[int, ...] = ()
    part_hashes: tuple[str, ...] = ()  # SHA-256, "" where not known
    projector: str = ""  # name of the mmproj file that belongs to it
    projector_size: int = 0
    projector_sha256: str = ""
    seen: bool = True  # False: the name follows its publisher's pattern, and nobody saw the file

    @property
    def in_all(self) -> int:
        """Bytes of all its files, the projector too, as far as they are known."""
        return self.size + self.projector_size

    @property
    def first_sha256(self) -> str:
        """Of the file to open, "" where not known."""
        return next(iter(self.part_hashes), "") if self.parts else self.sha256

    @property
    def is_pinned(self) -> bool:
        """Whether it is known what each of its files should be."""
        hashes = self.part_hashes if self.parts else (self.sha256,)
        is_seeing = not self.projector or bool(self.projector_sha256)
        return len(hashes) == max(len(self.parts), 1) and all(hashes) and is_seeing


class Shape(msgspec.Struct, frozen=True, kw_only=True):
    """What an estimate needs of an architecture before any header was read."""

    layers: int
    keys_bytes: int  # of one token in all layers that keep all tokens, keys and values as f16
    windowed_bytes: int = 0  # of one token in layers that look at the last `window` tokens
    window: int = 0


class HubModel(msgspec.Struct, frozen=True, kw_only=True):
    """A model in the catalogue, or one that a search found. Unknown words are "", unknown numbers 0."""

    id: str
    name: str
    task: Task
    also: tuple[Task, ...] = ()  # what else it is for
    family: str = ""
    publisher: str = ""
    about: str = ""
    parameters: int = 0
    active_parameters: int = 0  # of a mixture of experts; 0: all of them
    context: int = 0
    languages: tuple[str, ...] = ()  # ISO 639; "multilingual": more than are listed
    language_count: int = 0  # as its publisher tells it
    licence: Licence
    released: str = ""  # ISO 8601, as far as known
    gated: bool = False
    downloadable: bool = True  # False: a reference card only
    named: bool = False  # one of the systems that Bantam was founded to serve
    completes: bool = False  # it goes on with a text, and was not tuned for conversations
    page: str = ""  # address
    figures: tuple[Published, ...] = ()
    files: tuple[HubFile, ...] = ()
    projectors: tuple[HubFile, ...] = ()  # what lets it see, by repository
    default_file: str = ""  # name of the one to begin with
    shape: Shape | None = None
    downloads: int = 0  # in a month, where the hub told
    likes: int = 0
    updated: str = ""  # ISO 8601, where the hub told
    notes: tuple[str, ...] = ()  # of `catalogue_sentences`, so that they can be translated
    replaced: tuple[str, ...] = ()  # names of files that the publisher replaced since the catalogue was made

    @property
    def tasks(self) -> tuple[Task, ...]:
        """All it is for, the first one first."""
        return (self.task, *self.also)

    @property
    def default(self) -> HubFile | None:
        """The file to begin with; None for a reference card."""
        named = (file for file in self.files if file.name == self.default_file)
        return next(named, self.files[0] if self.files else None)
