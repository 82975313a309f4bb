"""Has Linux open .gguf files with Bantam: an entry, a type of file and an icon in one person's data folder.

No other program loses what it opens unless the person says so: where one opens these files already, a line keeps that.
"""

import contextlib
import shutil
from collections.abc import Iterator
from pathlib import Path

from desktop.core.errors import ErrorKind, KnownError
from desktop.core.file_opening import OpeningState
from desktop.core.text import QT_TRANSLATE_NOOP, Text
from desktop.paths import LINUX, MARK, Paths
from desktop.registration import mime_apps
from desktop.registration.desktop_entry import desktop_entry, is_ours, values_of
from desktop.registration.launcher import ROOT, launcher
from desktop.registration.mime_apps import LIST, Places
from desktop.registration.opening_record import ListChange, OpeningRecord, whole
from desktop.registration.tools import renew

ENTRY, TYPE, ICON = "bantam.desktop", "bantam-gguf.xml", "bantam.svg"
MIME = "application/x-gguf"
GLOB = "*.gguf"
NOT_OURS = QT_TRANSLATE_NOOP("errors", "somebody else wrote that file")


class LinuxOpening:
    """Blocking; raises `KnownError` (OPENING_NOT_CHANGED)."""

    def __init__(self, places: Places, paths: Paths) -> None:
        self._places = places
        self._paths = paths
        self._record = paths.file_opening
        self.entry = places.data / "applications" / ENTRY
        self._cache = self.entry.with_name("mimeinfo.cache")
        self._type = places.data / "mime" / "packages" / TYPE
        self._icon = places.data / "icons" / "hicolor" / "scalable" / "apps" / ICON

    def state(self, notes: tuple[Text, ...] = ()) -> OpeningState:
        """What is so now."""
        wanted = self._wanted()
        is_on = all(path.exists() and path.read_bytes() == content for path, content in wanted.items())
        other = next((name for mime in self._types() if (name := self._opener(mime)) not in ("", ENTRY)), "")
        places = tuple(str(path) for path in wanted if path.exists()) if is_on else ()
        return OpeningState(is_on=is_on, other=self._name_of(other), places=places, notes=notes)

    def register(self, *, as_default: bool) -> OpeningState:
        """Offer Bantam; with `as_default` a double click opens it, whatever opened these files before."""
        with self._told(self.entry):
            if self.entry.exists() and not is_ours(mime_apps.read(self.entry)):
                raise KnownError(ErrorKind.OPENING_NOT_CHANGED, path=str(self.entry), reason=NOT_OURS)
            record = OpeningRecord.read(self._record)
            before = {mime: self._opener(mime) for mime in self._types()}
            made: list[str] = []
            for path, content in self._wanted().items():
                if not path.exists() or path.read_bytes() != content:
                    made += whole(path, content)
            if not self._cache.exists():
                made.append(str(self._cache))
            changes: list[ListChange] = []
            try:
                for mime, opener in before.items():
                    wish = ENTRY if as_default or opener in ("", ENTRY) else opener
                    changes += self._decide(mime, wish)
                self._paths.data.mkdir(parents=True, exist_ok=True)
                made = list(dict.fromkeys([*record.made, *made]))
                OpeningRecord((*record.lists, *changes), tuple(made)).write(self._record)
            except OSError:  # what cannot be remembered could not be taken back later
                for change in reversed(changes):
                    self._take_back(change)
                raise
            return self.state(self._renewed())

    def unregister(self) -> OpeningState:
        """Take everything back that `register` did."""
        with self._told(self.entry):
            record = OpeningRecord.read(self._record)
            for change in reversed(record.lists):
                self._take_back(change)
            is_others = self.entry.exists() and not is_ours(mime_apps.read(self.entry))
            found = [path for path in (self.entry, self._type, self._icon) if path.exists() and not is_others]
            for path in found:
                path.unlink()
            notes = self._renewed() if found else ()
            self._tidy(record)
            OpeningRecord().write(self._record)
            return self.state(notes)

    def _wanted(self) -> dict[Path, bytes]:
        """The files, as this installation would write them."""
        text = desktop_entry((LINUX / ENTRY).read_text("utf-8"), launcher(self._paths), ROOT)
        types = "".join(f"{mime};" for mime in self._types())
        text = text.replace(f"MimeType={MIME};", f"MimeType={types}")
        return {
            self.entry: _bytes(text),
            self._type: (LINUX / TYPE).read_bytes(),
            self._icon: MARK.read_bytes(),
        }

    def _types(self) -> list[str]:
        """Our name of the type, and what others call it."""
        found = [MIME]
        for folder in (self._places.data, *self._places.more_data):
            for line in mime_apps.read(folder / "mime" / "globs2").splitlines():
                _, _, rest = line.partition(":")
                mime, _, glob = rest.partition(":")
                if glob.split(":")[0] == GLOB and mime not in found:
                    found.append(mime)
        return found

    def _opener(self, mime: str) -> str:
        """The entry of the program that opens such files, "" for none."""
        named = mime_apps.named_default(self._places, mime)
        if named is not None:
            return named.entry
        return next(iter(mime_apps.claimants(self._places, mime)), "")

    def _decide(self, mime: str, wish: str) -> Iterator[ListChange]:
        """Name the program where it would not be the one otherwise."""
        if self._opener(mime) == wish:
            return
        named = mime_apps.named_default(self._places, mime)
        place = self._places.data / "applications" / LIST
        if named is not None and named.place.is_relative_to(self._places.config):
            place = named.place
        elif named is not None and not any(named.place.is_relative_to(one) for one in self._places.applications):
            place = self._places.config / LIST
        elif named is not None and named.place.is_relative_to(self._places.data):
            place = named.place
        text, existed = mime_apps.read(place), place.exists()
        after = _bytes(mime_apps.with_default(text, mime, wish))
        whole(place, after)
        yield ListChange(
            place=str(place),
            mime=mime,
            wrote=wish,
            before=tuple(mime_apps.defaults_in(text, mime)),
            list_before=_bytes(text).hex() if existed else None,
            list_after=after.hex(),
        )

    def _take_back(self, change: ListChange) -> None:
        """Unless the line says something else by now."""
        place = Path(change.place)
        text = mime_apps.read(place)
        if _bytes(text).hex() == change.list_after:
            if change.list_before is None:
                place.resolve().unlink(missing_ok=True)
            else:
                whole(place, bytes.fromhex(change.list_before))
        elif mime_apps.defaults_in(text, change.mime) == [change.wrote]:
            whole(place, _bytes(mime_apps.with_default(text, change.mime, ";".join(change.before))))

    def _renewed(self) -> tuple[Text, ...]:
        said = [
            renew("update-mime-database", self._places.data / "mime"),
            renew("update-desktop-database", self._places.data / "applications"),
        ]
        return tuple(one for one in said if one is not None)

    def _tidy(self, record: OpeningRecord) -> None:
        """Folders that were made for this, and what the system's programs wrote into them."""
        mime = self._places.data / "mime"
        with contextlib.suppress(OSError):
            if str(mime) in record.made and not any((mime / "packages").iterdir()):
                shutil.rmtree(mime)
        with contextlib.suppress(OSError):
            if str(self._cache) in record.made and "=" not in mime_apps.read(self._cache):  # no other program is in it
                self._cache.unlink()
        for folder in sorted(record.made, key=len, reverse=True):
            with contextlib.suppress(OSError):  # something else lies there by now
                Path(folder).rmdir()

    def _name_of(self, entry: str) -> str:
        return values_of(mime_apps.entry_text(self._places, entry)).get("Name", entry) if entry else ""

    @contextlib.contextmanager
    def _told(self, path: Path) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            where = str(error.filename or path)
            raise KnownError(ErrorKind.OPENING_NOT_CHANGED, path=where, reason=error.strerror or str(error)) from error


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")
