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
from desktop.engine.templates.facts import TemplateFacts
from desktop.engine.templates.wish import ChatWish, TemplateWish

PROTOCOL = 2
MAX_LINE = 8 * 1024 * 1024


class Turn(msgspec.Struct, frozen=True):
    """One message as the chat template sees it."""

    role: Role
    content: str


class Request(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Base of all requests."""

    id: str


class Load(Request, frozen=True, kw_only=True):
    """Load a model file; its wish holds until a request has its own. Ends in `Finished` after one `Loaded`."""

    path: str
    context_length: Annotated[int, Meta(ge=0, le=1 << 20)] = 0  # 0: the trained length, at most 8,192
    threads: Annotated[int, Meta(ge=0, le=512)] = 0  # 0: one per physical core
    gpu_layers: Annotated[int, Meta(ge=0, le=10_000)] = 0
    embedding: bool = False
    draft: str = ""  # a smaller model's file, with the same vocabulary, that guesses what this one will write
    wish: TemplateWish = TemplateWish()


class Generate(Request, frozen=True, kw_only=True):
    """Answer a chat. `Token` events, then `Finished` with `finish` and `figures`."""

    turns: list[Turn]
    wish: ChatWish = ChatWish()
    sampling: Sampling
    max_tokens: Annotated[int, Meta(ge=1, le=1 << 20)] = 1024
    form: AnswerForm = AnswerForm()
    lookup: bool = True  # several tokens at a time where the chat repeats itself; the text stays the same


class CountTokens(Request, frozen=True, kw_only=True):
    """Count the tokens of a chat after its template. `Finished` carries `count`."""

    turns: list[Turn]
    wish: ChatWish = ChatWish()


class Render(Request, frozen=True, kw_only=True):
    """Show a chat as the model reads it. `Finished` carries `prompt` and the `count` of its tokens."""

    turns: list[Turn]
    wish: ChatWish = ChatWish()


class Embed(Request, frozen=True, kw_only=True):
    """Turn texts into unit vectors. `Finished` carries `vectors`."""

    texts: list[str]


class SaveStates(Request, frozen=True, kw_only=True):
    """Write what is known of the chats into the state file. `Finished` carries their `count`."""


class Cancel(Request, frozen=True, kw_only=True):
    """Stop the request `target`, which then ends as cancelled. Has no answer of its own."""

    target: str


AnyRequest = Load | Generate | CountTokens | Render | Embed | SaveStates | Cancel


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
    weights_bytes: int
    template: str  # "file", or the name of the fallback
    template_facts: TemplateFacts | None = None  # where it comes from and why; None for search
    backend: str
    threads: int


class PromptProgressed(Event, frozen=True, kw_only=True):
    """Tokens of the prompt read so far, reused ones included."""

    done: int
    total: int


class Likely(msgspec.Struct, frozen=True):
    """A token, its text as far as it is one, and the natural logarithm of its probability before sampling."""

    token: int
    text: str
    log_probability: float


class Chosen(Likely, frozen=True):
    """A token of the answer, and the likeliest tokens at its place."""

    alternatives: list[Likely] = []


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
    vectors: list[list[float]] = []


class Failed(Event, frozen=True, kw_only=True):
    """The request failed; `kind` names an `ErrorKind`, or is "BUG" for our own fault."""

    kind: str
    arguments: dict[str, str | int | float] = {}
    details: str = ""


AnyEvent = Hello | Confined | Beat | LoadProgressed | Loaded | PromptProgressed | Token | Finished | Failed
