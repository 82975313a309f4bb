"""A transcript in a window of its own."""

import pytest
from pytestqt.qtbot import QtBot

from desktop.ui.chat.transcript.transcript_view import TranscriptView
from desktop.ui.theme.theme import Theme


@pytest.fixture
def transcript(theme: Theme, qtbot: QtBot) -> TranscriptView:
    """Shown, 800 × 500."""
    view = TranscriptView(theme)
    qtbot.addWidget(view)
    view.resize(800, 500)
    view.show()
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    return view
