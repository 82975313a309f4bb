"""What the models screen asks of the services behind it, so that it can be shown and tried without them."""

from collections.abc import Callable, Sequence
from typing import Protocol

from desktop.core.cancellation import Cancellation
from desktop.core.catalogue import HubFile, HubModel
from desktop.core.download import Download
from desktop.core.fit import TrackRecord
from desktop.core.offer import Details, FileOffer, Look, Offers
from desktop.core.speed import ProbeOutcome


class OfferSource(Protocol):
    """Models that could be got. Any thread; everything may block and raise `KnownError`."""

    def offers(self) -> Offers:
        """The catalogue on this computer; never goes online."""
        ...

    def search(self, words: str, cancel: Cancellation) -> Offers:
        """Ask the hub for words, or for what lies at an address."""
        ...

    def more(self, offers: Offers, cancel: Cancellation) -> Offers:
        """The same search of the hub, with its next page."""
        ...

    def again(self, offers: Offers) -> Offers:
        """The same models, as they are marked and judged now; never goes online."""
        ...

    def details(self, model: HubModel, context: int, cancel: Cancellation) -> Details:
        """All files of a model, judged for `context` tokens; 0 for the usual. Asks the hub only for files of a model
        that a search found.
        """
        ...

    def look(self, model: HubModel, wanted: FileOffer, context: int, cancel: Cancellation) -> Look:
        """Ask the hub about a file that a person wants, just before it is fetched."""
        ...

    def look_into(self, model: HubModel, *, cancel: Cancellation) -> bool:
        """Read the beginning of the usual file on the hub, after which `details` is exact; False for nothing new."""
        ...

    def drop_questions(self) -> None:
        """Nobody waits for any answer of the hub's any more."""
        ...

    def probe(self, on_progress: Callable[[float], None]) -> ProbeOutcome | None:
        """Test how fast this computer is, for 20 seconds at most; None when that was stopped."""
        ...

    def record(self) -> TrackRecord:
        """How good the last forecasts were."""
        ...


class DownloadSource(Protocol):
    """Models on their way. Any thread; raises `KnownError`."""

    def downloads(self) -> Sequence[Download]:
        """All of them, in their order."""
        ...

    def start(self, model: HubModel, file: HubFile) -> None:
        """Begin, or wait for a turn."""
        ...

    def pause(self, download_id: str) -> None:
        """Stop for now and keep what has arrived."""
        ...

    def resume(self, download_id: str) -> None:
        """Go on."""
        ...

    def cancel(self, download_id: str) -> None:
        """Take it off the list, and delete what has arrived of a model that is not complete."""
        ...

    def move(self, download_id: str, place: int) -> None:
        """Let it have its turn at another place of the queue, 0 being the first."""
        ...

    def limit(self) -> int:
        """The fastest that a download may be, in MB a second; 0 for no limit."""
        ...

    def set_limit(self, limit: int) -> None:
        """Let downloads be that fast at most, the one that is running too."""
        ...

    def pause_all(self) -> None:
        """Stop everything for now."""
        ...

    def resume_all(self) -> None:
        """Let everything go on."""
        ...

    def on_changed(self, listener: Callable[[], object]) -> Callable[[], None]:
        """Be told, on any thread, that something has changed; returns what ends that."""
        ...
