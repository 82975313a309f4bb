"""How well memory is foretold: forecasts made from files' headers against engines that were loaded and have answered.

    python -m tests.benchmarks.fit [--work FOLDER] [--json FILE] [--only NAME…] [--fewer]

Files in the exact shape of models that people use (`tests/fixtures/tiny_models/real_shapes`) are written one at a time
and deleted: 7 GB of disk, and memory for the largest. What counts as an engine's memory is the most that it had in RAM
(VmHWM of /proc) from the end of the load on, pages of the model's file among it, after a prompt longer than a batch,
which touches every buffer; keys and values need no long prompt, as llama.cpp writes zeros over all of them when it
makes a context. While it loads more pages of the file may be there that the system drops as it likes; "loading" tells
how much that was. A verdict is on the wrong side when the forecast says that a model fits into some memory, or that it
does not, and the engine says otherwise; computers with 2 to 24 GB free are asked.
"""

import argparse
import json
import re
import statistics
import tempfile
import timeit
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

from desktop.core.chat import Role
from desktop.core.engine_choice import CacheChoice
from desktop.core.fit import Fit, FitWish
from desktop.engine.build import EngineBuild
from desktop.engine.cache_settings import CacheSettings, CacheType
from desktop.engine.client import EngineClient
from desktop.engine.command import engine_arguments, engine_command
from desktop.engine.fathomer import Fathomer
from desktop.engine.proof import known_proof
from desktop.engine.protocol import Turn
from desktop.library.gguf_header import read_header
from desktop.paths import Installation
from desktop.services.fit_service import FitService
from tests.engine.engines import GREEDY
from tests.fixtures.tiny_models.real_shapes import write_real

MIB = 1 << 20
FREE = (2, 3, 4, 6, 8, 12, 16, 24)  # GB
TOKENS = 560  # of the prompt: more than a batch
F16, Q8, Q4 = CacheChoice.F16, CacheChoice.Q8_0, CacheChoice.Q4_0
SMALL = ((2048, F16), (8192, Q8), (32_768, F16), (32_768, Q4))
LARGE = ((4096, F16), (16_384, Q8))
# Phi-2 has heads of 80 numbers, which only f16 can keep.
PLAN: dict[str, tuple[tuple[str, ...], tuple[tuple[int, CacheChoice], ...]]] = {
    "starter": (("",), tuple((tokens, kind) for tokens in (2048, 8192) for kind in CacheChoice)),
    "llama-3.2-1b": (("Q4_K_M", "Q8_0"), SMALL),
    "gemma-3-1b": (("Q4_K_M", "Q8_0"), SMALL),
    "lfm2-1.2b": (("Q4_K_M", "Q4_0"), SMALL),
    "qwen3-1.7b": (("Q4_K_M", "Q4_0"), SMALL[:3]),
    "phi-2": (("Q4_K_M", "Q8_0"), ((1024, F16), (2048, F16))),
    "gemma-3-4b": (("Q4_K_M", "Q8_0"), LARGE),
    "phi-4-mini": (("Q4_K_M", "Q4_0"), LARGE),
    "qwen3-4b": (("Q4_K_M", "Q8_0"), LARGE),
    "mistral-7b": (("Q4_K_M", "Q4_0"), ((4096, F16), (32_768, Q8))),
}  # fmt: skip


class Row(msgspec.Struct, frozen=True):
    """One combination. Bytes."""

    model: str
    quantisation: str
    context: int
    cache: str
    foretold: int
    measured: int
    loading: int  # at most, until it was loaded
    parts: dict[str, int]

    @property
    def error(self) -> float:
        """Above 0: foretold too much."""
        return self.foretold / self.measured - 1

    @property
    def wrong_sides(self) -> list[int]:
        """GB of free memory about which the verdict was wrong."""
        return [free for free in FREE if (self.foretold > free << 30) != (self.measured > free << 30)]


class Peak(NamedTuple):
    """Bytes that an engine had at most: while it loaded, and after that."""

    loading: int
    working: int


def measured(path: Path, context: int, cache: CacheChoice) -> Peak:
    """Load a file, let it read and write, and look."""
    installation = Installation.find()
    build = EngineBuild.find(installation)
    proof = known_proof(build, Path("none"))
    assert proof is not None, "the engine was never proven here"
    client = EngineClient([*engine_command(), *engine_arguments(build, proof.best_file)], name=path.name)
    kind = CacheType(cache.value)
    try:
        client.load(path, context_length=context, cache=CacheSettings(kind, kind))
        loading = high_water(client.pid)
        Path(f"/proc/{client.pid}/clear_refs").write_text("5")  # the mark begins anew (man 5 proc)
        each = client.count_tokens([Turn(Role.USER, "word " * 100)]) / 100
        for _ in client.generate([Turn(Role.USER, "word " * int(TOKENS / each))], GREEDY, 8):
            pass
        return Peak(loading, high_water(client.pid))
    finally:
        client.stop()


def high_water(pid: int) -> int:
    """VmHWM in bytes."""
    found = re.search(r"^VmHWM:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text("ascii"), re.MULTILINE)
    assert found
    return int(found[1]) * 1024


def rows(names: list[str], work: Path, *, fewer: bool = False) -> Iterator[Row]:
    """Every combination, or with `fewer` one context of each file, which is there for as long as it is needed."""
    service = FitService(lambda: None, Fathomer(Path("none")))
    for name in names:
        quantisations, depths = PLAN[name]
        for quantisation in quantisations:
            path = starter() if name == "starter" else work / f"{name}-{quantisation}.gguf"
            try:
                if name != "starter":
                    write_real(path, name, quantisation)
                for context, cache in depths[-1:] if fewer else depths:
                    fit = service.fit(path, FitWish(context=context, cache=cache))
                    assert (fit.context, fit.cache) == (context, cache), fit
                    yield _row(name, quantisation, fit, measured(path, context, cache))
            finally:
                if name != "starter":
                    path.unlink(missing_ok=True)


def starter() -> Path:
    """The model that comes with Bantam."""
    folder = Installation.find().starter
    assert folder is not None
    return next(folder.glob("SmolLM2*.gguf"))


def _row(name: str, quantisation: str, fit: Fit, peak: Peak) -> Row:
    parts = {"model": fit.need.model, "context": fit.need.context, "engine": fit.need.engine}
    total = fit.need.total
    return Row(name, quantisation, fit.context, fit.cache.value, total, peak.working, peak.loading, parts)


def summary(found: list[Row]) -> dict[str, float]:
    """What the bar is about; errors as shares."""
    errors = sorted(abs(row.error) for row in found)
    return {
        "combinations": len(found),
        "median": statistics.median(errors),
        "p95": errors[min(round(0.95 * len(errors)), len(errors) - 1)],
        "worst": errors[-1],
        "wrong_sides": sum(len(row.wrong_sides) for row in found),
        "verdicts": len(found) * len(FREE),
    }


def header_seconds(work: Path) -> float:
    """How long the header of a file with 151,936 words takes at best, the file being in the system's cache."""
    path = write_real(work / "header.gguf", "qwen3-4b", weights=False)
    try:
        return min(timeit.repeat(lambda: read_header(path), number=1, repeat=9))
    finally:
        path.unlink()


def table(row: Row) -> str:
    """One line."""
    sizes = " ".join(f"{size / MIB:>9,.0f}" for size in (row.foretold, row.measured, row.loading))
    wrong = " ".join(f"wrong at {free} GB" for free in row.wrong_sides)
    name = f"{row.model} {row.quantisation}"
    return f"{name:<24} {row.context:>6} {row.cache:<5} {sizes} {row.error:>+7.1%} {wrong}".rstrip()


def main() -> None:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, help="where the files are written; else a temporary folder")
    parser.add_argument("--json", type=Path, help="where the numbers are written")
    parser.add_argument("--only", nargs="+", choices=sorted(PLAN), default=list(PLAN))
    parser.add_argument("--fewer", action="store_true", help="one context of each file")
    given = parser.parse_args()
    print(f"{'model':<24} {'tokens':>6} cache  foretold  measured   loading   error   (MiB)")
    found = []
    with tempfile.TemporaryDirectory() as temporary:
        work = given.work or Path(temporary)
        header = header_seconds(work)
        for row in rows(given.only, work, fewer=given.fewer):
            found.append(row)
            print(table(row), flush=True)
            if given.json:
                numbers = {"header_seconds": header, "rows": msgspec.to_builtins(found), "summary": summary(found)}
                given.json.write_text(json.dumps(numbers, indent=1), "utf-8")
    told = summary(found)
    print(f"a header with 151,936 words is read in {header * 1000:.0f} ms")
    print(
        f"{told['combinations']} combinations: median {told['median']:.1%}, 95th percentile {told['p95']:.1%}, "
        f"worst {told['worst']:.1%}; {told['wrong_sides']} of {told['verdicts']} verdicts on the wrong side"
    )


if __name__ == "__main__":
    main()
