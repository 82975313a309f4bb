"""Fills the welcome's advice: asks for it, tests this computer meanwhile, and follows what is downloaded."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple, Protocol

from PySide6.QtCore import QLocale, QObject, QTimer, Signal, Slot

from desktop.core.advice import Advice, Recommendation
from desktop.core.cancellation import Cancellation
from desktop.core.download import Download
from desktop.core.errors import KnownError
from desktop.core.offer import FileOffer, Look
from desktop.ui.first_run.first_run_view import FirstRunView
from desktop.ui.models.fit_words import look_words
from desktop.ui.models.ports import DownloadSource
from desktop.ui.models.question import Question
from desktop.ui.tasks import Relay, TaskRunner
from desktop.ui.translated import translated

EVERY = 250  # ms: numbers change at most four times a second
SECOND = 1000  # ms: what counts down does so by itself
REST = 1500  # ms in which somebody who knows what to do has begun to chat


class AdviceSource(Protocol):
    """Recommendations for this computer. Any thread; blocks; only `look` goes online."""

    def advice(self, language: str) -> Advice:
        """Those of this moment."""
        ...

    def look(self, pick: Recommendation, best: FileOffer, cancel: Cancellation) -> Look:
        """Ask the hub about a file that is wanted, just before it is fetched. Raises `KnownError`."""
        ...

    def drop_questions(self) -> None:
        """Nobody waits for a look any more."""
        ...

    def measure(self, on_progress: Callable[[float], None], cancel: Cancellation) -> bool:
        """Test how fast this computer is; whether that was found out. Raises `KnownError`."""
        ...


class Sources(NamedTuple):
    """What the advice is made of."""

    advice: AdviceSource
    downloads: DownloadSource


class AdviceController(QObject):
    """GUI thread. `sources` is made in a task, as a start has no time for it. Wish: `chat_requested(path)`.

    Facts: `ready()`, from now on others may ask for the same sources; `failed(Exception)`; `asks_late(words)`, what a
    person has to know of a download that they wanted, when they have left the welcome.
    """

    chat_requested = Signal(str)
    ready = Signal()
    failed = Signal(object)
    asks_late = Signal(str)

    def __init__(self, view: FirstRunView, sources: Callable[[], Sources], tasks: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._view, self._make, self._tasks = view, sources, tasks
        self._sources: Sources | None = None
        self._looked = Question(tasks)  # at the beginning of a file that is to come
        self._cancel = Cancellation()
        self._hear_no_more: Callable[[], None] = lambda: None
        self._is_over = False
        self._downloads = Relay(self)
        self._downloads.happened.connect(self._on_changed)
        self._tested = Relay(self)
        self._tested.happened.connect(self._on_tested)
        self._timer = self._make_timer(EVERY, self._read)
        self._counting = self._make_timer(SECOND, self._read)
        self._testing = self._make_timer(REST, self._test)
        card = view.advice
        card.download_requested.connect(self._on_download_requested)
        card.chat_requested.connect(self.chat_requested)
        card.stop_requested.connect(self._on_stop_requested)
        card.pause_requested.connect(lambda one: self._do(lambda downloads: downloads.pause(one)))
        card.resume_requested.connect(lambda one: self._do(lambda downloads: downloads.resume(one)))
        card.cancel_requested.connect(lambda one: self._do(lambda downloads: downloads.cancel(one)))

    def start(self) -> None:
        """Begin to look."""
        self._tasks.start(self._make, succeeded=self._on_sources, failed=self.failed.emit)

    def stop(self) -> None:
        """Hear and test no more; what is being downloaded goes on."""
        self._is_over = True
        for timer in (self._timer, self._counting, self._testing):
            timer.stop()
        self._cancel.cancel()
        self._hear_no_more()

    def drop_questions(self) -> None:
        """Wait for no answer of the hub's any more."""
        self._looked.end()
        if self._sources is not None:
            self._sources.advice.drop_questions()

    def _make_timer(self, interval: int, then: Callable[[], object]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(interval)
        timer.timeout.connect(then)
        return timer

    def _on_sources(self, sources: Sources) -> None:
        if self._is_over:
            return
        self._sources = sources
        self._hear_no_more = sources.downloads.on_changed(lambda: self._downloads.happened.emit(None))
        self.ready.emit()
        self._ask()
        self._read()

    def _ask(self) -> None:
        if self._sources is not None and not self._is_over:
            language = QLocale().name().partition("_")[0]
            work = partial(self._sources.advice.advice, language)
            self._tasks.start(work, succeeded=self._on_advice, failed=self.failed.emit)

    def _on_advice(self, advice: Advice) -> None:
        if self._is_over:
            return
        self._view.show_advice(advice)
        if not advice.knows_speed and not self._cancel.is_cancelled:
            self._testing.start()

    @Slot()
    def _test(self) -> None:
        """Once, while nobody has begun yet."""
        if self._sources is None or self._is_over:
            return
        cancel, advice, relay = self._cancel, self._sources.advice, self._tested
        self._view.show_testing(0.0)
        work = partial(advice.measure, relay.happened.emit, cancel)
        self._tasks.start(work, succeeded=self._on_measured, failed=lambda _: self._on_measured(None))

    @Slot(object)
    def _on_tested(self, fraction: object) -> None:
        if isinstance(fraction, float) and not self._is_over:
            self._view.show_testing(fraction)

    def _on_measured(self, is_known: bool | None) -> None:
        """None: there is nothing to measure with, which the chat will say."""
        if self._is_over:
            return
        self._cancel.cancel()
        self._view.show_testing(None, is_busy=is_known is False)
        if is_known:
            self._ask()

    @Slot(object)
    def _on_download_requested(self, pick: Recommendation) -> None:
        """Its own beginning is read first; what that shows may be worse than what the catalogue knew."""
        best = pick.offer.best
        if best is None or self._sources is None or self._looked.is_open:
            return
        self._view.advice.show_looking(pick)
        self._looked.ask(partial(self._sources.advice.look, pick, best), self._on_looked_at, self._on_not_looked_at)

    @Slot()
    def _on_stop_requested(self) -> None:
        self._looked.end()
        self._view.advice.show_look(None)

    def _on_looked_at(self, look: Look) -> None:
        """Who began to chat meanwhile still wants it, and is asked elsewhere."""
        model, file = look.details.offer.model, look.file.file
        if not self._is_over:
            self._view.advice.show_look(look)
        if not look.asks:
            self._do(lambda downloads: downloads.start(model, file))
        elif self._is_over:
            self.asks_late.emit(self.tr("{0} is not downloaded yet. {1}").format(model.name, look_words(look)))

    def _on_not_looked_at(self, error: Exception) -> None:
        if not self._is_over:
            self._view.advice.show_look(None)
            self._on_failed(error)
        elif isinstance(error, KnownError):
            self.asks_late.emit(f"{translated(error.what)} {translated(error.safe)}")

    def _do(self, what: Callable[[DownloadSource], object]) -> None:
        if self._sources is not None:
            work = partial(what, self._sources.downloads)
            self._tasks.start(work, succeeded=lambda _: self._read(), failed=self._on_failed)

    @Slot(object)
    def _on_changed(self, _: object) -> None:
        if not self._timer.isActive() and not self._is_over:
            self._timer.start()

    @Slot()
    def _read(self) -> None:
        if self._sources is not None and not self._is_over:
            self._tasks.start(self._sources.downloads.downloads, succeeded=self._on_read, failed=self.failed.emit)

    def _on_read(self, downloads: Sequence[Download]) -> None:
        if self._is_over:
            return
        self._view.advice.show_downloads(downloads)
        if any(one.retry_in > 0 for one in downloads):
            self._counting.start()

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, KnownError):
            self._view.show_error(error)
        else:
            self.failed.emit(error)
