"""Whether the disk has room for what is written, and the folder that needs it."""

from collections.abc import Callable
from pathlib import Path

from desktop.storage.database import Database


class RoomService:
    """Any thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @property
    def folder(self) -> Path:
        """Where there must be room."""
        return self._database.path.parent

    @property
    def is_full(self) -> bool:
        """Whether the last write found no room."""
        return self._database.is_full

    def on_changed(self, listener: Callable[[bool], object]) -> Callable[[], None]:
        """Hear True when a write found the disk full, False when there is room again. Any thread calls it.

        What comes back ends the telling.
        """
        return self._database.on_full_changed(listener)

    def look_again(self) -> bool:
        """Whether there is room now; blocks while a megabyte is written."""
        return self._database.look_for_room()
