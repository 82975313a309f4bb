"""What each quantisation takes and loses, from llama.cpp's own measurements."""

from typing import Any


def quantisation_rows(facts: dict[str, Any], perplexity: dict[str, Any]) -> list[dict[str, Any]]:
    """Bits a weight (Llama 3.1 8B), and how much perplexity rises (Llama 3 8B), as a share of the original's."""
    bits, rises = facts["bpw_llama31_8b"], facts["ppl_delta_llama3_8b"]
    names = sorted({*bits["rows"], *rises["rows"]} - {*bits["memory"], *rises["memory"]})
    rows = []
    for name in names:
        row: dict[str, Any] = {"name": name}
        if name in bits["rows"]:
            row["bits"] = bits["rows"][name]
            row["bits_source"] = "llama.cpp, tools/quantize/README.md (Llama 3.1 8B)"
        if name in rises["rows"]:
            row["loss"] = round(rises["rows"][name][1] / perplexity["original"], 5)
            row["loss_source"] = perplexity["source"]
        rows.append(row)
    return rows
