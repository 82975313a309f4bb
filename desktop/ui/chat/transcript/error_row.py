"""What failed, in its place under the messages."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.core.errors import ErrorKind, KnownError
from desktop.core.text import Text
from desktop.ui.chat.transcript.message_row import TranscriptRow
from desktop.ui.theme.theme import Theme
from desktop.ui.widgets import ErrorCard

ENGINE_KINDS = (ErrorKind.ENGINE_STOPPED, ErrorKind.ENGINE_HUNG, ErrorKind.ENGINE_CANNOT_START)


class ErrorRow(TranscriptRow):
    """An `ErrorCard` as wide as the column. GUI thread."""

    retry_requested = Signal()
    log_requested = Signal()
