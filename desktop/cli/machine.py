"""Show what this computer has."""

import argparse
from typing import TYPE_CHECKING

import msgspec

from desktop.cli.exit_codes import ExitCode
from desktop.cli.output import print_json
from desktop.core.machine import GraphicsCard, MachineFacts

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
    for line in fact_lines(facts):
        print(line)
    return ExitCode.OK


def fact_lines(facts: MachineFacts) -> list[str]:
    """Each fact with its name; a dash for one that is not known."""
    return [
        f"{name.removesuffix('_bytes').replace('_', ' ')}: {_words(name, value) or '–'}"
        for name, value in msgspec.structs.asdict(facts).items()
    ]


def _words(name: str, value: object) -> str:
    if isinstance(value, list):
        return ", ".join(_card(card) for card in value)
    if isinstance(value, int):
        return f"{value / 1e9:.1f} GB" if name.endswith("_bytes") else str(value or "")
    return str(value)


def _card(card: GraphicsCard) -> str:
    return f"{card.name} ({card.memory_bytes / 1e9:.1f} GB)" if card.memory_bytes else card.name
