"""Print all a bug report needs: versions, this computer, the engine, the models; no prompts."""

import argparse
from typing import TYPE_CHECKING

from desktop.cli.exit_codes import ExitCode
from desktop.cli.machine import card_line, fact_lines
from desktop.cli.output import note, print_json

if TYPE_CHECKING:
    from desktop.composition import Composition

NAME = "doctor"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `doctor`."""
    parser.add_argument(
        "--prove", action="store_true", help="prove every processor backend again by a real prefill and decode"
    )


def run(options: argparse.Namespace, composition: "Composition") -> int:
    """Exit code 1 when something is not fine."""
    if options.prove:
        composition.doctor.prove_backends(lambda words, fraction: note(f"{fraction:4.0%} {words}"))
    report = composition.doctor.report()
    if options.json:
        print_json(report)
    else:
        print(f"Bantam {report.bantam}, {report.python}")
        print(", ".join(f"{name} {version}" for name, version in report.libraries.items()))
        for line in fact_lines(report.machine):
            print(line)
        for card in report.cards:
            print(card_line(card))
        for check in report.checks:
            print(f"{check.verdict}  {check.name}: {check.words}")
        for line in report.log_tail:
            print(f"log  {line}")
    return ExitCode.OK if all(check.fine for check in report.checks) else ExitCode.FAILED
