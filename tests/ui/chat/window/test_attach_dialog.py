"""The dialog that chooses files: where it begins, and what is next."""

from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog, QLineEdit, QPushButton

from desktop.ui.documents import documents
from tests.fixtures.open_window import OpenWindow


def choose(name: str, seen: list[Path]) -> None:
    """Write a name into the dialog that is open, and accept it."""
    dialog = next(one for one in QApplication.topLevelWidgets() if isinstance(one, QFileDialog) and one.isVisible())
    seen.append(Path(dialog.directory().absolutePath()))
    QTest.keyClicks(dialog.findChildren(QLineEdit)[0], name)
    box = dialog.findChildren(QDialogButtonBox)[0]
    button: QPushButton = box.button(QDialogButtonBox.StandardButton.Open)
    button.click()


def test_it_begins_with_documents_then_where_files_came_from(program: OpenWindow, tmp_path: Path) -> None:
    program.open()
    Path(documents()).mkdir(parents=True, exist_ok=True)
    file = tmp_path / "prices.csv"
    file.write_text("name,price\npear,4\n")
    seen: list[Path] = []
    for _ in range(2):
        program.view.sidebar.search.setFocus()
        QTimer.singleShot(200, lambda: choose(str(file), seen))
        program.view.composer.attach_button.click()
        program.activate()
        program.until(program.view.composer.editor.hasFocus)
    assert seen == [Path(documents()), tmp_path]
    assert len(program.bantam.attachments.files.of(program.chat.chat.id)) == 2
