"""Show what this computer has."""

import argparse
from typing import TYPE_CHECKING

import msgspec

from desktop.cli.exit_codes import ExitCode
from desktop.cli.output import print_json

if TYPE_CHECKING:
    from desktop.composition import Composition

NAME = "machine"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """`machine` has no options of its own."""
    del parser


def run(options: argparse.Namespace, composition: "Composition") -> int:
    """Print the facts, one a line."""
    facts = composition.machine.facts()
    if options.json:
        print_json(facts)
        return ExitCode.OK
    for name, value in msgspec.structs.asdict(facts).items():
        shown = f"{value / 1e9:.1f} GB" if name.endswith("_bytes") and isinstance(value, int) else value
        print(f"{name.removesuffix('_bytes').replace('_', ' ')}: {shown if shown not in ('', [], ()) else '–'}")
    return ExitCode.OK
