"""Writes chats into files of their own, for people and other programs."""

import itertools
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from desktop.core.cancellation import Cancellation
from desktop.core.errors import ErrorKind, KnownError
from desktop.core.exchange import Exported, ExportFormat, WholeChat
from desktop.exchange.atomic_file import write_new, write_over
from desktop.exchange.file_names import safe_name
from desktop.exchange.html_writer import html_file_of
from desktop.exchange.json_writer import json_pieces
from desktop.exchange.markdown_writer import markdown_of
from desktop.storage.exchange_store import ExchangeStore

Progress = Callable[[int, int], None]  # chats done, of how many
Render = Callable[[WholeChat], bytes]  # a whole file

_RENDERS: dict[ExportFormat, Render] = {ExportFormat.MARKDOWN: markdown_of, ExportFormat.HTML: html_file_of}


class ExportService:
    """Any thread; blocks until the last file is on disk."""

    def __init__(self, store: ExchangeStore) -> None:
        self._store = store

    def export(
        self,
        folder: Path,
        form: ExportFormat,
        ids: Sequence[str] | None = None,
        *,
        render: Render | None = None,
        on_progress: Progress = lambda _done, _total: None,
        cancellation: Cancellation | None = None,
    ) -> Exported:
        """Write the chats with `ids`, or all, into `folder`; JSON into one file, the others into one for each chat.

        No file is replaced. `render` makes the file of a form that is not ours (PDF). What is written when it is
        cancelled stays. Raises `KnownError` (EXPORT_FAILED, CONVERSATION_UNKNOWN).
        """
        wanted = self._store.ids() if ids is None else list(dict.fromkeys(ids))
        stop = cancellation or Cancellation()
        chats = self._chats(wanted, on_progress, stop, is_all=ids is None)
        if form is ExportFormat.JSON:
            return self._one_file(folder, wanted, chats, stop)
        return self._many_files(folder, form, chats, render or _RENDERS[form])

    def chat(self, conversation_id: str) -> WholeChat:
        """One chat, to be printed; raises `KnownError`, CONVERSATION_UNKNOWN."""
        found = self._store.whole(conversation_id)
        if found is None:
            raise KnownError(ErrorKind.CONVERSATION_UNKNOWN)
        return found

    def save_text(self, path: Path, text: str) -> None:
        """Write a piece of an answer where the person said, in the place of what is there.

        Raises `KnownError`, EXPORT_FAILED; what was there is whole then.
        """
        try:
            write_over(path, text.encode("utf-8", "replace"))
        except OSError as error:
            reason = error.strerror or str(error)
            failed = KnownError(ErrorKind.EXPORT_FAILED, name=path.name, reason=reason, files=0, details=repr(error))
            raise failed from error

    def _chats(
        self, ids: list[str], on_progress: Progress, cancellation: Cancellation, *, is_all: bool
    ) -> Iterator[WholeChat]:
        for number, identifier in enumerate(ids):
            if cancellation.is_cancelled:
                return
            on_progress(number, len(ids))
            chat = self._store.whole(identifier)
            if chat is not None:
                yield chat
            elif not is_all:  # one that went meanwhile is no longer one of all
                raise KnownError(ErrorKind.CONVERSATION_UNKNOWN)
        on_progress(len(ids), len(ids))

    def _one_file(self, folder: Path, ids: list[str], chats: Iterator[WholeChat], stop: Cancellation) -> Exported:
        """A file with a part of what was asked for would be taken for the whole: cancelled, there is none."""
        now = time.time()
        first = next(chats, None)
        name = f"Bantam chats {time.strftime('%Y-%m-%d', time.localtime(now))}"
        if first is not None and len(ids) == 1:
            name = _name_of(first)
        counter = _Counter([] if first is None else [first], chats, stop)
        try:
            file = _write(folder, name, ExportFormat.JSON, json_pieces(counter, now), _names_in(folder), written=0)
        except _CancelledError:
            return Exported(chats=0, files=[])
        return Exported(chats=counter.count, files=[file])

    def _many_files(self, folder: Path, form: ExportFormat, chats: Iterator[WholeChat], render: Render) -> Exported:
        files: list[Path] = []
        taken = _names_in(folder)
        for chat in chats:
            pieces = _rendered(render, chat)
            files.append(_write(folder, _name_of(chat), form, pieces, taken, written=len(files)))
        return Exported(chats=len(files), files=files)


def _rendered(render: Render, chat: WholeChat) -> Iterator[bytes]:
    yield render(chat)


class _CancelledError(Exception):
    """The person wants no file any more."""


class _Counter:
    """Counts what is taken from it."""

    def __init__(self, first: list[WholeChat], rest: Iterator[WholeChat], stop: Cancellation) -> None:
        self._chats = itertools.chain(first, rest)
        self._stop = stop
        self.count = 0

    def __iter__(self) -> Iterator[WholeChat]:
        for chat in self._chats:
            self.count += 1
            yield chat
        if self._stop.is_cancelled:
            raise _CancelledError


def _name_of(chat: WholeChat) -> str:
    return safe_name(chat.conversation.title, instead="Chat")


def _names_in(folder: Path) -> set[str]:
    """The names that are taken, as a system reads them to which case does not count."""
    try:
        return {file.name.casefold() for file in folder.iterdir()}
    except OSError:
        return set()


def _write(
    folder: Path, name: str, form: ExportFormat, pieces: Iterable[bytes], taken: set[str], *, written: int
) -> Path:
    try:
        return write_new(folder, name, form.value, pieces, taken)
    except OSError as error:
        reason = error.strerror or str(error)
        raise KnownError(
            ErrorKind.EXPORT_FAILED, name=f"{name}.{form.value}", reason=reason, files=written, details=repr(error)
        ) from error
