"""Looks for other programs' models. Reads folders and headers; opens nothing for writing."""

from collections.abc import Callable, Iterator, Set
from pathlib import Path

import msgspec

from desktop.core.library import ForeignModel, FoundProgram, Program
from desktop.library.gguf_header import GgufError, GgufHeader, read_header
from desktop.library.model_reader import NO_MODEL, NO_WEIGHTS, is_companion
from desktop.library.other_programs import jan, ollama
from desktop.library.other_programs.folders import gpt4all_models, hugging_face_models, lm_studio_models
from desktop.library.other_programs.places import Surroundings, folders_of

_READERS: dict[Program, Callable[[Path], Iterator[ForeignModel]]] = {
    Program.LM_STUDIO: lm_studio_models,
    Program.OLLAMA: ollama.models_in,
    Program.JAN: jan.models_in,
    Program.GPT4ALL: gpt4all_models,
    Program.HUGGING_FACE: hugging_face_models,
}
MOST = 1_000  # models of one program


def found_programs(
    around: Surroundings, used: Set[str] = frozenset(), header: Callable[[Path], GgufHeader] = read_header
) -> list[FoundProgram]:
    """Every program that keeps models here; `used` are the first files of models that are used in place already.

    `header` reads a file's header, or remembers it.
    """
    found = []
    for program, reader in _READERS.items():
        folders = folders_of(program, around)
        models: dict[tuple[object, ...], ForeignModel] = {}  # one may have several names
        for folder in folders:
            for model in reader(folder):
                if len(models) >= MOST:
                    break
                key = (model.files or model.name, model.projector, model.adapters)
                models.setdefault(key, _looked_at(model, used, header))
        if models:
            found.append(FoundProgram(program=program, folders=tuple(map(str, folders)), models=tuple(models.values())))
    return found


def _looked_at(model: ForeignModel, used: Set[str], header: Callable[[Path], GgufHeader]) -> ForeignModel:
    problem = model.problem or _problem(model, header)
    is_used = bool(model.files) and model.files[0] in used
    return msgspec.structs.replace(model, problem=problem, is_used=is_used)


def _problem(model: ForeignModel, header: Callable[[Path], GgufHeader]) -> str:
    """What keeps Bantam from using it; "" when nothing does."""
    try:
        found = header(Path(model.files[0]))
    except GgufError as error:
        return error.reason
    except FileNotFoundError:
        return ollama.BLOB_MISSING
    if is_companion(found):
        return NO_MODEL
    return "" if found.tensor_count else NO_WEIGHTS
