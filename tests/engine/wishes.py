"""Model files for the obliging child: what it is to do stands in them."""

import json
from pathlib import Path

from desktop.core.model import ModelFile


def model_file(folder: Path, name: str = "tiny", **wishes: float | str) -> Path:
    """Write a file; the wishes are those of the child."""
    path = folder / f"{name}.gguf"
    path.write_text(json.dumps(wishes), "utf-8")
    return path


def model(folder: Path, name: str = "tiny", *, is_embedding: bool = False, **wishes: float | str) -> ModelFile:
    """The same as the library would list it."""
    path = model_file(folder, name, **wishes)
    return ModelFile(
        id=name,
        name=name.title(),
        path=path,
        size=path.stat().st_size,
        architecture="llama",
        quantisation="",
        parameters=0,
        context_length=512,
        is_embedding=is_embedding,
    )
