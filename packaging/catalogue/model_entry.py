"""One model of the shipped catalogue, out of its entry in the facts."""

import re
from typing import Any

from about import about, languages
from figures import published
from files import offered
from licences import licence
from notes import notes

TASKS = {
    "chat": "chat",
    "base": "chat",
    "reference": "chat",
    "code": "code",
    "reasoning": "reasoning",
    "embedding": "embedding",
    "reranker": "reranking",
}
HUB = "https://huggingface.co/"
REPOSITORY = re.compile(r"[\w.-]+/[\w.-]+")
SURE_OF_DAY = "V"


def model_entry(entry: dict[str, Any], tables: dict[str, Any], checked: dict[str, Any]) -> dict[str, Any]:
    """Return it with the names of `desktop.core.catalogue.HubModel`; what is not known is left out."""
    files, projectors, default = offered(entry)
    spoken, count = languages(entry["languages"])
    page = HUB + entry["base_repo"] if REPOSITORY.fullmatch(entry["base_repo"] or "") else ""
    found = {
        "id": entry["id"],
        "name": entry["name"],
        "task": TASKS[entry["role"]],
        "also": _also(entry, projectors),
        "family": entry["family"],
        "publisher": entry["organisation"],
        "about": about(entry, sees=bool(projectors)),
        "parameters": _parameters(entry),
        "active_parameters": _active(entry),
        "context": entry["context_length"] or 0,
        "languages": spoken,
        "language_count": count,
        "licence": licence(entry["license"], page),
        "released": _released(entry),
        "gated": any(repo["gated"] for repo in entry["gguf_repos"] if files and repo["repo"] == files[0]["repo"]),
        "named": entry["founding_document"],
        "completes": entry["role"] == "base" or entry["id"] == "phi-1",
        "page": page,
        "figures": published(entry, tables, checked),
        "files": files,
        "projectors": projectors,
        "default_file": default,
        "shape": _shape(entry["architecture"]),
        "downloads": _downloads(entry, files),
        "notes": notes(entry, files),
    }
    kept = {key: value for key, value in found.items() if value not in ("", 0, False, None, []) or key == "name"}
    return kept if entry["downloadable"] else kept | {"downloadable": False}


def _also(entry: dict[str, Any], projectors: list[dict[str, Any]]) -> list[str]:
    thinks = entry["role"] == "chat" and entry.get("reasoning") in ("hybrid", "always", "levels")
    found = (["vision"] if projectors else []) + (["reasoning"] if thinks else [])
    return [*found, "chat"] if entry["role"] in ("reasoning", "code") and entry["id"] != "phi-1" else found


def _parameters(entry: dict[str, Any]) -> int:
    """What a closed model has is told only where its maker published it."""
    is_told = entry["downloadable"] or entry["id"] in ("gpt-3", "gopher-280b", "chinchilla-70b")
    return round((entry["params_b"] or 0) * 1e9) if is_told else 0


def _active(entry: dict[str, Any]) -> int:
    words = str(entry["params_active_b"] or "0").strip("~").split()
    return round(float(words[0]) * 1e9)


def _released(entry: dict[str, Any]) -> str:
    """The day where it was read, the month where it is only remembered: a repository's day agrees with the month."""
    day: str = entry["released"] or ""
    return day if entry["released_confidence"].startswith(SURE_OF_DAY) else day[:7]


def _shape(architecture: dict[str, Any] | None) -> dict[str, int] | None:
    if not architecture or not architecture["n_layers"]:
        return None
    shape = {"layers": architecture["n_layers"], "keys_bytes": architecture["kv_full_bytes_per_token_f16"]}
    if architecture["kv_swa_bytes_per_token_f16"]:
        shape["windowed_bytes"] = architecture["kv_swa_bytes_per_token_f16"]
        shape["window"] = architecture["sliding_window"]
    return shape


def _downloads(entry: dict[str, Any], files: list[dict[str, Any]]) -> int:
    used = {file["repo"] for file in files}
    return sum(repo.get("downloads_30d", 0) for repo in entry["gguf_repos"] if repo["repo"] in used)
