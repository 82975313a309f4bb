"""What large pages of a model's file are worth: one file, written to in small portions, before and after.

    python -m tests.benchmarks.pages [--work FOLDER] [--json FILE] [--model NAME] [--types TYPE…]

Linux, on a computer that has nothing else to do; two minutes and 3 GB of disk. The file is in the exact shape of a
model that people use. At first this process holds it as it was written, in small pages, so that the engine cannot have
it read once more; then it lets go. The two take turns, three times.
"""

import argparse
import json
import mmap
import os
import statistics
import tempfile
from pathlib import Path

from desktop.core.chat import Role
from desktop.core.sampling import Sampling
from desktop.engine.build import EngineBuild
from desktop.engine.client import EngineClient
from desktop.engine.command import engine_arguments, engine_command
from desktop.engine.cores import usable_cores
from desktop.engine.proof import known_proof
from desktop.engine.protocol import Turn
from desktop.paths import Installation
from tests.fixtures.tiny_models.real_shapes import write_real

TURNS, TOKENS = 3, 64
PORTION = 4 << 10  # bytes
ASK = [Turn(Role.USER, "Write a long story of a crow that flies until it finds the sea.")]


def write_small(source: Path, path: Path) -> mmap.mmap:
    """Copy in small portions, onto the disk; and the copy, held in memory as it is."""
    with source.open("rb") as read, path.open("w+b", buffering=0) as written:
        while piece := read.read(PORTION):
            written.write(piece)
        os.fsync(written.fileno())
        held = mmap.mmap(written.fileno(), 0, access=mmap.ACCESS_READ)
    for at in range(0, len(held), mmap.PAGESIZE):
        held[at]
    return held


def speed(path: Path) -> float:
    """Tokens a second."""
    build = EngineBuild.find(Installation.find())
    proof = known_proof(build, Path("none"))
    assert proof is not None, "the engine was never proven here"
    client = EngineClient([*engine_command(), *engine_arguments(build, proof.best_file)], name=path.name)
    try:
        client.load(path, context_length=1024, threads=usable_cores().threads)
        found = []
        for tokens in (8, TOKENS, TOKENS):
            *_, done = client.generate(ASK, Sampling(), tokens, lookup=False)
            found.append(done.figures.tokens_per_second)  # type: ignore[union-attr]
        return max(found[1:])
    finally:
        client.stop()


def main() -> None:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, help="where the files are written; else a temporary folder")
    parser.add_argument("--json", type=Path, help="where the numbers are written")
    parser.add_argument("--model", default="llama-3.2-1b")
    parser.add_argument("--types", nargs="+", default=["Q8_0", "Q4_K_M"])
    given = parser.parse_args()
    numbers = {}
    print("tokens a second     small    large   times")
    for kind in given.types:
        with tempfile.TemporaryDirectory(dir=given.work) as temporary:
            source, path = Path(temporary) / "source.gguf", Path(temporary) / "model.gguf"
            write_real(source, given.model, kind)
            small, large = [], []
            for _turn in range(TURNS):
                with write_small(source, path):
                    small.append(speed(path))
                large.append(speed(path))
        times = statistics.median(large) / statistics.median(small)
        numbers[kind] = {"small": small, "large": large, "times": times}
        print(f"{kind:<16} {statistics.median(small):>8.1f} {statistics.median(large):>8.1f} {times:>7.2f}", flush=True)
    if given.json:
        given.json.write_text(json.dumps(numbers, indent=1), "utf-8")


if __name__ == "__main__":
    main()
