"""Damages a tiny model at random, many times, and counts what becomes of it in the header reader and a real engine.

    python -m tests.benchmarks.mutated_files [--count 2000] [--seed 0] [--all] [--json FILE]

Two engines at a time. The same seed makes the same files.
"""

import argparse
import collections
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import msgspec

from desktop.engine.build import EngineBuild
from desktop.engine.command import engine_arguments, engine_command
from desktop.engine.proof import known_proof
from desktop.paths import Installation
from tests.fixtures.gguf_mutator import mutant
from tests.fixtures.gguf_sketch import Sketch
from tests.fixtures.model_trial import Outcome, try_all
from tests.fixtures.tiny_models.maker import write_tiny

HANG = 10.0  # seconds


class Report(msgspec.Struct, kw_only=True):
    """What became of all of them."""

    count: int
    seed: int
    refused_by_reader: int
    answered: int
    errors: dict[str, int]  # by kind
    deaths: dict[str, int]  # by signal
    causes: dict[str, int]  # of the deaths, in llama.cpp's words
    untyped: list[str]
    hangs: list[str]
    longest_seconds: float


def main() -> int:
    """Run it; returns 1 when something was not as promised."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--all", action="store_true", help="start an engine for what the header reader refuses, too")
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        mutants = _mutants(Path(folder), range(given.seed, given.seed + given.count))
        outcomes = list(_counted(try_all(_engine(), mutants, believe=not given.all), given.count))
    report = _report(outcomes, given.seed)
    if given.json:
        given.json.write_bytes(msgspec.json.format(msgspec.json.encode(report)))
    _show(report)
    return 1 if report.untyped or report.hangs else 0


def _engine() -> list[str]:
    build = EngineBuild.find(Installation.find())
    proof = known_proof(build, build.proof_file)
    if proof is None:
        sys.exit("No backend was proven to work; run packaging/run first.")
    return [*engine_command(), *engine_arguments(build, proof.best_file)]


def _mutants(folder: Path, seeds: range) -> Iterator[tuple[str, Path, bool]]:
    sketch = Sketch.of(write_tiny(folder / "llama.gguf"))
    whole, header = sketch.whole(), len(sketch.header())
    for seed in seeds:
        path = folder / f"{seed}.gguf"
        path.write_bytes(mutant(whole, header, seed))
        yield str(seed), path, False


def _counted(outcomes: Iterator[Outcome], count: int) -> Iterator[Outcome]:
    for number, outcome in enumerate(outcomes, 1):
        yield outcome
        if number % 100 == 0:
            print(f"{number} of {count}", file=sys.stderr, flush=True)


def _report(outcomes: list[Outcome], seed: int) -> Report:
    tried = [one for one in outcomes if one.seconds]
    return Report(
        count=len(outcomes),
        seed=seed,
        refused_by_reader=sum(1 for one in outcomes if one.reader),
        answered=sum(1 for one in tried if not one.kind),
        errors=_counts(one.kind for one in tried),
        deaths=_counts(one.signal for one in tried),
        causes=_counts(one.cause for one in tried if one.signal),
        untyped=[f"{one.name}: {one.reason}" for one in tried if one.kind == "BUG"],
        hangs=[f"{one.name}: {one.seconds:.1f} s" for one in tried if one.seconds > HANG],
        longest_seconds=max((one.seconds for one in tried), default=0.0),
    )


def _counts(words: Iterator[str]) -> dict[str, int]:
    return dict(collections.Counter(word for word in words if word).most_common())


def _show(report: Report) -> None:
    print(f"{report.count} damaged files from seed {report.seed} on, load {os.getloadavg()[0]:.1f}")
    print(f"{'refused by the header reader':<50}{report.refused_by_reader:>8}")
    print(f"{'loaded and answered':<50}{report.answered:>8}")
    for title, counts in (("error", report.errors), ("death", report.deaths), ("cause", report.causes)):
        for word, count in counts.items():
            print(f"{f'{title} {word}'[:50]:<50}{count:>8}")
    print(f"{'errors without a kind':<50}{len(report.untyped):>8}")
    print(f"{'longer than 10 s':<50}{len(report.hangs):>8}")
    print(f"{'longest, in seconds':<50}{report.longest_seconds:>8.1f}")
    for line in report.untyped + report.hangs:
        print(line)


if __name__ == "__main__":
    sys.exit(main())
