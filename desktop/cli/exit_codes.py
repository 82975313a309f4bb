"""What a shell script can rely on."""

from enum import IntEnum


class ExitCode(IntEnum):
    """Exit codes of every command."""

    OK = 0
    FAILED = 1  # the world: no such model, no memory, a full disk; the message says what to do
    USAGE = 2  # the words of the command (argparse's own code)
    BUG = 3  # our fault
    INTERRUPTED = 130  # Ctrl+C, as shells count it
