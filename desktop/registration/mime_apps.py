"""Which program opens a type of file: the lists of the MIME Applications specification (1.0.1), read and edited.

Lines that are not about this are kept byte for byte.
"""

import contextlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from desktop.registration.desktop_entry import values_of

DEFAULTS = "[Default Applications]"
LIST = "mimeapps.list"


class Places(NamedTuple):
    """Folders of one person, by the environment, each before what the system has."""

    data: Path
    config: Path
    more_data: tuple[Path, ...]
    more_config: tuple[Path, ...]
    desktops: tuple[str, ...]  # "gnome", which has lists of its own

    @classmethod
    def of(cls, environment: Mapping[str, str], home: Path) -> "Places":
        """As the XDG Base Directory Specification has it; what is not absolute does not count."""

        def folders(name: str, usual: str) -> tuple[Path, ...]:
            told = [Path(one) for one in environment.get(name, "").split(":") if Path(one).is_absolute()]
            return tuple(told or [Path(one) for one in usual.split(":")])

        return cls(
            folders("XDG_DATA_HOME", str(home / ".local" / "share"))[0],
            folders("XDG_CONFIG_HOME", str(home / ".config"))[0],
            folders("XDG_DATA_DIRS", "/usr/local/share:/usr/share"),
            folders("XDG_CONFIG_DIRS", "/etc/xdg"),
            tuple(one.lower() for one in environment.get("XDG_CURRENT_DESKTOP", "").split(":") if one),
        )

    @property
    def applications(self) -> list[Path]:
        """Where entries of programs lie, the person's own first."""
        return [folder / "applications" for folder in (self.data, *self.more_data)]

    def lists(self) -> Iterator[Path]:
        """Every list, the one that decides first."""
        for folder in (self.config, *self.more_config, *self.applications):
            for name in (*(f"{desktop}-{LIST}" for desktop in self.desktops), LIST):
                yield folder / name


class Default(NamedTuple):
    """A program that is named in a list, and the list."""

    entry: str  # "other.desktop"
    place: Path


def named_default(places: Places, mime: str) -> Default | None:
    """The program that a list names, as far as it is there."""
    for place in places.lists():
        for entry in defaults_in(read(place), mime):
            if entry_text(places, entry):
                return Default(entry, place)
    return None


def claimants(places: Places, mime: str) -> list[str]:
    """The programs that say of themselves that they open such files, in the order of their folders and names."""
    found: dict[str, bool] = {}
    for folder in places.applications:
        with contextlib.suppress(OSError):
            for path in sorted(folder.glob("*.desktop")):
                types = values_of(read(path)).get("MimeType", "").split(";")
                found.setdefault(path.name, mime in types)
    return [name for name, does in found.items() if does]


def entry_text(places: Places, entry: str) -> str:
    """What a program's entry says, "" where there is none."""
    return next((text for folder in places.applications if (text := read(folder / entry))), "")


def read(path: Path) -> str:
    """A file's text, "" where it cannot be read; what is no UTF-8 is kept."""
    try:
        with path.open(encoding="utf-8", errors="surrogateescape", newline="") as file:
            return file.read()
    except OSError:
        return ""


def defaults_in(text: str, mime: str) -> list[str]:
    """The programs that a list names for a type."""
    return [entry for line in _lines_of(text, mime) for entry in line.partition("=")[2].strip().split(";") if entry]


def with_default(text: str, mime: str, entry: str) -> str:
    """The list with this program as the default, or with none for "". All other lines stay as they are."""
    lines, kept, group, is_done = text.splitlines(keepends=True), list[str](), "", not entry
    for line in lines:
        if line.strip().startswith("["):
            group = line.strip()
        if group == DEFAULTS and _is_about(line, mime):
            if not is_done:
                kept.append(f"{mime}={entry}\n")
                is_done = True
            continue
        kept.append(line)
    if is_done:
        return "".join(kept)
    if not any(line.strip() == DEFAULTS for line in kept):
        kept += (["\n"] if kept and not kept[-1].endswith("\n") else []) + [f"{DEFAULTS}\n"]
    place = next(number for number, line in enumerate(kept) if line.strip() == DEFAULTS)
    if not kept[place].endswith("\n"):
        kept[place] += "\n"
    return "".join([*kept[: place + 1], f"{mime}={entry}\n", *kept[place + 1 :]])


def _lines_of(text: str, mime: str) -> Iterator[str]:
    group = ""
    for line in text.splitlines():
        if line.strip().startswith("["):
            group = line.strip()
        elif group == DEFAULTS and _is_about(line, mime):
            yield line


def _is_about(line: str, mime: str) -> bool:
    return "=" in line and line.partition("=")[0].strip() == mime
