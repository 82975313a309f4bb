"""Files that go along with the next message: taken in, read and counted in tasks, chosen from, sent, shown again."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog

from desktop.core.answer_events import AnswerEvent, MessageAdded
from desktop.core.attachment import Attached, Document, PendingFile
from desktop.core.chat import Role
from desktop.core.errors import KnownError
from desktop.services.attachment_service import AttachmentService, Beginning
from desktop.ui.chat.answer_controller import AnswerController
from desktop.ui.chat.attachments.chip_pictures import ChipPictures
from desktop.ui.chat.attachments.choice_card import TooLarge, Way
from desktop.ui.chat.attachments.file_counter import FileCounter
from desktop.ui.chat.attachments.file_reading import FileReading
from desktop.ui.chat.attachments.file_viewer import FileViewer
from desktop.ui.chat.attachments.files_along import FilesAlong
from desktop.ui.chat.attachments.files_keeper import FilesKeeper
from desktop.ui.chat.attachments.models_aside import ModelsAside
from desktop.ui.chat.attachments.parts_controller import PartsController
from desktop.ui.chat.attachments.pending_files import FileState, PendingFiles, Stage
from desktop.ui.chat.attachments.picture_shelf import PictureShelf
from desktop.ui.chat.chat_view import ChatView
from desktop.ui.chat.open_chat_controller import OpenChatController
from desktop.ui.documents import documents
from desktop.ui.tasks import TaskRunner
from desktop.ui.theme.theme import Theme
from desktop.ui.widgets import Toast


class AttachmentController(QObject):
    """Owns the files beside every draft. GUI thread. Fact: `failed(Exception)`."""

    failed = Signal(object)

    def __init__(
        self,
        view: ChatView,
        chat: OpenChatController,
        answers: AnswerController,
        service: AttachmentService,
        tasks: TaskRunner,
        theme: Theme,
        toast: Callable[..., Toast],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._view = view
        self._chat = chat
        self._service = service
        self._tasks = tasks
        self._toast = toast
        self._folder = documents()  # where files were taken from last
        self.files = PendingFiles()
        self.keeper = FilesKeeper(self.files, chat, service, tasks, self)
        self.along = FilesAlong(self.files, self.keeper, service, tasks, self._changed, self)
        self.viewer = FileViewer(view, chat, service, tasks, theme, self)
        self.pictures = PictureShelf(view, chat, service, tasks, self)
        self.chip_pictures = ChipPictures(view.files, self.files, chat, service, tasks, self)
        self.parts = PartsController(view, service, tasks, theme, self)
        self.reading = FileReading(service, tasks, self)
        self.reading.read.connect(self._on_read)
        self.reading.failed.connect(self._on_read_failed)
        self.counter = FileCounter(self.files, chat, service, tasks, self)
        composer = view.composer
        composer.attach_requested.connect(self._on_attach_requested)
        self.models = ModelsAside(tasks, self)
        self.models.files_given.connect(self.add_paths)
        composer.editor.picture_given.connect(self._on_picture_given)
        composer.editor.long_text_given.connect(self.add_text)
        composer.editor.files_given.connect(self.models.sort)
        self.models.hear((composer, view.transcript))
        view.files.open_requested.connect(self._on_open_requested)
        view.files.remove_requested.connect(self.remove)
        view.files.way_requested.connect(self._on_way_requested)
        chat.opened.connect(self._on_opened)
        chat.temporary_left.connect(self.files.drop)
        answers.files_of = self.attached
        answers.event_heard.connect(self._on_event_heard)
        answers.answer_over.connect(self._on_answer_over)
        self._answers = answers
        self.counter.counted.connect(self._show)
        for part in (self.keeper, self.along, self.viewer, self.counter):
            part.failed.connect(self.failed)
        self.parts.chosen.connect(self._on_part_chosen)
        self.failed.connect(view.transcript.show_error)

    def start(self) -> None:
        """Take up the files that were kept beside drafts."""
        self.keeper.load(self._on_loaded)

    def shutdown(self) -> None:
        """Read nothing more, and keep what is not kept yet."""
        self.files.cancel_all()
        self.keeper.finish()

    def attached(self, chat_id: str) -> Sequence[Attached]:
        """What goes along with a message that is sent there now."""
        return self.files.attached(chat_id)

    @Slot(object)
    def add_paths(self, paths: Sequence[Path]) -> None:
        """Let these files go along with the next message."""
        for path in paths:
            self.reading.add(self._chat.id, self.files.add(self._chat.id, path.name or str(path)), path)
        self._show()
        self._view.composer.focus()

    @Slot(str)
    def add_text(self, text: str) -> None:
        """Let a long text, which was pasted, go along as a file."""
        name = self._unused(self.tr("Pasted text"))
        state = self.files.add(self._chat.id, name)
        work = partial(self._service.pasted, name, text)
        self._tasks.start(work, succeeded=partial(self._on_read, self._chat.id, state.id))
        self._show()

    def _unused(self, name: str) -> str:
        """The name, with a number when it is not the first of its kind."""
        number = sum(state.name.startswith(name) for state in self.files.of(self._chat.id))
        return f"{name} {number + 1}" if number else name

    @Slot(int)
    def remove(self, state_id: int) -> None:
        """Take one away; what was read of it can be brought back for a while."""
        chat_id = self._chat.id
        state = self.files.find(chat_id, state_id)
        self.files.remove(chat_id, state_id)
        self._changed(chat_id)
        self._view.composer.focus()
        if state is not None and state.file is not None:
            words = self.tr("{0} was removed").format(state.name)
            self._toast(words, self.tr("Undo"), partial(self._bring_back, chat_id, state.name, state.file))

    def _bring_back(self, chat_id: str, name: str, file: PendingFile) -> None:
        self.files.add(chat_id, name, file)
        self._changed(chat_id)

    @Slot()
    def forget_counts(self) -> None:
        """Another model counts otherwise and sees other files: here now, in other chats when they are opened."""
        self.files.forget_counts()
        self._recount()

    def _recount(self) -> None:
        if self.files.readable(self._chat.id):
            self.files.recount(self._chat.id)
            self.counter.count(self._chat.id)
            self._show()

    @Slot()
    def _on_attach_requested(self) -> None:
        chosen, _ = QFileDialog.getOpenFileNames(self._view, self.tr("Attach files"), self._folder)
        if chosen:
            self._folder = str(Path(chosen[0]).parent)
            self.models.sort([Path(name) for name in chosen])

    @Slot(object)
    def _on_picture_given(self, data: bytes | QImage) -> None:
        state = self.files.add(self._chat.id, self._unused(self.tr("Pasted picture")))
        self.reading.add(self._chat.id, state, data)
        self._show()

    @Slot(str, int, object)
    def _on_read(self, chat_id: str, state_id: int, document: Document) -> None:
        state = self.files.find(chat_id, state_id)
        if state is not None:
            state.file, state.stage, state.name = PendingFile(document=document), Stage.COUNTING, document.name
            self._changed(chat_id)

    @Slot(str, int, object)
    def _on_read_failed(self, chat_id: str, state_id: int, error: Exception) -> None:
        state = self.files.find(chat_id, state_id)
        if state is None:
            return
        if isinstance(error, KnownError):
            state.stage, state.error = Stage.REFUSED, error
        else:
            self.files.remove(chat_id, state_id)
            self.failed.emit(error)
        self._show()

    def _changed(self, chat_id: str) -> None:
        """Another file, or another part of one: keep it, count it, show it."""
        self.keeper.keep(chat_id)
        self.counter.count(chat_id)
        self._show()

    @Slot(int)
    def _on_open_requested(self, state_id: int) -> None:
        state = self.files.find(self._chat.id, state_id)
        if state is not None and state.file is not None:
            self.viewer.show_pending(state.file, state.tokens)

    @Slot(int, object)
    def _on_way_requested(self, state_id: int, way: Way) -> None:
        chat_id = self._chat.id
        state = self.files.find(chat_id, state_id)
        if state is None or state.file is None:
            return
        if way is Way.LEAVE:
            self.remove(state_id)
        elif way is Way.PARTS:
            self.parts.open(state_id, state.file.document, self.files.room_for(chat_id, state))
        else:
            self._take_beginning(chat_id, state)

    def _take_beginning(self, chat_id: str, state: FileState) -> None:
        states = [other for other in self.files.readable(chat_id) if other is state or other.stage is Stage.READY]
        files = [other.file for other in states if other.file is not None]
        state.stage = Stage.COUNTING
        draft = self._chat.draft_of(chat_id)
        self._tasks.start(
            partial(self._service.beginning, chat_id, draft, files, states.index(state), state.cancel),
            succeeded=partial(self._on_beginning, chat_id, state.id),
            failed=partial(self.counter.give_up, chat_id),
        )
        self._show()

    def _on_beginning(self, chat_id: str, state_id: int, found: Beginning | None) -> None:
        state = self.files.find(chat_id, state_id)
        if state is None or state.file is None:
            return
        if found is None:  # no room for a single word
            state.stage = Stage.TOO_LARGE
            self._show()
        else:
            self._take_part(chat_id, state, found)

    @Slot(int, object)
    def _on_part_chosen(self, state_id: int, found: Beginning) -> None:
        state = self.files.find(self._chat.id, state_id)
        if state is not None and state.file is not None:
            self._take_part(self._chat.id, state, found)
            self._view.composer.focus()

    def _take_part(self, chat_id: str, state: FileState, found: Beginning) -> None:
        assert state.file is not None
        text = found.text if found.part is not None else None
        state.file = msgspec.structs.replace(state.file, text=text, part=found.part)
        state.stage = Stage.COUNTING
        self._changed(chat_id)

    def _on_loaded(self, chats: Sequence[str]) -> None:
        for chat_id in chats:
            if chat_id == self._chat.id:
                self.counter.count(chat_id)
        self._show()

    @Slot(str)
    def _on_opened(self, chat_id: str) -> None:
        if self.files.counted(chat_id) is None:
            self._recount()
        self._show()

    @Slot(object)
    def _on_event_heard(self, event: AnswerEvent) -> None:
        """They are on disk with their message."""
        live = self._answers.live
        if not isinstance(event, MessageAdded) or event.message.role is not Role.USER or live is None:
            return
        if live.files and not live.instead_of:
            self.files.sent(live.conversation_id, live.files)
            self.keeper.sent(live.conversation_id)
            if self.files.readable(live.conversation_id):  # what did not go, which the database took away with the rest
                self.keeper.keep(live.conversation_id)
            self._show()
        elif event.message.attachments:  # of another version: the database took the draft's for the same
            self.keeper.keep(live.conversation_id)

    @Slot(object)
    def _on_answer_over(self, live: object) -> None:
        del live
        self._recount()

    @Slot()
    def _show(self) -> None:
        chat_id = self._chat.id
        states, large = self.files.of(chat_id), self.files.too_large(chat_id)
        counted = self.files.counted(chat_id)
        about: TooLarge | None = None
        if large is not None and large.file is not None and counted is not None:
            room = self.files.room_for(chat_id, large)
            facts = large.tokens or 0, room, counted.context_length, counted.model_name
            about = TooLarge(large.id, large.file.document, *facts)
        self._view.files.show_files(states, about)
        reason = ""
        if large is not None:
            reason = self.tr("Choose how to go on with {0}").format(large.name)
        elif self.files.is_waiting(chat_id):
            reason = self.tr("The files are being read")
        has_any = any(state.stage is not Stage.REFUSED for state in states)
        self._view.composer.set_files(self.files.given(chat_id), reason, has_any=has_any)
