"""The two that Bantam's engine is measured against, each run in a process of its own."""

import json
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks.engine.settings import Settings

ROOT = Path(__file__).parents[3]
PATIENCE = 1800  # seconds for one run


class LlamaBench(NamedTuple):
    """llama.cpp's own benchmark."""

    program: Path

    def prefill(self, model: Path, settings: Settings, tokens: int, depth: int) -> float:
        """Tokens a second of reading `tokens` after `depth` others."""
        return self._speed(model, settings, ("-p", str(tokens), "-n", "0"), depth)

    def decode(self, model: Path, settings: Settings, tokens: int, depth: int) -> float:
        """Tokens a second of `tokens` one by one after `depth` others."""
        return self._speed(model, settings, ("-p", "0", "-n", str(tokens)), depth)

    def _speed(self, model: Path, settings: Settings, what: tuple[str, ...], depth: int) -> float:
        options = ("-t", str(settings.threads), "-fa", "auto", "-ngl", "0", "-r", "1", "-o", "json")
        command = [str(self.program), "-m", str(model), *options, *what, "-d", str(depth)]
        done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=PATIENCE)
        (row,) = json.loads(done.stdout)
        return float(row["avg_ts"])


def high_level(model: Path, settings: Settings, question: str, tokens: int) -> float:
    """Seconds that llama-cpp-python's `create_chat_completion` takes for an answer of so many tokens."""
    asked = {
        "lib": str(settings.lib),
        "backend": settings.backend,
        "model": str(model),
        "threads": settings.threads,
        "window": settings.window,
        "question": question,
        "tokens": tokens,
    }
    command = [sys.executable, "-m", "tests.benchmarks.engine.high_level", json.dumps(asked)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=PATIENCE)
    told = json.loads(done.stdout.splitlines()[-1])
    assert told["finish"] == "length", f"the answer ended before {tokens} tokens: {told}"
    return float(told["seconds"])
