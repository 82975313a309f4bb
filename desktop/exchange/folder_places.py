"""Folders on disk for folders of chats: each is made anew, so that nothing that is there is mixed with them."""

from itertools import count
from pathlib import Path

from desktop.core.folders import Folder
from desktop.exchange.file_names import numbered, safe_name


class FolderPlaces:
    """Says which folder on disk holds what of one export; makes none."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._places: dict[str, Path] = {}  # by the id of the folder
        self._taken: dict[Path, set[str]] = {}

    def place_of(self, path: tuple[Folder, ...]) -> Path:
        """Where the chats of the last of these lie; they stand in each other, the outermost first."""
        if not path:
            return self._root
        known = self._places.get(path[-1].id)
        if known is None:
            above = self.place_of(path[:-1])
            taken, name = self.taken_in(above), safe_name(path[-1].name, instead="Folder")
            free = next(one for number in count(1) if (one := numbered(name, number)).casefold() not in taken)
            taken.add(free.casefold())
            known = self._places[path[-1].id] = above / free
        return known

    def taken_in(self, place: Path) -> set[str]:
        """The names that are taken there, as a system reads them to which case does not count; may be added to."""
        if place not in self._taken:
            self._taken[place] = _names_in(place)
        return self._taken[place]


def _names_in(place: Path) -> set[str]:
    try:
        return {file.name.casefold() for file in place.iterdir()}
    except OSError:
        return set()
