"""How well speed is foretold: forecasts made from files' headers and one probe, against models that read and wrote.

    python -m tests.benchmarks.speed [--work FOLDER] [--json FILE] [--only NAME…]

Fifteen minutes; only on a computer that has nothing else to do. Files in the exact shape of models that people use
(`tests/fixtures/tiny_models/real_shapes`) are written one at a time and deleted: 7 GB of disk, and memory for the
largest. What is real are the figures of an answer, as the window shows them: a prompt is read, tokens are written
behind it, after something short that brings the file into memory. Guessing ahead is off, as it depends on the text.
Three forecasts are made of each: by the header and one probe at the beginning; the same as the program tells it,
corrected by what the files before really did; and by a probe right before, which leaves out what a computer differs by
from one minute to the next. The bar: four of five forecasts within 15 per cent.
"""

import argparse
import json
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec

from desktop.core.chat import Figures, Role
from desktop.core.fit import Foretold, Outcome
from desktop.core.forecast import reading_seconds, writing_seconds
from desktop.core.sampling import Sampling
from desktop.core.speed import MachineSpeed, TokenWork
from desktop.core.track_record import correction
from desktop.engine.build import EngineBuild
from desktop.engine.client import EngineClient
from desktop.engine.command import engine_arguments, engine_command
from desktop.engine.cores import usable_cores
from desktop.engine.proof import known_proof
from desktop.engine.protocol import Turn
from desktop.engine.speed.run import run_probe
from desktop.library.gguf_header import read_header
from desktop.library.token_work import token_work
from desktop.paths import Installation
from tests.benchmarks.fit import starter
from tests.fixtures.tiny_models.real_shapes import write_real

BAR, SHARE = 0.15, 0.8
ALONE, CORRECTED, RIGHT_BEFORE = WAYS = ("first probe", "corrected by the files before", "probe right before")
KINDS, MACHINE = (Foretold.WRITING, Foretold.READING), "this one"
ASK = "Write a long story of a crow that flies over hills, rivers and towns until it finds the sea. "
LARGE = 2 << 30  # bytes of a file, above which less is read and written
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
    reading: float
    foretold: dict[str, tuple[float, float]]  # writing and reading, by how it was foretold

    def errors(self, way: str) -> tuple[float, float]:
        """Of writing and reading; above 0: foretold too fast."""
        writing, reading = self.foretold[way]
        return writing / self.writing - 1, reading / self.reading - 1


def measured(path: Path, large: bool) -> Figures:
    """Load a file, let it read and write."""
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
        wanted = 24 if large else 64
        for attempt in range(5):  # a random model may say that its answer is over
            *_, done = client.generate(prompt, Sampling(), wanted, lookup=False)
            figures: Figures = done.figures  # type: ignore[union-attr, assignment]
            prompt = [Turn(Role.USER, f"Again, {attempt}! {prompt[0].content}")]
            if figures.tokens >= wanted // 2:
                return figures
        raise RuntimeError(f"{path.name} writes too little")
    finally:
        client.stop()


def rows(names: list[str], work: Path, first: MachineSpeed) -> Iterator[Row]:
    """Every file, there for as long as it is needed."""
    outcomes: list[Outcome] = []
    for name in names:
        for quantisation in PLAN[name]:
            path = starter() if name == "starter" else work / f"{name}-{quantisation}.gguf"
            try:
                if name != "starter":
                    write_real(path, name, quantisation)
                cost = token_work(read_header(path))
                now = probe()
                figures = measured(path, path.stat().st_size > LARGE)
                told = row(name, quantisation, cost, figures, (first, now), outcomes)
                outcomes += learnt(path.name, told)
                yield told
            finally:
                if name != "starter":
                    path.unlink(missing_ok=True)


def row(
    name: str,
    quantisation: str,
    work: TokenWork,
    figures: Figures,
    speeds: tuple[MachineSpeed, MachineSpeed],
    outcomes: list[Outcome],
) -> Row:
    """What was foretold of an answer of that length, by the first probe and the newest."""
    read = figures.prompt_tokens - figures.reused_tokens

    def physical(speed: MachineSpeed) -> tuple[float, float]:
        writing = 1 / writing_seconds(work, speed, figures.prompt_tokens + figures.tokens / 2)
        return writing, read / reading_seconds(work, speed, read, figures.reused_tokens)

    alone, right_before = map(physical, speeds)
    factors = (correction(outcomes, what, MACHINE, name + quantisation).factor for what in KINDS)
    corrected = tuple(one * factor for one, factor in zip(alone, factors, strict=True))
    ways = {ALONE: alone, CORRECTED: (corrected[0], corrected[1]), RIGHT_BEFORE: right_before}
    return Row(
        name, quantisation, figures, work, figures.tokens_per_second, read / figures.prefill_seconds, foretold=ways
    )


def learnt(name: str, told: Row) -> list[Outcome]:
    """What the program would note of it."""
    real = dict(zip(KINDS, (told.writing, told.reading), strict=True))
    return [
        Outcome(
            what=what, model=name, predicted=corrected, real=real[what], physical=alone, machine=MACHINE, at=time.time()
        )
        for what, corrected, alone in zip(KINDS, told.foretold[CORRECTED], told.foretold[ALONE], strict=True)
    ]


def summary(found: list[Row], way: str) -> dict[str, float]:
    """What the bar is about; errors as shares."""
    errors = sorted(abs(error) for one in found for error in one.errors(way))
    return {
        "forecasts": len(errors),
        "median": statistics.median(errors),
        "p80": errors[max(round(SHARE * len(errors)) - 1, 0)],
        "worst": errors[-1],
        "within": sum(error <= BAR for error in errors) / len(errors),
    }


def table(one: Row) -> str:
    """One line."""
    errors = " ".join(f"{error:>+7.1%}" for kind in range(2) for error in (one.errors(way)[kind] for way in WAYS))
    return f"{one.model + ' ' + one.quantisation:<22} {one.writing:>7.1f} {one.reading:>7.1f} {errors}"


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
    speed = probe()
    print(f"probe: {speed.seconds:.1f} s, {len(speed.kernels)} types, {speed.threads} threads, {speed.backend}")
    print(f"errors of writing, then of reading: {', '.join(WAYS)}\n{'tokens a second':<22} written    read")
    found = []
    with tempfile.TemporaryDirectory() as temporary:
        for one in rows(given.only, given.work or Path(temporary), speed):
            found.append(one)
            print(table(one), flush=True)
            if given.json:
                numbers = {"rows": found, "summary": {way: summary(found, way) for way in WAYS}, "speed": speed}
                given.json.write_text(json.dumps(msgspec.to_builtins(numbers), indent=1), "utf-8")
    for way in WAYS:
        told = summary(found, way)
        print(
            f"{way}: {told['forecasts']} forecasts: median {told['median']:.1%}, four of five within {told['p80']:.1%}"
            f", worst {told['worst']:.1%}; {told['within']:.0%} within {BAR:.0%} (bar: {SHARE:.0%})"
        )
    print(f"{(time.monotonic() - began) / 60:.1f} minutes")


if __name__ == "__main__":
    main()
