"""List the models and adapters on this computer, or other programs' with --other-programs; tune one with --tune."""

import argparse
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import msgspec

from desktop.cli.exit_codes import ExitCode
from desktop.cli.other_programs import other_programs
from desktop.cli.output import note, print_json, progress
from desktop.core.prompt_template import TemplateChoice
from desktop.services.template_wish import AUTOMATIC

if TYPE_CHECKING:
    from desktop.composition import Composition

NAME = "models"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `models`."""
    parser.add_argument(
        "--tune",
        type=str,
        metavar="NAME",
        help="measure for at most 20 s how this model runs fastest here, and remember it",
    )
    parser.add_argument(
        "--other-programs", action="store_true", help="look for models of LM Studio, Ollama, Jan, GPT4All and others"
    )
    parser.add_argument("--use", type=str, metavar="NAME", help="use a model of another program where it lies")


def run(options: argparse.Namespace, composition: "Composition") -> int:
    """Print one line a model: id, size, file type, licence; or what measuring found."""
    if options.tune:
        return _tune(options, composition)
    if options.other_programs or options.use:
        return other_programs(options, composition)
    models = composition.models.models()
    problems = composition.models.problems()
    if options.json:
        unreadable = [{"path": str(path), "reason": reason} for path, reason in problems]
        templates = composition.settings.current().templates
        listed = [
            msgspec.to_builtins(model, enc_hook=str) | {"template": _template(templates, model.id)} for model in models
        ]
        told = {"models": listed, "adapters": _adapters(composition), "unreadable": unreadable}
        print_json(told | {"folder": str(composition.models.folder)})
        return ExitCode.OK
    for model in models:
        use = "embedding" if model.is_embedding else "chat"
        words = (model.id, f"{model.size / 1e6:,.0f} MB", model.quantisation or "–", use, model.licence or "–")
        print("  ".join([*words, *([model.origin] if model.origin else [])]))
    for one in _adapters(composition):
        used = [f"used by {', '.join(one['used_by'])}"] if one["used_by"] else []
        print("  ".join([one["name"], f"{one['size'] / 1e6:,.0f} MB", one["architecture"], "adapter", *used]))
    for path, reason in problems:
        note(f"{path.name} cannot be used: {reason}")
    folder = composition.models.folder
    is_there = folder.is_dir()
    note(f"GGUF files in {folder} are listed too." if is_there else f"{folder} is not there: is its disk connected?")
    return ExitCode.OK


def _adapters(composition: "Composition") -> list[dict[str, Any]]:
    return [
        {
            "name": one.adapter.name,
            "path": str(one.adapter.path),
            "architecture": one.adapter.architecture,
            "size": one.adapter.size,
            "base": one.adapter.base,
            "fits": [model.id for model in one.bases],
            "used_by": [model.id for model in one.users],
        }
        for one in composition.adapters.listed()
    ]


def _tune(options: argparse.Namespace, composition: "Composition") -> int:
    """Exit code 1 when nothing could be found out."""
    model = composition.models.find(options.tune)
    result = composition.tuning.tune(model=model, on_progress=lambda done: progress(f"Measuring {model.name}", done))
    if result is None:
        return ExitCode.FAILED
    if options.json:
        print_json(result)
    else:
        found = result.after
        attention = "on" if found.flash_attention else "off"
        print(f"{result.outcome}: {found.threads} threads to write, {found.reading_threads} to read, ", end="")
        print(f"batches of {found.micro_batch}, flash attention {attention}; {result.gain:+.0%}")
    return ExitCode.OK if result.outcome.is_finding else ExitCode.FAILED


def _template(templates: Mapping[str, TemplateChoice], model_id: str) -> str:
    """Which prompt template was chosen for a model; the engine tells which one that is."""
    choice = templates.get(model_id, TemplateChoice())
    return "own" if choice.source.strip() else choice.template or AUTOMATIC
