"""Picks the role before importing anything heavy: window, command line, or a child: engine, reader, hub."""

import gc
import os
import sys

COMMANDS = (
    "chat",
    "ask",
    "models",
    "search",
    "pull",
    "fit",
    "machine",
    "doctor",
    "export",
    "import",
    "backup",
    "verify",
    "rm",
    "quantize",
    "register",
)


def main(arguments: list[str] | None = None) -> int:
    """Run one role and return its exit code.

    `--engine` first: a child that runs one model, `--reader`: one that reads one document, or `--hub`: the one that
    may use the network. A word, or a question about the command line: the command line. Anything else: the window.
    """
    arguments = sys.argv[1:] if arguments is None else arguments
    if _will_ask(arguments):
        from desktop.engine.head_start import begin

        begin()
    _import_msgspec()
    if arguments[:1] == ["--engine"]:
        from desktop.engine.worker import main as engine_main

        return engine_main(arguments[1:])
    if arguments[:1] == ["--reader"]:
        from desktop.documents.reader_child import main as reader_main

        return reader_main(arguments[1:])
    if arguments[:1] == ["--hub"]:
        from desktop.hub.child import main as hub_main

        return hub_main(arguments[1:])
    if _is_command(arguments):
        try:
            from desktop.cli import main as cli_main

            return cli_main(arguments)
        except KeyboardInterrupt:  # while it was still being imported
            return 130
    from desktop.machine.display import missing_display

    if (error := missing_display()) is not None:
        from desktop.cli.output import print_error

        print_error(error, as_json=False)
        return 1
    gc.disable()  # what is imported stays: to look through it for garbage, a start has no time
    from desktop.app import main as window_main

    return window_main(arguments)


def _will_ask(arguments: list[str]) -> bool:
    """Whether these words will need a new engine; an option's value may read like that, which costs little."""
    return "ask" in arguments and not {"-h", "--help", "--engine"} & set(arguments)


def _import_msgspec() -> None:
    """Import it without typing_extensions, of which it takes nothing that Python 3.11 does not have.

    That module brings inspect, ast and tokenize along: 30 ms of the start of every role.
    """
    if "typing_extensions" in sys.modules or "msgspec" in sys.modules:
        return
    sys.modules["typing_extensions"] = None  # type: ignore[assignment]  # import then raises ImportError
    try:
        import msgspec  # noqa: F401
    finally:
        del sys.modules["typing_extensions"]


def _is_given(word: str) -> bool:
    """Whether it is a file, a folder or an address, as a file manager passes it: the window says what comes of it.

    A name alone is a command, whatever lies in this folder; one that ends like a model's is a file, gone or not.
    """
    name = word.lower()
    is_path = "/" in word or os.sep in word
    is_there = is_path and (os.path.isabs(word) or os.path.exists(word))  # noqa: PTH110, PTH117 (no pathlib by then)
    return is_there or name.endswith(".gguf") or name.startswith(("file:", "hf:", "https://", "http://"))


def _is_command(arguments: list[str]) -> bool:
    """Whether it is for the command line: it asks about it, or holds a word, of which that one knows the right ones."""
    words = iter(arguments)
    for word in words:
        if word == "--data-dir":
            next(words, None)
        elif word in ("-h", "--help", "--version") or not (word.startswith("-") or _is_given(word)):
            return True
    return False


if __name__ == "__main__":
    sys.exit(main())
