"""Writes the catalogue that Bantam ships from files of facts.

    python make.py CATALOGUE.json QUANTISATIONS.json FIGURES.json [--to FOLDER]

The same facts give the same bytes. What is left out, and why, stands in `figures.py` and `files.py`.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from model_entry import model_entry
from quantisation_rows import quantisation_rows

HERE = Path(__file__).resolve().parent
SHIPPED = HERE.parents[1] / "resources" / "catalogue"
LISTED = "in_hub_listing_"
CHECKED = HERE / "checked.json"


def main() -> int:
    """Write models.json, quantisations.json and as_of.json."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("catalogue", type=Path)
    parser.add_argument("quantisations", type=Path)
    parser.add_argument("figures", type=Path)
    parser.add_argument("--to", type=Path, default=SHIPPED, help="default: resources/catalogue")
    options = parser.parse_args()
    facts, quants, tables, checked = (
        json.loads(path.read_text("utf-8"))
        for path in (options.catalogue, options.quantisations, options.figures, CHECKED)
    )
    models = [model_entry(entry, tables, checked) for entry in facts]
    write(options.to / "as_of.json", [{"as_of": as_of(facts)}])
    write(options.to / "models.json", sorted(models, key=lambda model: str(model["id"])))
    write(options.to / "quantisations.json", quantisation_rows(quants, checked["perplexity"]))
    return 0


def as_of(facts: list[dict[str, Any]]) -> str:
    """The day on which the hub was last listed, which the facts have in the names of their fields."""
    names = {name for model in facts for repository in model["gguf_repos"] for name in repository}
    day: str = max(name.removeprefix(LISTED) for name in names if name.startswith(LISTED))
    return day.replace("_", "-")


def write(path: Path, rows: list[dict[str, Any]]) -> None:
    """One line a row, so that a change of one model is a change of one line."""
    lines = ",\n".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows)
    path.write_text(f"[\n{lines}\n]\n", "utf-8", newline="\n")


if __name__ == "__main__":
    sys.exit(main())
