"""Models and adapters that are kept: in memory, made smaller, weighed."""

from functools import partial
from pathlib import Path

import msgspec
from samples import error, sample_model, too_large
from stage import Scene, Stage

from desktop.composition import Composition
from desktop.core.engine_choice import AdapterChoice
from desktop.core.errors import ErrorKind
from desktop.core.library import (
    Duplicate,
    DuplicateModels,
    FileKind,
    ForeignModel,
    FoundProgram,
    GivenFiles,
    GivenModel,
    PlannedMove,
    Program,
)
from desktop.core.text import QT_TRANSLATE_NOOP
from desktop.library.gguf_writer import F32, WrittenTensor, gguf_pieces
from desktop.library.other_programs.ollama import BLOB_MISSING
from desktop.ui.models.installed.duplicates_dialog import DuplicatesDialog
from desktop.ui.models.installed.import_dialog import ModelImportDialog
from desktop.ui.models.installed.move_dialog import MoveDialog
from desktop.ui.models.installed.programs_dialog import ProgramsDialog
from desktop.ui.models.installed.quantise_dialog import QuantiseDialog
from desktop.ui.models.models_view import ModelsTab, ModelsView
from desktop.ui.translated import translated

FOLDER, OLLAMA, SIZE = "/media/ada/models", "/media/ada/.ollama/models", 4_370_000_000
WIDE, RANK = 576, 4  # numbers of the built-in model


def _view(stage: Stage, tab: ModelsTab) -> ModelsView:
    stage.window.show_screen("models")
    view = stage.bantam.models.screen.view
    view.show_tab(tab)
    stage.wait_for(lambda: view.installed.rows.models)
    stage.settle()
    return view


def _write_adapter(parts: Composition, name: str, wide: int) -> None:
    halves = (("a", (wide, RANK)), ("b", (RANK, wide)))
    tensors = [
        WrittenTensor(f"blk.0.attn_q.weight.lora_{half}", F32, sizes, bytes(4 * wide * RANK)) for half, sizes in halves
    ]
    keys: dict[str, str | int | float] = {
        "general.architecture": "llama",
        "general.type": "adapter",
        "general.name": name,
        "general.base_model.0.name": "SmolLM2 135M Instruct" if wide == WIDE else "Llama 3.2 1B Instruct",
        "adapter.type": "lora",
        "adapter.lora.alpha": 8.0,
    }
    folder = parts.models.folder
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.gguf").write_bytes(b"".join(gguf_pieces(keys, tensors)))


def adapters(stage: Stage, *, is_used: bool = True) -> None:
    """Two adapters, one of which the built-in model uses."""
    parts = stage.bantam.composition
    for name, wide in (("Plain English", WIDE), ("Recipes", 2048)):
        _write_adapter(parts, name, wide)
    model = next(one for one in parts.models.models() if not one.is_embedding)
    if is_used:
        path = str(parts.models.folder / "Plain English.gguf")
        parts.engines.change(model, adapters=[AdapterChoice(path=path, strength=0.8)])
    view = _view(stage, ModelsTab.ADAPTERS)
    stage.wait_for(lambda: view.adapter_pane.rows)
    stage.settle()


def not_for_any(stage: Stage) -> None:
    """An adapter that was made for a model that is not here."""
    adapters(stage, is_used=False)
    view = stage.bantam.models.screen.view
    view.adapters.show_adapter(stage.bantam.composition.models.folder / "Recipes.gguf")
    stage.wait_for(lambda: view.adapter_pane.reasons and not view.adapter_pane.rows)


def adapter_too_large(stage: Stage) -> None:
    """A model that does not fit was to use an adapter."""
    adapters(stage, is_used=False)
    question = too_large(sample_model("Llama 2 13B Chat", 13_830_000_000), unloads=("SmolLM2 135M Instruct",))
    stage.bantam.models.screen.view.adapter_pane.ask(question)
    stage.settle()


def in_memory(stage: Stage) -> None:
    """The built-in model is loaded."""
    view = _view(stage, ModelsTab.INSTALLED)
    view.installed_pane.memory.button.click()
    stage.wait_for(lambda: view.installed_pane.memory.state.text().endswith("B"))
    stage.settle()


def smaller(stage: Stage) -> None:
    """The dialog that makes a smaller file of a large model."""
    _view(stage, ModelsTab.INSTALLED)
    parts = stage.bantam.composition
    starter = next(one for one in parts.models.models() if not one.is_embedding)
    large = msgspec.structs.replace(starter, name="Phi-1", size=2_840_000_000, quantisation="F16")
    stage.show_dialog(QuantiseDialog(stage.theme, large, parts.quantising.offer(large), stage.window))


def job(stage: Stage, *, has_failed: bool = False) -> None:
    """A smaller file is being made below the list, or could not be."""
    row = _view(stage, ModelsTab.INSTALLED).installed.job
    row.show_progress("Phi-1 as Q4_K_M", 0.42)
    if has_failed:
        row.show_error(error(ErrorKind.QUANTISE_FAILED, name="Phi-1"))
    stage.settle()


def duplicates(stage: Stage) -> None:
    """Two models with the same bytes, one of which another program keeps."""
    _view(stage, ModelsTab.INSTALLED)
    own = Duplicate(id="a", name="Mistral 7B Instruct v0.3", path=f"{FOLDER}/mistral-7b-v0.3.Q4_K_M.gguf", freed=SIZE)
    theirs = Duplicate(id="b", name="mistral:7b", path=f"{OLLAMA}/blobs/sha256-1f2e", owner="Ollama")
    names = ("phi-2", "phi-2 (2)")
    again = [Duplicate(id=name, name="Phi-2", path=f"{FOLDER}/{name}.gguf", freed=SIZE // 3) for name in names]
    groups = [(theirs, own), tuple(again)]
    dialog = DuplicatesDialog(stage.theme, stage.window)
    dialog.show_groups([DuplicateModels(size=group[-1].freed, models=group) for group in groups])
    stage.show_dialog(dialog)


def moving(stage: Stage) -> None:
    """The folder of the models is on its way."""
    _view(stage, ModelsTab.INSTALLED)
    dialog = MoveDialog(stage.theme, FOLDER, stage.window)
    folder = "/media/ada/Big disk/models"
    plan = PlannedMove(source=FOLDER, folder=folder, files=12, size=9 * SIZE, free=90 * SIZE, is_same_disk=False)
    dialog.show_plan(plan)
    dialog.show_moving(4 * SIZE, 9 * SIZE)
    stage.show_dialog(dialog)


def programs(stage: Stage) -> None:
    """What other programs keep here."""
    _view(stage, ModelsTab.INSTALLED)
    one = ForeignModel(program=Program.OLLAMA, name="mistral:7b", files=("a",), size=SIZE)
    used = ForeignModel(program=Program.OLLAMA, name="phi:latest", files=("b",), size=SIZE // 3, is_used=True)
    bad = ForeignModel(program=Program.OLLAMA, name="gone:latest", files=("c",), size=0, problem=BLOB_MISSING)
    mine = ForeignModel(program=Program.LM_STUDIO, name="gemma-3-4b-it-Q4_K_M", files=("d",), size=SIZE // 2)
    found = [
        FoundProgram(program=Program.LM_STUDIO, folders=("/media/ada/.lmstudio/models",), models=(mine,)),
        FoundProgram(program=Program.OLLAMA, folders=(OLLAMA,), models=(one, used, bad)),
    ]
    dialog = ProgramsDialog(stage.theme, stage.window)
    dialog.show_programs(found)
    stage.show_dialog(dialog)


def importing(stage: Stage, *, is_here: bool = False) -> None:
    """Files were dropped: some can come in, one cannot; or all of them are here."""
    _view(stage, ModelsTab.INSTALLED)
    names = ("mistral-7b-instruct-v0.3.Q4_K_M.gguf",) if is_here else ("phi-2.Q4_K_M.gguf", "zephyr-7b-beta.Q4_0.gguf")
    given = [GivenModel(path=Path(name), size=SIZE, kind=FileKind.MODEL) for name in names]
    reason = QT_TRANSLATE_NOOP("errors", "it is a web page, so the download did not bring the model")
    bad = error(ErrorKind.MODEL_UNREADABLE, name="phi-3.gguf", reason=reason)
    dialog = ModelImportDialog(stage.theme, [], 0, stage.window)
    dialog.show_found(GivenFiles(models=tuple(given), problems=() if is_here else ((Path("phi-3.gguf"), bad),)))
    if is_here:
        words = {"name": names[0], "twin": "Mistral 7B Instruct v0.3", "path": f"{FOLDER}/mistral-7b-v0.3.gguf"}
        dialog.show_here(translated(error(ErrorKind.MODEL_SAME, **words).what))
    stage.show_dialog(dialog)


SCENES = {
    "models-import": Scene(importing),
    "models-import-here": Scene(partial(importing, is_here=True)),
    "models-job": Scene(job),
    "models-job-failed": Scene(partial(job, has_failed=True)),
    "models-twice": Scene(duplicates),
    "models-moving": Scene(moving),
    "models-of-others": Scene(programs),
    "models-in-memory": Scene(in_memory, needs_engine=True),
    "models-smaller": Scene(smaller),
    "models-adapter-used": Scene(adapters),
    "models-adapter-too-large": Scene(adapter_too_large),
    "models-adapter-unfit": Scene(not_for_any),
}
