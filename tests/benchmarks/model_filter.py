"""How long the GUI thread works at each keystroke in the search over the list of models, painting and all.

    QT_QPA_PLATFORM=offscreen python tests/benchmarks/model_filter.py [--runs 10] [--json FILE]

The list holds the whole catalogue, judged; what other programs take of the processor meanwhile does not count. The exit
code is 1 when the 95th percentile is above the limit.
"""

import argparse
import json
import statistics
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from PySide6.QtCore import QCoreApplication  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402

from desktop.core.offer import Offers  # noqa: E402
from desktop.paths import CATALOGUE  # noqa: E402
from desktop.services.catalogue_service import CatalogueService  # noqa: E402
from desktop.ui.application import make_application  # noqa: E402
from desktop.ui.models.discover.discover_page import DiscoverPage  # noqa: E402
from desktop.ui.theme.theme import Theme  # noqa: E402
from tests.benchmarks.catalogue import offers  # noqa: E402

LIMIT = 16.0  # ms
TYPED = ("mistral instruct 7b", "qwen", "hf:Qwen/Qwen3-8B-GGUF:Q4_K_M", "zebra")


def milliseconds(deed: Callable[[], object]) -> float:
    """What this thread works for it."""
    began = time.thread_time()
    deed()
    return (time.thread_time() - began) * 1000


def measure(theme: Theme, runs: int, cost: Callable[[Callable[[], object]], float] = milliseconds) -> list[float]:
    """What each keystroke costs, in order; the application is there."""
    page = DiscoverPage(theme, "Ctrl+F")
    page.resize(785, 740)
    page.show_offers(Offers(offers=tuple(offers(CatalogueService(CATALOGUE)))))
    page.show()
    QCoreApplication.processEvents()
    taken = []
    for text in TYPED * runs:
        taken += [cost(partial(_type, page, letter)) for letter in text]
        page.search.clear()
        QCoreApplication.processEvents()
    page.close()
    page.deleteLater()
    return taken


def _type(page: DiscoverPage, letter: str) -> None:
    QTest.keyClicks(page.search, letter)
    QCoreApplication.processEvents()


def percentile_95(taken: list[float]) -> float:
    """The value that 95 of 100 do not exceed."""
    return statistics.quantiles(taken, n=20)[-1]


def main() -> int:
    """Print a table, write JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=10)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    make_application(["bantam"])
    taken = measure(Theme(), options.runs)
    found = {
        "keystrokes": len(taken),
        "median_ms": round(statistics.median(taken), 2),
        "95th_percentile_ms": round(percentile_95(taken), 2),
        "slowest_ms": round(max(taken), 2),
    }
    for name, value in found.items():
        print(f"{name:20} {value:8}")
    if options.json:
        options.json.write_text(json.dumps({"limit_ms": LIMIT, **found}, indent=2), "utf-8")
    return 1 if found["95th_percentile_ms"] > LIMIT else 0


if __name__ == "__main__":
    sys.exit(main())
