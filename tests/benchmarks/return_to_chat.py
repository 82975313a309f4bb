"""Measures the way back to a long chat after a restart: the first token against the one of a cold start.

    python tests/benchmarks/return_to_chat.py [--runs 3] [--json FILE]

Bar: at most a tenth. Times are the engine's own, from the request to the first token, the model being loaded.
"""

import argparse
import json
import statistics
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from desktop.core.chat import Figures, Role  # noqa: E402
from desktop.engine.client import EngineClient  # noqa: E402
from desktop.engine.protocol import Finished, Turn  # noqa: E402
from desktop.engine.state_files import StateFiles  # noqa: E402
from tests.benchmarks.starter import starter_engine  # noqa: E402
from tests.engine.engines import GREEDY  # noqa: E402
from tests.engine.talk import story  # noqa: E402

BAR = 0.1


def engine(states: Path) -> EngineClient:
    """The starter model in a new engine, which takes up what the last one left in `states`."""
    return starter_engine(8192, states=StateFiles(states).open("benchmark"))


def first_token(client: EngineClient, turns: list[Turn]) -> Figures:
    """What the beginning of an answer cost."""
    *_, end = client.generate(turns, GREEDY, 1)
    assert isinstance(end, Finished)
    assert end.figures is not None
    return end.figures


def run(states: Path) -> tuple[Figures, Figures]:
    """A cold first token, and that of the next question after a restart."""
    turns = [Turn(Role.SYSTEM, ""), Turn(Role.USER, story(0, 300))]
    client = engine(states)
    try:
        cold = first_token(client, turns)
        client.save_states()
    finally:
        client.stop()
    client = engine(states)
    try:
        more = [*turns, Turn(Role.ASSISTANT, "I see."), Turn(Role.USER, "What was seen on day 7?")]
        return cold, first_token(client, more)
    finally:
        client.stop()


def main() -> int:
    """Print the figures, write JSON; 1 when the bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    rows = []
    for _ in range(given.runs):
        with tempfile.TemporaryDirectory() as folder:
            cold, warm = run(Path(folder))
        rows.append(
            {
                "tokens": cold.prompt_tokens,
                "reused": warm.reused_tokens,
                "cold_seconds": cold.first_token_seconds,
                "return_seconds": warm.first_token_seconds,
                "share": warm.first_token_seconds / cold.first_token_seconds,
            }
        )
    share = statistics.median(row["share"] for row in rows)
    for row in rows:
        print("  ".join(f"{name} {value:.3f}" for name, value in row.items()))
    print(f"median share {share:.3f}, bar {BAR}")
    if given.json:
        given.json.write_text(json.dumps({"rows": rows, "share": share}, indent=2), "utf-8")
    return int(share > BAR)


if __name__ == "__main__":
    sys.exit(main())
