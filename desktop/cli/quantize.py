"""Make a smaller model of a large one: F16, BF16, F32 or Q8_0 becomes a type with fewer bits a number."""

import argparse
from typing import TYPE_CHECKING

from desktop.cli.exit_codes import ExitCode
from desktop.cli.given_text import sound
from desktop.cli.output import note, print_json, progress

if TYPE_CHECKING:
    from desktop.composition import Composition

NAME = "quantize"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `quantize`."""
    parser.add_argument("file", nargs="?", type=str, metavar="FILE", help="a model's name or path")
    parser.add_argument(
        "type", nargs="?", type=sound, metavar="TYPE", help="such as Q4_K_M; without one, what there is to choose"
    )


def run(options: argparse.Namespace, composition: "Composition") -> int:
    """Print where the new file lies, or the types with about the bytes they need."""
    if not options.file:
        note("bantam quantize: name a model")
        return ExitCode.USAGE
    model = composition.models.find(options.file)
    if not options.type:
        offer = composition.quantising.offer(model)  # says why where there is none
        choices = {one.name: one.size for one in offer.files}
        if options.json:
            print_json({"choices": choices})
        else:
            print("\n".join(f"{name}  {size / 1e6:,.0f} MB" for name, size in choices.items()))
        return ExitCode.OK
    path = composition.quantising.quantise(model, options.type, lambda done: progress("Writing", done))
    if path is None:
        return ExitCode.FAILED
    usual = composition.quantising.usual_name(model, options.type)
    if path.name != usual:
        note(f"{usual} was there already and stays; the new file is {path.name}")
    if options.json:
        print_json({"path": str(path), "size": path.stat().st_size, "before": model.size})
    else:
        print(path)
    return ExitCode.OK
