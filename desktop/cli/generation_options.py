"""Options that shape an answer, shared by `ask` and `chat`."""

import argparse

import msgspec

from desktop.cli.exit_codes import ExitCode
from desktop.cli.given_text import sound
from desktop.cli.output import note
from desktop.core.sampling import Sampling
from desktop.settings import Settings

SAMPLING = ("temperature", "top_k", "top_p", "min_p", "repeat_penalty", "seed")


def add_generation_options(parser: argparse.ArgumentParser) -> None:
    """`--model`, `--system`, `--max-tokens`, `--context` and one option for each sampler setting."""
    parser.add_argument("-m", "--model", type=str, metavar="NAME", help="a model's name or the path of a GGUF file")
    parser.add_argument("-s", "--system", type=sound, metavar="TEXT", help="system prompt")
    parser.add_argument("--max-tokens", type=int, metavar="N", help="longest answer, in tokens")
    parser.add_argument("--context", type=int, metavar="N", help="length of the context, in tokens")
    parser.add_argument("--threads", type=int, metavar="N", help="processor threads")
    for name in SAMPLING:
        kind = int if name in ("top_k", "seed") else float
        parser.add_argument("--" + name.replace("_", "-"), type=kind, metavar="X")


def settings_with(options: argparse.Namespace, settings: Settings) -> Settings:
    """The settings with the options given laid over them; exits with code 2 when one is out of its range."""
    sampling = {name: getattr(options, name) for name in SAMPLING if getattr(options, name) is not None}
    given = {
        "system_prompt": options.system,
        "max_tokens": options.max_tokens,
        "context_length": options.context,
        "threads": options.threads,
    }
    changed = msgspec.structs.replace(
        settings,
        sampling=msgspec.structs.replace(settings.sampling, **sampling),
        **{name: value for name, value in given.items() if value is not None},
    )
    try:
        return msgspec.convert(msgspec.to_builtins(changed), Settings)
    except msgspec.ValidationError as error:
        name = str(error).rstrip("`").rpartition(".")[2]
        option = {"context_length": "context", "system_prompt": "system"}.get(name, name).replace("_", "-")
        note(f"bantam: --{option} {_demand(name)}")
        raise SystemExit(ExitCode.USAGE) from error


def _demand(name: str) -> str:
    """What a setting wants of its value, as it is declared."""
    from msgspec import inspect  # not above: it is rarely needed

    kinds = [inspect.type_info(kind) for kind in (Settings, Sampling)]
    fields = {field.name: field.type for kind in kinds if isinstance(kind, inspect.StructType) for field in kind.fields}
    kind = fields[name]
    if isinstance(kind, inspect.Metadata):
        kind = kind.type
    choices = kind.types if isinstance(kind, inspect.UnionType) else (kind,)
    for one in choices:
        if isinstance(one, (inspect.IntType, inspect.FloatType)):
            return f"takes a number from {one.ge:,} to {one.le:,}"
    return f"is longer than {getattr(kind, 'max_length', 0):,} characters"
