"""Waits for room on a disk."""

import shutil
from collections.abc import Callable
from pathlib import Path

from desktop.hub.protocol import Event, NoRoom

SPARE = 0.1  # share of what is still to come that has to be free besides
LOOK_FOR_ROOM = 2.0  # seconds


class Room:
    """Of the disk of one folder."""

    def __init__(self, folder: Path, tell: Callable[[Event], None], sleep: Callable[[float], None]) -> None:
        self._folder, self._tell, self._sleep = folder, tell, sleep

    def wait(self, to_come: int, *, is_refused: bool = False) -> None:
        """Until there is room for so many bytes, and some for others; raises `OSError`.

        `is_refused`: the disk took no more just now, whatever it says is free, as where each person has a share of it.
        """
        needed = max(int(to_come * (1 + SPARE)), 1 if is_refused else 0)
        while (free := shutil.disk_usage(self._folder).free) < needed or is_refused:
            self._tell(NoRoom(needed=needed, free=free))
            self._sleep(LOOK_FOR_ROOM)
            is_refused = False
