"""A place for one engine: which model it has, whether it still fits, and how often it died."""

import contextlib
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from desktop.core.errors import BantamError
from desktop.core.model import ModelFile
from desktop.engine.cache_settings import CacheSettings
from desktop.engine.client import EngineClient
from desktop.engine.load_facts import AdapterWish
from desktop.engine.states import EngineState

_TOO_OFTEN = 2  # deaths in a row without one word written
Stamp = tuple[int, int, int] | None
USUAL_CACHE = CacheSettings()


class Wish(msgspec.Struct, frozen=True):
    """Everything that makes one engine differ from another."""

    path: str
    context_length: int
    threads: int
    stamp: Stamp  # of the file: another file of that name is another model
    cache: CacheSettings = USUAL_CACHE
    draft: tuple[str, Stamp] | None = None  # file of the model that guesses ahead
    projector: tuple[str, Stamp] | None = None  # file that lets the model see images
    adapters: tuple[tuple[str, Stamp], ...] = ()  # files; which of them can be changed without a new engine
    gpu_layers: int | None = None  # None: as many as are good when it is loaded

    @classmethod
    def of(
        cls,
        model: ModelFile,
        context_length: int,
        threads: int,
        cache: CacheSettings = USUAL_CACHE,
        adapters: Sequence[AdapterWish] = (),
        draft: Path | None = None,
        projector: Path | None = None,
        gpu_layers: int | None = None,
    ) -> "Wish":
        """What is asked for. A file that is gone has no stamp."""
        files = tuple((one.path, _stamp(Path(one.path))) for one in adapters)
        guesser = (str(draft), _stamp(draft)) if draft is not None else None
        eyes = (str(projector), _stamp(projector)) if projector is not None else None
        stamp = _stamp(model.path)
        return cls(str(model.path), context_length, threads, stamp, cache, guesser, eyes, files, gpu_layers)


class Kept(NamedTuple):
    """An engine and what it was made for."""

    client: EngineClient
    model: ModelFile
    wish: Wish


class Slot:
    """Holds the engine in use, and others at rest that can be used again. The pool's lock guards it."""

    def __init__(self) -> None:
        self.client: EngineClient | None = None
        self.model: ModelFile | None = None
        self._wish: Wish | None = None
        self._resting: list[Kept] = []  # the one that has rested longest first
        self._used: dict[EngineClient, float] = {}  # when each was last asked, or had answered
        self._deaths: dict[str, int] = {}
        self._last_error: dict[str, BantamError] = {}

    @property
    def in_use(self) -> Kept | None:
        """The engine in use and what it was made for."""
        if self.client is None or self.model is None or self._wish is None:
            return None
        return Kept(self.client, self.model, self._wish)

    def fitting(self, wish: Wish) -> EngineClient | None:
        """The engine in use, when it lives and is what is wished. One whose file was deleted goes on."""
        kept = self.in_use
        return kept.client if kept is not None and fits(kept, wish) else None

    def resting(self, wish: Wish) -> EngineClient | None:
        """One at rest that is what is wished."""
        return next((kept.client for kept in self._resting if fits(kept, wish)), None)

    def bring_back(self, client: EngineClient) -> None:
        """Use one again that rests; the one in use rests then."""
        kept = next(one for one in self._resting if one.client is client)
        self._resting.remove(kept)
        self.rest()
        self.client, self.model, self._wish = kept

    def rest(self) -> None:
        """Let the engine in use rest."""
        if (kept := self.in_use) is not None:
            if not kept.client.state.is_over:
                self._resting.append(kept)
            self.client = None

    def wish_of(self, client: EngineClient) -> Wish | None:
        """What an engine was made for, and the adapters that it has now; None for one that has gone."""
        return next((kept.wish for kept in self.all() if kept.client is client), None)

    def note_adapters(self, client: EngineClient, wish: Wish) -> None:
        """An engine has other adapters now."""
        if self.client is client:
            self._wish = wish
        self._resting = [kept._replace(wish=wish) if kept.client is client else kept for kept in self._resting]

    def put(self, client: EngineClient, model: ModelFile, wish: Wish) -> None:
        """Use a new engine."""
        self.client, self.model, self._wish = client, model, wish

    def touch(self, client: EngineClient, moment: float) -> None:
        """It was asked, or has answered."""
        self._used[client] = moment

    def used_at(self, client: EngineClient) -> float:
        """When it was last touched."""
        return self._used.get(client, 0.0)

    def all(self) -> list[Kept]:
        """Every engine that lives, the one that has rested longest first and the one in use last."""
        self._resting = [kept for kept in self._resting if not kept.client.state.is_over]
        living = [*self._resting]
        if (kept := self.in_use) is not None and not kept.client.state.is_over:
            living.append(kept)
        self._used = {one: moment for one, moment in self._used.items() if any(one is kept.client for kept in living)}
        return living

    def take(self, client: EngineClient) -> None:
        """Give it out no more."""
        self._resting = [kept for kept in self._resting if kept.client is not client]
        if self.client is client:
            self.client = None

    def count_death(self, client: EngineClient, path: str, error: BantamError) -> None:
        """An engine died. One that wrote something before does not count: this model works here."""
        self._deaths[path] = 0 if client.has_answered else self._deaths.get(path, 0) + 1
        self._last_error[path] = error

    def refusal(self, path: str) -> BantamError | None:
        """The error of a model that keeps killing its engine, once; asking again after that is a new try."""
        if self._deaths.get(path, 0) < _TOO_OFTEN:
            return None
        self._deaths[path] = _TOO_OFTEN - 1
        return self._last_error[path]


def fits(kept: Kept, wish: Wish) -> bool:
    """Whether an engine lives and is what is wished, or becomes that with other adapters."""
    if kept.client.state not in (EngineState.READY, EngineState.BUSY):
        return False
    if wish.stamp is None:
        wish = msgspec.structs.replace(wish, stamp=kept.wish.stamp)
    return msgspec.structs.replace(wish, adapters=kept.wish.adapters) == kept.wish


def _stamp(path: Path) -> Stamp:
    with contextlib.suppress(OSError):
        facts = path.stat()
        return (facts.st_ino, facts.st_size, facts.st_mtime_ns)
    return None
