"""The words of the command line."""

import argparse
from pathlib import Path

from desktop import __version__
from desktop.cli import (
    ask,
    backup,
    chat,
    doctor,
    export,
    fit,
    import_chats,
    machine,
    models,
    pull,
    quantize,
    register,
    rm,
    search,
    verify,
)

_COMMANDS = (
    chat,
    ask,
    models,
    search,
    pull,
    fit,
    machine,
    doctor,
    export,
    import_chats,
    backup,
    verify,
    rm,
    quantize,
    register,
)


def parse(arguments: list[str]) -> argparse.Namespace:
    """Parse, or exit with code 2 and a usage line. `run` of the result is the command."""
    parser = argparse.ArgumentParser(
        prog="bantam",
        description="Small language models on your own computer, fully offline. Without a command, the window opens; "
        "with a model's file, a folder or an hf: address instead of one, it asks what to do with that.",
        parents=[_common()],
    )
    parser.add_argument("--version", action="version", version=f"Bantam {__version__}")
    parser.set_defaults(data_dir=None, json=False)
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for module in _COMMANDS:
        summary = (module.__doc__ or "").split("\n")[0]
        command = commands.add_parser(module.NAME, help=summary, description=summary, parents=[_common()])
        module.add_arguments(command)
        command.set_defaults(run=module.run, keeps_states=module is chat)  # one question is not gone back to
    return parser.parse_args(arguments)


def _common() -> argparse.ArgumentParser:
    """What may stand before the command and after it. Made anew each time: `set_defaults` reaches into parents."""
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument(
        "--data-dir",
        type=Path,
        default=argparse.SUPPRESS,
        metavar="FOLDER",
        help="keep chats, settings, models and logs here",
    )
    common.add_argument("--json", action="store_true", default=argparse.SUPPRESS, help="print one JSON object")
    return common
