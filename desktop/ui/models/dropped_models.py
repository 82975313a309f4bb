"""Models that are dropped: files, folders, and addresses of the hub, wherever in the window they fall."""

import os

from PySide6.QtCore import QMimeData

from desktop.core.errors import KnownError
from desktop.core.hub_address import read_address

PEFT, PEFT_WEIGHTS = "adapter_config.json", "adapter_model.safetensors"
SHORT_LOOK = 2_000  # files and folders


def models_in(data: QMimeData) -> list[str]:
    """All files and folders, where one of them may be or hold a model; else an address of the hub; else nothing."""
    urls = data.urls()
    paths = [url.toLocalFile() for url in urls if url.isLocalFile()]
    if any(may_be_model(path) for path in paths):
        return paths
    return [url.toString() for url in urls[:1] if _is_on_hub(url.toString())]


def may_be_model(path: str) -> bool:
    """By its name, or as a folder."""
    return path.lower().endswith((".gguf", PEFT_WEIGHTS)) or os.path.isdir(path)  # noqa: PTH112 - false for a name that nothing has


def _is_on_hub(address: str) -> bool:
    try:
        read_address(address)
    except KnownError:
        return False
    return True


def holds_models(folder: str) -> bool:
    """Whether a folder has a model in it, as far as a short look tells. Blocking."""
    looked_at = 0
    for _, folders, names in os.walk(folder):
        if any(name.lower().endswith(".gguf") or name == PEFT for name in names):
            return True
        looked_at += len(folders) + len(names)
        if looked_at > SHORT_LOOK:
            break
    return False
