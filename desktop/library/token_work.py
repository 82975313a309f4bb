"""What one token costs a model, told from its file's header, or about, from what a catalogue says."""

from collections.abc import Callable, Iterable

from msgspec.structs import replace

from desktop.core.catalogue import HubFile, HubModel
from desktop.core.speed import TokenWork, Weights
from desktop.core.weights import WeightGroup, WeightRole
from desktop.library.cache_shape import cache_shape
from desktop.library.gguf_header import GgufHeader
from desktop.library.quantisation_mix import bits, mix_of

# Every how many-th layer looks at all tokens where the file does not name the layers, and the window where it names
# none, by `load_swa_pattern` and `n_swa` in llama.cpp's models; in others all layers look at all.
PATTERNS = {"gemma2": 2, "gemma3": 6, "gemma3n": 5, "cohere2": 4, "gpt-oss": 2, "olmo2": 4}
WINDOWS = {"gemma2": 4096}
NEVER_WINDOWED = ("phi3",)  # names a window that llama.cpp passes over
USUAL_WORDS = 128_000  # of a vocabulary, where nobody told


def token_work(header: GgufHeader, *parts: GgufHeader) -> TokenWork:
    """By the file's own header; those of the other `parts` of a split model tell of more weights, and of no more."""
    header = replace(header, weights=(*header.weights, *(group for part in parts for group in part.weights)))
    used = header.experts_used / header.experts if header.experts else 1.0
    output = _of(header.weights, WeightRole.OUTPUT) or _of(header.weights, WeightRole.EMBEDDING)
    shape = cache_shape(header)
    each = () if shape is None else tuple(map(sum, zip(shape.keys, shape.values, strict=True)))
    window, is_windowed = _windows(header)

    def attends(layer: int) -> bool:
        return shape is None or shape.keys[layer] > 0

    return TokenWork(
        weights=_of(header.weights, WeightRole.LAYER),
        output=output,
        experts=_of(header.weights, WeightRole.EXPERTS, used),
        experts_all=1 / used if used else 1.0,
        matrices=sum(
            one.tensors * (header.experts_used if one.role is WeightRole.EXPERTS else 1)
            for one in header.weights
            if one.role in (WeightRole.LAYER, WeightRole.EXPERTS, WeightRole.OUTPUT)
        ),
        layers=header.block_count,
        width=header.embedding_length,
        words=header.words,
        heads_length=_heads_length(header, lambda layer: attends(layer) and not is_windowed(layer)),
        windowed_length=_heads_length(header, lambda layer: attends(layer) and is_windowed(layer)),
        window=window,
        head=_head(header),
        kept=sum(kept for layer, kept in enumerate(each) if not is_windowed(layer)),
        windowed_kept=sum(kept for layer, kept in enumerate(each) if is_windowed(layer)),
    )


def rounded_work(model: HubModel, file: HubFile) -> TokenWork:
    """About the same, by a catalogue's figures: parameters, quantisation and size of the file."""
    if not file.size and not (model.active_parameters or model.parameters):
        return TokenWork(weights=(), output=(), exact=False)  # nothing is known
    parameters = model.active_parameters or model.parameters or round(file.size * 8 / bits(file.quantisation))
    everything = max(model.parameters or parameters, parameters)
    scale = file.size / everything * 8 / bits(file.quantisation) if file.size and everything else 1.0
    mixed = mix_of(file.quantisation)
    weights = tuple(
        Weights(kind, parameters * share * bits(kind) / 8 * scale, parameters * share) for kind, share in mixed.items()
    )
    return TokenWork(
        weights=weights,
        output=(),  # among the weights: nobody tells how large it is
        matrices=7 * model.shape.layers if model.shape is not None else 0,
        layers=model.shape.layers if model.shape is not None else 0,
        width=round((parameters / 12 / max(model.shape.layers, 1)) ** 0.5) if model.shape is not None else 0,
        words=USUAL_WORDS,
        heads_length=0,
        exact=False,
    )


def _of(groups: Iterable[WeightGroup], role: WeightRole, share: float = 1.0) -> tuple[Weights, ...]:
    return tuple(Weights(one.type, one.bytes * share, one.numbers * share) for one in groups if one.role is role)


def _windows(header: GgufHeader) -> tuple[int, Callable[[int], bool]]:
    """The tokens that some layers look at, 0 where all look at all, and which layers those are."""
    told = header.attention
    window = told.get("attention.sliding_window", 0) or WINDOWS.get(header.architecture, 0)
    named = told.get("attention.sliding_window_pattern", 0)
    if not isinstance(window, int) or not window or header.architecture in NEVER_WINDOWED:
        return 0, lambda _layer: False
    if isinstance(named, tuple):
        return window, lambda layer: layer < len(named) and named[layer] > 0
    if header.architecture not in PATTERNS:
        return 0, lambda _layer: False
    every = named or PATTERNS[header.architecture]
    return window, lambda layer: layer % every < every - 1


def _heads_length(header: GgufHeader, attends: Callable[[int], bool]) -> int:
    length, counts = _head(header), _head_counts(header)
    return sum(count * length for layer, count in enumerate(counts[: header.block_count]) if attends(layer))


def _head_counts(header: GgufHeader) -> tuple[int, ...]:
    heads = header.attention.get("attention.head_count", 0)
    return heads if isinstance(heads, tuple) else (heads,) * min(header.block_count, 1024)


def _head(header: GgufHeader) -> int:
    """Numbers of one head."""
    length = header.attention.get("attention.key_length", 0)
    if isinstance(length, int) and length:
        return length
    most = max(_head_counts(header), default=0)
    return header.embedding_length // most if most else 0
