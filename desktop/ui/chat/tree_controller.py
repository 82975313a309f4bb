"""Versions of messages in the open chat: written, switched between, forked from, and what they were written from."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal, Slot

from desktop.core.answer_events import AnswerEvent, MessageAdded
from desktop.core.chat import Conversation, Message, Role
from desktop.core.ids import new_id
from desktop.core.message_tree import Versions
from desktop.core.sent import Sent
from desktop.services.tree_service import TreeService
from desktop.ui.actions import Actions
from desktop.ui.chat.answer_controller import AnswerController
from desktop.ui.chat.chat_view import ChatView
from desktop.ui.chat.inspector.inspector_controller import InspectorController
from desktop.ui.chat.open_chat_controller import OpenChatController
from desktop.ui.chat.sent_dialog import SentDialog
from desktop.ui.chat.transcript.message_act import Act, MessageAct
from desktop.ui.tasks import TaskRunner
from desktop.ui.theme.theme import Theme
from desktop.ui.widgets import Toast


class TreeController(QObject):
    """Owns which versions there are in the open chat. GUI thread; everything on disk is done in tasks.

    Facts: `forked(id)` when a new chat is on disk; `failed(Exception)`.
    """

    forked = Signal(str)
    failed = Signal(object)

    def __init__(
        self,
        view: ChatView,
        chat: OpenChatController,
        answers: AnswerController,
        inspector: InspectorController,
        theme: Theme,
        tasks: TaskRunner,
        actions: Actions,
        toast: Callable[..., Toast],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._view = view
        self._chat = chat
        self._answers = answers
        self._inspector = inspector
        self._theme = theme
        self._tasks = tasks
        self._actions = actions
        self._toast = toast
        self._versions: Mapping[str, Versions] = {}
        self._asked = 0  # questions to the disk; the answer to an older one is out of date
        self._is_switching = False
        self._focus_next: tuple[str, bool] | None = None  # a version for the keyboard, and whether it went forwards
        self._new_ids: dict[tuple[str, str], str] = {}  # of texts that are not on disk yet, by message and text
        view.transcript.act_requested.connect(self._on_act_requested)
        view.transcript.regenerate_requested.connect(self._regenerate_this)
        view.composer.edit_last_requested.connect(self._on_edit_last_requested)
        chat.opened.connect(self._on_opened)
        chat.shown.connect(self._read)
        answers.answer_begun.connect(self._show_allowed)
        answers.event_heard.connect(self._on_event_heard)
        answers.answer_over.connect(self._read)
        actions["regenerate"].triggered.connect(self.regenerate)
        actions["fork"].triggered.connect(self._on_fork_triggered)
        actions["previous_version"].triggered.connect(lambda: self._on_step(forwards=False))
        actions["next_version"].triggered.connect(lambda: self._on_step(forwards=True))
        self._show_allowed()

    @property
    def _trees(self) -> TreeService:
        return self._chat.conversations.trees

    @Slot()
    def regenerate(self) -> None:
        """Write another version of the answer that the keyboard is in, else of the newest one."""
        message = self._chat.find(self._view.transcript.message_with_focus())
        self._regenerate(message if message is not None and message.role is Role.ASSISTANT else None)

    @Slot(str)
    def _regenerate_this(self, message_id: str) -> None:
        self._regenerate(self._chat.find(message_id))

    def _regenerate(self, answer: Message | None) -> None:
        if self._chat.is_stored and not self._answers.is_running:
            self._answers.regenerate(self._chat.id, self._inspector.take_saver(), answer)

    @Slot(object)
    def _on_act_requested(self, wish: MessageAct) -> None:
        match wish.act:
            case Act.EDIT:
                self._view.transcript.edit(wish.message_id)
            case Act.EDITED:
                self._on_edited(wish.message_id, wish.text)
            case Act.FORK:
                self._fork(wish.message_id)
            case Act.GO_ON:
                if not self._answers.is_running:
                    self._answers.go_on(self._chat.id, wish.message_id, self._inspector.take_saver())
            case Act.SHOW_SENT:
                self._show_sent(wish.message_id)
            case Act.SHOW_VERSION:
                self._switch(wish.message_id, wish.text)

    @Slot()
    def _on_edit_last_requested(self) -> None:
        mine = [message for message in self._chat.messages if message.role is Role.USER]
        if mine:
            self._view.transcript.edit(mine[-1].id)

    def _on_edited(self, message_id: str, text: str) -> None:
        """A question is asked in its new words; an answer is stored in its own. The field stays until that is done."""
        message = self._chat.find(message_id)
        if message is None:
            return
        made = self._new_ids.setdefault((message_id, text), new_id())
        if message.role is Role.USER:
            if not self._answers.is_running:
                self._answers.send(self._chat.id, made, text, self._inspector.take_saver(), instead_of=message_id)
            return
        edit = partial(self._trees.edit_answer, self._chat.id, message_id, made, text)
        self._focus_next = made, False
        self._change(edit, message_id, made)

    def _switch(self, message_id: str, version_id: str) -> None:
        versions = self._versions.get(message_id)
        if self._view.transcript.message_with_focus() == message_id:
            self._focus_next = version_id, versions is not None and versions.next == version_id
        self._change(partial(self._trees.show, self._chat.id, version_id), message_id, version_id)

    def _change(self, work: Callable[[], object], message_id: str, successor_id: str) -> None:
        """Do something after which another version stands in a message's place, and show that."""
        chat_id = self._chat.id
        if self._is_switching or self._answers.is_running_in(chat_id):
            return
        self._is_switching = True

        def on_done(result: object) -> None:
            del result
            self._is_switching = False
            if chat_id == self._chat.id:
                self._view.transcript.column.hold(message_id, successor_id)
                self._chat.reload()

        def on_failed(error: Exception) -> None:
            self._is_switching, self._focus_next = False, None
            self.failed.emit(error)

        self._tasks.start(work, succeeded=on_done, failed=on_failed)

    def _on_step(self, *, forwards: bool) -> None:
        """To the next or previous version: of the message with the keyboard, else of the last one that has some."""
        focused = self._view.transcript.message_with_focus()
        shown = [message.id for message in self._chat.messages if message.id in self._versions]
        message_id = focused if focused in self._versions else shown[-1] if shown else ""
        versions = self._versions.get(message_id)
        target = (versions.next if forwards else versions.previous) if versions is not None else ""
        if target:
            self._switch(message_id, target)

    @Slot()
    def _on_fork_triggered(self) -> None:
        message_id = self._view.transcript.message_with_focus()
        messages = self._chat.messages
        if message_id or messages:
            self._fork(message_id or messages[-1].id)

    def _fork(self, message_id: str) -> None:
        if self._chat.is_temporary:  # a fork would be kept
            self._toast(self.tr("A temporary chat cannot be forked"))
            return
        if not self._chat.is_stored:
            return
        title = self.tr("{0} (fork)").format(self._view.header.title.title)
        work = partial(self._trees.fork, self._chat.id, message_id, new_id(), title)
        self._tasks.start(work, succeeded=self._on_forked, failed=self.failed.emit)

    def _on_forked(self, made: Conversation) -> None:
        self._chat.open(made.id)
        self.forked.emit(made.id)
        self._toast(self.tr("This is a chat of its own now; the other one stays as it was"))

    def _show_sent(self, message_id: str) -> None:
        message = self._chat.find(message_id)
        if message is not None:
            work = partial(self._trees.sent, self._chat.id, message_id)
            self._tasks.start(work, succeeded=partial(self._on_sent, message), failed=self.failed.emit)

    def _on_sent(self, message: Message, sent: list[Sent]) -> None:
        dialog = SentDialog(self._theme, message, sent, self._view)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    @Slot(object)
    def _on_event_heard(self, event: AnswerEvent) -> None:
        """A question in new words stands where its field was open: the keyboard goes on to the next message."""
        if isinstance(event, MessageAdded):
            live = self._answers.live
            if live is not None and live.instead_of and event.message.id == live.message_id:
                self._new_ids.pop((live.instead_of, live.text), None)
                if live.conversation_id == self._chat.id:
                    self._view.composer.focus()
            self._read()

    @Slot(str)
    def _on_opened(self, conversation_id: str) -> None:
        """Another chat: nothing is known of it yet."""
        del conversation_id
        self._focus_next = None
        self._show({})

    @Slot()
    def _read(self) -> None:
        """Ask the disk which versions there are in the open chat."""
        self._show_allowed()
        if not self._chat.is_stored:
            return
        self._asked += 1
        work = partial(self._trees.versions, self._chat.id)
        self._tasks.start(work, succeeded=partial(self._on_versions, self._asked, self._chat.id))

    def _on_versions(self, asked: int, chat_id: str, versions: Mapping[str, Versions]) -> None:
        if asked != self._asked or chat_id != self._chat.id:
            return
        self._show(versions)
        target = self._focus_next
        if target is not None and target[0] in versions:
            self._focus_next = None
            self._view.transcript.focus_version(target[0], forwards=target[1])

    def _show(self, versions: Mapping[str, Versions]) -> None:
        self._versions = versions
        self._view.transcript.set_versions(versions)
        self._show_allowed()

    @Slot()
    def _show_allowed(self) -> None:
        is_writing = self._answers.is_running_in(self._chat.id)
        self._view.transcript.set_allowed(can_ask=not self._answers.is_running, can_switch=not is_writing)
        for action_id in ("previous_version", "next_version"):
            self._actions[action_id].setEnabled(bool(self._versions) and not is_writing)
