"""The window with everything in it: every controller is made here, and meets the services it needs."""

import logging
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Slot

from desktop.composition import Composition
from desktop.settings import Settings
from desktop.ui.actions import Actions
from desktop.ui.chat.attachments.attachment_controller import AttachmentController
from desktop.ui.chat.attachments.sight_controller import SightController
from desktop.ui.chat.chat_controller import ChatController
from desktop.ui.chat.chat_view import ChatView
from desktop.ui.chat.find.find_controller import FindController
from desktop.ui.chat.inspector.tune_controller import TuneController
from desktop.ui.chat.inspector_parts import InspectorParts
from desktop.ui.chat.reading_controller import ReadingController
from desktop.ui.chat.title_controller import TitleController
from desktop.ui.chat.window_limits import WindowLimits
from desktop.ui.first_run.advice_controller import Sources
from desktop.ui.first_run.first_run_controller import FirstRunController
from desktop.ui.in_work import InWork
from desktop.ui.language.language import use_language
from desktop.ui.language.renewal import Renewal
from desktop.ui.models.late_models import LateModels
from desktop.ui.ownership.backups_controller import BackupsController
from desktop.ui.ownership.export_controller import ExportController
from desktop.ui.ownership.full_disk_controller import FullDiskController
from desktop.ui.ownership.import_controller import ImportController
from desktop.ui.ownership.ownership_controller import OwnershipController
from desktop.ui.ownership.print_controller import PrintController
from desktop.ui.settings.late_settings import LateSettings
from desktop.ui.shell.main_window import MainWindow
from desktop.ui.shell.outside import Outside
from desktop.ui.shell.status_controller import StatusController
from desktop.ui.shell.window_place import WindowPlace
from desktop.ui.tasks import Relay, TaskRunner
from desktop.ui.theme.theme import Theme

_log = logging.getLogger(__name__)

if TYPE_CHECKING:
    from desktop.ui.settings.settings_controller import SettingsController
    from desktop.ui.settings.settings_view import SettingsView


class BantamWindow(QObject):
    """Owns the window and everything in it. GUI thread; `close_down` ends every task and engine.

    `starts_again`: the person asked for a restart, and `end` was called.
    """

    def __init__(
        self,
        composition: Composition,
        theme: Theme,
        began: float = 0.0,
        end: Callable[[], object] = QCoreApplication.quit,
    ) -> None:
        super().__init__()
        self._began = began
        self._chat_shown_first = self._setting_changed = ""
        self._begins_temporary = False
        self.starts_again, self._end = False, end
        self.successor: BantamWindow | None = None  # took the place of this one
        self.composition, composition.can_ask = composition, True
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
        self.window.toasts.stand_above(self.chat_view.composer, self.chat_view.transcript.latest)
        self.chat = ChatController(
            self.chat_view,
            composition.conversations,
            composition.answers,
            composition.choosing,
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
        limits = composition.fullness, composition.summaries, composition.settings, self.tasks, self.actions
        self.limits = WindowLimits(self.chat_view, chat, *limits, toast=self.window.toast, parent=self)
        self.find = FindController(self.chat_view.transcript, chat.chat, self.actions, theme, self)
        read = composition.exports, self.tasks, self.window.toast
        self.reading = ReadingController(self.chat_view.transcript, *read, self)
        self.tune = TuneController(self.chat_view.inspector.tune, composition.tuning, self.tasks, self)
        self.tune.follow(self.chat.answers, self.chat.models)
        self.tune.failed.connect(self.chat_view.transcript.show_error)
        self._make_attachments(theme)
        inspected = composition.presets, composition.engines, composition.prompts.built_in
        toast = self.window.toast
        self.inspector = InspectorParts(self.chat_view, chat, *inspected, theme, self.tasks, toast, self)
        for depends in (self.attachments.forget_counts, self.limits.fullness.refresh, self.sight.refresh):
            self.inspector.engine.changed.connect(depends)
        self.inspector.engine.changed.connect(chat.template.refresh)
        self.ownership = self._make_ownership(theme)
        self.actions["print_chat"].triggered.connect(self.ownership.print_open)
        self._theme = theme
        told = composition.machine, composition.settings, composition.network
        self.status = StatusController(self.window, *told, self.tasks, self)
        self._make_models()
        self._make_settings()
        self.window.screen_changed.connect(self._on_screen_changed)
        self._make_first_run(theme)
        self.chat.answer_ended.connect(self.status.answer_ended)
        self._engines = Relay(self)
        self._engines.happened.connect(self.chat.models.hear_engine)
        self._hear_no_more = composition.generation.on_changed(self._engines.happened.emit)
        self.chat.ready.connect(self._on_ready)
        self.place = WindowPlace(composition.paths.data, self.window)
        self.outside = Outside(composition.paths.data, self.window, self)
        for given in (self.outside.given, self.attachments.models.models_given):
            given.connect(self.models.take)
        parts = self.chat_view, self.chat, self.window.toasts, self.tasks, lambda: composition.database.is_full
        self.in_work = InWork(*parts)
        self.renewal = Renewal(composition.settings.current().language, self.in_work.is_idle, self)
        self.renewal.due.connect(self._renew)

    def _make_attachments(self, theme: Theme) -> None:
        chat, service = self.chat, self.composition.attachments
        parts = chat.answers, service, self.tasks, theme, self.window.toast
        self.attachments = AttachmentController(self.chat_view, chat.chat, *parts, self)
        chat.models.model_found.connect(self.attachments.forget_counts)
        owners = chat.chat, chat.answers, chat.models, self.limits.recaps, service
        self.sight = SightController(self.chat_view.sight, *owners, self)
        self.limits.ways.moved_on.connect(self.attachments.along.take)

    def _make_models(self) -> None:
        parts = self.composition
        late = lambda: (parts.offers, parts.desk, parts)  # noqa: E731
        self.models = LateModels(self.window, late, parts.arrivals, self._theme, self.tasks, self)
        self.models.models_changed.connect(self.chat.models.start)
        for wish in (self.chat.models.choose, self.chat.chat.open_new, lambda: self.window.show_screen("chat")):
            self.models.chat_requested.connect(wish)

    def _make_first_run(self, theme: Theme) -> None:
        parts = self.composition
        known = parts.machine, parts.settings, parts.models
        late = lambda: Sources(parts.advice, parts.desk), lambda: parts.library
        self.first_run = FirstRunController(self.window, theme, *known, *late, self.tasks, self)
        self.first_run.finished.connect(self.chat_view.composer.focus)
        self.first_run.models_requested.connect(lambda: self.window.show_screen("models"))
        self.first_run.chat_requested.connect(self.chat.models.choose)

    def _make_settings(self) -> None:
        has = self.composition
        kept = has.settings, has.models
        late = lambda: (*kept, has.storage, has.doctor, has.ledger, has.computer, has.opening, has.keys)  # noqa: E731
        made = LateSettings(self.window, late, self.actions, self._theme, self.tasks, self)
        made.changed.connect(self._on_settings_changed)
        made.restart_requested.connect(self._on_restart_requested)
        made.models_changed.connect(self.chat.models.start)
        made.tune_requested.connect(self._on_tune_requested)
        self.late_settings = made

    def _make_ownership(self, theme: Theme) -> OwnershipController:
        window, parts, tasks = self.window, self.composition, self.tasks
        self.full_disk = FullDiskController(window.full_disk, parts.room, tasks, self)
        return OwnershipController(
            self.chat_view,
            self.chat,
            ExportController(window, parts.exports, tasks, theme, window.toast, self),
            ImportController(window, parts.imports, tasks, theme, window.toast, self),
            BackupsController(parts.backups, parts.paths.backups, tasks, window.toast, self),
            PrintController(window, tasks, theme, window.toast, self.chat_view.transcript.show_error, self),
            parts.exports,
            theme,
            self,
        )

    @property
    def settings_view(self) -> "SettingsView":
        """The settings screen, made when it is wanted."""
        return self.late_settings.view

    @property
    def settings(self) -> "SettingsController":
        return self.late_settings.controller

    @Slot(object)
    def _on_settings_changed(self, settings: Settings) -> None:
        self.renewal.wish(settings.language)
        self.chat_view.header.menu.set_theme_choice(settings.theme)
        self.inspector.refresh()

    @Slot(str)
    def _on_screen_changed(self, screen_id: str) -> None:
        if screen_id == "settings":
            self.inspector.save()
            self.settings.refresh()
            self.settings_view.focus()

    @Slot()
    def _on_tune_requested(self) -> None:
        self.window.show_screen("chat")
        self.chat_view.show_inspector(self.chat_view.inspector.tune.button)

    def show(self, chat_id: str = "", *, is_temporary: bool = False, setting: str = "language") -> None:
        """Show the window and begin to load what it shows, first the chat `chat_id`: a new one if it is not kept.

        `setting` was changed a moment ago, if the settings are shown.
        """
        self._chat_shown_first, self._begins_temporary, self._setting_changed = chat_id, is_temporary, setting
        self.place.restore()
        self.first_run.start()
        self.window.show()
        self.chat.start()
        self.inspector.start()
        self.outside.start()

    @Slot()
    def _on_ready(self) -> None:
        if self._begins_temporary:
            self.chat.chat.open_temporary()
        elif self.chat.list.title_of(self._chat_shown_first) is not None:
            self.chat.chat.open(self._chat_shown_first)
        elif self._chat_shown_first:  # a new one, of which nothing is kept yet
            self.chat.chat.open_new()
        if self.window.screen_id == "settings":
            self.settings_view.row_of(self._setting_changed).field.setFocus(Qt.FocusReason.TabFocusReason)
        _log.info("usable after %.3f s", time.perf_counter() - self._began)
        self.status.start()
        self.models.start(self.composition.unfinished_downloads)
        self.ownership.start()
        self.attachments.start()

    def destroy(self) -> None:
        """Delete every widget while the application lives: at its end Python would, in an order of its own."""
        self.window.deleteLater()
        self.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    @Slot()
    def _on_restart_requested(self) -> None:
        reason = self.in_work.reason()
        self.settings_view.restart.show_reason(reason)
        if not reason:
            self.starts_again = True
            self._end()

    @Slot()
    def _renew(self) -> None:
        """Put a window in the place of this one whose words are in the language now in force.

        Everything that is not a window stays: chats, engines, and what they have read.
        """
        screen, chat_id, is_temporary = self.window.screen_id, self.chat.chat.id, self.chat.chat.is_temporary
        self._leave()
        self.tasks.join()
        use_language(self.composition.settings.current().language)
        self.successor = BantamWindow(self.composition, self._theme, time.perf_counter(), self._end)
        self.successor.chat_view.sidebar.search.setText(self.chat_view.sidebar.search.text())
        self.successor.show(chat_id, is_temporary=is_temporary)
        if not self.window.isMaximized() and not self.window.isFullScreen():  # what is kept is fitted to the screen
            self.successor.window.setGeometry(self.window.geometry())
        self.successor.window.show_screen(screen)
        self.successor.window.activateWindow()
        self.window.hide()
        self.window.deleteLater()  # both when this call, which came from them, is over
        self.deleteLater()

    def close_down(self) -> None:
        """Stop answers, tasks and engines; nothing is left running."""
        self._leave()
        self.composition.close(keep_states=True)
        self.tasks.join()

    def _leave(self) -> None:
        """Save what is not saved, and stop everything that this window began."""
        self.place.save()
        self.status.stop()
        for part in (self.outside, self.ownership, self.full_disk, self.models, self.first_run, self.tune, self.titles):
            part.shutdown()
        self.limits.shutdown()
        self.attachments.shutdown()
        self.late_settings.finish()
        self.inspector.shutdown()
        self.chat.shutdown()
        self._hear_no_more()
        self.tasks.shutdown()  # before what they read from is closed
