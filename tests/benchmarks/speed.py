"""How well speed is foretold: forecasts made from files' headers and one probe, against models that read and wrote.

    python -m tests.benchmarks.speed [--work FOLDER] [--json FILE] [--only NAME…]

Twenty minutes; only on a computer that has nothing else to do. Files in the exact shape of models that people
use (`tests/fixtures/tiny_models/real_shapes`) are written one at a time and deleted: 7 GB of disk, and memory for the
largest. Those that lie in the work folder already are used and stay. A virtual machine's memory is faster and slower
from second to second, so the computer is probed before each file anew, several answers are asked for, and weights are
streamed between them for a moment: how much faster or slower than in the probe they were is the wander, which no
forecast can know. A second figure tells how near the forecasts are when the wander of writing is taken off them; the
bar is about the first. What is foretold is what the probe and the header say, without any correction
by earlier runs; what is real are the figures of an answer, as the window shows them: a prompt is read, tokens are
written behind it, after something short that brings the file into memory. Guessing ahead is off, as it depends on the
text. The bar: four of five forecasts within 15 per cent. "In range" counts those whose real figure lies within the
range that a person is shown before any run has corrected it.
"""

import argparse
import json
import os
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec

from desktop.core.chat import Figures, Role
from desktop.core.forecast import forecast, reading_seconds, writing_seconds
from desktop.core.sampling import Sampling
from desktop.core.speed import MachineSpeed, TokenWork
from desktop.engine.build import EngineBuild
from desktop.engine.client import EngineClient
from desktop.engine.command import engine_arguments, engine_command
from desktop.engine.cores import usable_cores
from desktop.engine.devices import handles
from desktop.engine.llama import Llama
from desktop.engine.proof import known_proof
from desktop.engine.protocol import Turn
from desktop.engine.speed.graphs import Workshop
from desktop.engine.speed.kernels import pace
from desktop.engine.speed.prober import TYPES
from desktop.engine.speed.run import run_probe
from desktop.library.gguf_header import read_header
from desktop.library.token_work import token_work
from desktop.paths import Installation
from tests.benchmarks.fit import starter
from tests.fixtures.tiny_models.real_shapes import write_real

BAR, SHARE = 0.15, 0.8
ASK = "Write a long story of a crow that flies over hills, rivers and towns until it finds the sea. "
LARGE = 2 << 30  # bytes of a file, above which less is read and written
ANSWERS = 4
PACE_TYPE, PACE_BYTES, PACE_SECONDS = "Q8_0", 128 << 20, 0.5
PLAN: dict[str, tuple[str, ...]] = {
    "starter": ("",),
    "llama-3.2-1b": ("Q4_K_M", "Q8_0"),
    "gemma-3-1b": ("Q4_K_M", "Q8_0"),
    "lfm2-1.2b": ("Q4_K_M", "Q4_0"),
    "qwen3-1.7b": ("Q4_K_M", "Q8_0"),
    "phi-2": ("Q4_K_M", "Q4_0"),
    "gemma-3-4b": ("Q4_K_M", "Q4_0"),
    "phi-4-mini": ("Q4_K_M", "Q8_0"),
    "qwen3-4b": ("Q4_K_M", "Q8_0"),
    "mistral-7b": ("Q4_K_M", "Q4_0"),
}


class Row(msgspec.Struct, frozen=True):
    """One file. Tokens a second."""

    model: str
    quantisation: str
    figures: Figures
    work: TokenWork
    writing: float
    writing_foretold: float
    reading: float
    reading_foretold: float
    error: float  # share by which the range goes beyond what was foretold
    wander: float  # times as fast as in the probe that weights could be streamed while answers were written

    @property
    def in_range(self) -> int:
        """How many of the two lie within the range that is shown."""
        return sum(1 / (1 + self.error) <= 1 + error <= 1 + self.error for error in self.errors)

    @property
    def calm_error(self) -> float:
        """Of writing, had memory been as fast as in the probe."""
        return self.writing_foretold * self.wander / self.writing - 1

    @property
    def errors(self) -> tuple[float, float]:
        """Of writing and reading; above 0: foretold too fast."""
        return self.writing_foretold / self.writing - 1, self.reading_foretold / self.reading - 1


class Pace:
    """Streams weights in this process, to hear how fast memory is now."""

    def __init__(self) -> None:
        build = EngineBuild.find(Installation.find())
        proof = known_proof(build, Path("none"))
        assert proof is not None, "the engine was never proven here"
        llama = Llama(build.lib)
        llama.load_backend(proof.best_file)
        self._shop = Workshop(llama, handles(llama)[0], usable_cores().threads)
        self._shop.has_large_pages = True  # as the engine asks for, and as the probe finds the starter's file then

    def now(self) -> float:
        """Bytes a second."""
        with pace(self._shop, TYPES[PACE_TYPE], PACE_BYTES) as stream:
            assert stream is not None
            stream.one()
            times, until = [], time.perf_counter() + PACE_SECONDS
            while time.perf_counter() < until:
                times.append(stream.one()[0])
            return stream.bytes * len(times) / sum(times)


def measured(path: Path, large: bool, paced: Pace) -> tuple[Figures, float]:
    """Load a file, let it read and write; and bytes a second of a stream of weights meanwhile."""
    installation = Installation.find()
    build = EngineBuild.find(installation)
    proof = known_proof(build, Path("none"))
    assert proof is not None, "the engine was never proven here"
    client = EngineClient([*engine_command(), *engine_arguments(build, proof.best_file)], name=path.name)
    try:
        client.load(path, context_length=1024, threads=usable_cores().threads)
        list(client.generate([Turn(Role.USER, "warm")], Sampling(), 4, lookup=False))
        each = client.count_tokens([Turn(Role.USER, ASK * 10)]) / 10
        prompt = [Turn(Role.USER, ASK * int((256 if large else 448) / each))]
        wanted = 32 if large else 96
        found: list[Figures] = []
        paces = [paced.now()]
        for attempt in range(8):  # a random model may say that its answer is over
            *_, done = client.generate(prompt, Sampling(), wanted, lookup=False)
            figures: Figures = done.figures  # type: ignore[union-attr, assignment]
            prompt = [Turn(Role.USER, f"Again, {attempt}! {prompt[0].content}")]
            if figures.tokens >= wanted // 2:
                found.append(figures)
                paces.append(paced.now())
            if len(found) == ANSWERS:
                return middle(found), statistics.fmean(paces)
        raise RuntimeError(f"{path.name} writes too little")
    finally:
        client.stop()


def middle(found: list[Figures]) -> Figures:
    """Several answers as one: times added up as if each had been as long as the last."""
    last, count = found[-1], len(found)
    read = sum(one.prefill_seconds / (one.prompt_tokens - one.reused_tokens) for one in found) / count
    written = sum(1 / one.tokens_per_second for one in found) / count
    return msgspec.structs.replace(
        last,
        prefill_seconds=read * (last.prompt_tokens - last.reused_tokens),
        decode_seconds=written * (last.tokens - last.stretches),
    )


def rows(names: list[str], work: Path, speeds: list[MachineSpeed]) -> Iterator[Row]:
    """Every file, there for as long as it is needed; `speeds` gets what each probe found."""
    paced = Pace()
    for name in names:
        for quantisation in PLAN[name]:
            path = starter() if name == "starter" else work / f"{name}-{quantisation}.gguf"
            is_there = path.exists()
            try:
                if not is_there:
                    write_real(path, name, quantisation)
                    with path.open("rb") as written:
                        os.fsync(written.fileno())  # as a download's bytes are on the disk before it gets its name
                speeds.append(probe())
                figures, streamed = measured(path, path.stat().st_size > LARGE, paced)
                yield row(name, quantisation, token_work(read_header(path)), figures, speeds[-1], streamed)
            finally:
                if not is_there:
                    path.unlink(missing_ok=True)


def row(name: str, quantisation: str, work: TokenWork, figures: Figures, speed: MachineSpeed, streamed: float) -> Row:
    """What was foretold of an answer of that length."""
    read = figures.prompt_tokens - figures.reused_tokens
    told = forecast(work, speed).writing
    probed = next(one.writing for one in speed.kernels if one.type == PACE_TYPE)
    return Row(
        name,
        quantisation,
        figures,
        work,
        figures.tokens_per_second,
        1 / writing_seconds(work, speed, figures.prompt_tokens + figures.tokens / 2),
        read / figures.prefill_seconds,
        read / reading_seconds(work, speed, read, figures.reused_tokens),
        (told.high / told.low) ** 0.5 - 1,
        streamed / probed,
    )


def drift(speeds: list[MachineSpeed]) -> dict[str, float]:
    """How far each probe's figures are from the middle of all probes, for most of them: as shares."""
    far: dict[str, list[float]] = {"writing": [], "reading": []}
    for kernel in speeds[0].kernels:
        same = [one for speed in speeds for one in speed.kernels if one.type == kernel.type]
        for what, numbers in (("writing", [one.writing for one in same]), ("reading", [one.reading for one in same])):
            far[what] += [abs(number / statistics.median(numbers) - 1) for number in numbers]
    return {what: sorted(numbers)[round(SHARE * (len(numbers) - 1))] for what, numbers in far.items()}


def summary(found: list[Row]) -> dict[str, float]:
    """What the bar is about; errors as shares."""
    errors = sorted(abs(error) for one in found for error in one.errors)
    return {
        "forecasts": len(errors),
        "median": statistics.median(errors),
        "p80": errors[max(round(SHARE * len(errors)) - 1, 0)],
        "worst": errors[-1],
        "within": sum(error <= BAR for error in errors) / len(errors),
        "calm_writing": sum(abs(one.calm_error) <= BAR for one in found) / len(found),
        "in_range": sum(one.in_range for one in found) / len(errors),
    }


def table(one: Row) -> str:
    """One line."""
    writing, reading = one.errors
    return (
        f"{one.model + ' ' + one.quantisation:<22} {one.writing_foretold:>8.1f} {one.writing:>8.1f} {writing:>+7.1%}"
        f" {one.reading_foretold:>8.1f} {one.reading:>8.1f} {reading:>+7.1%}"
        f"   {one.wander:>5.2f} {one.calm_error:>+7.1%}"
    )


def probe() -> MachineSpeed:
    """Measure this computer."""
    for _attempt in range(3):
        result = run_probe(Installation.find(), Path("none"), usable_cores().threads)
        if result is not None and result.speed is not None:
            return result.speed
        time.sleep(5)
    raise SystemExit("other programs use this computer: nothing was measured")


def main() -> None:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, help="where the files are written; else a temporary folder")
    parser.add_argument("--json", type=Path, help="where the numbers are written")
    parser.add_argument("--only", nargs="+", choices=sorted(PLAN), default=list(PLAN))
    given = parser.parse_args()
    began = time.monotonic()
    speeds: list[MachineSpeed] = []
    print(f"{'tokens a second':<22} foretold  written   error foretold     read   error   wander  without")
    found = []
    with tempfile.TemporaryDirectory() as temporary:
        for one in rows(given.only, given.work or Path(temporary), speeds):
            found.append(one)
            print(table(one), flush=True)
            if given.json:
                numbers = {"rows": found, "summary": summary(found), "speeds": speeds, "drift": drift(speeds)}
                given.json.write_text(json.dumps(msgspec.to_builtins(numbers), indent=1), "utf-8")
    told, apart, last = summary(found), drift(speeds), speeds[-1]
    print(
        f"{len(speeds)} probes of {last.seconds:.1f} s, {len(last.kernels)} types, {last.threads} threads,"
        f" {last.backend}: four of five figures within {apart['writing']:.1%} (writing) and {apart['reading']:.1%}"
        " (reading) of their middle"
    )
    print(
        f"{told['forecasts']} forecasts: median {told['median']:.1%}, four of five within {told['p80']:.1%}, worst "
        f"{told['worst']:.1%}; {told['within']:.0%} within {BAR:.0%} (bar: {SHARE:.0%}), "
        f"{told['in_range']:.0%} in range; writing without the wander: {told['calm_writing']:.0%}; "
        f"{(time.monotonic() - began) / 60:.1f} minutes"
    )


if __name__ == "__main__":
    main()
