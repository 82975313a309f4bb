"""What the window and the hub's child say to each other: one request, then events until the last of them.

A child does one thing and leaves. To stop it, it is ended: a download survives that at every moment.
"""

import msgspec

from desktop.core.catalogue import HubModel
from desktop.core.hub_address import HUB
from desktop.core.hub_search import SearchPage
from desktop.hub.questions import HeaderRead, Question

MAX_LINE = 64 * 1024 * 1024  # bytes; a page of models is far shorter


class Connection(msgspec.Struct, frozen=True, kw_only=True):
    """How the hub is reached, if at all. `token` "" is nobody in particular, `proxy` "" is a direct connection."""

    allowed: bool = True  # asked by the child, although nobody starts one where it is not
    hub: str = HUB
    token: str = ""
    proxy: str = ""


class Request(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Base of the requests."""

    connection: Connection = Connection()


class WantedFile(msgspec.Struct, frozen=True, kw_only=True):
    """One file, and where it shall lie. `size` 0 and `sha256` "" are learnt from the hub."""

    repo: str
    name: str
    revision: str = ""
    size: int = 0
    sha256: str = ""
    path: str  # absolute


class Fetch(Request, frozen=True, kw_only=True):
    """Fetch files that belong together. `Progressed` and its kind, then `Installed`."""

    files: list[WantedFile]
    limit: float = 0.0  # bytes a second; 0: as fast as it goes
    is_patient: bool = False  # waits for a network as long as there is none, instead of giving up


class Ask(Request, frozen=True, kw_only=True):
    """Ask what `finding` knows to answer. Ends with `Answered`."""

    question: Question


AnyRequest = Fetch | Ask


class Event(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Base of the events."""


class Unconfined(Event, frozen=True, kw_only=True):
    """This system could not confine the child as far as it should be; why, layer by layer."""

    words: list[str]


class Connected(Event, frozen=True, kw_only=True):
    """A connection was opened: a line of the ledger. What it received is told by `Progressed` or `Used`."""

    host: str
    why: str
    what: str


class Used(Event, frozen=True, kw_only=True):
    """Bytes that the connection to `host` sent and received since the last such event."""

    host: str
    sent: int
    received: int


class Progressed(Event, frozen=True, kw_only=True):
    """Bytes of all files together that have arrived; `total` 0 is not known yet."""

    done: int
    total: int


class Retrying(Event, frozen=True, kw_only=True):
    """Something failed that may go away; another try in `seconds`."""

    seconds: float
    reason: str
    is_unreachable: bool = False  # there was no connection at all
    is_odd: bool = False  # something came that is not the file


class NoRoom(Event, frozen=True, kw_only=True):
    """The disk has no room for the rest; it goes on by itself when it has."""

    needed: int
    free: int


class OthersTurn(Event, frozen=True, kw_only=True):
    """Another Bantam is fetching the same file; this one waits."""


class Verifying(Event, frozen=True, kw_only=True):
    """Everything has arrived and is being looked over."""


class Installed(Event, frozen=True, kw_only=True):
    """The files are in place and right: their SHA-256 and the commit they are from."""

    hashes: list[str]
    revision: str = ""


class Answered(Event, frozen=True, kw_only=True):
    """The answer to a question: the one of these that belongs to it."""

    page: SearchPage | None = None
    model: HubModel | None = None
    header: HeaderRead | None = None


class Failed(Event, frozen=True, kw_only=True):
    """It came to nothing: the name of an `ErrorKind` and what its words need."""

    kind: str
    arguments: dict[str, str | int | float] = {}
    details: str = ""


AnyEvent = (
    Unconfined | Connected | Used | Progressed | Retrying | NoRoom | OthersTurn | Verifying | Installed | Answered
    | Failed
)  # fmt: skip
