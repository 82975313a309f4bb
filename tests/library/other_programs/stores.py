"""Writes the folders of other programs as these would, with tiny models in them."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from tests.library.gguf_maker import CHAT_MODEL, Gguf, number, word

PREFIX = "application/vnd.ollama.image"


def gguf(name: str, keys: Mapping[str, bytes] | None = None, data: int = 1024) -> bytes:
    """A model with this name in its header."""
    return Gguf(keys={**CHAT_MODEL, "general.name": word(name), **(keys or {})}, data=data).bytes()


def write(path: Path, content: bytes) -> Path:
    """A file and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def write_lm_studio(home: Path) -> Path:
    """One model with eyes, one in three parts."""
    models = home / ".lmstudio" / "models"
    write(models / "google" / "seeing" / "seeing.Q4_0.gguf", gguf("Seeing"))
    write(models / "google" / "seeing" / "mmproj-seeing.gguf", gguf("Eyes", {"general.architecture": word("clip")}))
    keys = {"split.count": number(3)}
    for part in (1, 2, 3):
        write(models / "big" / "big" / f"big-0000{part}-of-00003.gguf", gguf("Big", keys))
    return models


def write_ollama(folder: Path) -> Path:
    """One model of the library, one of a person with eyes and an adapter, one whose blob is gone, and nonsense."""
    model = ollama_blob(folder, gguf("Of Ollama"))
    eyes = ollama_blob(folder, gguf("Eyes", {"general.architecture": word("clip")}))
    adapter = ollama_blob(folder, gguf("Adapter", {"general.type": word("adapter")}))
    manifest(folder, "registry.ollama.ai/library/tiny/1b", {"model": model, "params": ollama_blob(folder, b"{}")})
    manifest(folder, "hf.co/anna/seeing/q4", {"model": model, "projector": eyes, "adapter": adapter})
    manifest(folder, "registry.ollama.ai/library/gone/latest", {"model": "sha256:" + "0" * 64})
    write(folder / "manifests" / "registry.ollama.ai" / "library" / "bad" / "latest", b"{")
    manifest(folder, "registry.ollama.ai/library/cloud/latest", {"params": ollama_blob(folder, b"{}")})
    return folder


def ollama_blob(folder: Path, content: bytes) -> str:
    """The digest of a layer that was stored."""
    name = hashlib.sha256(content).hexdigest()
    write(folder / "blobs" / f"sha256-{name}", content)
    return f"sha256:{name}"


def manifest(folder: Path, name: str, layers: Mapping[str, str]) -> None:
    """Name the layers of a model."""
    listed = [{"mediaType": f"{PREFIX}.{kind}", "digest": digest, "size": 1} for kind, digest in layers.items()]
    write(folder / "manifests" / name, json.dumps({"schemaVersion": 2, "layers": listed}).encode())


def write_jan(home: Path) -> Path:
    """A model of today's Jan, one that lies elsewhere, one of an older Jan, and one that runs at a server."""
    data = home / ".local" / "share" / "Jan" / "data"
    models = data / "llamacpp" / "models"
    write(models / "tiny" / "model.gguf", gguf("Of Jan"))
    lines = "embedding: false\nmodel_path: llamacpp/models/tiny/model.gguf\nname: Tiny of Jan\nsize_bytes: 3\n"
    write(models / "tiny" / "model.yml", lines.encode())
    outside = write(home / "elsewhere" / "own.gguf", gguf("Own"))
    write(models / "own" / "model.yml", f'name: "own"\nmodel_path: {outside}\n'.encode())
    old = data / "models" / "cortex.so" / "older"
    write(old / "older.gguf", gguf("Older"))
    write(old / "model.yml", b"id: older\nfiles:\n  - models/cortex.so/older/older.gguf\n")
    first = data / "models" / "first"
    write(first / "first.gguf", gguf("First"))
    settings = {"llama_model_path": "first.gguf", "ctx_len": 4096}
    write(first / "model.json", json.dumps({"id": "first", "settings": settings}).encode())
    write(data / "models" / "remote" / "model.json", b'{"id": "remote", "sources": [{"url": "https://x"}]}')
    return data


def write_gpt4all(home: Path) -> Path:
    """One model, and one on its way."""
    folder = home / ".local" / "share" / "nomic.ai" / "GPT4All"
    write(folder / "Meta-Tiny.Q4_0.gguf", gguf("Of GPT4All"))
    write(folder / "incomplete-Other.Q4_0.gguf", gguf("Other")[:-100])
    return folder


def write_hugging_face(home: Path) -> Path:
    """Two commits of one repository; the older one has one file that the newer one has not."""
    hub = home / ".cache" / "huggingface" / "hub"
    repository = hub / "models--anna--Tiny-GGUF"
    for age, (commit, names) in enumerate((("new", ["tiny.Q4_0"]), ("old", ["tiny.Q4_0", "tiny.Q8_0"]))):
        for name in names:
            content = gguf(name)
            digest = hashlib.sha256(content).hexdigest()
            write(repository / "blobs" / digest, content)
            link = repository / "snapshots" / commit / f"{name}.gguf"
            link.parent.mkdir(parents=True, exist_ok=True)
            link.symlink_to(Path("../../blobs") / digest)
        (repository / "snapshots" / commit).touch()
        _age(repository / "snapshots" / commit, age)
    write(hub / "models--other--no-gguf" / "snapshots" / "a" / "config.json", b"{}")
    return hub


def write_all(home: Path) -> None:
    """All five."""
    write_lm_studio(home)
    write_ollama(home / ".ollama" / "models")
    write_jan(home)
    write_gpt4all(home)
    write_hugging_face(home)


def tree_hash(*folders: Path) -> str:
    """Everything about a tree: names, kinds, modes, times of change, links' targets and bytes."""
    digest = hashlib.sha256()
    for folder in folders:
        for path in [folder, *sorted(folder.rglob("*"))]:
            found = path.lstat()
            facts = (str(path), oct(found.st_mode), found.st_size, found.st_mtime_ns)
            digest.update(repr(facts).encode())
            if path.is_symlink():
                digest.update(str(path.readlink()).encode())
            elif path.is_file():
                digest.update(path.read_bytes())
    return digest.hexdigest()


def _age(path: Path, days: int) -> None:
    import os

    when = 1_700_000_000 - days * 86_400
    os.utime(path, (when, when))
