"""The command line: the same services as the window, and no Qt."""

from desktop.cli.entry import main

__all__ = ["main"]
