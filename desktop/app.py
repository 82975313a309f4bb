"""The window's composition root: services → controllers → window."""

import argparse
import contextlib
import logging
import os
import signal
import sys
import time
import traceback
from functools import cached_property
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Slot

from desktop import __version__, log
from desktop.composition import Composition
from desktop.core.backup import Backup
from desktop.core.errors import BantamError, ErrorKind, KnownError
from desktop.paths import Paths
from desktop.settings import Settings
from desktop.settings_store import SettingsStore
from desktop.storage.instance_lock import NAME as LOCK
from desktop.ui.actions import Actions
from desktop.ui.application import make_application, use_scale
from desktop.ui.chat.attachments.attachment_controller import AttachmentController
from desktop.ui.chat.chat_controller import ChatController
from desktop.ui.chat.chat_view import ChatView
from desktop.ui.chat.inspector.tune_controller import TuneController
from desktop.ui.chat.title_controller import TitleController
from desktop.ui.first_run.first_run_controller import FirstRunController
from desktop.ui.language.language import use_language
from desktop.ui.ownership.backups_controller import BackupsController
from desktop.ui.ownership.damaged_start import offer_backup
from desktop.ui.ownership.export_controller import ExportController
from desktop.ui.ownership.full_disk_controller import FullDiskController
from desktop.ui.ownership.import_controller import ImportController
from desktop.ui.ownership.ownership_controller import OwnershipController
from desktop.ui.settings.live_settings import apply_settings
from desktop.ui.settings.settings_controller import SettingsController
from desktop.ui.settings.settings_view import SettingsView
from desktop.ui.shell.main_window import MainWindow
from desktop.ui.shell.raise_request import RaiseRequest
from desktop.ui.shell.shortcuts_dialog import shortcut_rows
from desktop.ui.shell.startup_error import show_startup_error
from desktop.ui.shell.status_controller import StatusController
from desktop.ui.shell.window_place import WindowPlace
from desktop.ui.tasks import Relay, TaskRunner
from desktop.ui.theme.theme import Theme

WINDOW_MARK = "window-process"  # the process id of the window that was opened last

_log = logging.getLogger(__name__)


class BantamWindow(QObject):
    """Owns the window and everything in it. GUI thread; `close_down` ends every task and engine."""

    def __init__(self, composition: Composition, theme: Theme, began: float = 0.0) -> None:
        super().__init__()
        self._began = began
        self.composition = composition
        self.tasks = TaskRunner(self)
        self.actions = Actions(self)
        self.window = MainWindow(theme, self.actions)
        try:
            self._fill(theme)
        except BaseException:
            self.destroy()
            raise

    def _fill(self, theme: Theme) -> None:
        composition = self.composition
        self.chat_view = ChatView(theme)
        self.window.add_screen("chat", self.tr("Chat"), "message-square", self.chat_view)
        self.chat = ChatController(
            self.chat_view,
            composition.conversations,
            composition.answers,
            composition.models,
            composition.settings,
            composition.prompts,
            composition.temporary,
            self.tasks,
            self.actions,
            theme,
            toast=self.window.toast,
            parent=self,
        )
        chat = self.chat
        titled = chat.answers, chat.queue, chat.list, self.tasks, self
        self.titles = TitleController(self.chat_view.composer, composition.titles, *titled)
        self.tune = TuneController(self.chat_view.inspector.tune, composition.tuning, self.tasks, self)
        self.tune.follow(self.chat.answers, self.chat.models)
        self.tune.failed.connect(self.chat_view.transcript.show_error)
        parts = chat.answers, composition.attachments, self.tasks, theme, self.window.toast
        self.attachments = AttachmentController(self.chat_view, chat.chat, *parts, self)
        chat.models.model_found.connect(self.attachments.recount)
        self.ownership = self._make_ownership(theme)
        self._theme = theme
        words = self.tr("Settings")
        self.window.add_late_screen("settings", words, "settings", lambda: self.settings_view)
        self.window.screen_changed.connect(self._on_screen_changed)
        self.status = StatusController(self.window, composition.machine, composition.settings, self.tasks, self)
        self.first_run = FirstRunController(
            self.window, theme, composition.machine, composition.settings, composition.models, self.tasks, self
        )
        self.first_run.finished.connect(self.chat_view.composer.focus)
        self.chat.answer_ended.connect(self.status.answer_ended)
        self._stopped = Relay(self)
        self._stopped.happened.connect(self.chat.models.hear_stop)
        composition.generation.on_stopped(self._stopped.happened.emit)
        self.chat.ready.connect(self._on_ready)
        self.place = WindowPlace(composition.paths.data, self.window)
        self.raise_request = RaiseRequest(composition.paths.data, self.window, self)

    def _make_ownership(self, theme: Theme) -> OwnershipController:
        window, parts, tasks = self.window, self.composition, self.tasks
        self.full_disk = FullDiskController(window.full_disk, parts.room, tasks, self)
        return OwnershipController(
            self.chat_view,
            self.chat,
            ExportController(window, parts.exports, tasks, theme, window.toast, self),
            ImportController(window, parts.imports, parts.conversations, tasks, theme, window.toast, self),
            BackupsController(parts.backups, parts.paths.backups, tasks, window.toast, self),
            theme,
            self,
        )

    @property
    def settings_view(self) -> SettingsView:
        """The settings screen, made when it is wanted: a fifth of a second that a start does not wait for."""
        return self._settings[0]

    @property
    def settings(self) -> SettingsController:
        """Its controller."""
        return self._settings[1]

    @cached_property
    def _settings(self) -> tuple[SettingsView, SettingsController]:
        """The screen, and what tells the chat of what was changed there."""
        composition, theme = self.composition, self._theme
        view = SettingsView(theme, shortcut_rows(self.actions))
        controller = SettingsController(
            view,
            composition.settings,
            composition.models,
            composition.storage,
            composition.doctor,
            self.tasks,
            theme,
            toast=self.window.toast,
            parent=self,
        )
        controller.changed.connect(self._on_settings_changed)
        controller.models_changed.connect(self.chat.models.start)
        controller.tune_requested.connect(self._on_tune_requested)
        controller.start()
        return view, controller

    @Slot(object)
    def _on_settings_changed(self, settings: Settings) -> None:
        self.chat_view.header.menu.set_theme_choice(settings.theme)
        self.chat.inspector.start()

    @Slot(str)
    def _on_screen_changed(self, screen_id: str) -> None:
        if screen_id == "settings":
            self.chat.inspector.save()
            self.settings.refresh()
            self.settings_view.focus()

    @Slot()
    def _on_tune_requested(self) -> None:
        self.window.show_screen("chat")
        self.chat_view.show_inspector(self.chat_view.inspector.tune.button)

    def show(self) -> None:
        """Show the window and begin to load what it shows."""
        self.place.restore()
        self.first_run.start()
        self.window.show()
        self.chat.start()
        self.status.start()

    @Slot()
    def _on_ready(self) -> None:
        _log.info("usable after %.3f s", time.perf_counter() - self._began)
        self.ownership.start()
        self.attachments.start()

    def destroy(self) -> None:
        """Delete every widget while the application lives: at its end Python would, in an order of its own."""
        self.window.deleteLater()
        self.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def close_down(self) -> None:
        """Stop answers, tasks and engines; nothing is left running."""
        self.place.save()
        self.status.stop()
        self.ownership.shutdown()
        self.full_disk.shutdown()
        self.tune.shutdown()
        self.titles.shutdown()
        self.attachments.shutdown()
        if "_settings" in self.__dict__:
            self.settings.finish()
        self.chat.shutdown()
        self.tasks.shutdown()  # before what they read from is closed
        self.composition.close(keep_states=True)
        self.tasks.join()


def main(arguments: list[str]) -> int:
    """Open the window and return the exit code when it is closed; 0 when an open one was raised instead."""
    began = time.perf_counter()
    options = _parse(arguments)
    paths = Paths.under(options.data_dir) if options.data_dir else Paths.default()
    settings = SettingsStore(paths.settings).peek()
    use_scale(settings.interface_scale)
    application = make_application(["bantam"])
    use_language(settings.language)
    for number in (signal.SIGINT, signal.SIGTERM):  # Python hears of it when its garbage is collected next
        signal.signal(number, lambda *_: application.quit())
    theme = Theme()
    try:
        bantam = _open(paths, theme, began)
    except (BantamError, OSError) as error:
        known = _as_known(error, paths)
        if known.kind is ErrorKind.DATABASE_LOCKED and _is_held_by_a_window(paths.data):
            RaiseRequest.ask(paths.data)
            return 0
        backups = _backups_for(known, paths)
        if not backups:
            return show_startup_error(theme, known)
        composition = Composition(paths)
        if not offer_backup(theme, known, backups, composition.restore_damaged):
            return 1
        try:
            bantam = _open(paths, theme, began)
        except (BantamError, OSError) as still:
            return show_startup_error(theme, _as_known(still, paths))
    bantam.show()
    code = application.exec()
    bantam.close_down()
    bantam.destroy()
    return code


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
        bantam = BantamWindow(composition, theme, began)
        with contextlib.suppress(OSError):  # then a second start says that the folder is in use
            (paths.data / WINDOW_MARK).write_text(str(os.getpid()), "utf-8")
        undo.pop_all()
    return bantam


def _is_held_by_a_window(data: Path) -> bool:
    """Whether the Bantam that uses this folder has a window to raise; a command in a terminal has none."""
    try:
        return (data / WINDOW_MARK).read_text("utf-8") == (data / LOCK).read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return False


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
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
