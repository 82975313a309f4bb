"""What a repository holds, as models: one for each quantisation, with its parts and the projector that is its own."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec

from desktop.core.catalogue import HubFile
from desktop.library.model_name import quantisation, split_part

SUFFIX = ".gguf"
LONGEST = 500  # characters of a path
MOST = 10_000  # files that are looked at
PROJECTOR = "mmproj"
NO_MODELS = ("imatrix", PROJECTOR)  # in the names of GGUF files that are something else
BEST_PROJECTORS = ("F16", "BF16", "Q8_0", "F32")


class RepoRow(NamedTuple):
    """One file as the hub lists it. `size` in bytes; `sha256` "" where the hub keeps it without one."""

    path: str
    size: int
    sha256: str = ""


def models_of(repo: str, rows: Iterable[RepoRow], revision: str) -> tuple[list[HubFile], list[HubFile]]:
    """Return the models and the projectors, the largest first. Incomplete split models are left out."""
    safe = [row for row, _ in zip(rows, range(MOST), strict=False) if _is_safe(row.path)]
    seeing = [_file(repo, [row], revision) for row in safe if PROJECTOR in _file_name(row.path).casefold()]
    models = []
    for parts in _grouped(row for row in safe if not any(no in _file_name(row.path).casefold() for no in NO_MODELS)):
        file = _file(repo, parts, revision)
        best = min(seeing, key=lambda one: _distance(file.name, one), default=None)
        models.append(_with_projector(file, best))
    return _largest_first(models), _largest_first(seeing)


def _is_safe(path: str) -> bool:
    """Names that could leave a folder, or show as something else, are no files of ours."""
    parts = path.split("/")
    is_plain = path.isprintable() and "\\" not in path and ":" not in path and len(path) <= LONGEST
    return is_plain and path.lower().endswith(SUFFIX) and not {"", ".", ".."} & set(parts)


def _file_name(path: str) -> str:
    return path.rpartition("/")[2]


def _stem(path: str) -> str:
    return _file_name(path)[: -len(SUFFIX)]


def _grouped(rows: Iterable[RepoRow]) -> list[list[RepoRow]]:
    groups: dict[tuple[str, str, int], dict[int, RepoRow]] = {}
    for row in rows:
        stem, part, parts = split_part(_stem(row.path))
        groups.setdefault((row.path.rpartition("/")[0], stem, parts), {})[part] = row
    complete = [(parts, group) for (_, _, parts), group in groups.items() if set(group) == set(range(1, parts + 1))]
    return [[group[part] for part in range(1, parts + 1)] for parts, group in complete]


def _file(repo: str, parts: Sequence[RepoRow], revision: str) -> HubFile:
    first = parts[0]
    is_split = len(parts) > 1
    stem = split_part(_stem(first.path))[0]
    return HubFile(
        repo=repo,
        name=first.path,
        quantisation=quantisation(None, stem) or quantisation(None, first.path.rpartition("/")[0]),
        size=sum(row.size for row in parts),
        exact=True,
        sha256="" if is_split else first.sha256,
        revision=revision,
        parts=tuple(row.path for row in parts) if is_split else (),
        part_sizes=tuple(row.size for row in parts) if is_split else (),
        part_hashes=tuple(row.sha256 for row in parts) if is_split else (),
    )


def _distance(model: str, projector: HubFile) -> tuple[bool, int, int]:
    """A projector in the same folder, named most like the model, of the type that llama.cpp makes."""
    is_elsewhere = model.rpartition("/")[0] != projector.name.rpartition("/")[0]
    words = _words(_stem(projector.name))
    kind = projector.quantisation
    place = BEST_PROJECTORS.index(kind) if kind in BEST_PROJECTORS else len(BEST_PROJECTORS)
    return is_elsewhere, -len(words & _words(_stem(model))), place


def _words(stem: str) -> set[str]:
    plain = stem.casefold().replace("_", "-").replace(".", "-")
    return {word for word in plain.split("-") if word not in ("mmproj", "model", "f16", "bf16", "f32", "q8")}


def _with_projector(file: HubFile, projector: HubFile | None) -> HubFile:
    if projector is None:
        return file
    return msgspec.structs.replace(
        file, projector=projector.name, projector_size=projector.size, projector_sha256=projector.sha256
    )


def _largest_first(files: list[HubFile]) -> list[HubFile]:
    return sorted(files, key=lambda file: (-file.size, file.name))
