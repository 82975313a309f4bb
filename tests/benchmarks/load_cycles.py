"""Loads and unloads a model again and again: memory has to come back, and no process may be left.

    python tests/benchmarks/load_cycles.py [--cycles 100] [--json FILE]

Bar: 3 s after each unload the memory of this program and all its children is within 2 % of what it was before.
After that there are no children. What counts is resident memory: shares
of common libraries, as in proportional set size, change with what other programs do.
"""

import argparse
import json
import statistics
import sys
import tempfile
import time
from pathlib import Path

import psutil

sys.path.insert(0, str(Path(__file__).parents[2]))

from desktop.composition import Composition
from desktop.core.cancellation import Cancellation
from desktop.paths import Paths

WITHIN, SETTLING, WARM_UP = 0.02, 3.0, 3


def memory_and_children() -> tuple[int, int]:
    """Bytes (resident) of this process and those below it, and how many of these there are."""
    own = psutil.Process()
    children = own.children(recursive=True)
    total = 0
    for process in [own, *children]:
        try:
            total += process.memory_info().rss
        except psutil.NoSuchProcess:
            continue
    return total, len(children)


def cycle(composition: Composition, baseline: int, settling: float = SETTLING) -> tuple[int, int, float]:
    """Bytes more than at the beginning, children left, and seconds until that was so (or `settling`)."""
    model = next(one for one in composition.models.models() if not one.is_embedding)
    composition.loads.load(model)
    client = composition.pool.engine(model)  # the one that is loaded
    client.count_tokens([])
    composition.loads.unload(model, Cancellation())
    started = time.monotonic()
    while True:
        total, children = memory_and_children()
        took = time.monotonic() - started
        is_back = not children and total - baseline <= WITHIN * baseline
        if is_back or took >= settling:
            return total - baseline, children, took
        time.sleep(0.02)


def run(folder: Path, cycles: int) -> dict[str, object]:
    """Everything that was measured; the baseline is what is there after the first cycles."""
    composition = Composition(Paths.under(folder))
    try:
        for _ in range(WARM_UP):
            cycle(composition, 0, 0.0)
        time.sleep(0.2)
        baseline, _ = memory_and_children()
        rows = [cycle(composition, baseline) for _ in range(cycles)]
    finally:
        composition.close()
    return {
        "cycles": cycles,
        "baseline": baseline,
        "worst_more": max(row[0] for row in rows),
        "last_more": rows[-1][0],
        "children": max(row[1] for row in rows),
        "median_seconds_until_back": statistics.median(row[2] for row in rows),
        "worst_seconds_until_back": max(row[2] for row in rows),
    }


def main() -> int:
    """Print the figures; 1 when the bar was missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cycles", type=int, default=100)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        found = run(Path(name), options.cycles)
    for what, value in found.items():
        print(f"{what:28} {value}")
    if options.json:
        options.json.write_text(json.dumps(found, indent=2))
    baseline, more = found["baseline"], found["worst_more"]
    assert isinstance(baseline, int)
    assert isinstance(more, int)
    return int(bool(found["children"]) or more > WITHIN * baseline)


if __name__ == "__main__":
    sys.exit(main())
