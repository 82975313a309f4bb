"""Jan's folder: one folder a model, with a `model.yml` (or, before 2025, `model.json`) that names its files."""

import json
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from desktop.core.library import ForeignModel, Program
from desktop.library.model_parts import parts_of
from desktop.library.other_programs.folders import size_of

MOST_MODELS, LONGEST_FILE = 2_000, 1024 * 1024
_LINE = re.compile(r"^(?P<key>[A-Za-z_]+)\s*:\s*(?P<value>\S.*?)\s*$")
_ITEM = re.compile(r"^\s*-\s+(?P<value>\S.*\.gguf)['\"]?\s*$")


def models_in(folder: Path) -> Iterator[ForeignModel]:
    """Every model that a file describes and that is here; those whose weights lie at a server are not."""
    found = [path for name in ("model.yml", "model.json") for path in islice(folder.rglob(name), MOST_MODELS)]
    for path in sorted(found):
        name, weights, projector = _described(folder, path)
        if not weights and path.suffix == ".json":
            weights = _beside(path)
        if weights is not None:
            yield _model(path, name, weights, projector)


def _model(path: Path, name: str, weights: Path, projector: Path | None) -> ForeignModel:
    files = parts_of(weights)
    eyes = [projector] if projector is not None else []
    return ForeignModel(
        program=Program.JAN,
        name=name or path.parent.name,
        files=tuple(map(str, files)),
        projector=str(projector or ""),
        size=size_of([*files, *eyes]),
    )


def _described(folder: Path, path: Path) -> tuple[str, Path | None, Path | None]:
    """Name, weights and projector."""
    try:
        with path.open("rb") as file:
            text = file.read(LONGEST_FILE).decode("utf-8", "replace")
    except OSError:
        return "", None, None
    words = _from_json(text) if path.suffix == ".json" else _from_yaml(text)
    weights, eyes = (_there(folder, path, words.get(key, "")) for key in ("model_path", "mmproj_path"))
    return words.get("name") or words.get("id") or "", weights, eyes


def _from_yaml(text: str) -> dict[str, str]:
    """The words at the outermost level, and the first file of a list; nothing else of YAML is needed."""
    found: dict[str, str] = {}
    for line in text.splitlines():
        if match := _LINE.match(line):
            found.setdefault(match["key"], match["value"].split(" #")[0].strip().strip("'\""))
        elif match := _ITEM.match(line):
            found.setdefault("model_path", match["value"].strip("'\""))
    return found


def _from_json(text: str) -> dict[str, str]:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    if not isinstance(value, dict):
        return {}
    found = {key: one for key in ("name", "id", "model_path") if isinstance(one := value.get(key), str)}
    settings = value.get("settings")
    if isinstance(settings, dict):  # of versions up to 0.5
        for key, ours in (("llama_model_path", "model_path"), ("mmproj", "mmproj_path")):
            if isinstance(one := settings.get(key), str):
                found.setdefault(ours, one)
    return found


def _there(folder: Path, path: Path, told: str) -> Path | None:
    """A path that is told from the data folder on, from the model's folder on, or whole."""
    if not told.lower().endswith(".gguf"):
        return None
    for place in (folder / told, path.parent / told, path.parent / Path(told).name):
        try:
            if place.is_file():
                return place
        except OSError:
            continue
    return None


def _beside(path: Path) -> Path | None:
    files = sorted(one for one in path.parent.glob("*.gguf") if not one.name.lower().startswith("mmproj"))
    return files[0] if files else None
