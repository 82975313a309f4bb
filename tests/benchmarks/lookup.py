"""Measures prompt lookup: the same greedy text with and without it on fifty questions, and how much faster it comes.

    python tests/benchmarks/lookup.py [--runs 3] [--tokens 192] [--model FILE] [--json FILE]

Every question is asked with and without lookup in turn, so that whatever else the computer does slows down both alike.
Of each answer the fastest run of either kind counts. A small model does not always quote where it is asked to, so the
answer says what it is: it quotes where nine in ten words stand in runs of `RUN` words of the question, partly where
more than one does, else it is free. Bars: identical texts; the geometric mean of the speed-ups at least 1.3 of answers
that quote, at least 0.97 of all others.
"""

import argparse
import json
import statistics
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from desktop.core.chat import Figures, Role  # noqa: E402
from desktop.core.sampling import Sampling  # noqa: E402
from desktop.engine.client import EngineClient  # noqa: E402
from desktop.engine.protocol import Finished, Token, Turn  # noqa: E402
from tests.benchmarks.starter import starter_engine  # noqa: E402
from tests.fixtures.lookup_prompts import FREE, QUOTING  # noqa: E402

GREEDY = Sampling(temperature=0.0, repeat_penalty=1.0)
BARS = {"quoting": 1.3, "partly": 0.97, "free": 0.97}
RUN = 5  # words in a row


def answered(client: EngineClient, question: str, tokens: int, *, lookup: bool) -> tuple[str, Figures]:
    """Text and cost of one answer."""
    turns = [Turn(Role.SYSTEM, ""), Turn(Role.USER, question)]
    text = ""
    for event in client.generate(turns, GREEDY, tokens, lookup=lookup):
        if isinstance(event, Token):
            text += event.text
        elif isinstance(event, Finished) and event.figures is not None:
            return text, event.figures
    raise SystemExit("an answer had no figures")


def quoted(question: str, answer: str) -> float:
    """The share of an answer's words that stand in runs of the question, 0 to 1."""
    asked, said = question.split(), answer.split()
    runs = {tuple(asked[place : place + RUN]) for place in range(len(asked) - RUN + 1)}
    found = {
        place + step
        for place in range(len(said) - RUN + 1)
        if tuple(said[place : place + RUN]) in runs
        for step in range(RUN)
    }
    return len(found) / len(said) if said else 0.0


def kind_of(row: dict[str, Any]) -> str:
    """Which bar an answer has to reach."""
    return "quoting" if row["quoted"] >= 0.9 else "partly" if row["quoted"] > 0.1 else "free"


def measured(client: EngineClient, question: str, tokens: int, runs: int) -> dict[str, Any]:
    """Both ways in turn, with the other one first each time."""
    ways: dict[bool, list[tuple[str, Figures]]] = {False: [], True: []}
    answered(client, question, 1, lookup=False)  # how the question was read is then the same for all
    for run in range(runs):
        for lookup in (False, True) if run % 2 else (True, False):
            ways[lookup].append(answered(client, question, tokens, lookup=lookup))
    plain, quick = (min(one.decode_seconds for _, one in ways[lookup]) for lookup in (False, True))
    figures = ways[True][0][1]
    return {
        "question": question[:60],
        "quoted": quoted(question, ways[False][0][0]),
        "tokens": figures.tokens,
        "drafted": figures.drafted_tokens,
        "accepted": figures.accepted_tokens,
        "identical": len({text for texts in ways.values() for text, _ in texts}) == 1,
        "plain_seconds": plain,
        "lookup_seconds": quick,
        "speed_up": plain / quick if quick else 1.0,
    }


def main() -> int:
    """Print a table, write JSON; 1 when a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--tokens", type=int, default=192)
    parser.add_argument("--questions", type=int, default=25, help="of each kind")
    parser.add_argument("--model", type=Path)
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    client = starter_engine(2048, model=given.model)
    try:
        questions = (*QUOTING[: given.questions], *FREE[: given.questions])
        rows = [measured(client, one, given.tokens, given.runs) for one in questions]
    finally:
        client.stop()
    missed = False
    found: dict[str, Any] = {"rows": rows}
    for kind, bar in BARS.items():
        gains = [row["speed_up"] for row in rows if kind_of(row) == kind]
        if gains:
            found[kind] = {"answers": len(gains), "speed_up": statistics.geometric_mean(gains), "worst": min(gains)}
            missed = missed or found[kind]["speed_up"] < bar
            told = "{answers:3} answers  speed-up {speed_up:.3f}  worst {worst:.3f}".format(**found[kind])
            print(f"{kind:8} {told}  bar {bar}")
    different = [row["question"] for row in rows if not row["identical"]]
    print(f"identical texts: {len(rows) - len(different)} of {len(rows)}", *different, sep="\n  ")
    if given.json:
        given.json.write_text(json.dumps(found, indent=2), "utf-8")
    return int(missed or bool(different))


if __name__ == "__main__":
    sys.exit(main())
