"""Ollama's store: manifests name the layers of each model, and each layer is a file named after its hash.

Layout: `manifests/<host>/<namespace>/<model>/<tag>` (JSON) and `blobs/sha256-<hash>`. Since 2026 a model's manifest is
in `manifests-v2` instead, and may be a list of manifests, one for each kind of engine, by their hashes.
Source: `manifest/manifest.go` of Ollama.
"""

import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import msgspec

from desktop.core.library import ForeignModel, Program
from desktop.core.text import QT_TRANSLATE_NOOP

MODEL, PROJECTOR, ADAPTER = (f"application/vnd.ollama.image.{kind}" for kind in ("model", "projector", "adapter"))
LIST = "application/vnd.ollama.manifest.list.v2+json"
ROOTS = ("manifests-v2", "manifests")  # what both name counts in the first
RUNNERS = ("ollama", "llamacpp", "")  # engines that read GGUF, the one that Ollama takes first before others
USUAL_HOST, USUAL_NAMESPACE = "registry.ollama.ai", "library"
MOST_MANIFESTS, LONGEST_MANIFEST = 2_000, 1024 * 1024
BLOB_MISSING = QT_TRANSLATE_NOOP("errors", "a file that belongs to it is missing")
MORE_FILES = QT_TRANSLATE_NOOP("errors", "it lies in several files that Bantam cannot put together")
_DIGEST = re.compile(r"sha256[:-]([0-9a-fA-F]{64})")


class _Layer(msgspec.Struct):
    media: str = msgspec.field(name="mediaType")
    digest: str
    size: int = 0


class _Manifest(msgspec.Struct):
    media: str = msgspec.field(name="mediaType", default="")
    layers: list[_Layer] = []
    runner: str = ""
    digest: str = ""  # of one in a list that is a file of its own
    manifests: list["_Manifest"] = []


def models_in(folder: Path) -> Iterator[ForeignModel]:
    """Every model that a manifest names."""
    seen: set[Path] = set()
    for root in (folder / name for name in ROOTS):
        for path in islice(sorted(root.glob("*/*/*/*")), MOST_MANIFESTS):
            name = path.relative_to(root)
            if name in seen or path.name.startswith(".") or not path.is_file():
                continue
            seen.add(name)
            if (found := _model(folder, path, name)) is not None:
                yield found


def _model(folder: Path, path: Path, name: Path) -> ForeignModel | None:
    """None for what is no manifest of a model: one without weights, or without sense."""
    manifest = _read(path)
    if manifest is not None and manifest.media == LIST:
        manifest = _chosen(folder, manifest)
    if manifest is None:
        return None
    files = {kind: [_blob(folder, one) for one in manifest.layers if one.media == kind] for kind in _KINDS}
    if not files[MODEL]:
        return None
    blobs = [blob for kind in _KINDS for blob in files[kind]]
    problem = "" if all(blob is not None and blob.is_file() for blob in blobs) else BLOB_MISSING
    if len(files[MODEL]) > 1 and not problem:
        problem = MORE_FILES
    there = [blob for blob in blobs if blob is not None and blob.is_file()]
    return ForeignModel(
        program=Program.OLLAMA,
        name=_name(name.parts),
        files=tuple(str(blob) for blob in files[MODEL] if blob is not None),
        projector=next((str(blob) for blob in files[PROJECTOR] if blob is not None), ""),
        adapters=tuple(str(blob) for blob in files[ADAPTER] if blob is not None),
        size=sum(blob.stat().st_size for blob in there),
        problem=problem,
    )


_KINDS = (MODEL, PROJECTOR, ADAPTER)


def _read(path: Path) -> _Manifest | None:
    try:
        if path.stat().st_size > LONGEST_MANIFEST:
            return None
        return msgspec.json.decode(path.read_bytes(), type=_Manifest)
    except (OSError, msgspec.MsgspecError, RecursionError):
        return None


def _chosen(folder: Path, listed: _Manifest) -> _Manifest | None:
    """The one of a list whose weights are GGUF; None where there is none."""
    for runner in RUNNERS:
        for one in listed.manifests:
            if one.runner.casefold() == runner:
                place = None if one.layers else _blob(folder, _Layer(media="", digest=one.digest))
                found = one if place is None else _read(place)
                if found is not None and any(layer.media == MODEL for layer in found.layers):
                    return found
    return None


def _blob(folder: Path, layer: _Layer) -> Path | None:
    found = _DIGEST.fullmatch(layer.digest)
    if found is None:
        return None
    usual = folder / "blobs" / f"sha256-{found[1].lower()}"
    older = folder / "blobs" / layer.digest  # before version 0.1.30, with a colon
    return older if not usual.exists() and older.exists() else usual


def _name(parts: tuple[str, ...]) -> str:
    """As `ollama list` has it."""
    host, namespace, model, tag = parts
    before = [] if host == USUAL_HOST else [host]
    before += [] if host == USUAL_HOST and namespace == USUAL_NAMESPACE else [namespace]
    return "/".join([*before, f"{model}:{tag}"])
