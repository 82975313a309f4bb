"""Fills the Discover tab and the pane beside it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from desktop.core.cancellation import Cancellation
from desktop.core.catalogue import HubModel
from desktop.core.catalogue_fresh import repo_of
from desktop.core.errors import KnownError
from desktop.core.fit import TrackRecord
from desktop.core.hub_address import page_of
from desktop.core.offer import Details, FileOffer, Look, Offer, Offers
from desktop.core.speed import ProbeOutcome
from desktop.ui.links import open_link
from desktop.ui.models.fit_words import look_words
from desktop.ui.models.looks import Looks
from desktop.ui.models.models_view import ModelsView
from desktop.ui.models.ports import DownloadSource, OfferSource
from desktop.ui.models.question import Question
from desktop.ui.tasks import Relay, TaskRunner
from desktop.ui.translated import translated


class DiscoverController(QObject):
    """GUI thread. Facts: `download_begun()`. Wish: `chat_requested(model id)`."""

    download_begun = Signal()
    chat_requested = Signal(str)

    def __init__(
        self, view: ModelsView, source: OfferSource, downloads: DownloadSource, tasks: TaskRunner, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._view = view
        self._source = source
        self._downloads = downloads
        self._tasks = tasks
        self._context = 0
        self._asked, self._read = Question(tasks), Question(tasks)  # for details, and for the list
        self._is_searching = False  # the hub is asked
        self._looks = Looks(tasks)
        self._into = "", Cancellation()  # the model that is looked into, and what ends that
        self._again: Callable[[], object] = self.refresh
        self._offers = self._catalogue = Offers()
        self._record = TrackRecord()
        self._connect()

    @Slot()
    def refresh(self) -> None:
        """Read the catalogue again: the screen is shown, or something here has changed.

        A search that is on its way stays wanted, and knows what has changed when it comes.
        """
        if self._is_searching:
            return
        self._again = self.refresh
        self._view.discover.show_waiting()
        offers = self._offers
        self._start_reading(lambda _: self._source.again(offers) if offers.is_online else self._source.offers())
        self._tasks.start(self._source.record, succeeded=self._on_record)

    def shutdown(self) -> None:
        """Wait for no answer any more."""
        for question in (self._asked, self._read):
            question.end()
        self._looks.end_all()
        self._source.drop_questions()

    def show_model(self, model_id: str) -> None:
        """Bring a model into view."""
        self._view.discover.select(model_id)
        offer = self._view.discover.current()
        if offer is not None:
            self._show(offer)

    def show_address(self, address: str) -> None:
        """Let the person ask the hub for what lies there: nothing was sent yet."""
        if self._is_searching:
            self._on_search_stopped()
        if self._offers.is_online:
            self._on_catalogue_requested()
        self._view.discover.search.setText(address)
        self._view.discover.hub_button.setFocus()

    def _connect(self) -> None:
        page, pane = self._view.discover, self._view.details
        page.offer_shown.connect(self._show)
        page.nothing_shown.connect(self._show_nothing)
        page.offer_pressed.connect(self._on_offer_pressed)
        page.list.clicked.connect(lambda _: self._ask_again())
        page.hub_search_requested.connect(self._on_hub_search_requested)
        page.more_requested.connect(self._on_more_requested)
        page.catalogue_requested.connect(self._on_catalogue_requested)
        page.retry_requested.connect(lambda: self._again())
        page.stop_requested.connect(self._on_search_stopped)
        pane.stop_requested.connect(self._on_asking_stopped)
        pane.way.stop_requested.connect(self._on_looking_stopped)
        pane.files.probe_requested.connect(self._on_probe_requested)
        pane.context_chosen.connect(self._on_context_chosen)
        pane.download_requested.connect(self._on_download_requested)
        pane.chat_requested.connect(self.chat_requested)
        pane.link_requested.connect(lambda url: open_link(url, self._view))
        pane.page_requested.connect(self._on_page_requested)

    @Slot()
    def _on_probe_requested(self) -> None:
        files, relay = self._view.details.files, Relay(self)
        relay.happened.connect(lambda fraction: files.show_probing(float(fraction)))
        files.show_probing(0.0)

        def over(error: Exception | None = None) -> None:
            files.show_probing(None)
            relay.deleteLater()
            if error is not None:
                self.show_failure(error)

        def found(outcome: ProbeOutcome | None) -> None:
            over()
            if outcome is ProbeOutcome.BUSY:
                words = self.tr("Other programs use the processor now, so nothing could be measured.")
                self._view.discover.show_error(words, self.tr("Nothing was changed."), self.tr("Try again later."), "")
            else:
                self.refresh()

        self._tasks.start(partial(self._source.probe, relay.happened.emit), succeeded=found, failed=over)

    def _start_reading(self, read: Callable[[Cancellation], Offers], *, is_search: bool = False) -> None:
        self._is_searching = is_search
        self._read.ask(read, self._on_offers, self._on_not_read)

    @Slot()
    def _on_search_stopped(self) -> None:
        self._read.end()
        self._is_searching = False
        self._view.discover.show_stopped()
        self.refresh()  # what changed meanwhile was left to the answer

    def _on_not_read(self, error: Exception) -> None:
        self._is_searching = False
        self._view.discover.show_stopped()
        self.show_failure(error)

    def _on_offers(self, offers: Offers) -> None:
        self._is_searching = False
        if not offers.is_online:
            self._catalogue = offers
        self._offers = offers
        self._view.discover.show_offers(offers)
        if (offer := self._view.discover.current()) is not None:
            self._show(offer)
        else:
            self._show_nothing()

    @Slot()
    def _show_nothing(self) -> None:
        """What is told beside the list is about one of its rows."""
        self._asked.end()
        self._view.details.show_nothing()

    def _on_record(self, record: TrackRecord) -> None:
        self._record = record

    @Slot(object)
    def _show(self, offer: Offer) -> None:
        self._ask(offer.model)

    def _ask(self, model: HubModel) -> None:
        if self._view.details.model_id != model.id and model.downloadable and not model.files:
            self._view.details.show_asking(self._offers.host)  # of one that a search found nothing is known yet
        work = partial(self._source.details, model, self._context)
        self._asked.ask(work, self._on_details, self._on_no_details)

    @Slot(object)
    def _on_offer_pressed(self, _: Offer) -> None:
        self._ask_again()
        self._view.details.way.primary.setFocus()

    def _ask_again(self) -> None:
        """The current row was chosen once more: the files of its model may not be known."""
        offer = self._view.discover.current()
        if offer is not None and not self._view.details.model_id and not self._asked.is_open:
            self._ask(offer.model)

    def _on_no_details(self, error: Exception) -> None:
        self._view.details.stop_asking()
        self.show_failure(error)

    @Slot()
    def _on_asking_stopped(self) -> None:
        self._asked.end()
        self._view.details.stop_asking()

    def _on_details(self, details: Details) -> None:
        self._view.details.show_details(details, self._record)
        if self._looks.is_open(details.offer.model.id):
            self._view.details.way.show_looking(self._offers.host)
        if self._offers.is_online:  # it was searched for on the hub, and so little is known of it
            self._view.discover.show_offer(details.offer)
            self._look_into(details.offer.model)

    def _look_into(self, model: HubModel) -> None:
        """One at a time: on a slow line it takes a minute, and who goes through a list looks at many."""
        model_id, earlier = self._into
        if model_id == model.id:
            return
        earlier.cancel()
        cancel = Cancellation()
        self._into = model.id, cancel
        work = partial(self._source.look_into, model, cancel=cancel)
        over = partial(self._on_looked_into, model.id)
        self._tasks.start(work, succeeded=over, failed=lambda _: over(is_new=False))

    def _on_looked_into(self, model_id: str, is_new: bool) -> None:
        """Verdicts are exact now. Where the hub gave nothing they stay what they were."""
        if self._into[0] == model_id:
            self._into = "", Cancellation()
        offer = self._view.discover.current()
        if is_new and offer is not None and offer.model.id == model_id:
            self._ask(offer.model)

    @Slot(int)
    def _on_context_chosen(self, tokens: int) -> None:
        self._context = tokens
        self._show_current()

    @Slot(str)
    def _on_hub_search_requested(self, words: str) -> None:
        self._again = partial(self._on_hub_search_requested, words)
        self._view.discover.show_searching()
        self._start_reading(partial(self._source.search, words), is_search=True)

    @Slot()
    def _on_more_requested(self) -> None:
        self._again = self._on_more_requested
        self._view.discover.show_searching()
        self._start_reading(partial(self._source.more, self._offers), is_search=True)

    @Slot()
    def _on_catalogue_requested(self) -> None:
        self._is_searching = False
        self._offers = self._catalogue
        self._view.discover.show_offers(self._catalogue)
        self.refresh()  # what came meanwhile is marked

    @Slot(object, object)
    def _on_download_requested(self, model: HubModel, file: FileOffer) -> None:
        """Its own beginning is read first, as the person asks for it now; what that shows may be worse."""
        self._view.details.way.show_looking(self._offers.host)
        if not self._looks.is_open(model.id):  # at another of its files
            self._again = partial(self._on_download_requested, model, file)
            work = partial(self._source.look, model, file, self._context)
            self._looks.ask(model.id, work, self._on_looked_at, self._on_not_begun)

    @Slot()
    def _on_looking_stopped(self) -> None:
        self._looks.end(self._view.details.model_id)
        self._show_current()

    def _on_looked_at(self, look: Look) -> None:
        model = look.details.offer.model
        if not look.asks:
            self._begin(model, look.file)
            return
        self._view.discover.select(model.id)
        self._view.details.show_details(look.details, self._record)
        self._view.details.way.ask(look_words(look))

    def _begin(self, model: HubModel, file: FileOffer) -> None:
        self._tasks.start(
            partial(self._downloads.start, model, file.file),
            succeeded=lambda _: self._on_begun(),
            failed=self._on_not_begun,
        )

    def _on_not_begun(self, error: Exception) -> None:
        self._show_current()
        self.show_failure(error)

    def _show_current(self) -> None:
        if (offer := self._view.discover.current()) is not None:
            self._ask(offer.model)

    def _on_begun(self) -> None:
        self._show_current()
        self._view.discover.error.hide()
        self.download_begun.emit()

    @Slot(object)
    def _on_page_requested(self, model: HubModel) -> None:
        open_link(page_of(repo_of(model)), self._view)

    def show_failure(self, error: Exception) -> None:
        """Say above the list what failed."""
        show = self._view.discover.show_error
        if isinstance(error, KnownError):
            show(translated(error.what), translated(error.safe), translated(error.next_step), error.details)
        else:
            show(self.tr("Something failed inside Bantam."), self.tr("Nothing was changed."), "", repr(error))
