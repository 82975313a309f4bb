"""Daily copies of all chats, and the way back to one of them."""

import time
from collections.abc import Callable

from desktop.core.backup import Backup, BackupReason
from desktop.core.cancellation import Cancellation
from desktop.core.errors import ErrorKind, KnownError
from desktop.core.text import QT_TRANSLATE_NOOP
from desktop.storage.backup_store import BackupStore
from desktop.storage.conversation_store import ConversationStore
from desktop.storage.database import Database

DAY = 86_400.0  # seconds
GONE = QT_TRANSLATE_NOOP("errors", "it was gone again when it was looked for")


class BackupService:
    """Any thread; blocks until the copy is made and checked. Raises `KnownError`."""

    def __init__(self, backups: BackupStore, database: Callable[[], Database]) -> None:
        """`database` opens it when it is first needed: a list of backups can be had without."""
        self._backups = backups
        self._database = database
        self._stop = Cancellation()

    def backups(self) -> list[Backup]:
        """All that are there, the newest first."""
        return self._backups.backups()

    def is_due(self) -> bool:
        """Whether the last copy is older than a day, or from a day that is yet to come, as when a clock was wrong."""
        newest = self._backups.newest_routine()
        return newest is None or abs(time.time() - newest) >= DAY

    def back_up_if_due(self) -> Backup | None:
        """Make today's copy; None when there is one, or nothing to copy."""
        if not self.is_due() or not ConversationStore(self._database()).conversations():
            return None
        return self._make(BackupReason.DAILY)

    def back_up(self) -> Backup:
        """Make a copy now."""
        self._database()
        return self._make(BackupReason.ASKED)

    def restore(self, name: str) -> Backup | None:
        """Put a copy in the place of the chats; returns the copy of what was there, which was made first.

        The copy is looked over before anything is touched. Whatever is being written must have ended. Of a file that
        turns out to be damaged only the bytes can be kept: they are set aside, and None is returned.
        """
        database = self._database()
        staged = self._backups.stage(name)
        before: Backup | None = None
        try:
            before = self._make(BackupReason.RESTORE)
        except KnownError as error:
            if error.kind is not ErrorKind.DATABASE_DAMAGED:
                raise
            self._backups.set_aside()
        database.replace_by(lambda: self._backups.put_in_place(staged))
        ConversationStore(database).interrupt_unfinished()
        return before

    def restore_damaged(self, name: str) -> None:
        """Put a copy in the place of a file that cannot be opened, after its bytes were set aside.

        Only who holds the lock of the data folder may do this.
        """
        staged = self._backups.stage(name)
        self._backups.set_aside()
        self._backups.put_in_place(staged)

    def stop(self) -> None:
        """Give up the copy that is being made."""
        self._stop.cancel()

    def _make(self, reason: BackupReason) -> Backup:
        made = self._backups.make(reason, lambda: self._stop.is_cancelled)
        for backup in self._backups.backups():
            if backup.path == made:
                return backup
        raise KnownError(ErrorKind.BACKUP_FAILED, reason=GONE, path=str(made.parent))
