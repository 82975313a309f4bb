"""A chat is printed by the system's dialog; here onto a PDF, which every system has."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter

from desktop.core.errors import ErrorKind, KnownError
from desktop.ui.widgets import Toast
from tests.fixtures.open_window import OpenWindow
from tests.ui.chat.chats import answer, question
from tests.ui.chat.stored_chats import store_three_chats


def toasts(program: OpenWindow) -> list[str]:
    return [toast.accessibleName() for toast in program.bantam.window.findChildren(Toast) if not toast.is_dismissed]


def print_to(program: OpenWindow, file: Path) -> None:
    """Choose a file in the dialog, as “Print to file” does."""
    dialog = program.bantam.ownership.prints.dialog
    assert dialog is not None
    dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    dialog.printer().setOutputFileName(str(file))
    dialog.done(1)


def pages(file: Path) -> int:
    return len(re.findall(rb"/Type /Page\b", file.read_bytes()))


def test_the_open_chat_is_printed_by_its_key(program: OpenWindow, tmp_path: Path) -> None:
    program.open(store_three_chats)
    program.until(program.answers)
    program.ctrl(Qt.Key.Key_P)
    print_to(program, tmp_path / "out.pdf")
    program.until(lambda: "Sent to the printer" in toasts(program))
    assert (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF")
    assert pages(tmp_path / "out.pdf") == 1
    assert program.bantam.ownership.prints.dialog is None


def test_another_chat_is_printed_from_its_menu(program: OpenWindow, tmp_path: Path) -> None:
    program.open(store_three_chats)
    program.until(program.answers)
    program.view.sidebar.menu.set_conversation("bread", is_stored=True)
    program.view.sidebar.menu.print_action.trigger()
    dialog = program.bantam.ownership.prints.dialog
    assert dialog is not None
    assert dialog.windowTitle() == "Print “Bread”"
    dialog.done(0)
    program.until(lambda: program.bantam.ownership.prints.dialog is None)


def test_a_chat_that_is_nowhere_on_disk_is_printed_as_it_is_shown(program: OpenWindow, tmp_path: Path) -> None:
    program.open()
    program.ctrl(Qt.Key.Key_P)
    assert program.bantam.ownership.prints.dialog is None, "there is nothing to print"
    program.chat.chat._messages = [question("q", chat="x"), answer("a", chat="x", parent="q")]
    program.ctrl(Qt.Key.Key_P)
    print_to(program, tmp_path / "out.pdf")
    program.until(lambda: "Sent to the printer" in toasts(program))
    assert pages(tmp_path / "out.pdf") == 1


@pytest.mark.expects_log
def test_a_printer_that_takes_nothing_is_told(program: OpenWindow, tmp_path: Path) -> None:
    program.open(store_three_chats)
    program.until(program.answers)
    program.ctrl(Qt.Key.Key_P)
    print_to(program, tmp_path / "no folder" / "out.pdf")
    program.until(program.error)
    error = program.error()
    assert isinstance(error, KnownError)
    assert error.kind is ErrorKind.PRINT_FAILED


@pytest.mark.parametrize(("first", "last", "count"), [(1, 1, 1), (2, 3, 2), (0, 0, 0)])
def test_some_pages_only(program: OpenWindow, tmp_path: Path, first: int, last: int, count: int) -> None:
    from desktop.ui.ownership.pdf_writer import draw_pages, paper_style
    from tests.ui.ownership.test_pdf_writer import RICH, chat

    program.open()
    printer = QPrinter()
    printer.setResolution(96)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    assert draw_pages(chat("Hello", RICH * 20), paper_style(program.theme), printer, first or 1, last or None)
    assert pages(tmp_path / "out.pdf") == count or (count == 0 and pages(tmp_path / "out.pdf") > 5)
