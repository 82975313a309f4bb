"""Fetches the files of one model, and puts them in their places when all of them are right: together or not at all."""

import contextlib
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from desktop.hub.hub_client import SILENCE, HubClient
from desktop.hub.pace import PATIENCE, Limit
from desktop.hub.partial import Partial
from desktop.hub.protocol import Event, Fetch, Installed, Progressed, WantedFile
from desktop.hub.transfer import Transfer


class Patience(NamedTuple):
    """How long is waited: `silence` for a byte, `drip` for more than next to nothing, in seconds, and how."""

    silence: float = SILENCE
    drip: float = PATIENCE
    sleep: Callable[[float], None] = time.sleep


_PATIENCE = Patience()


def fetch(request: Fetch, tell: Callable[[Event], None], patience: Patience = _PATIENCE) -> Installed:
    """Fetch the files one after the other; raises `KnownError`. What is installed already is not fetched again.

    The first one, which is the one to open, is put in its place last: where it is, the others are.
    """
    with contextlib.ExitStack() as left:
        client = HubClient(request.connection, tell, patience.silence)
        left.callback(client.close)
        limit, told = Limit(request.limit), _Together(tell, sum(file.size for file in request.files))
        transfers = []
        for number, file in enumerate(request.files, 1):
            transfer = Transfer(
                client,
                request.connection.hub,
                file,
                told.add,
                limit=limit,
                patience=patience.drip,
                is_patient=request.is_patient,
                later=sum(map(_to_come, request.files[number:])),
                sleep=patience.sleep,
            )
            left.callback(transfer.close)
            transfer.arrive()
            told.before += transfer.facts.size
            transfers.append(transfer)
        for transfer in reversed(transfers):
            transfer.install()
    revision = next((one.facts.commit for one in transfers if one.facts.commit), "")
    return Installed(hashes=[one.facts.sha256 for one in transfers], revision=revision)


def _to_come(wanted: WantedFile) -> int:
    """Bytes of a file that are not on the disk yet, as far as its size is known."""
    final = Path(wanted.path)
    there = final.stat().st_size if final.is_file() else Partial(final).there
    return max(wanted.size - there, 0)


class _Together:
    """Counts the bytes of several files as those of one."""

    def __init__(self, tell: Callable[[Event], None], total: int) -> None:
        self._tell, self._total = tell, total
        self.before = 0  # bytes of the files that have arrived

    def add(self, event: Event) -> None:
        if isinstance(event, Progressed):
            total = max(self._total, self.before + event.total)
            event = Progressed(done=self.before + event.done, total=total)
        self._tell(event)
