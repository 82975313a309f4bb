"""Every known error once, as the chat shows it: several to a picture, each as wide as in a window of the usual size."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout
from samples import error
from stage import Scene, Stage

from desktop.core.errors import ErrorKind
from desktop.ui.chat.transcript.error_row import ErrorRow
from desktop.ui.widgets import ErrorCard

COLUMNS, ROWS, WIDTH = 2, 4, 600  # of a picture; px of a card
EACH = COLUMNS * ROWS
KINDS = list(ErrorKind)


def show_errors(stage: Stage, first: int) -> None:
    """Some of them in a window of their own, so that they stand beside each other."""
    page = QFrame(stage.window, Qt.WindowType.Window)
    page.setObjectName("chatContent")
    page.setGeometry(stage.window.geometry())
    grid = QGridLayout(page)
    for place, kind in enumerate(KINDS[first : first + EACH]):
        row = ErrorRow(stage.theme, page)
        row.setFixedWidth(WIDTH)
        row.show_error(error(kind))
        grid.addWidget(row, place // COLUMNS, place % COLUMNS, Qt.AlignmentFlag.AlignTop)
    page.show()


def show_error(stage: Stage, failure: Exception) -> None:
    """One in its place, with its technical text unfolded."""
    stage.open_chat()
    stage.view.transcript.show_error(failure)
    stage.settle()
    card = stage.view.transcript._error._card
    assert isinstance(card, ErrorCard)
    card._fold.click()


SCENES = {
    "error": Scene(partial(show_error, failure=error(ErrorKind.ENGINE_STOPPED))),
    "error-bug": Scene(partial(show_error, failure=RuntimeError("an index that is not there"))),
    **{f"errors-{1 + first // EACH}": Scene(partial(show_errors, first=first)) for first in range(0, len(KINDS), EACH)},
}
