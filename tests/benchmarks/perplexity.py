"""Perplexity of the starter model by an engine and by llama.cpp's own program, and what scoring endings costs.

    python tests/benchmarks/perplexity.py [--peer llama-perplexity] [--text FILE] [--window 512] [--json FILE]

The peer is to be built from the very sources that the engine is built from. Both read the same text in the same windows
with the same threads, one after the other. Without --text the licence and the map of this repository are read.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from desktop.engine.build import EngineBuild  # noqa: E402
from desktop.engine.client import EngineClient  # noqa: E402
from desktop.engine.command import engine_arguments, engine_command  # noqa: E402
from desktop.engine.proof import known_proof  # noqa: E402
from desktop.paths import Installation  # noqa: E402

FINAL = re.compile(r"Final estimate: PPL = ([\d.]+) \+/- ([\d.]+)")
WITHIN = 0.005  # share of the peer's perplexity
QUESTION = "The following sentence is about the weather in the mountains. " * 8 + "Tomorrow it will"
ENDINGS = [f" be {how} in the valley and {how} on the hills" for how in ("cold", "warm", "dry", "wet")] * 5


def ours(client: EngineClient, text: str, window: int) -> dict[str, Any]:
    """Measure through client, protocol and worker."""
    started = time.perf_counter()
    found = client.measure(text, window=window)
    assert found is not None
    seconds = time.perf_counter() - started
    return {
        "perplexity": found.perplexity,
        "bits_per_byte": found.bits_per_byte,
        "tokens_predicted": found.tokens,
        "windows": found.windows,
        "seconds": seconds,
        "tokens_per_second": found.windows * window / seconds,
    }


def peer(program: Path, model: Path, text: str, window: int, threads: int) -> dict[str, Any]:
    """Let llama.cpp's program do the same."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        command = [str(program), "-m", str(model), "-f", file.name, "-c", str(window), "-b", str(window)]
        command += ["-t", str(threads), "--no-escape"]
        started = time.perf_counter()
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    found = FINAL.search(done.stdout + done.stderr)
    if found is None:
        raise SystemExit(f"{program} gave no perplexity:\n{done.stderr[-2000:]}")
    return {"perplexity": float(found[1]), "plus_minus": float(found[2]), "seconds": time.perf_counter() - started}


def scoring(client: EngineClient) -> dict[str, Any]:
    """Twenty endings of one beginning: tokens that are scored a second, the beginning being known already."""
    client.score(QUESTION, [""])
    client.score(QUESTION, ENDINGS[:1])
    before, started = memory(client.pid), time.perf_counter()
    found = client.score(QUESTION, ENDINGS)
    assert found is not None
    seconds = time.perf_counter() - started
    tokens = sum(one.tokens for one in found)
    return {
        "tokens": tokens,
        "seconds": seconds,
        "tokens_per_second": tokens / seconds,
        "more_memory_mb": (memory(client.pid) - before) / 1e6,
    }


def memory(pid: int) -> int:
    """Bytes of a process that are no file; 0 where the system does not tell."""
    status = Path(f"/proc/{pid}/status")
    lines = status.read_text("ascii").splitlines() if status.exists() else []
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("RssAnon")), 0)


def main() -> int:
    """Print one table; fails when both differ by more than half a per cent."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--peer", type=Path)
    parser.add_argument("--text", type=Path)
    parser.add_argument("--window", type=int, default=512)
    parser.add_argument("--threads", type=int, default=max((os.cpu_count() or 2) // 2, 1))
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    texts = [given.text] if given.text else [ROOT / "LICENSE", ROOT / "desktop" / "ARCHITECTURE.md"]
    text = "\n".join(path.read_text("utf-8") for path in texts).rstrip("\n")
    build, model = EngineBuild.find(Installation.find()), next(Installation.find().starter.glob("SmolLM2*.gguf"))
    proof = known_proof(build, build.proof_file)
    assert proof is not None, "packaging proves the backends"
    client = EngineClient([*engine_command(), *engine_arguments(build, proof.best_file)], name=model.name)
    try:
        client.load(model, context_length=2048, threads=given.threads)
        loaded = memory(client.pid)
        result: dict[str, Any] = {"ours": ours(client, text, given.window), "scoring": scoring(client)}
        result["memory_above_the_loaded_model_mb"] = (memory(client.pid) - loaded) / 1e6
    finally:
        client.stop()
    if given.peer:
        result["peer"] = peer(given.peer, model, text, given.window, given.threads)
        result["difference"] = result["ours"]["perplexity"] / result["peer"]["perplexity"] - 1
    print(json.dumps(result, indent=1))
    if given.json:
        given.json.write_text(json.dumps(result), "utf-8")
    return 0 if abs(result.get("difference", 0.0)) < WITHIN else 1


if __name__ == "__main__":
    raise SystemExit(main())
