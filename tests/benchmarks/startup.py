"""How long until the window can be used, what it weighs, and what `bantam ask` adds to the model's own work.

    python tests/benchmarks/startup.py [--runs 5] [--json FILE]

The peer of `ask` is the barest loop on the same library, libraries and model: load, prefill, greedy decode. The exit
code is 1 when a median is above its limit; time it on a computer that does nothing else.
"""

import argparse
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import psutil

ROOT = Path(__file__).parents[2]
QUESTION = "What is the capital of France?"
LIMITS = {"window usable, s": 1.0, "window memory, RSS MB": 150.0, "ask adds, s": 0.3}
USABLE = re.compile(r"usable after ([\d.]+) s")


def window(data: Path) -> dict[str, Any]:
    """Start the window, wait until it says it is usable and idle, and weigh it."""
    log = data / "logs" / "window.log"
    before = len(USABLE.findall(log.read_text("utf-8"))) if log.exists() else 0
    started = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-m", "desktop", "--data-dir", str(data)], cwd=ROOT)
    try:
        found: list[str] = []
        while len(found) <= before and time.perf_counter() - started < 30:
            time.sleep(0.005)
            found = USABLE.findall(log.read_text("utf-8")) if log.exists() else []
        wall = time.perf_counter() - started
        time.sleep(3)
        memory = psutil.Process(process.pid).memory_full_info()
        maps = Path(f"/proc/{process.pid}/maps")
        loaded = maps.read_text("utf-8") if maps.exists() else ""
        foreign = [name for name in ("libllama", "libggml", "numpy") if name in loaded]
        return {"seconds": wall, "rss_mb": memory.rss / 1e6, "uss_mb": memory.uss / 1e6, "foreign": foreign}
    finally:
        process.terminate()
        process.wait(10)


def ask(data: Path) -> dict[str, Any]:
    """Wall time of one `bantam ask`, process start to exit."""
    command = [
        sys.executable,
        "-m",
        "desktop",
        "ask",
        QUESTION,
        "--json",
        "--temperature",
        "0",
        "--data-dir",
        str(data),
    ]
    started = time.perf_counter()
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, stdin=subprocess.DEVNULL)
    wall = time.perf_counter() - started
    return {"seconds": wall, "text": json.loads(done.stdout)["text"], "timings": json.loads(done.stdout)["timings"]}


def bare() -> dict[str, Any]:
    """Load + prefill + decode by the barest loop, measured inside its own process."""
    command = [sys.executable, str(Path(__file__).with_name("bare_loop.py")), QUESTION]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return dict(json.loads(done.stdout.splitlines()[-1]))


def main() -> int:
    """Print a table, write JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        ask(data)  # the first run proves the processor backend
        window(data)
        windows = [window(data) for _ in range(options.runs)]
        pairs = [(ask(data), bare()) for _ in range(options.runs)]
    added = [asked["seconds"] - loop["load_seconds"] - loop["prefill_seconds"] - loop["decode_seconds"]
             for asked, loop in pairs]  # fmt: skip
    rows = {
        "window usable, s": [row["seconds"] for row in windows],
        "window memory, RSS MB": [row["rss_mb"] for row in windows],
        "window memory, USS MB": [row["uss_mb"] for row in windows],
        "ask, s": [asked["seconds"] for asked, _ in pairs],
        "bare load + prefill + decode, s": [
            asked["seconds"] - extra for (asked, _), extra in zip(pairs, added, strict=True)
        ],
        "ask adds, s": added,
    }
    for name, values in rows.items():
        print(f"{name:34} min {min(values):8.3f}  median {statistics.median(values):8.3f}  max {max(values):8.3f}")
    foreign = sorted({name for row in windows for name in row["foreign"]})
    print("engine libraries in the window's process:", ", ".join(foreign) or "none")
    missed = [f"{name}: median {found:.3f}, at most {limit}" for name, limit in LIMITS.items()
              if (found := statistics.median(rows[name])) > limit]  # fmt: skip
    print("missed:", "; ".join(missed) or "nothing")
    if options.json:
        options.json.write_text(json.dumps({**rows, "foreign": foreign}, indent=2))
    return 1 if missed or foreign else 0


if __name__ == "__main__":
    sys.exit(main())
