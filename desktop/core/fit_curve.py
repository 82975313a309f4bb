"""What a model takes for every length of context, so that a verdict follows a slider: a line through a few points.

Keys and values grow by the same bytes with every token, and the buffers to calculate in nearly so; between two points
that were worked out, what is in between is off by less than a megabyte (tests/benchmarks/fit.py measures it).
"""

import bisect

import msgspec

from desktop.core.cache_cost import context_tokens
from desktop.core.engine_choice import CacheChoice
from desktop.core.fit import Fit, FitLevel, FitWish, Need

# It fits, but tightly: other programs grow while a model works, and one forecast in twenty is several percent too low.
TIGHT_SHARE = 0.85  # of what is available
TIGHT_LEFT = 1 << 30  # bytes that a browser takes with its next few pages; below that the system begins to swap
SEEING = 0.2  # of a projector's size, for the buffers in which it looks at an image, where its header was not read
LEAST_CONTEXT = 1024  # tokens; a shorter one holds no conversation
DEVICE_SHARE = 0.95  # of a graphics processor's free memory; its driver and the screen need the rest


class NeedPoint(msgspec.Struct, frozen=True):
    """What is needed at one length of context, in tokens."""

    context: int
    need: Need
    device: int = 0  # bytes on a graphics processor with every layer there; 0: not worked out
    first: int = 0  # bytes of these that go there with the first layer, which is the output: buffers, and its weights
    host: int = 0  # bytes that the computer's own memory has to hold with every layer there


class FitCurve(msgspec.Struct, frozen=True, kw_only=True):
    """One model file. `points` by cache type, each from the shortest context to the longest; never empty."""

    points: dict[CacheChoice, tuple[NeedPoint, ...]]
    trained: int = 0  # tokens the model was trained to read, 0 when not known
    all_layers: int = 0  # the output counts as one
    exact: bool = True  # by the file's own header
    measured: bool = False  # by llama.cpp itself, in an engine

    def point(self, context: int, cache: CacheChoice) -> NeedPoint:
        """At `context` tokens; what heads do not allow is told as f16, which is what then has to be chosen."""
        points = self.points.get(cache) or self.points[CacheChoice.F16]
        if len(points) == 1:
            return points[0]
        at = bisect.bisect_left(points, context, key=lambda one: one.context)
        low, high = points[max(at - 1, 0)], points[at] if at < len(points) else points[-1]
        if low is high:  # before the first, or behind the last: the line goes on
            low, high = (points[0], points[1]) if at == 0 else (points[-2], points[-1])
        share = (context - low.context) / (high.context - low.context)
        need = _between(low.need, high.need, share)
        device, first = _mix(low.device, high.device, share), _mix(low.first, high.first, share)
        return NeedPoint(context, need, device, first, _mix(low.host, high.host, share))

    def can_have(self, cache: CacheChoice) -> bool:
        """Whether the model's heads allow this type."""
        return cache in self.points

    def with_weights(self, more: int) -> "FitCurve":
        """The same model in a file that is so many bytes larger, or smaller: about, as its own header was not read."""
        return self._with(more, 0)

    def with_projector(self, size: int, buffers: int | None = None) -> "FitCurve":
        """The same with a file of that size beside it that lets the model see images; libmtmd copies all of it.

        `buffers` is what it needs besides for an image, by its header (`library/projector_need`); None: about. Beside a
        graphics processor it goes there as a whole, however few layers do.
        """
        if buffers is None:
            return self._with(size, int(size * SEEING), is_whole=True)
        return self._with(size, buffers, exact=self.exact, is_whole=True)

    def with_memory(self, model: int, engine: int) -> "FitCurve":
        """The same with something beside it that is no layer: a model that guesses ahead, adapters."""
        return self._with(model, engine, exact=self.exact)

    def _with(self, model: int, engine: int, *, exact: bool = False, is_whole: bool = False) -> "FitCurve":
        """`is_whole`: all of it lies where the first layer does."""

        def more(one: NeedPoint) -> NeedPoint:
            need = Need(model=max(one.need.model + model, 0), context=one.need.context, engine=one.need.engine + engine)
            device = max(one.device + model + engine, 0) if one.device else 0
            first = one.first + (model + engine if is_whole else 0)
            return NeedPoint(one.context, need, device, min(first, device), one.host)

        points = {kind: tuple(map(more, points)) for kind, points in self.points.items()}
        return msgspec.structs.replace(self, points=points, exact=exact)


class Available(msgspec.Struct, frozen=True):
    """Bytes for a model in memory, and on graphics processors that are used."""

    memory: int
    device: int = 0
    shared: bool = False  # these have no memory of their own: what lies there takes the computer's


def judge(curve: FitCurve, wish: FitWish, available: Available) -> Fit:
    """The verdict; takes microseconds."""
    context = context_tokens(wish.context, curve.trained)
    cache = wish.cache if curve.can_have(wish.cache) else CacheChoice.F16
    point = curve.point(context, cache)
    layers = layers_beside(curve, point, available)
    held = point.need.total if available.shared else bytes_here(curve, point, layers)
    level = level_of(held, available.memory)
    is_gpu = 0 < curve.all_layers <= layers and level is not FitLevel.TOO_LARGE
    return Fit(
        level=FitLevel.GPU if is_gpu else level,
        need=point.need,
        available=available.memory + point.need.total - held,
        context=context,
        cache=cache,
        layers=layers,
        all_layers=curve.all_layers,
        exact=curve.exact,
    )


def level_of(need: int, available: int) -> FitLevel:
    """The verdict in memory."""
    left = available - need
    if left < 0:
        return FitLevel.TOO_LARGE
    return FitLevel.TIGHT if left < TIGHT_LEFT or need > TIGHT_SHARE * available else FitLevel.GOOD


def choose(curve: FitCurve, available: Available) -> Fit:
    """What to load it with, where nobody chose: the usual context, with numbers as small as needed, or less context.

    A type of 8 bits costs no quality that is noticed, so it goes before a shorter context; one of 4 bits does, so it
    comes last. All of it beside a graphics processor goes before larger numbers, as long as the context is the usual.
    """
    usual = context_tokens(0, curve.trained)
    contexts = [usual]
    while contexts[-1] // 2 >= LEAST_CONTEXT:
        contexts.append(context_tokens(contexts[-1] // 2, curve.trained))
    wishes = [FitWish(context=context, cache=cache) for context in contexts for cache in _GOOD_TYPES]
    wishes += [FitWish(context=context, cache=CacheChoice.Q4_0) for context in contexts]
    fits = [judge(curve, wish, available) for wish in wishes if curve.can_have(wish.cache)]
    if beside := next((fit for fit in fits if fit.level is FitLevel.GPU and fit.context == usual), None):
        return beside
    for levels in ((FitLevel.GPU, FitLevel.GOOD), (FitLevel.TIGHT,)):
        if found := next((fit for fit in fits if fit.level in levels), None):
            return found
    return fits[0]


_GOOD_TYPES = (CacheChoice.F16, CacheChoice.Q8_0)


def layers_beside(curve: FitCurve, point: NeedPoint, available: Available) -> int:
    """Layers that fit beside the graphics processor: the output first, and then from the end, as llama.cpp fills it.

    They are taken as equally large.
    """
    every, room = curve.all_layers, int(available.device * DEVICE_SHARE)
    if not (room and point.device and every) or room < point.first:
        return 0
    if room >= point.device:
        return every
    return 1 + (room - point.first) * (every - 1) // (point.device - point.first)


def bytes_beside(curve: FitCurve, point: NeedPoint, layers: int) -> int:
    """What so many layers take there."""
    if not (layers and curve.all_layers):
        return 0
    return point.first + (point.device - point.first) * (layers - 1) // max(curve.all_layers - 1, 1)


def bytes_here(curve: FitCurve, point: NeedPoint, layers: int) -> int:
    """What the computer's own memory holds then."""
    if not layers:
        return point.need.total
    left = max(point.need.total - point.host, 0)
    return point.host + left - round(left * bytes_beside(curve, point, layers) / max(point.device, 1))


def _between(low: Need, high: Need, share: float) -> Need:
    return Need(
        model=_mix(low.model, high.model, share),
        context=_mix(low.context, high.context, share),
        engine=_mix(low.engine, high.engine, share),
    )


def _mix(low: int, high: int, share: float) -> int:
    return max(round(low + (high - low) * share), 0)
