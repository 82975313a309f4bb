"""Asking the hub: what there is, which files a model has, and what the beginning of a file says."""

import threading
from collections.abc import Callable
from pathlib import Path

from desktop.core.cancellation import Cancellation
from desktop.core.catalogue import HubFile, HubModel
from desktop.core.errors import ErrorKind, KnownError
from desktop.core.hub_search import HubSearch, SearchPage
from desktop.hub.client import HubGate
from desktop.hub.protocol import Answered, Ask, Connection
from desktop.hub.questions import HeaderRead, ListFiles, Question, ReadHeader, Search


class HubService:
    """Blocking; any thread. Each question is a child of its own, which is ended when it is cancelled."""

    def __init__(self, gate: HubGate, connection: Callable[[], Connection]) -> None:
        self._gate, self._connection = gate, connection
        self._lock = threading.Lock()  # of the next field
        self._asked: set[Cancellation] = set()

    def drop_questions(self) -> None:
        """End whatever is being asked: nobody waits for it any more."""
        with self._lock:
            asked = list(self._asked)
        for one in asked:
            one.cancel()

    def search(self, wish: HubSearch, cancel: Cancellation | None = None) -> SearchPage:
        """Return one page of models without their files; raises `KnownError`."""
        return self._ask(Search(wish), cancel).page or SearchPage()

    def model(self, repo: str, revision: str = "", cancel: Cancellation | None = None) -> HubModel:
        """Return a repository with its files, their exact sizes, SHA-256 and commit; raises `KnownError`."""
        found = self._ask(ListFiles(repo, revision), cancel).model
        if found is None:
            raise KnownError(ErrorKind.HUB_ANSWER)
        return found

    def header(self, file: HubFile, path: Path, cancel: Cancellation | None = None) -> HeaderRead:
        """Write the beginning of a model file to `path`, which then has the whole file's size; raises `KnownError`."""
        found = self._ask(ReadHeader(file, str(path)), cancel).header
        if found is None:
            raise KnownError(ErrorKind.HUB_ANSWER)
        return found

    def _ask(self, question: Question, cancel: Cancellation | None) -> Answered:
        cancel = cancel or Cancellation()
        if cancel.is_cancelled:  # between two questions
            raise KnownError(ErrorKind.HUB_ANSWER)
        with self._lock:
            self._asked.add(cancel)
        try:
            answer = self._gate.ask(Ask(connection=self._connection(), question=question), cancel)
        finally:
            with self._lock:
                self._asked.discard(cancel)
        if not isinstance(answer, Answered):
            raise KnownError(ErrorKind.HUB_ANSWER)
        return answer
