"""Waits until a transcript has drawn all it wants to draw."""

from pytestqt.qtbot import QtBot

from desktop.ui.chat.transcript.answer_row import AnswerRow
from desktop.ui.chat.transcript.transcript_view import TranscriptView


def settle(view: TranscriptView, qtbot: QtBot) -> None:
    """Wait until nothing waits to be drawn."""
    qtbot.waitUntil(lambda: not view.column._later.isActive() and all(map(_is_drawn, view.column.rows())))


def _is_drawn(row: object) -> bool:
    return not isinstance(row, AnswerRow) or row._body.is_drawn
