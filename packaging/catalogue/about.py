"""One plain sentence about a model, made of facts alone: what it does, whose it is, how large, in which languages."""

import re
from typing import Any

NAMES = {"en": "English", "zh": "Chinese"}
OF_THE_EU = ("bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr", "hu", "it", "lt", "lv", "mt")
EUROPEAN = [*OF_THE_EU, "nl", "pl", "pt", "ro", "sk", "sl", "sv"]  # 24
ROLES = {
    "chat": "A chat model",
    "base": "A model that completes text,",
    "code": "A code model",
    "reasoning": "A reasoning model",
    "reference": "A model",
    "embedding": "An embedding model, for searching by meaning,",
    "reranker": "A reranker, which orders passages by how well they answer,",
}


def languages(facts: list[str] | None) -> tuple[list[str], int]:
    """Return codes ("multilingual": more than are listed here) and the number that the publisher tells, or 0."""
    codes: list[str] = []
    count = 0
    for word in facts or []:
        number = re.match(r"~?(\d+)\+?", word)
        if number:
            count = int(number[1])
            codes += [*(EUROPEAN if "24 official EU" in word else []), "multilingual"]
        elif re.fullmatch(r"[a-z]{2}", word):
            codes.append(word)
        elif word in ("multilingual", "and more"):
            codes.append("multilingual")
        elif word in ("en and others", "mainly en"):
            codes += ["en", "multilingual"] if "others" in word else ["en"]
        else:
            assert word in ("code", "multilingual minor"), word
    return list(dict.fromkeys(codes)), count


def about(entry: dict[str, Any], *, sees: bool) -> str:
    """Return the sentence."""
    words = [ROLES[entry["role"]] if entry["id"] != "phi-1" else "A model that completes Python code,"]
    words.append(f"by {entry['organisation']}")
    words += _size(entry)
    can = ["sees images"] if sees else []
    can += _thinking(entry)
    spoken = _spoken(entry["languages"])
    can += [f"was made for {spoken}"] if spoken else []
    sentence = " ".join(words)
    if can:
        sentence += "; it " + (", ".join(can[:-1]) + " and " if can[:-1] else "") + can[-1]
    if entry.get("fully_open"):
        sentence += "; its training data and code are published too"
    return sentence + (", here for comparison only." if not entry["downloadable"] else ".")


def _thinking(entry: dict[str, Any]) -> list[str]:
    if entry["role"] not in ("chat", "reasoning"):
        return []
    kinds = {"hybrid": "can think before it answers", "levels": "thinks before it answers, as much as it is told to"}
    always = "thinks before it answers" if entry["role"] == "reasoning" or entry.get("reasoning") == "always" else ""
    words = kinds.get(str(entry.get("reasoning")), always)
    return [words] if words else []


def _size(entry: dict[str, Any]) -> list[str]:
    number = entry["params_b"]
    if not number or entry["id"] == "luminous":  # only remembered
        return []
    if number < 1:
        return [f"with {number * 1000:.0f} million parameters"]
    size = f"{number:.1f}".removesuffix(".0") if number < 100 else f"{number:.0f}"
    active = str(entry["params_active_b"] or "").strip("~").split()
    return [
        f"with {size} billion parameters"
        + (f", {float(active[0]):g} billion of them at work at a time" if active else "")
    ]


def _spoken(facts: list[str] | None) -> str:
    codes, count = languages(facts)
    if count:
        return f"{count} languages" if count < 1000 else "a thousand languages and more"
    if "multilingual" in codes:
        return "several languages"
    if codes and set(codes) <= set(NAMES):
        return " and ".join(NAMES[code] for code in codes)
    return f"{len(codes)} languages" if codes else ""
