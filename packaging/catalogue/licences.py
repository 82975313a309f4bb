"""Licences, with whether a business may use the model and on what terms, in plain words."""

from typing import Any

SPDX = {"Apache-2.0", "MIT", "CC-BY-NC-4.0"}
LLAMA = "Businesses with fewer than 700 million users a month may use it; the licence goes along with copies."
TERMS = {
    "LicenseRef-Llama-2-Community": LLAMA,
    "LicenseRef-Llama-3.1-Community": f"{LLAMA} What is made with it says “Built with Llama”.",
    "LicenseRef-Llama-3.2-Community": f"{LLAMA} What is made with it says “Built with Llama”.",
    "LicenseRef-Gemma-Terms": "Some uses are prohibited, and whoever passes it on passes on the prohibitions.",
    "LicenseRef-LFM-Open-1.0": "Free for businesses with less than 10 million US dollars of revenue a year.",
    "LicenseRef-NVIDIA-Open-Model": "Businesses may use it, on the licence's conditions.",
    "LicenseRef-Falcon-LLM": "Businesses may use it, on the licence's conditions.",
    "LicenseRef-Qwen-Research": "For research and trying out, not for business.",
    "LicenseRef-LLaMA-NC-Bespoke": "For research by those who asked for it, not for business.",
    "LicenseRef-Proprietary": "Its weights were never published.",
    "CC-BY-NC-4.0": "Not for business.",
}


def licence(facts: dict[str, Any], page: str) -> dict[str, Any]:
    """Return it with the names of `desktop.core.catalogue.Licence`; `checked` False where nobody read it."""
    name: str = facts["id"]
    said = facts["commercial"]
    commercial = "allowed" if said is True else "forbidden" if said is False else "conditions"
    found = {
        "id": name.removeprefix("LicenseRef-"),
        "name": facts["name"][:1].upper() + facts["name"][1:],
        "commercial": commercial,
        "url": f"https://spdx.org/licenses/{name}.html" if name in SPDX else page,
        "terms": TERMS.get(name, ""),
    }
    if "derived from Llama 3.1" in facts.get("notes", ""):
        found |= {"commercial": "conditions", "terms": "It was made from Llama 3.1, whose licence applies too."}
    sure = facts["confidence"] in ("V", "S") or name == "LicenseRef-Proprietary"
    return {key: value for key, value in found.items() if value} | ({} if sure else {"checked": False})
