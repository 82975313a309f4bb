"""Which published figures are shown: those that somebody read in a named source, with how they were measured.

Left out: what the facts mark as remembered (M), what they noted without the page (V*, S*), what stands on a page that
mixes two models, and what has no protocol, neither in its name nor in its source.
"""

import re
from typing import Any

SHOWN = ("V", "S")
NO_PROTOCOL = re.compile(r"^(?P<name>.*?)(?: \((?P<protocol>[^)]*)\))?(?P<chat>, chat)?$")
UNITS = {"MT-Bench": "", "DROP": "F1"}
LEADERBOARD = {"MMLU": "5-shot", "TruthfulQA": "0-shot", "DROP": "3-shot"}
JUDGED = {
    "MT-Bench": "judged by GPT-4, of 10",
    "AlpacaEval 1.0": "wins against text-davinci-003, judged by GPT-4",
    "AlpacaEval win rate": "wins against text-davinci-003, judged by GPT-4",
    "AlpacaEval 2.0 LC": "wins against GPT-4 Turbo, corrected for length",
}
# The papers' own sections on evaluation.
MISTRAL = {
    "MMLU": "5-shot",
    "HellaSwag": "0-shot",
    "WinoGrande": "0-shot",
    "PIQA": "0-shot",
    "ARC-e": "0-shot",
    "ARC-c": "0-shot",
    "NaturalQuestions": "5-shot",
    "TriviaQA": "5-shot",
    "HumanEval": "0-shot",
    "MBPP": "3-shot",
    "MATH": "4-shot, majority of 4",
    "GSM8K": "8-shot, majority of 8",
}
LLAMA = {
    "MMLU": "5-shot",
    "BBH": "3-shot",
    "AGIEval": "3 to 5-shot, English",
    "Code": "mean of HumanEval and MBPP, pass@1",
    "Commonsense reasoning": "mean",
    "Commonsense": "mean",
    "World knowledge": "mean",
    "Reading comprehension": "mean",
    "Math": "mean of GSM8K and MATH",
    "GSM8K+MATH": "mean",
}
LLAMA_TABLE = "Llama 2 paper (arXiv 2307.09288) table 3"


def published(entry: dict[str, Any], tables: dict[str, Any], checked: dict[str, Any]) -> list[dict[str, Any]]:
    """Return what the card of one model shows."""
    note = entry.get("bench_note") or ""
    rows = [] if "mixes" in note else entry["benchmarks"]
    of = "base model" if note.startswith("base-model") else ""
    found = [_figure(row, of) for row in rows if row["confidence"] in SHOWN]
    if entry["id"] == "llama-1":
        found = _llama_1(tables["llama2_table3"])
    _agree(entry["id"], found, tables)
    later = [
        {key: row[key] for key in row if key != "model"} for row in checked["figures"] if row["model"] == entry["id"]
    ]
    return [row for row in found if row] + [
        row for row in later if row["name"] not in {one.get("name") for one in found}
    ]


def _figure(row: dict[str, Any], of: str) -> dict[str, Any]:
    """{} for a figure that nobody says how it was measured."""
    parts = NO_PROTOCOL.match(row["name"].replace(" %", "").replace(" as in the abstract", ""))
    assert parts
    name, source = parts["name"].strip(), _source(row["source"])
    tables = (MISTRAL if "2310.06825" in source else {}, LLAMA if source == LLAMA_TABLE else {}, JUDGED)
    known = [table[name] for table in tables if name in table]
    protocol = (
        known[0] if known else parts["protocol"] or (LEADERBOARD.get(name, "") if _is_leaderboard(source) else "")
    )
    if not protocol:
        return {}
    is_base = of and source == LLAMA_TABLE
    return {
        "name": name,
        "value": row["value"],
        "unit": UNITS.get(name, "%"),
        "protocol": f"{protocol}; of the {of}" if is_base else protocol,
        "source": source,
    }


def _is_leaderboard(source: str) -> bool:
    return "benchmarks.csv" in source or "notus" in source


def _source(source: str) -> str:
    """Name the source without how it was reached."""
    if "2307.09288" in source:
        return LLAMA_TABLE
    if source.startswith("Chinchilla comparison"):
        return "Chinchilla paper (arXiv 2203.15556), as two secondary pages give it"
    return source.replace(" (local snapshot)", "").replace("Table", "table")


def _llama_1(table: dict[str, Any]) -> list[dict[str, Any]]:
    """Every size of LLaMA 1 has its row."""
    rows = []
    for column, name in ((5, "MMLU"), (6, "BBH"), (7, "AGIEval")):
        for size in ("7B", "13B", "33B", "65B"):
            value = table["rows"][f"LLaMA 1 {size}"][column]
            rows.append({"name": f"{name}, {size}", "value": value, "unit": "%", "protocol": LLAMA[name]})
    return [row | {"source": LLAMA_TABLE} for row in rows]


def _agree(model: str, found: list[dict[str, Any]], tables: dict[str, Any]) -> None:
    """Two files of facts have to say the same."""
    row = {"llama-2-7b-chat": "Llama 2 7B", "llama-2-13b-chat": "Llama 2 13B"}.get(model)
    for figure in found:
        if row and figure and figure["source"] == LLAMA_TABLE and figure["name"] in ("MMLU", "BBH", "AGIEval"):
            column = tables["llama2_table3"]["columns"].index(figure["name"])
            assert tables["llama2_table3"]["rows"][row][column] == figure["value"], (model, figure)
