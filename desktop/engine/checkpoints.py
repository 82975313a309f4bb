"""Which places a state that cannot be cut goes back to: at the borders of messages, and denser towards the end.

People change what was said last more often than what was said first, and what is read again is what follows the place.
"""

from collections.abc import Iterator, Sequence

from desktop.engine.snapshots import Checkpoint

EVERY = 32  # tokens between two checkpoints, at least
MOST = 128


def thinned(points: Sequence[Checkpoint], limit: int) -> list[Checkpoint]:
    """At most `MOST` of the checkpoints with at most `limit` bytes, the last one always; given in their order.

    The one whose loss costs least goes first: a narrow gap, far from the end.
    """
    kept = list(points)
    while len(kept) > 1 and (len(kept) > MOST or sum(len(one.data) for one in kept) > limit):
        end = kept[-1].length
        before = [0, *(one.length for one in kept)]

        def cost(place: int, before: list[int] = before, end: int = end) -> float:
            return (before[place + 2] - before[place]) / (end - before[place + 1])

        del kept[min(range(len(kept) - 1), key=cost)]
    return kept


def spaced(borders: Sequence[int], start: int, total: int, room: int) -> list[int]:
    """Where to make checkpoints while reading a prompt from `start` to `total`, of which `room` can be kept.

    At borders that are far enough apart, and before the last token, which is read again when an answer is to be
    written again.
    """
    gap = max(EVERY, (total - start) // max(room, 1))
    found: list[int] = []
    last = start
    for place in borders:
        if place - last >= gap and place < total - 1:
            found.append(place)
            last = place
    return [*found, total - 1] if total - 1 > start else found


def spans(start: int, total: int, stops: Sequence[int], size: int) -> Iterator[tuple[int, int]]:
    """From `start` to `total` in pieces of at most `size`; none reaches across a stop, which come in their order."""
    for end in (*stops, total):
        for begin in range(start, end, size):
            yield begin, min(begin + size, end)
        start = max(start, end)
