"""Writes chats into files of their own, for people and other programs."""

import itertools
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from desktop.core.cancellation import Cancellation
from desktop.core.errors import ErrorKind, KnownError
from desktop.core.exchange import Exported, ExportFormat, WholeChat
from desktop.core.folders import FolderTree
from desktop.exchange.atomic_file import write_new
from desktop.exchange.file_names import safe_name
from desktop.exchange.folder_places import FolderPlaces
from desktop.exchange.html_writer import html_file_of
from desktop.exchange.json_writer import json_pieces
from desktop.exchange.markdown_writer import markdown_of
from desktop.services.export_wish import ExportWish, export_wish
from desktop.services.saved_file import save_as
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
        inside: str | None = None,
        render: Render | None = None,
        on_progress: Progress = lambda _done, _total: None,
        cancellation: Cancellation | None = None,
    ) -> Exported:
        """Write the chats with `ids`, or all, into `folder`; JSON into one file, the others into one for each chat.

        With `inside`, the id of a folder of chats, those are meant that lie in it, however deep. Of these and of all
        chats the folders go along: as words in JSON and Markdown, and as folders on disk, made anew, for every form
        but JSON. No file is replaced. `render` makes the file of a form that is not ours (PDF). What is written when
        it is cancelled stays. Raises `KnownError` (EXPORT_FAILED, CONVERSATION_UNKNOWN).
        """
        wish = export_wish(self._store, ids, inside)
        stop = cancellation or Cancellation()
        chats = self._chats(wish, on_progress, stop)
        if inside is not None and not wish.chats:
            return Exported(chats=0, files=[])
        if form is ExportFormat.JSON:
            return self._one_file(folder, wish, chats, stop)
        return self._many_files(folder, form, wish, chats, render or _RENDERS[form])

    def folders(self) -> FolderTree:
        """The folders of chats that there are."""
        return FolderTree(self._store.folders())

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
        save_as(path, text.encode("utf-8", "replace"))

    def _chats(self, wish: ExportWish, on_progress: Progress, cancellation: Cancellation) -> Iterator[WholeChat]:
        for number, (identifier, folders) in enumerate(wish.chats.items()):
            if cancellation.is_cancelled:
                return
            on_progress(number, len(wish.chats))
            chat = self._store.whole(identifier)
            if chat is not None:
                yield msgspec.structs.replace(chat, folders=folders)
            elif wish.is_named:  # one that went meanwhile is no longer one of all
                raise KnownError(ErrorKind.CONVERSATION_UNKNOWN)
        on_progress(len(wish.chats), len(wish.chats))

    def _one_file(self, folder: Path, wish: ExportWish, chats: Iterator[WholeChat], stop: Cancellation) -> Exported:
        """A file with a part of what was asked for would be taken for the whole: cancelled, there is none."""
        now = time.time()
        first = next(chats, None)
        name = f"Bantam chats {time.strftime('%Y-%m-%d', time.localtime(now))}"
        if wish.folder is not None:
            name = safe_name(wish.folder.name, instead="Folder")
        elif first is not None and len(wish.chats) == 1:
            name = _name_of(first)
        counter = _Counter([] if first is None else [first], chats, stop)
        taken = FolderPlaces(folder).taken_in(folder)
        try:
            file = _write(folder, name, ExportFormat.JSON, json_pieces(counter, now), taken, written=0)
        except _CancelledError:
            return Exported(chats=0, files=[])
        return Exported(chats=counter.count, files=[file])

    def _many_files(
        self, folder: Path, form: ExportFormat, wish: ExportWish, chats: Iterator[WholeChat], render: Render
    ) -> Exported:
        files: list[Path] = []
        places = FolderPlaces(folder)
        for chat in chats:
            pieces, place = _rendered(render, chat), places.place_of(chat.folders)
            files.append(_write(place, _name_of(chat), form, pieces, places.taken_in(place), written=len(files)))
        made = places.place_of((wish.folder,)) if wish.folder is not None else None
        return Exported(chats=len(files), files=files, place=made)


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
