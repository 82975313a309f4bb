"""List the models on this computer."""

import argparse
from typing import TYPE_CHECKING

from desktop.cli.exit_codes import ExitCode
from desktop.cli.output import note, print_json

if TYPE_CHECKING:
    from desktop.composition import Composition

NAME = "models"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """`models` has no options of its own."""
    del parser


def run(options: argparse.Namespace, composition: "Composition") -> int:
    """Print one line a model: id, size, file type, licence."""
    models = composition.models.models()
    problems = composition.models.problems()
    if options.json:
        unreadable = [{"path": str(path), "reason": reason} for path, reason in problems]
        print_json({"models": models, "unreadable": unreadable, "folder": str(composition.models.folder)})
        return ExitCode.OK
    for model in models:
        use = "embedding" if model.is_embedding else "chat"
        words = (model.id, f"{model.size / 1e6:,.0f} MB", model.quantisation or "–", use, model.licence or "–")
        print("  ".join(words))
    for path, reason in problems:
        note(f"{path.name} cannot be used: {reason}")
    note(f"GGUF files in {composition.models.folder} are listed too.")
    return ExitCode.OK
