"""How long a library of many models takes to be listed and filtered, with its headers remembered.

    python tests/benchmarks/model_list.py [--models 500] [--json FILE]

Bar: 50 ms for 500 models, listing and filtering together, in a program that has just been started.
"""

import argparse
import json
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from desktop.core.model import ModelFile
from desktop.library.header_cache import HeaderCache
from desktop.library.model_library import ModelLibrary
from desktop.library.model_name import display_name, split_part
from tests.library.gguf_maker import CHAT_MODEL, Gguf, word

BAR = 0.05  # seconds
CLOCK = time.process_time  # nothing waits for a disk here, and other programs do not count


def write_models(folder: Path, count: int) -> None:
    """As downloads leave them: a folder for each publisher, one for each repository."""
    for number in range(count):
        keys = {**CHAT_MODEL, "general.name": word(f"Model {number}")}
        Gguf(keys=keys).write(folder / f"owner-{number % 40}" / f"repo-{number}" / f"Model-{number}.Q4_K_M.gguf")


def filtered(models: list[ModelFile], words: str) -> list[ModelFile]:
    """Those whose name, id or architecture has the words."""
    return [one for one in models if any(words in text.casefold() for text in (one.name, one.id, one.architecture))]


def measure(folder: Path, rounds: int = 7) -> list[float]:
    """Seconds of each round, each with a library that has read nothing yet but its cache."""
    cache = folder / "headers.json"
    ModelLibrary(None, folder / "models", cache=HeaderCache(cache)).models()
    took = []
    for _ in range(rounds):
        display_name.cache_clear()
        split_part.cache_clear()
        library = ModelLibrary(None, folder / "models", cache=HeaderCache(cache))
        started = CLOCK()
        filtered(library.models(), "model 17")
        took.append(CLOCK() - started)
    return took


def measure_again(folder: Path, rounds: int = 7) -> list[float]:
    """Seconds of each round after the first, in one running program."""
    library = ModelLibrary(None, folder / "models", cache=HeaderCache(folder / "headers.json"))
    took = []
    for _ in range(rounds + 1):
        started = CLOCK()
        filtered(library.models(), "model 17")
        took.append(CLOCK() - started)
    return took[1:]


def main() -> None:
    """Print a table; write JSON where that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--models", type=int, default=500)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_models(folder / "models", options.models)
        found = {"first": measure(folder), "again": measure_again(folder)}
    for which, took in found.items():
        print(f"{which:6} median {statistics.median(took) * 1e3:6.1f} ms, worst {max(took) * 1e3:6.1f} ms")
    if options.json:
        options.json.write_text(json.dumps({"models": options.models, "seconds": found}, indent=2))


if __name__ == "__main__":
    main()
