"""Builds everything that is not a window: paths → settings → database → stores → engines → services."""

import contextlib
import threading
from functools import cached_property
from typing import TYPE_CHECKING

from desktop.composition_hub import HubComposition
from desktop.core.errors import ErrorKind, KnownError
from desktop.paths import Installation, Paths

if TYPE_CHECKING:
    from desktop.core.chat import Figures
    from desktop.engine.pool import EnginePool
    from desktop.engine.pool_state import LoadedEngine
    from desktop.services.answer_service import AnswerService
    from desktop.services.attachment_service import AttachmentService
    from desktop.services.backup_service import BackupService
    from desktop.services.computer_service import ComputerService
    from desktop.services.conversation_service import ConversationService
    from desktop.services.doctor_service import DoctorService
    from desktop.services.export_service import ExportService
    from desktop.services.fullness_service import FullnessService
    from desktop.services.generation_service import GenerationService
    from desktop.services.import_service import ImportService
    from desktop.services.machine_service import MachineService
    from desktop.services.memory_check import MemoryCheck
    from desktop.services.preset_service import PresetService
    from desktop.services.prompt_service import PromptService
    from desktop.services.room_service import RoomService
    from desktop.services.storage_service import StorageService
    from desktop.services.summary_service import SummaryService
    from desktop.services.temporary_chats import TemporaryChats
    from desktop.services.title_service import TitleService
    from desktop.storage.conversation_store import ConversationStore
    from desktop.storage.database import Database
    from desktop.storage.exchange_store import ExchangeStore


class Composition(HubComposition):
    """One of each. Imported and made on first use, so a command pays only for what it needs; `close` undoes it all."""

    def __init__(self, paths: Paths, *, keeps_states: bool = True) -> None:
        """With `keeps_states` engines go on where earlier ones left off."""
        self.paths = paths
        self._keeps_states = keeps_states
        paths.create()
        self._opened = contextlib.ExitStack()
        self._lock = threading.Lock()  # of the fields below
        self._pool: EnginePool | None = None
        self._is_closed = False

    @property
    def pool(self) -> "EnginePool":
        """The engines; raises `KnownError` (ENGINE_MISSING) each time as long as there is none. Any thread."""
        from desktop.engine.build import EngineBuild
        from desktop.engine.pool import EnginePool
        from desktop.engine.state_files import StateFiles
        from desktop.engine.tuning.memory import TuneMemory

        with self._lock:
            if self._pool is None:
                installation = Installation.find()
                states = StateFiles(self.paths.states) if self._keeps_states else None
                build = EngineBuild.find(installation)
                self._pool = EnginePool(
                    build,
                    self.paths.proof,
                    installation.starter,
                    states=states,
                    tunings=TuneMemory(self.paths.tunings),
                    keeping=self._keeping(),
                    graphics=self.graphics,
                    adapters=lambda: self.adapters.places(),
                )
                self.generation.listen_to(self._pool)
                if self._is_closed:
                    self._pool.shutdown()
            return self._pool

    @cached_property
    def database(self) -> "Database":
        """The file with the chats, open. Only one Bantam at a time opens it; raises `KnownError`."""
        from desktop.storage.database import Database
        from desktop.storage.instance_lock import InstanceLock

        with contextlib.ExitStack() as opened:  # undone when a later step fails
            lock = InstanceLock(self.paths.data)
            lock.acquire()
            opened.callback(lock.release)
            database = Database(self.paths.database, self.paths.backups)
            database.open()
            opened.callback(database.close)
            self._opened.enter_context(opened.pop_all())
        return database

    @cached_property
    def store(self) -> "ConversationStore":
        """The chats; raises `KnownError`."""
        from desktop.engine.state_files import StateFiles
        from desktop.storage.conversation_store import ConversationStore

        store = ConversationStore(self.database)
        try:
            store.interrupt_unfinished()
            if store.purge_deleted():
                StateFiles(self.paths.states).clear()
        except KnownError as error:
            if error.kind is not ErrorKind.DISK_FULL:
                raise
        return store  # on a full disk too: what is there can be read, and the next start tidies up

    @cached_property
    def exchange(self) -> "ExchangeStore":
        """Whole chats, out of the database and into it."""
        from desktop.storage.exchange_store import ExchangeStore

        return ExchangeStore(self.database, self.store)

    @cached_property
    def exports(self) -> "ExportService":
        """Writing chats into files."""
        from desktop.services.export_service import ExportService

        return ExportService(self.exchange)

    @cached_property
    def imports(self) -> "ImportService":
        """Taking chats in from files."""
        from desktop.services.import_service import ImportService

        return ImportService(self.exchange)

    @cached_property
    def backups(self) -> "BackupService":
        """Copies of all chats. The database is opened for making one or going back to one, not for the list."""
        from desktop.services.backup_service import BackupService
        from desktop.storage.backup_store import BackupStore

        store = BackupStore(self.paths.database, self.paths.backups)
        return BackupService(store, lambda: self.database)

    @cached_property
    def conversations(self) -> "ConversationService":
        """Listing, naming, deleting and searching chats."""
        from desktop.services.conversation_service import ConversationService

        return ConversationService(self.store)

    @cached_property
    def generation(self) -> "GenerationService":
        """Models that write. The engines are made for the first answer: without them the chats can still be read."""
        from desktop.services.generation_service import GenerationService

        return GenerationService(lambda: self.pool, self._note_answer, self._note_sight)

    @cached_property
    def answers(self) -> "AnswerService":
        """Sending and answering messages."""
        from desktop.services.answer_service import AnswerService

        return AnswerService(self.store, self.generation, self.models, self.settings)

    @cached_property
    def temporary(self) -> "TemporaryChats":
        """Chats that never touch the disk."""
        from desktop.services.temporary_chats import TemporaryChats

        chats = TemporaryChats(self.generation, self.models, self.settings, self.store.presets)
        self._opened.callback(chats.close)
        return chats

    @cached_property
    def attachments(self) -> "AttachmentService":
        """Files that go along with messages."""
        from desktop.services.attachment_service import AttachmentService

        return AttachmentService(self.store, self.temporary.store, self.generation, self.models, self.settings)

    @cached_property
    def titles(self) -> "TitleService":
        """Titles by the model."""
        from desktop.services.title_service import TitleService

        return TitleService(self.store, self.generation, self.models, self.settings)

    @cached_property
    def prompts(self) -> "PromptService":
        """Prompt templates, and the prompts they make."""
        from desktop.services.prompt_service import PromptService

        return PromptService(self.store, self.generation, self.settings, self.temporary.store)

    @cached_property
    def fullness(self) -> "FullnessService":
        """How full the window of the next answer's model is."""
        from desktop.services.fullness_service import FullnessService

        return FullnessService(self.generation, self.settings, self.attachments.texts)

    @cached_property
    def summaries(self) -> "SummaryService":
        """Summaries of chats."""
        from desktop.services.summary_service import SummaryService

        return SummaryService(self.generation, self.settings, self.attachments.texts)

    @cached_property
    def presets(self) -> "PresetService":
        """Named sets of what answers are written with."""
        from desktop.services.preset_service import PresetService

        return PresetService(self.store.presets, self.settings)

    @cached_property
    def machine(self) -> "MachineService":
        """This computer."""
        from desktop.services.machine_service import MachineService

        return MachineService(lambda: self._pool, self.paths.data, self.paths.proof)

    @cached_property
    def computer(self) -> "ComputerService":
        """The page about this computer."""
        from desktop.services.computer_service import ComputerService

        return ComputerService(self.machine, self.speed, self.loads, self.known_graphics)

    @cached_property
    def memory_check(self) -> "MemoryCheck":
        """What models take, against what was foretold."""
        from desktop.services.memory_check import MemoryCheck

        check = MemoryCheck(self.fits, self.speed.note_memory)
        self._opened.callback(check.close)
        return check

    def _note_answer(self, engine: "LoadedEngine", figures: "Figures") -> None:
        """Forecasts learn from every answer."""
        self.speed.note_answer(engine, figures)
        self.memory_check.note_answer(engine, figures)

    def _note_sight(self, engine: "LoadedEngine") -> None:
        self.memory_check.note_sight(engine)

    @cached_property
    def storage(self) -> "StorageService":
        """Folders and their sizes."""
        from desktop.services.storage_service import StorageService

        return StorageService(self.paths, self.settings)

    @cached_property
    def doctor(self) -> "DoctorService":
        """What a bug report needs."""
        from desktop.services.doctor_service import DoctorService

        return DoctorService(self.paths)

    @cached_property
    def room(self) -> "RoomService":
        """Whether the disk has room."""
        from desktop.services.room_service import RoomService

        return RoomService(self.database)

    def restore_damaged(self, name: str) -> None:
        """Put a backup in the place of a database that could not be opened; raises `KnownError`."""
        from desktop.storage.instance_lock import InstanceLock

        lock = InstanceLock(self.paths.data)
        lock.acquire()
        with contextlib.ExitStack() as held:
            held.callback(lock.release)
            self.backups.restore_damaged(name)

    def close(self, *, keep_states: bool = False) -> None:
        """Stop the engines and close the chats; safe to call twice. `keep_states` makes the next start faster."""
        with self._lock:
            self._is_closed = True
        if self._pool is not None:
            self._pool.shutdown(keep_states=keep_states)
        self._opened.close()
