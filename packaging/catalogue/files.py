"""Which files of a model are offered: one for each quantisation, from the repository that is known best.

Left out: files that the hub no longer lists, other hosts than the hub, repositories behind a question where others
have the same, and files that were reported broken. A size is exact only where somebody read its bytes.
"""

from typing import Any

HOST = "huggingface.co"
PROJECTORS = ("F16", "BF16", "Q8_0", "F32", "Q4_0")  # llama.cpp's own conversions are F16
ORDER = ("F32", "BF16", "F16", "Q8_0", "Q6_K", "Q5_K_M", "Q5_K_S", "Q5_1", "Q5_0", "Q4_K_M", "Q4_K_S")
BITS = {"F16": 16.0, "Q8_0": 8.5, "Q5_K_M": 5.7, "Q4_K_M": 4.9, "Q4_0": 4.6}  # a weight
ONLY = {"gpt-oss-20b": ("MXFP4",)}  # its experts stay as they were trained: nothing else is smaller


def offered(entry: dict[str, Any]) -> tuple[list[dict[str, Any]], list[dict[str, Any]], str]:
    """Return the files, the projectors that let the model see, and the name of the file to begin with."""
    default = entry.get("default_file") or {}
    repositories = [one for one in entry["gguf_repos"] if one["host"] == HOST]
    repositories.sort(key=lambda one: _rank(one, default.get("repo", "")))
    kept: dict[str, dict[str, Any]] = {}
    projectors: dict[str, dict[str, dict[str, Any]]] = {}
    for repository in repositories:
        for file in repository["files"]:
            if file.get("listed_2026_08_22") is False or "QAD" in file["name"]:
                continue
            quant = file["quant"]
            if quant.startswith("mmproj"):
                kinds = projectors.setdefault(repository["repo"], {})
                kinds.setdefault(quant.removeprefix("mmproj-"), _file(repository, file))
            elif quant in ONLY.get(entry["id"], (quant,)):
                is_default = repository["repo"] == default.get("repo") and file["name"] == default.get("name")
                better = quant in kept and not kept[quant].get("sha256") and file.get("sha256")
                if quant not in kept or is_default or (better and not _is_default(kept[quant], default)):
                    kept[quant] = _file(repository, file)
    files = sorted((_with_size(entry, file) for file in kept.values()), key=_place)
    seeing = {repo: _best(kinds) for repo, kinds in projectors.items()}
    for file in files:
        if file["repo"] in seeing:
            file["projector"] = seeing[file["repo"]]["name"]
    used = {file["repo"] for file in files}
    return files, [seeing[repo] for repo in sorted(seeing) if repo in used], default.get("name", "")


def _with_size(entry: dict[str, Any], file: dict[str, Any]) -> dict[str, Any]:
    """A size that nobody told is about that of the same quantisation elsewhere, or what the weights make."""
    if file.get("size"):
        return file
    quant = file["quantisation"]
    listed = [other for repository in entry["gguf_repos"] for other in repository["files"] if other["quant"] == quant]
    elsewhere = [other["size_bytes"] for other in listed if other.get("size_bytes")]
    weights = round(entry["params_b"] * 1e3 * BITS[quant] / 8) * 1_000_000
    return file | {"size": elsewhere[0] if elsewhere else weights}


def _is_default(file: dict[str, Any], default: dict[str, Any]) -> bool:
    return bool(file["repo"] == default.get("repo") and file["name"] == default.get("name"))


def _rank(repository: dict[str, Any], default: str) -> tuple[bool, bool, bool, str]:
    own = repository["publisher"] == "model's own organisation"
    return repository["gated"] is not False, repository["repo"] != default, not own, repository["repo"]


def _best(kinds: dict[str, dict[str, Any]]) -> dict[str, Any]:
    return next((kinds[kind] for kind in PROJECTORS if kind in kinds), next(iter(kinds.values())))


def _file(repository: dict[str, Any], file: dict[str, Any]) -> dict[str, Any]:
    entry = {
        "repo": repository["repo"],
        "name": file["name"],
        "quantisation": file["quant"].removeprefix("mmproj-").replace("?", ""),
        "size": file.get("size_bytes", 0),
        "exact": bool(file["size_exact"]),
        "sha256": file.get("sha256", ""),
        "revision": file.get("revision", ""),
    }
    is_guess = file["confidence"].startswith("publisher naming pattern")
    return {key: value for key, value in entry.items() if value} | ({"seen": False} if is_guess else {})


def _place(file: dict[str, Any]) -> tuple[int, str]:
    """The largest first, as they lose ever more."""
    quant = str(file["quantisation"])
    size = int(file.get("size", 0))
    return (-size if size else ORDER.index(quant) if quant in ORDER else len(ORDER)), quant
