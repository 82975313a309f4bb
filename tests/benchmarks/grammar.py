"""Measures what a grammar costs: asked about the chosen token only, and in front of all samplers.

    python tests/benchmarks/grammar.py [--json FILE]

Milliseconds of processor time for choosing one token; the model's own time is left out.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from desktop.engine.grammar.json_schema import json_schema_grammar  # noqa: E402
from tests.engine.constrained import tried  # noqa: E402
from tests.engine.grammar.test_real_engine import PERSON  # noqa: E402

SETTINGS: dict[str, dict[str, float]] = {
    "greedy": {"temperature": 0.0, "repeat_penalty": 1.0},
    "as set at first": {"seed": 1},
    "hot": {"temperature": 1.5, "top_p": 1.0, "min_p": 0.0, "seed": 1},
}


def main() -> int:
    """Print a table, write JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    grammar = json_schema_grammar(json.dumps(PERSON))
    found: list[dict[str, Any]] = tried(both_ways=[(grammar, settings) for settings in SETTINGS.values()])["both_ways"]
    rows = {}
    for name, both in zip(SETTINGS, found, strict=True):
        rows[name] = {way: 1000 * seconds / tokens for way, (_text, tokens, seconds) in both.items()}
        print(f"{name:16} {rows[name]['quick']:7.3f} ms a token, with the grammar in front {rows[name]['slow']:7.3f}")
    if given.json:
        given.json.write_text(json.dumps(rows, indent=2), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
