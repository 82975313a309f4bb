"""What the window process and an engine say to each other: one JSON object a line.

Requests are imperatives, events are facts. Every request has an id, and every request but `Cancel`
ends in exactly one `Finished` or `Failed`. Lines longer than `MAX_LINE` bytes are refused on both sides.
"""

from enum import StrEnum
from typing import Annotated

import msgspec
from msgspec import Meta

from desktop.core.answer_form import AnswerForm
from desktop.core.chat import Figures, Finish, Role
from desktop.core.sampling import Sampling
from desktop.core.scores import EndingScore, Measured, Ranked
from desktop.core.speed import ProbeResult
from desktop.core.tuning import TuneResult, Tuning
from desktop.engine.cache_settings import CacheType, FlashAttention
from desktop.engine.fathom import Fathomed, FathomWish
from desktop.engine.likely import Chosen
from desktop.engine.load_facts import AdapterFacts, AdapterWish, ContextFacts, Device, LayerSpan, MemoryPart, Vision
from desktop.engine.templates.facts import PromptTold, TemplateFacts
from desktop.engine.templates.wish import ChatWish, TemplateWish

PROTOCOL = 2
MAX_LINE = 8 * 1024 * 1024
MOST_ENDINGS = MOST_DOCUMENTS = 256


class Turn(msgspec.Struct, frozen=True, omit_defaults=True):
    """One message as the chat template sees it. `images` are PNG or JPEG files; see `image_limits`."""

    role: Role
    content: str
    images: tuple[bytes, ...] = ()  # base64 in the line


class Request(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Base of all requests."""

    id: str


class Load(Request, frozen=True, kw_only=True):
    """Load a model file; its wish holds until a request has its own. Ends in `Finished` after one `Loaded`."""

    path: str
    context_length: Annotated[int, Meta(ge=0, le=1 << 20)] = 0  # 0: the trained length, at most 8,192
    threads: Annotated[int, Meta(ge=0, le=512)] = 0  # 0: as tuned, else one per performance core
    tuning: Tuning | None = None  # what was found best here; a number of threads that a person chose goes before it
    gpu_layers: Annotated[int, Meta(ge=0, le=10_000)] = 0
    embedding: bool = False
    ranking: bool = False
    projector: str = ""  # path of the file that lets the model see images, "" for none
    draft: str = ""  # a smaller model's file, with the same vocabulary, that guesses what this one will write
    wish: TemplateWish = TemplateWish()
    cache_type_k: CacheType = CacheType.F16
    cache_type_v: CacheType = CacheType.F16
    flash_attention: FlashAttention = FlashAttention.AUTO
    adapters: list[AdapterWish] = []
    # Files, and folders with all in them, for `SetAdapters`: an engine confines itself when it has read this request.
    adapter_places: list[str] = []


class Fathom(Request, frozen=True, kw_only=True):
    """Say what a model would take, without loading it. `Finished` carries `fathomed`."""

    wish: FathomWish


class Generate(Request, frozen=True, kw_only=True):
    """Answer a chat. `Token` events, then `Finished` with `finish` and `figures`."""

    turns: list[Turn]
    wish: ChatWish = ChatWish()
    sampling: Sampling
    max_tokens: Annotated[int, Meta(ge=1, le=1 << 20)] = 1024
    form: AnswerForm = AnswerForm()
    lookup: bool = True  # several tokens at a time where the chat repeats itself; the text stays the same
    tells_prompt: bool = False  # say what is about to be read, before it is
    passing: bool = False  # nothing of it is kept, in memory or in a file, once something else is read


class CountTokens(Request, frozen=True, kw_only=True):
    """Count the tokens of a chat after its template. `Finished` carries `count`."""

    turns: list[Turn]
    wish: ChatWish = ChatWish()


class Render(Request, frozen=True, kw_only=True):
    """Show a chat as the model reads it. `Finished` carries `prompt`, the `count` of its tokens, and the template."""

    turns: list[Turn]
    wish: ChatWish = ChatWish()


class Embed(Request, frozen=True, kw_only=True):
    """Turn texts into unit vectors. `Finished` carries `vectors`."""

    texts: list[str]


class Score(Request, frozen=True, kw_only=True):
    """Say how likely each ending is after a chat, or after `text` if there is one. `Finished` carries `scores`."""

    turns: list[Turn] = []
    wish: ChatWish = ChatWish()
    text: str | None = None  # read as it is, its markers being plain text
    endings: Annotated[list[str], Meta(max_length=MOST_ENDINGS)]
    each: Annotated[int, Meta(ge=0, le=1024)] = 0  # tokens of each ending that are told one by one


class Measure(Request, frozen=True, kw_only=True):
    """Say how well the model predicts a text. `PromptProgressed` events, then `Finished` with `measured`."""

    text: str
    window: Annotated[int, Meta(ge=0, le=1 << 20)] = 0  # tokens that are read together; 0: 512, or the context
    stride: Annotated[int, Meta(ge=0, le=1 << 20)] = 0  # 0: llama-perplexity's rule; else tokens between two windows


class Rank(Request, frozen=True, kw_only=True):
    """Say how well documents fit a query. `Finished` carries `ranked`."""

    query: str
    documents: Annotated[list[str], Meta(max_length=MOST_DOCUMENTS)]


class SetAdapters(Request, frozen=True, kw_only=True):
    """Use exactly these LoRA adapters from now on; none without any. `Finished` after one `Adapted`.

    When one of them cannot be used it fails, and what was in use stays.
    """

    adapters: list[AdapterWish] = []


class SaveStates(Request, frozen=True, kw_only=True):
    """Write what is known of the chats into the state file. `Finished` carries their `count`."""


class Tune(Request, frozen=True, kw_only=True):
    """Measure what is fastest on this computer. `TuneProgressed` events, then `Finished` carries `tuned`."""

    seconds: Annotated[float, Meta(ge=1, le=20)] = 20.0  # at most


class Probe(Request, frozen=True, kw_only=True):
    """Measure how fast this computer calculates. `TuneProgressed` events, then `Finished` carries `probed`."""

    seconds: Annotated[float, Meta(ge=1, le=20)] = 16.0  # at most


class Cancel(Request, frozen=True, kw_only=True):
    """Stop the request `target`, which then ends as cancelled. Has no answer of its own."""

    target: str


AboutTexts = Embed | Score | Measure | Rank
AnyRequest = (
    Load | Fathom | Generate | CountTokens | Render | AboutTexts | SetAdapters | SaveStates | Tune | Probe | Cancel
)


class Event(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Base of all events; `id` is the request's, or "" for the engine itself."""

    id: str = ""


class Hello(Event, frozen=True, kw_only=True):
    """First line of an engine."""

    protocol: int
    pid: int
    build: str  # id of the engine build
    backend: str  # file name of the processor backend, "" until one is loaded


class Confinement(StrEnum):
    """How much an engine gave up before it touched a model."""

    FULL = "full"
    PARTIAL = "partial"
    NONE = "none"


class Confined(Event, frozen=True, kw_only=True):
    """Sent once, before the model is read; `words` say what could not be given up, and why."""

    level: Confinement
    words: list[str] = []


class Beat(Event, frozen=True, kw_only=True):
    """Still alive, once a second from a thread of its own; `steps` grows while work goes on."""

    steps: int


class LoadProgressed(Event, frozen=True, kw_only=True):
    """Fraction of the weights read, 0 to 1."""

    fraction: float


class Loaded(Event, frozen=True, kw_only=True):
    """What was loaded, from the file itself. Memory in bytes."""

    architecture: str
    description: str  # llama.cpp's own: "llama 256M Q4_1"
    context_length: int  # tokens of the context in use
    trained_context_length: int
    parameters: int
    weights_bytes: int  # in the file
    template: str  # "file", or the name of the fallback
    template_facts: TemplateFacts | None = None  # where it comes from and why; None for search
    backend: str
    threads: int
    quantisation: str = ""  # of most weights, in llama.cpp's words: "Q4_K - Medium"
    context: ContextFacts = ContextFacts()
    memory: list[MemoryPart] = []  # by part and device; together what the engine takes once it has worked
    devices: list[Device] = []  # in use
    layers: list[LayerSpan] = []
    mapped: bool = False  # the weights are read from the file when they are needed, as the system sees fit
    adapters: list[AdapterFacts] = []
    tuning: Tuning | None = None  # how it calculates; None for search
    vision: Vision | None = None  # None: it cannot see images


class Adapted(Event, frozen=True, kw_only=True):
    """The adapters in use from now on, as their files describe themselves."""

    adapters: list[AdapterFacts]
    memory: list[MemoryPart] = []  # that they take


class PromptProgressed(Event, frozen=True, kw_only=True):
    """Tokens of the prompt read so far, reused ones included."""

    done: int
    total: int
    told: PromptTold | None = None  # once, where it was asked for


class TuneProgressed(Event, frozen=True, kw_only=True):
    """Fraction of the measuring that is done, 0 to 1; it may end before 1, when enough is known."""

    fraction: float


class Token(Event, frozen=True, kw_only=True):
    """Text that is final: whole characters only. `count` is the tokens generated so far.

    `chosen` holds the tokens since the last such event, if log-probabilities were asked for.
    """

    text: str
    count: int
    reasoning: bool = False
    chosen: list[Chosen] = []


class Finished(Event, frozen=True, kw_only=True):
    """The request is done."""

    finish: Finish | None = None
    figures: Figures | None = None
    count: int = 0
    prompt: str = ""
    bos: str = ""  # the token that tokenisation puts before the prompt, if it does
    template: TemplateFacts | None = None
    template_source: str = ""
    vectors: list[list[float]] = []
    scores: list[EndingScore] = []
    measured: Measured | None = None
    ranked: Ranked | None = None
    tuned: TuneResult | None = None
    fathomed: Fathomed | None = None
    probed: ProbeResult | None = None


class Failed(Event, frozen=True, kw_only=True):
    """The request failed; `kind` names an `ErrorKind`, or is "BUG" for our own fault."""

    kind: str
    arguments: dict[str, str | int | float] = {}
    details: str = ""


_Told = LoadProgressed | PromptProgressed | TuneProgressed
AnyEvent = Hello | Confined | Beat | Loaded | Adapted | Token | _Told | Finished | Failed
