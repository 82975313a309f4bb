"""Takes chats in from files. Each chat is stored whole or not at all, and what was imported before is not doubled."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from desktop.core.cancellation import Cancellation
from desktop.core.errors import ErrorKind, KnownError
from desktop.core.exchange import Imported, ImportProblem, Taken
from desktop.core.text import QT_TRANSLATE_NOOP
from desktop.exchange import limits
from desktop.exchange.errors import ExchangeError
from desktop.exchange.sources import Batch, Found, batches
from desktop.storage.exchange_store import ExchangeStore

Progress = Callable[[int, int], None]  # chats done, of how many are known so far


class ImportService:
    """Any thread; blocks until the last chat is on disk."""

    def __init__(self, store: ExchangeStore) -> None:
        self._store = store

    def import_files(
        self,
        paths: Sequence[Path],
        *,
        on_progress: Progress = lambda _done, _total: None,
        cancellation: Cancellation | None = None,
    ) -> Imported:
        """Import what files and folders hold; the report says what was imported and what was not.

        A full disk or a cancellation ends it early, and the report says that too. Raises `KnownError`
        (IMPORT_UNUSABLE) when nothing at all could be read.
        """
        run = _Run(self._store, on_progress, cancellation or Cancellation())
        run.take(batches(list(paths)))
        report = run.report()
        if not report.added and not report.present and not report.was_cancelled and report.failure is None:
            empty = QT_TRANSLATE_NOOP("errors", "there are no chats in it")
            names = ", ".join(path.name for path in paths)
            first = report.problems[0] if report.problems else ImportProblem(names, empty)
            details = "\n".join(f"{problem.where}: {problem.reason}" for problem in report.problems)
            raise KnownError(ErrorKind.IMPORT_UNUSABLE, name=first.where, reason=first.reason, details=details)
        return report

    def take_back(self, report: Imported) -> None:
        """Undo an import, with the folders that were made for it and hold nothing else; raises `KnownError`."""
        self._store.take_back(report.added, report.folders)


class _Run:
    """One import on its way."""

    def __init__(self, store: ExchangeStore, on_progress: Progress, cancellation: Cancellation) -> None:
        self._store = store
        self._on_progress = on_progress
        self._cancellation = cancellation
        self._done = 0
        self._total = 0
        self._ids: dict[Taken, dict[str, None]] = {how: {} for how in Taken}
        self._folders: dict[str, None] = {}
        self._problems: list[ImportProblem] = []
        self._failure: KnownError | None = None

    def take(self, found: Iterable[Batch]) -> None:
        """Everything, until it is done, cancelled or impossible."""
        for batch in found:
            if batch.problem:
                self._tell(batch.where, batch.problem)
            self._total += len(batch.chats)
            for chat in batch.chats:
                if self._cancellation.is_cancelled:
                    return
                if not self._take_one(chat):
                    return
            batch.chats.clear()  # what was read of a file may go before the next one is read

    def report(self) -> Imported:
        """What was done."""
        return Imported(
            new=list(self._ids[Taken.NEW]),
            copies=list(self._ids[Taken.COPY]),
            present=len(self._ids[Taken.PRESENT]),
            problems=self._problems,
            folders=list(self._folders),
            was_cancelled=self._cancellation.is_cancelled,
            failure=self._failure,
        )

    def _take_one(self, found: Found) -> bool:
        """False when no other chat could be stored either."""
        self._on_progress(self._done, self._total)
        try:
            taken = self._store.take_in(found.read())
        except ExchangeError as error:
            self._tell(found.where, error.reason)
        except OSError as error:
            self._tell(found.where, error.strerror or str(error))
        except KnownError as error:
            self._failure = error
            return False
        else:
            self._folders |= dict.fromkeys(taken.folders)
            if not any(taken.id in ids for ids in self._ids.values()):
                self._ids[taken.how][taken.id] = None
        self._done += 1
        self._on_progress(self._done, self._total)
        return True

    def _tell(self, where: str, reason: str) -> None:
        if len(self._problems) < limits.PROBLEMS:
            self._problems.append(ImportProblem(where, reason))
