"""The panel at the right of a chat: presets, structured output, the engine, tuning."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget
from stage import Scene, Stage

from desktop.core.cache_cost import CacheShape
from desktop.core.engine_choice import AdapterChoice, CacheChoice, EngineChoice
from desktop.core.model import ModelFile
from desktop.core.preset import PresetValues
from desktop.core.tuning import TuneOutcome, TuneRecord, TuneResult, Tuning
from desktop.services.engine_service import EngineStatus
from desktop.ui.chat.inspector.own_template_dialog import OwnTemplateDialog
from desktop.ui.chat.inspector.preset_name_dialog import PresetNameDialog

PROMPTS = {
    "Proofreader": "Correct spelling and grammar. Change nothing else.",
    "Translator into Swedish, formal": "Translate into Swedish.",
    "Field notes": "Answer with one table.",
}
SCHEMA = '{\n  "type": "object",\n  "properties": {\n    "station": {"type": "integer"}\n  }\n}'
FAULTY = SCHEMA.replace('"integer"', '"intger"')
SHAPE = CacheShape(keys=(1024,) * 28, values=(1024,) * 28, key_length=128, value_length=128, heads=16)
MODEL = ModelFile(
    id="qwen3-1.7b-instruct-q4_k_m",
    name="Qwen3 1.7B Instruct",
    path=Path("/models/qwen3-1.7b-instruct-q4_k_m.gguf"),
    size=1_100_000_000,
    architecture="qwen3",
    quantisation="Q4_K_M",
    parameters=1_720_000_000,
    context_length=32_768,
    cache=SHAPE,
)
ADAPTERS = (
    AdapterChoice(path="/adapters/swedish-letters-of-the-19th-century.gguf"),
    AdapterChoice(path="/adapters/terse.gguf", strength=-0.5),
)
STATUS = EngineStatus(
    choice=EngineChoice(cache=CacheChoice.Q8_0, projector="/models/mmproj-qwen3-vision.gguf", adapters=[*ADAPTERS]),
    context_length=16_384,
    threads=6,
    is_loaded=True,
    is_current=False,
    cache_bytes=480_000_000,
    projectors={"/models/mmproj-qwen3-vision.gguf": 620_000_000},
    drafts=[],
    adapter_bytes={ADAPTERS[0].path: 24_000_000},
)
BEFORE = Tuning(threads=8, reading_threads=8, micro_batch=512, flash_attention=False)
AFTER = Tuning(threads=6, reading_threads=8, micro_batch=256, flash_attention=True)
FOUND = TuneResult(
    outcome=TuneOutcome.FASTER,
    before=BEFORE,
    after=AFTER,
    gain=0.18,
    writing_before=26.6,
    writing_after=31.4,
    reading_before=510.0,
    reading_after=580.0,
    seconds=21.0,
    noise=0.02,
)


def _with_presets(stage: Stage) -> None:
    """Some presets, one of them chosen and changed since."""
    stage.open_chat()
    service = stage.bantam.composition.presets
    made = [service.add(name, PresetValues(system_prompt=prompt)) for name, prompt in PROMPTS.items()]
    presets = stage.bantam.inspector.presets
    presets.start()
    stage.settle()
    presets.choose(made[0].id)
    stage.settle()
    stage.view.inspector.prompt.show_text(PROMPTS["Proofreader"] + " Use British spelling.")
    stage.view.inspector.prompt.changed.emit()
    stage.settle()


def show_presets(stage: Stage) -> None:
    """The menu of the field."""
    _with_presets(stage)
    stage.view.inspector.preset.field.click()


def show_name(stage: Stage, name: str) -> None:
    """The name of a new preset; one that is taken says so."""
    _with_presets(stage)
    title = stage.bantam.inspector.presets.tr("Save as a new preset")
    stage.show_dialog(PresetNameDialog(stage.theme, title, name, PROMPTS, stage.window))


def unfold(stage: Stage, part: QWidget) -> None:
    """One section open, the others folded, its part in view."""
    inspector = stage.view.inspector
    for section in inspector.sections:
        section.header.setChecked(section.isAncestorOf(part))
    stage.settle()
    inspector.area.ensureWidgetVisible(part, 0, 40)
    stage.settle()


def show_schema(stage: Stage, schema: str) -> None:
    """Structured output, and what is thought of the schema."""
    stage.open_chat()
    panel = stage.view.inspector.schema
    unfold(stage, panel)
    panel.switch.click()
    panel.editor.setPlainText(schema)
    stage.wait_for(lambda: panel.verdict.text())


def show_engine(stage: Stage) -> None:
    """Everything that can be chosen for a model's engine."""
    stage.open_chat()
    panel = stage.view.inspector.engine
    panel.show_model(MODEL, STATUS)
    unfold(stage, panel)
    panel.show_model(MODEL, STATUS)


def show_adapter_refused(stage: Stage) -> None:
    """An adapter that does not fit."""
    show_engine(stage)
    words = "The adapter terse does not work with Qwen3 1.7B Instruct: it was made for another kind of model."
    stage.view.inspector.engine.show_fault(words)
    stage.view.inspector.area.ensureWidgetVisible(stage.view.inspector.engine.fault)


def show_tuning(stage: Stage, state: str) -> None:
    """Measuring what is fastest: on its way, found, remembered."""
    stage.open_chat()
    tune = stage.view.inspector.tune
    unfold(stage, tune)
    {
        "running": lambda: tune.show_running(0.4),
        "found": lambda: tune.show_result(FOUND),
        "known": lambda: tune.show_record(TuneRecord(result=FOUND, at=1_795_000_000.0)),
    }[state]()
    tune.set_available(True)


def show_sections(stage: Stage) -> None:
    """Every section open, as far as there is room."""
    stage.open_chat()
    for section in stage.view.inspector.sections:
        section.header.setChecked(True)


def show_own_template(stage: Stage) -> None:
    """A template of one's own, before anything is tried."""
    stage.open_chat()
    stage.show_dialog(OwnTemplateDialog(stage.theme, "{{ messages[0].content }}", stage.window))


SCENES = {
    "presets": Scene(show_presets),
    "preset-name": Scene(partial(show_name, name="Field work")),
    "preset-name-taken": Scene(partial(show_name, name="Field notes")),
    "schema": Scene(partial(show_schema, schema=SCHEMA)),
    "schema-faulty": Scene(partial(show_schema, schema=FAULTY)),
    "engine": Scene(show_engine),
    "adapter-refused": Scene(show_adapter_refused),
    **{f"tuning-{state}": Scene(partial(show_tuning, state=state)) for state in ("running", "found", "known")},
    "sections": Scene(show_sections),
    "template-of-ones-own": Scene(show_own_template),
}
