"""Bantam's engine against llama.cpp's own benchmark and against llama-cpp-python's high-level API.

    python -m tests.benchmarks.engine [--models starter,1b,7b] [--rounds 5] [--threads N] [--json FILE]
                                      [--lengths 64 512 2048] [--peer FOLDER] [--build-only]

The peer, `llama-bench`, is built from the very sources of the engine, once, for about ten minutes; `--peer` names a
folder that has it already. Both sides use the same model, threads, batch, depth and flash attention, and take turns.
Ratios above 1 mean that ours is faster; each is the median over the rounds. The exit code is 1 if a bar is missed.
"""

import argparse
import json
import os
import sys
from pathlib import Path
from typing import Any

import psutil

from desktop.engine.build import EngineBuild
from desktop.engine.cores import usable_cores
from desktop.engine.processor import processor_identity
from desktop.engine.proof import known_proof
from desktop.paths import Installation
from tests.benchmarks.engine.compare import HEAD, Row, alternately
from tests.benchmarks.engine.models import SHAPED, STARTER, shaped
from tests.benchmarks.engine.ours import OurEngine
from tests.benchmarks.engine.peer_build import build as build_peer
from tests.benchmarks.engine.peer_build import peers
from tests.benchmarks.engine.peers import LlamaBench, high_level
from tests.benchmarks.engine.settings import Settings

PREFILL, DECODE = 512, 128  # tokens: llama-bench's pp512 and tg128
PREFILL_BAR, DECODE_BARS = 0.98, {STARTER: 0.97}
DECODE_BAR = 0.99
LENGTHS = (64, 512, 2048)  # tokens of the answers that the high-level API writes
QUESTION = "List the prime numbers."  # which the starter model does not end
WINDOW = 8192


def main() -> int:
    """Print a table, write JSON."""
    options = _options()
    build = EngineBuild.find(Installation.find())
    proof = known_proof(build, build.proof_file)
    assert proof is not None, "packaging proves the backends"
    tools = options.peer or build_peer(proof.best_file, print)
    print(f"peer: {tools}", flush=True)
    if options.build_only:
        return 0
    settings = Settings(build.lib, proof.best_file, options.threads or usable_cores().threads, WINDOW)
    busy = psutil.cpu_percent(2.0)
    print(f"{processor_identity()}, {settings.threads} threads, {settings.backend}; others used {busy:.0f} % before")
    print(HEAD, flush=True)
    rows: list[Row] = []
    for name in options.models.split(","):
        rows += _measure(name, build, settings, LlamaBench(tools / "llama-bench"), options.rounds)
        if name == STARTER:
            rows += _answers(build, settings, options.lengths, options.rounds)
    if options.json:
        options.json.write_text(json.dumps(_report(rows, settings, build, busy), indent=2), "utf-8")
    return 0 if all(row.passes for row in rows) else 1


def _measure(name: str, build: EngineBuild, settings: Settings, bench: LlamaBench, rounds: int) -> list[Row]:
    path = _model(name)
    engine = OurEngine(build, path, settings)
    try:
        depth = engine.prefill(PREFILL).depth
        peer, ours = alternately(
            rounds,
            lambda: bench.prefill(path, settings, PREFILL, depth),
            lambda: engine.prefill(PREFILL).speed,
        )
        rows = [_told(Row(name, f"prefill {PREFILL}", "t/s", PREFILL_BAR, peer, ours))]
        depth = engine.decode(QUESTION, DECODE).depth
        peer, ours = alternately(
            rounds,
            lambda: bench.decode(path, settings, DECODE, depth),
            lambda: engine.decode(QUESTION, DECODE).speed,
        )
        rows.append(_told(Row(name, f"decode {DECODE}", "t/s", DECODE_BARS.get(name, DECODE_BAR), peer, ours)))
        return rows
    finally:
        engine.stop()


def _answers(build: EngineBuild, settings: Settings, lengths: list[int], rounds: int) -> list[Row]:
    """Whole answers against the high-level API."""
    path = _model(STARTER)
    engine = OurEngine(build, path, settings)
    try:
        return [_answer(engine, path, settings, tokens, rounds) for tokens in lengths]
    finally:
        engine.stop()


def _answer(engine: OurEngine, path: Path, settings: Settings, tokens: int, rounds: int) -> Row:
    engine.seconds(QUESTION, 8)
    peer, ours = alternately(
        rounds,
        lambda: high_level(path, settings, QUESTION, tokens),
        lambda: engine.seconds(QUESTION, tokens),
    )
    return _told(Row(STARTER, f"create_chat_completion {tokens}", "s", 1.0, peer, ours))


def _told(row: Row) -> Row:
    print(row.line(), flush=True)
    return row


def _model(name: str) -> Path:
    if name == STARTER:
        return next(Installation.find().starter.glob("SmolLM2*.gguf"))
    folder = peers() / "models"
    folder.mkdir(parents=True, exist_ok=True)
    return shaped(folder, name)


def _report(rows: list[Row], settings: Settings, build: EngineBuild, busy: float) -> dict[str, Any]:
    return {
        "build": build.id,
        "processor": processor_identity(),
        "backend": settings.backend,
        "threads": settings.threads,
        "others_before_percent": busy,
        "load_at_the_end": os.getloadavg() if hasattr(os, "getloadavg") else None,
        "rows": [row.facts() for row in rows],
    }


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--models", default=",".join((STARTER, *SHAPED)))
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--threads", type=int, default=0, help="as many as the program would use")
    parser.add_argument("--lengths", type=int, nargs="*", default=LENGTHS, help="of whole answers, in tokens")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--peer", type=Path, help="folder with llama-bench")
    parser.add_argument("--build-only", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
