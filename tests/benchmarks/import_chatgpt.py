"""How long a ChatGPT export of 500 chats takes to import, to import again, and to export.

    python tests/benchmarks/import_chatgpt.py [--chats 500] [--runs 3] [--json FILE]

The export is made up but shaped as real ones are: hidden nodes, branches, code with its output, long answers, in a zip.
The exit code is 1 when the median import is above its limit; time it on a computer that does nothing else.
"""

import argparse
import json
import random
import statistics
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from desktop.composition import Composition  # noqa: E402
from desktop.core.exchange import ExportFormat  # noqa: E402
from desktop.paths import Paths  # noqa: E402
from tests.exchange.chatgpt_samples import conversation, node  # noqa: E402

LIMIT = 10.0  # seconds for the first import
WORDS = ("water", "bread", "river", "stone", "light", "house", "winter", "music", "garden", "letter", "story")


def words(rng: random.Random, count: int) -> str:
    """Some prose."""
    return " ".join(rng.choice(WORDS) for _ in range(count))


def chat(rng: random.Random, name: str) -> dict[str, Any]:
    """One conversation of 4 to 60 turns, now and then with another version of an answer or a run of code."""
    nodes = [node(f"{name}-s", None, "system", [""], is_visually_hidden_from_conversation=True)]
    parent = nodes[0]["id"]
    for turn in range(rng.randint(4, 60)):
        asked, answered = f"{name}-{turn}-q", f"{name}-{turn}-a"
        nodes.append(node(asked, parent, "user", [words(rng, rng.randint(5, 80))]))
        if rng.random() < 0.1:
            other = f"{name}-{turn}-b"
            nodes.append(node(other, asked, "assistant", [words(rng, 120)], model_slug="gpt-4o"))
        before = asked
        if rng.random() < 0.1:
            code, output = f"{name}-{turn}-c", f"{name}-{turn}-o"
            said = {"content_type": "code", "language": "python", "text": words(rng, 40)}
            nodes.append(node(code, asked, "assistant", content=said))
            nodes.append(node(output, code, "tool", content={"content_type": "execution_output", "text": "42"}))
            before = output
        nodes.append(node(answered, before, "assistant", [words(rng, rng.randint(40, 400))], model_slug="gpt-4o"))
        parent = answered
    return conversation(*nodes, current=parent, name=name, title=words(rng, 5))


def run(archive: Path) -> dict[str, float]:
    """Seconds of each step, on a fresh database."""
    with tempfile.TemporaryDirectory() as folder:
        composition = Composition(Paths.under(Path(folder, "data")))
        try:
            service = composition.imports
            steps: dict[str, Callable[[], object]] = {
                "first import": lambda: service.import_files([archive]),
                "import again": lambda: service.import_files([archive]),
                "backup": composition.backups.back_up,
                "export, JSON": lambda: composition.exports.export(Path(folder, "json"), ExportFormat.JSON),
                "export, Markdown": lambda: composition.exports.export(Path(folder, "md"), ExportFormat.MARKDOWN),
                "export, HTML": lambda: composition.exports.export(Path(folder, "html"), ExportFormat.HTML),
            }
            seconds = {}
            for name, work in steps.items():
                began = time.perf_counter()
                work()
                seconds[name] = time.perf_counter() - began
            return seconds
        finally:
            composition.close()


def main() -> int:
    """Print a table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--chats", type=int, default=500)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    rng = random.Random(4)
    chats = [chat(rng, f"c{number}") for number in range(options.chats)]
    messages = sum(len(each["mapping"]) for each in chats)
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder, "export.zip")
        data = json.dumps(chats).encode()
        with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as made:
            made.writestr("conversations.json", data)
        runs = [run(archive) for _ in range(options.runs)]
    medians = {name: statistics.median(each[name] for each in runs) for name in runs[0]}
    print(f"{options.chats} chats, {messages:,} nodes, {len(data) / 1e6:.1f} MB of JSON, median of {options.runs} runs")
    for name, seconds in medians.items():
        print(f"{name:<20} {seconds:8.2f} s")
    if options.json:
        facts = {"chats": options.chats, "nodes": messages, "bytes": len(data), "limit": LIMIT}
        options.json.write_text(json.dumps({**facts, "medians": medians, "runs": runs}, indent=1))
    return 0 if medians["first import"] <= LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
