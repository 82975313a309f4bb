"""How long the catalogue takes to be read, filtered and sorted, per keystroke.

    python tests/benchmarks/catalogue.py [--runs 30] [--json FILE]

Each row is one wish, from the call to the list; "first" reads the shipped file too. The exit code is 1 when the slowest
is above the limit.
"""

import argparse
import json
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from desktop.core.catalogue import Task  # noqa: E402
from desktop.core.catalogue_wish import BUSINESS  # noqa: E402
from desktop.core.fit import FitWish  # noqa: E402
from desktop.core.fit_curve import Available, judge  # noqa: E402
from desktop.core.offer import FileOffer, Offer, OfferWish, Order, wanted  # noqa: E402
from desktop.paths import CATALOGUE  # noqa: E402
from desktop.services.catalogue_service import CatalogueService  # noqa: E402
from desktop.services.fit_service import catalogue_curve  # noqa: E402

LIMIT = 50.0  # ms
MEMORY = Available(8 << 30)
WISHES = {
    "everything": OfferWish(),
    "one letter": OfferWish(words="m"),
    "words": OfferWish(words="mistral instruct 7b"),
    "an address": OfferWish(words="hf:Qwen/Qwen3-8B-GGUF"),
    "newest for code": OfferWish(task=Task.CODE, order=Order.NEWEST),
    "German, for business": OfferWish(languages=("de",), commercial=BUSINESS, order=Order.SMALLEST),
    "fits 8 GiB": OfferWish(fits=True),
}


def offers(service: CatalogueService) -> list[Offer]:
    """The catalogue, judged."""
    found = []
    for model in service.models():
        file = model.default
        fit = judge(catalogue_curve(model, file), FitWish(), MEMORY) if file is not None else None
        found.append(Offer(model=model, best=FileOffer(file=file, fit=fit) if file is not None else None))
    return found


def measure(runs: int) -> dict[str, float]:
    """The slowest of all runs, in milliseconds, by what was done."""
    slowest: dict[str, float] = {}
    for _ in range(runs):
        began = time.perf_counter()
        service = CatalogueService(CATALOGUE)
        judged = offers(service)
        slowest["first"] = max(slowest.get("first", 0.0), (time.perf_counter() - began) * 1000)
        for name, wish in WISHES.items():
            began = time.perf_counter()
            assert wanted(judged, wish)
            slowest[name] = max(slowest.get(name, 0.0), (time.perf_counter() - began) * 1000)
    return slowest


def main() -> int:
    """Print a table, write JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=30)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    slowest = measure(options.runs)
    for name, milliseconds in slowest.items():
        print(f"{name:24} {milliseconds:8.2f} ms")
    if options.json:
        options.json.write_text(json.dumps({"limit_ms": LIMIT, "slowest_ms": slowest}, indent=2), "utf-8")
    return 1 if max(slowest.values()) > LIMIT else 0


if __name__ == "__main__":
    sys.exit(main())
