"""Connects the chat screen's wishes to the services, and what the services tell to the screen."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal, Slot

from desktop.core.answer_events import AnswerEnded, AnswerEvent
from desktop.core.chat import Conversation
from desktop.core.ids import new_id
from desktop.services.answer_service import AnswerService
from desktop.services.choosing_service import ChoosingService
from desktop.services.conversation_service import ConversationService
from desktop.services.prompt_service import PromptService
from desktop.services.settings_service import SettingsService
from desktop.services.temporary_chats import TemporaryChats
from desktop.settings import ThemeChoice
from desktop.ui.actions import Actions
from desktop.ui.chat.about_dialog import AboutDialog
from desktop.ui.chat.answer_controller import AnswerController
from desktop.ui.chat.chat_view import ChatView
from desktop.ui.chat.composer_words import composer_words
from desktop.ui.chat.conversation_list.conversation_list_controller import ConversationListController
from desktop.ui.chat.draft_controller import DraftController
from desktop.ui.chat.folder_controller import FolderController
from desktop.ui.chat.inspector.inspector_controller import InspectorController
from desktop.ui.chat.inspector.template_controller import TemplateController
from desktop.ui.chat.live_answer import LiveAnswer
from desktop.ui.chat.model_controller import ModelController
from desktop.ui.chat.open_chat_controller import OpenChatController
from desktop.ui.chat.queue_controller import QueueController
from desktop.ui.chat.temporary_controller import TemporaryController
from desktop.ui.chat.tree_controller import TreeController
from desktop.ui.chat.unseen_controller import UnseenController
from desktop.ui.chat.ways_controller import WaysController
from desktop.ui.tasks import TaskRunner
from desktop.ui.theme.theme import Theme
from desktop.ui.widgets import Toast


class ChatController(QObject):
    """Puts the screen's parts together; each part has a controller of its own. GUI thread.

    Facts for others: `answer_ended(AnswerEnded)`, `ready()` when the chats were read for the first time.
    """

    answer_ended = Signal(object)
    ready = Signal()

    def __init__(
        self,
        view: ChatView,
        conversations: ConversationService,
        answers: AnswerService,
        models: ChoosingService,
        settings: SettingsService,
        prompts: PromptService,
        temporary: TemporaryChats,
        tasks: TaskRunner,
        actions: Actions,
        theme: Theme,
        *,
        toast: Callable[..., Toast],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._view = view
        self._settings = settings
        self._tasks = tasks
        self._theme = theme
        self._is_started = False
        self.answers = AnswerController(answers, tasks, self, temporary.answers)
        self.list = ConversationListController(view.sidebar, conversations, tasks, toast, self)
        self.models = ModelController(view.header.pill, view.picker, models, tasks, self)
        self.inspector = InspectorController(view.inspector, settings, tasks, self)
        self.chat = OpenChatController(view, conversations, self.answers, tasks, self, temporary.conversations)
        homes = view.sidebar, conversations.folders, self.list, self.chat, self.answers
        self.folders = FolderController(*homes, self)
        self.queue = QueueController(view, self.chat, self.answers, self.inspector, self)
        self.drafts = DraftController(view.composer, self.chat, self.queue, conversations.drafts, tasks, self)
        self.unseen = UnseenController(conversations, self.list, self.chat, self.answers, self)
        self.temporary = TemporaryController(view, self.chat, self.answers, temporary, theme, tasks, self)
        parts = self.models, self.chat, self.answers, view.composer
        self.template = TemplateController(view.inspector, prompts, *parts, theme, tasks, self)
        owners = self.chat, self.answers, self.inspector
        self.tree = TreeController(view, *owners, theme, tasks, actions, toast, self)
        again = self.models, self.chat, self.answers, self.inspector, self.tree
        self.ways = WaysController(view, *again, self._on_send_requested, self)
        self._connect_view()
        self._connect_facts()
        self._connect_actions(actions)

    @property
    def is_answering(self) -> bool:
        """Whether an answer is being written, or about to be."""
        return self.answers.is_running

    def start(self) -> None:
        """Show what is known at once, and read the rest in tasks."""
        settings = self._settings.current()
        self._view.set_inspector_shown(settings.inspector_shown)
        self._view.header.menu.set_theme_choice(settings.theme)
        self.inspector.open(self.chat.id, self.chat.conversations.setups)
        self.models.start()
        self.drafts.load(self.list.reload)
        self._show_title()
        self._show_composer()
        self._view.composer.focus()

    def shutdown(self) -> None:
        """Stop writing and save what was set."""
        self.inspector.finish()
        self.drafts.finish()
        for part in (self.template, self.answers, self.models):
            part.shutdown()

    def _connect_view(self) -> None:
        view, menu = self._view, self._view.header.menu
        view.composer.send_requested.connect(self._on_send_requested)
        view.composer.stop_requested.connect(self.queue.stop)
        view.transcript.example_requested.connect(self._on_example_requested)
        view.sidebar.new_requested.connect(self.chat.open_new)
        view.sidebar.open_requested.connect(self.chat.open)
        view.header.title.rename_requested.connect(self._on_rename_requested)
        view.inspector_shown_changed.connect(lambda shown: self._change_settings(inspector_shown=shown))
        menu.rename_requested.connect(view.header.title.edit)
        menu.delete_requested.connect(self.list.delete)
        menu.theme_requested.connect(self._on_theme_requested)
        menu.about_requested.connect(self._on_about_requested)

    def _connect_facts(self) -> None:
        self.chat.opened.connect(self._on_opened)
        self.chat.shown.connect(self._on_shown)
        self.chat.stored.connect(self._on_stored)
        self.tree.forked.connect(self._on_stored)
        self.answers.answer_begun.connect(self._on_answer_begun)
        self.answers.event_heard.connect(self._on_event_heard)
        self.answers.answer_over.connect(self._on_answer_over)
        self.answers.held_changed.connect(self._show_composer)
        self.inspector.setup_shown.connect(self.template.refresh)
        self.queue.changed.connect(self._show_composer)
        self.list.loaded.connect(self._on_loaded)
        self.list.conversation_deleted.connect(self._on_conversation_deleted)
        self.list.conversation_restored.connect(self.chat.open)
        self.models.model_found.connect(self._on_model_found)
        self.models.model_missing.connect(self._on_failed)
        for part in (self.list, self.models, self.inspector, self.template, self.tree, self.drafts):
            part.failed.connect(self._on_failed)

    def _connect_actions(self, actions: Actions) -> None:
        does: dict[str, Callable[[], object]] = {
            "new_chat": self.chat.open_new,
            "temporary_chat": self.chat.open_temporary,
            "search_chats": self._view.search_chats,
            "choose_model": self.models.open_picker,
            "stop": self.queue.stop,
            "toggle_inspector": self._view.toggle_inspector,
            "undo": self.list.undo_stack.undo,
        }
        for action_id, work in does.items():
            actions[action_id].triggered.connect(work)
        self._stop_action = actions["stop"]
        actions["undo"].setEnabled(False)
        self.list.undo_stack.changed.connect(actions["undo"].setEnabled)

    @Slot(str)
    def _on_send_requested(self, text: str) -> None:
        """A message that could not be stored keeps its id, so that trying again cannot store it twice."""
        if self.answers.is_running_in(self.chat.id) and text.strip():
            self.queue.add(text)
        if self.answers.is_running or not text.strip():
            return
        failed = self.chat.failed_answer
        is_same = failed is not None and not failed.is_stored and failed.text == text
        message_id = failed.message_id if failed is not None and is_same else new_id()
        self.answers.send(self.chat.id, message_id, text, self.inspector.take_saver(), takes_files=True)

    @Slot(str)
    def _on_example_requested(self, text: str) -> None:
        self._view.composer.set_text(text)
        self._view.composer.focus()

    @Slot(str)
    def _on_rename_requested(self, title: str) -> None:
        self.list.rename(self.chat.id, title)

    @Slot(object)
    def _on_theme_requested(self, choice: ThemeChoice) -> None:
        self._theme.set_choice(choice)
        self._change_settings(theme=choice)

    @Slot()
    def _on_about_requested(self) -> None:
        dialog = AboutDialog(self._theme, self._view)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _change_settings(self, **fields: object) -> None:
        self._tasks.start(partial(self._settings.change, **fields), failed=self._on_failed)

    @Slot(object)
    def _on_loaded(self, conversations: Sequence[Conversation]) -> None:
        """The first time, go on where the person was, unless something was begun meanwhile."""
        is_first, self._is_started = not self._is_started, True
        if is_first and conversations and self.chat.is_untouched:
            self.chat.open(conversations[0].id)
        self._show_title()
        if is_first:
            self.ready.emit()

    @Slot(str)
    def _on_opened(self, conversation_id: str) -> None:
        self._view.sidebar.list.set_open(conversation_id)
        self.inspector.open(conversation_id, self.chat.conversations.setups)
        self._show_title()
        self._show_composer()

    @Slot(str)
    def _on_shown(self, conversation_id: str) -> None:
        """Without a model no chat can go on, whichever it is."""
        del conversation_id
        if self.models.missing is not None and self.chat.failed_answer is None:
            self._view.transcript.show_error(self.models.missing)

    @Slot(str)
    def _on_stored(self, conversation_id: str) -> None:
        if conversation_id == self.chat.id:
            self._view.sidebar.list.set_open(conversation_id)
            self._show_composer()
        self.list.reload()

    @Slot(str, str)
    def _on_conversation_deleted(self, conversation_id: str, following: str) -> None:
        if self.answers.is_running_in(conversation_id):
            self.answers.stop()
        if conversation_id == self.chat.id:
            self.chat.open(following) if following else self.chat.open_new()

    @Slot(object)
    def _on_answer_begun(self, live: LiveAnswer) -> None:
        self._view.sidebar.rows.set_writing(frozenset({live.conversation_id}))
        self._show_composer()

    @Slot(object)
    def _on_event_heard(self, event: AnswerEvent) -> None:
        self.models.hear(event)
        if isinstance(event, AnswerEnded):
            self.answer_ended.emit(event)

    @Slot(object)
    def _on_answer_over(self, live: LiveAnswer) -> None:
        self._view.sidebar.rows.set_writing(frozenset())
        self.models.answer_over(live)
        self._show_composer()

    @Slot(bool)
    def _on_model_found(self, was_missing: bool) -> None:
        if was_missing and self.chat.failed_answer is None:
            self._view.transcript.clear_error()
        self._show_composer()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        """Something beside an answer failed: said in the chat, where the person looks."""
        self._view.transcript.show_error(error)
        self._show_composer()

    def _show_title(self) -> None:
        title = self.list.title_of(self.chat.id)
        is_stored = title is not None
        self._view.header.title.set_title(title or self.tr("New chat"), can_rename=is_stored)
        self._view.header.menu.set_conversation(self.chat.id, is_stored=is_stored)

    def _show_composer(self) -> None:
        """Writing here: a stop button. Writing elsewhere, or no model: the reason why it has to wait."""
        is_writing = self.answers.is_running_in(self.chat.id)
        self._view.composer.set_writing(is_writing)
        self._stop_action.setEnabled(self.queue.can_stop)
        self._view.composer.set_ready(*composer_words(self.answers, self.models, self.chat))
