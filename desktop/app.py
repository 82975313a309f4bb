"""Starts and ends the window: one for each data folder, with words for a start that fails."""

import argparse
import contextlib
import logging
import os
import signal
import sys
import time
import traceback
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import NoReturn

from desktop import __version__, log
from desktop.bantam_window import BantamWindow
from desktop.cli.output import print_error
from desktop.composition import Composition
from desktop.core.backup import Backup
from desktop.core.errors import BantamError, ErrorKind, KnownError
from desktop.core.given_words import absolute
from desktop.paths import Paths
from desktop.settings_store import SettingsStore
from desktop.storage.instance_lock import NAME as LOCK
from desktop.storage.instance_lock import InstanceLock
from desktop.ui.application import forget_scale, make_application, use_scale
from desktop.ui.language.language import use_language
from desktop.ui.ownership.damaged_start import offer_backup
from desktop.ui.settings.live_settings import apply_settings
from desktop.ui.shell.raise_request import Outcome, hand_over
from desktop.ui.shell.startup_error import show_startup_error
from desktop.ui.theme.theme import Theme

WINDOW_MARK = "window-process"  # the process id of the window that was opened last

AGAIN = "--again"

_log = logging.getLogger(__name__)


def main(arguments: list[str]) -> int:
    """Open the window and return the exit code when it is closed; 0 when an open one was raised instead."""
    began = time.perf_counter()
    options = _parse(arguments)
    try:
        paths = Paths.under(options.data_dir) if options.data_dir else Paths.default()
    except KnownError as error:
        print_error(error, as_json=False)
        return 1
    settings = SettingsStore(paths.settings).peek()
    use_scale(settings.interface_scale)
    application = make_application(["bantam"])
    use_language(settings.language)
    for number in (signal.SIGINT, signal.SIGTERM):  # Python hears of it when its garbage is collected next
        signal.signal(number, lambda *_: application.quit())
    theme = Theme()
    opened = _opened(paths, theme, began, [] if options.again else options.given)
    if isinstance(opened, int):
        return opened
    bantam = opened
    application.opened.put([] if options.again else options.given)
    bantam.show(options.again, setting="interface_scale")
    if options.again:  # a restart that was asked for on the settings screen
        bantam.window.show_screen("settings")
    code = application.exec()
    while bantam.successor is not None:
        bantam = bantam.successor
    chat_id = bantam.chat.chat.id
    bantam.close_down()
    bantam.destroy()
    if bantam.starts_again:
        _start_again(chat_id)
    return code


def _opened(paths: Paths, theme: Theme, began: float, given: Sequence[str]) -> BantamWindow | int:
    """The window; an exit code where there is none to show, as another Bantam took what was given, or for an error."""
    while True:
        try:
            return _open(paths, theme, began)
        except (BantamError, OSError) as error:
            known = _as_known(error, paths)
        if known.kind is ErrorKind.DATABASE_LOCKED:
            held, free = partial(_is_held_by_a_window, paths.data), partial(_is_free, paths.data)
            outcome = hand_over(paths.data, given, held, free)
            if outcome is Outcome.TAKEN:
                return 0
            if outcome is Outcome.FREE:  # it has ended meanwhile
                continue
        backups = _backups_for(known, paths)
        if not backups:
            return show_startup_error(theme, known)
        composition = Composition(paths)
        if not offer_backup(theme, known, backups, composition.restore_damaged):
            return 1


def _start_again(chat_id: str) -> NoReturn:
    """Become a new Bantam, in this process: who started this one goes on waiting for it. All is closed already."""
    forget_scale()
    words = [word for word in sys.orig_argv[1:] if not word.startswith(f"{AGAIN}=")]
    os.execv(  # noqa: S606 no shell: Python itself, with the words that it was started with
        sys.executable, [sys.executable, *words, f"{AGAIN}={chat_id}"]
    )


def _backups_for(error: KnownError, paths: Paths) -> list[Backup]:
    """What can take the place of chats that cannot be opened; nothing for an error of another kind."""
    if error.kind is not ErrorKind.DATABASE_DAMAGED:
        return []
    return [backup for backup in Composition(paths).backups.backups() if backup.chats is not None]


def _open(paths: Paths, theme: Theme, began: float) -> BantamWindow:
    """Make the window; raises `BantamError` or `OSError`, and then nothing is left open or locked."""
    composition = Composition(paths)
    with contextlib.ExitStack() as undo:
        undo.callback(composition.close)
        log.setup(paths.logs, "window")
        apply_settings(theme, composition.settings.current())
        _ = composition.database  # first of all: it is held by this process from here on
        with contextlib.suppress(OSError):  # then a second start says that the folder is in use
            (paths.data / WINDOW_MARK).write_text(str(os.getpid()), "utf-8")
        bantam = BantamWindow(composition, theme, began)
        undo.pop_all()
    return bantam


def _is_held_by_a_window(data: Path) -> bool:
    """Whether the Bantam that uses this folder has a window to raise; a command in a terminal has none."""
    try:
        return (data / WINDOW_MARK).read_text("utf-8") == (data / LOCK).read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return False


def _is_free(data: Path) -> bool:
    """Whether nobody uses this folder any more."""
    lock = InstanceLock(data)
    try:
        lock.acquire()
    except KnownError:
        return False
    lock.release()
    return True


def _as_known(error: BantamError | OSError, paths: Paths) -> KnownError:
    """The same with words for a person."""
    if isinstance(error, KnownError):
        return error
    if isinstance(error, OSError):
        path, reason = str(error.filename or paths.data), error.strerror or str(error)
        return KnownError(ErrorKind.FOLDER_UNUSABLE, path=path, reason=reason, details=repr(error))
    _log.critical("could not start", exc_info=error)
    details = "".join(traceback.format_exception(error))
    return KnownError(ErrorKind.START_FAILED, reason=str(error), details=details)


def _parse(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bantam", description=f"Bantam {__version__}")
    parser.add_argument("--data-dir", type=Path, metavar="FOLDER")
    parser.add_argument(AGAIN, default="", help=argparse.SUPPRESS)  # the chat that was open before a restart
    parser.add_argument("given", nargs="*", type=absolute, metavar="FILE.gguf")  # to be imported, or looked for
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
