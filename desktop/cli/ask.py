"""Ask one question; the answer alone goes to stdout.

Text piped in is put after the words of the command, so `cat report.txt | bantam ask "Summarise this:"` works.
"""

import argparse
import sys
import time
from typing import TYPE_CHECKING

from desktop.cli.engine_report import engine_report
from desktop.cli.exit_codes import ExitCode
from desktop.cli.generation_options import add_generation_options, settings_with
from desktop.cli.given_text import sound
from desktop.cli.output import note, print_json, progress
from desktop.core.chat import Finish, Role
from desktop.engine.protocol import Finished, Token, Turn
from desktop.services.system_turns import system_turns
from desktop.services.template_wish import chat_wish, with_template

if TYPE_CHECKING:
    from desktop.composition import Composition

NAME = "ask"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of `ask`."""
    parser.add_argument(
        "question", type=sound, nargs="*", metavar="WORD", help="the question; piped text is added to it"
    )
    add_generation_options(parser)
    parser.add_argument(
        "--template",
        type=sound,
        metavar="NAME",
        help="prompt template: a built-in one, one of the file, “file” or “automatic”",
    )
    parser.add_argument(
        "--adapter",
        type=sound,
        action="append",
        metavar="NAME",
        help="a LoRA adapter to answer with, and how strongly, such as rhymes or rhymes=0.5; “none” for none",
    )


def run(options: argparse.Namespace, composition: "Composition") -> int:
    """Print the answer as it is written, or one JSON object at its end."""
    started = time.perf_counter()
    question = _question(options.question)
    if not question.strip():
        note("bantam ask: there is no question; give it as words or pipe it in")
        return ExitCode.USAGE
    settings = settings_with(options, composition.settings.current())
    composition.pool  # noqa: B018 - without an engine, which model it would be is not the question
    model = composition.models.find(options.model) if options.model else composition.models.current()
    if options.template is not None:
        settings = with_template(model, settings, options.template)
    if options.adapter is not None:
        from desktop.services.named_adapters import with_adapters  # not above: it is rarely needed

        settings = with_adapters(composition.adapters, model, settings, options.adapter)
    engine = composition.generation.engine(model, settings, on_loading=lambda done: progress("Loading", done))
    loaded = time.perf_counter()
    turns = [*system_turns(model, settings), Turn(Role.USER, question)]
    text = reasoning = ""
    finished = Finished()
    for event in composition.generation.generate(engine, turns, settings, wish=chat_wish(model, settings)):
        if isinstance(event, Token) and event.reasoning:
            reasoning += event.text
        elif isinstance(event, Token):
            piece = event.text if text or not reasoning else event.text.lstrip()  # what stands between the two
            text += piece
            if not options.json:
                print(piece, end="", flush=True)
        elif isinstance(event, Finished):
            finished = event
    if options.json:
        seconds = {"load_seconds": loaded - started, "total_seconds": time.perf_counter() - started}
        thoughts = {"reasoning": reasoning.strip()} if reasoning.strip() else {}
        result = {**_result(text, model.id, finished, seconds), **thoughts}
        print_json({**result, "engine": engine_report(engine.facts)})
    else:
        print()
    return ExitCode.OK


def _question(words: list[str]) -> str:
    piped = "" if sys.stdin is None or sys.stdin.isatty() else sound(sys.stdin.read())
    return "\n\n".join(part for part in (" ".join(words), piped.rstrip("\n")) if part)


def _result(text: str, model: str, finished: Finished, seconds: dict[str, float]) -> dict[str, object]:
    figures = finished.figures
    timings: dict[str, object] = {name: round(value, 4) for name, value in seconds.items()}
    if figures is not None:
        timings |= {
            "prompt_tokens": figures.prompt_tokens,
            "tokens": figures.tokens,
            "prefill_seconds": round(figures.prefill_seconds, 4),
            "decode_seconds": round(figures.decode_seconds, 4),
            "first_token_seconds": round(figures.first_token_seconds, 4),
            "tokens_per_second": round(figures.tokens_per_second, 2),
        }
    return {"text": text, "finish_reason": finished.finish or Finish.STOP, "model": model, "timings": timings}
