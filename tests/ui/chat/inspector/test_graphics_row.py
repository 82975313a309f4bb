"""What became of graphics processors is one sentence; a number of layers is a wish, and none is automatic."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.engine.graphics.graphics import SLOWER
from desktop.services.graphics_status import GraphicsStatus
from desktop.ui.chat.inspector.graphics_row import GraphicsRow
from desktop.ui.theme.theme import Theme


@pytest.fixture
def row(theme: Theme, qtbot: QtBot) -> GraphicsRow:
    made = GraphicsRow(theme, 112)
    qtbot.addWidget(made)
    made.resize(232, 90)
    return made


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (GraphicsStatus(None, 28, 32, "Arc A370M"), "28 of 32 layers lie on Arc A370M."),
        (GraphicsStatus(0, 0, 32, "Arc A370M"), ""),
        (GraphicsStatus(None, 0, 0, "Arc A370M"), ""),
        (
            GraphicsStatus(None, 0, 32, "llvmpipe", trouble=SLOWER),
            "llvmpipe is not used by itself: it takes longer than the processor.",
        ),
        (
            GraphicsStatus(None, 0, 32, "Arc A370M", failure="The engine stopped."),
            (
                "The engine stopped. It happened on Arc A370M, so the model runs on the processor. "
                "A number of layers tries again."
            ),
        ),
    ],
)
def test_what_became_of_it_is_one_sentence(row: GraphicsRow, status: GraphicsStatus, words: str) -> None:
    row.show_status(status)
    assert row.note.text().replace("\u200b", "") == words
    assert row.note.isHidden() == (not words)


def test_without_a_graphics_processor_there_is_no_row(row: GraphicsRow) -> None:
    row.show_status(GraphicsStatus(None, 0, 0, "Arc A370M"))
    assert not row.isHidden()
    row.show_status(None)
    assert row.isHidden()


def test_a_number_is_a_wish_and_an_empty_field_is_automatic(row: GraphicsRow) -> None:
    wishes: list[object] = []
    row.layers_requested.connect(wishes.append)
    row.show_status(GraphicsStatus(None, 0, 0, "Arc A370M"))
    row.show()
    field = row.layers.field
    assert field.text() == "Automatic"
    field.selectAll()
    QTest.keyClicks(field, "12")
    assert wishes[-1] == 12
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    assert wishes[-1] is None
