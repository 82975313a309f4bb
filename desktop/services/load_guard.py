"""Whether a model fits as it would be loaded now, and the question where it does not.

With a window the pool asks before each load (`check`), whoever wanted it: an answer, a person, a trial. What shows
models asks for `verdicts`, which starts an engine for those only whose verdict arithmetic leaves in doubt.
"""

import contextlib
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import msgspec

from desktop.core.engine_choice import CacheChoice
from desktop.core.errors import BantamError
from desktop.core.fit import Fit, FitLevel, FitWish
from desktop.core.fit_curve import LEAST_CONTEXT, Available, FitCurve, judge
from desktop.core.load_question import LoadQuestion, TooLargeError
from desktop.core.model import ModelFile
from desktop.engine.pool import EnginePool
from desktop.engine.slot import Wish
from desktop.library.gguf_header import GgufError, GgufHeader
from desktop.services.engine_options import engine_options
from desktop.services.fit_service import FitService, seeing
from desktop.services.settings_service import SettingsService

DOUBT = 0.1  # share that arithmetic may be off by; of what is farther from a border no engine is asked
SURELY = 1.3  # times what arithmetic says: where so much is free nobody looks twice
SPARE = 1.05  # times what is foretold: a shorter context that is offered has this, so that it does not just not fit
SHORTER = 1024  # tokens between two contexts that are tried
MORE = 1.02  # times what a person agreed to; a load that takes more is asked about again


class LoadGuard:
    """Any thread; blocks, for a third of a second where an engine has to be asked about a file the first time."""

    def __init__(
        self,
        fits: FitService,
        header: Callable[[Path], GgufHeader],
        settings: SettingsService,
        pool: Callable[[], EnginePool | None],
    ) -> None:
        """`header` reads a file's or remembers it; `pool` gives the engines that there are already."""
        self._fits, self._header, self._settings, self._pool = fits, header, settings, pool
        self._lock = threading.Lock()  # of the next field
        self._allowed: dict[str, int] = {}  # bytes that a person agreed to for the next load, by path

    def verdicts(self, models: Sequence[ModelFile]) -> Iterator[tuple[str, Fit]]:
        """The same of many, with their ids, those first that cost nothing; what cannot be read is left out."""
        doubtful: list[tuple[ModelFile, Wish, Available]] = []
        with contextlib.suppress(BantamError):
            chat, search = (self._fits.available(search=is_search) for is_search in (False, True))
            for model in models:
                wish = self._wish(model)
                available = _without_card(search if model.is_embedding else chat, wish)
                with contextlib.suppress(GgufError, OSError):
                    curve = self._glance(model, wish)
                    if _is_sure(curve, _fit_wish(wish), available):
                        yield model.id, self._judged(curve, wish, available)
                    else:
                        doubtful.append((model, wish, available))
            for model, wish, available in doubtful:
                with contextlib.suppress(GgufError, OSError):
                    yield model.id, self._judged(self.curve(wish), wish, available)

    def question(self, model: ModelFile) -> LoadQuestion | None:
        """What to ask before a model is loaded as it is chosen; None where it fits or is loaded, or nobody can tell."""
        pool, options = self._pool(), engine_options(model, self._settings.current())
        if pool is not None and pool.ready(model, **options) is not None:
            return None
        return self._question(model, Wish.of(model, **options))

    def check(self, model: ModelFile, wish: Wish) -> None:
        """Raise `TooLargeError` where a model is too large as it is wished, and nobody agreed to that load."""
        with self._lock:
            allowed = self._allowed.pop(wish.path, 0)
        question = self._question(model, wish, is_hasty=True)
        if question is not None and question.fit.need.total > MORE * allowed:
            raise TooLargeError(question)

    def allow(self, question: LoadQuestion) -> None:
        """A person wants it all the same: the next load of it is not asked about."""
        with self._lock:
            self._allowed[str(question.model.path)] = question.fit.need.total

    def need(self, model: ModelFile, wish: Wish) -> int:
        """Bytes that it takes as it is wished; never raises."""
        try:
            return self._judged(self.curve(wish), wish, Available(0)).need.total
        except (BantamError, GgufError, OSError):
            return model.size

    def curve(self, wish: Wish) -> FitCurve:
        """All that such an engine takes: with what sees, what guesses ahead, and adapters. Raises as `fit` does."""
        return self._with_more(self._fits.seeing_curve(Path(wish.path), _file(wish.projector)), wish)

    def _glance(self, model: ModelFile, wish: Wish) -> FitCurve:
        curve = self._fits.glance(model.path, self._header(model.path), model.size)
        return self._with_more(seeing(curve, _file(wish.projector)), wish)

    def _with_more(self, curve: FitCurve, wish: Wish) -> FitCurve:
        """A file that is gone takes nothing: the load says that it is gone."""
        with contextlib.suppress(GgufError, OSError):
            if (draft := _file(wish.draft)) is not None:
                fit = judge(self._fits.curve(draft), _fit_wish(wish), Available(0))
                curve = curve.with_memory(fit.need.model, fit.need.context + fit.need.engine)
        for path, _ in wish.adapters:
            with contextlib.suppress(OSError):
                curve = curve.with_memory(Path(path).stat().st_size, 0)
        return curve

    def _question(self, model: ModelFile, wish: Wish, *, is_hasty: bool = False) -> LoadQuestion | None:
        """`is_hasty`: where there is more than enough, nobody has to wait until that is known exactly."""
        try:
            available = self._available(model, wish)
            if is_hasty:
                glanced = self._judged(self._glance(model, wish), wish, available)
                if SURELY * glanced.need.total <= available.memory:
                    return None
            curve = self.curve(wish)
        except (BantamError, GgufError, OSError):  # the load itself says what is wrong
            return None
        fit = self._judged(curve, wish, available)
        if fit.level is not FitLevel.TOO_LARGE:
            return None
        pool = self._pool()
        unloads = [] if pool is None else pool.leaving(model, wish)
        smaller = _shorter(curve, fit, available)
        return LoadQuestion(model=model, fit=fit, unloads=tuple(one.name for one in unloads), smaller=smaller)

    def _wish(self, model: ModelFile) -> Wish:
        return Wish.of(model, **engine_options(model, self._settings.current()))

    def _available(self, model: ModelFile, wish: Wish) -> Available:
        return _without_card(self._fits.available(search=model.is_embedding), wish)

    def _judged(self, curve: FitCurve, wish: Wish, available: Available) -> Fit:
        return judge(curve, _fit_wish(wish), available)


def _shorter(curve: FitCurve, fit: Fit, available: Available) -> Fit | None:
    """With the longest context that fits."""
    for context in range((fit.context - 1) // SHORTER * SHORTER, LEAST_CONTEXT - 1, -SHORTER):
        found = judge(curve, FitWish(context=context, cache=fit.cache), available)
        if SPARE * found.need.total <= found.available:
            return found
    return None


def _is_sure(curve: FitCurve, wish: FitWish, available: Available) -> bool:
    """Whether the verdict is the same where the figures are somewhat off."""
    if curve.measured:
        return True
    levels = set[FitLevel]()
    for share in (1 - DOUBT, 1 + DOUBT):
        memory, device = int(available.memory * share), int(available.device * share)
        levels.add(judge(curve, wish, msgspec.structs.replace(available, memory=memory, device=device)).level)
    return len(levels) == 1


def _without_card(available: Available, wish: Wish) -> Available:
    """A person who wants no layers there has only the computer's memory."""
    return available if wish.gpu_layers != 0 else Available(available.memory)


def _fit_wish(wish: Wish) -> FitWish:
    kinds = set(CacheChoice)
    cache = CacheChoice(wish.cache.keys.value) if wish.cache.keys.value in kinds else CacheChoice.F16
    return FitWish(context=wish.context_length, cache=cache)


def _file(named: tuple[str, object] | None) -> Path | None:
    return Path(named[0]) if named is not None else None
