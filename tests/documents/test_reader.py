"""The real reader: a child for each file, confined, bounded, and a sentence for everything that goes wrong."""

import os
import random
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from desktop.core.attachment import Document, FileKind, Unit
from desktop.core.cancellation import Cancellation
from desktop.core.errors import ErrorKind, KnownError
from desktop.documents import limits
from desktop.documents.reader import DocumentReader
from desktop.engine.command import engine_environment
from tests.fixtures.documents import docx, locked, paragraph, pdf
from tests.fixtures.pictures import picture, png, scan_bomb

ROOT = Path(__file__).parents[2]


def read(path: Path, data: bytes) -> Document:
    path.write_bytes(data)
    made = DocumentReader().read(path)
    assert made is not None
    return made


def refused(path: Path) -> KnownError:
    with pytest.raises(KnownError) as caught:
        DocumentReader().read(path)
    return caught.value


def has_pdf() -> bool:
    try:
        import PySide6.QtPdf  # noqa: F401
    except ImportError:
        return False
    return True


needs_pdf = pytest.mark.skipif(not has_pdf(), reason="QtPdf is a wheel from Python 3.12 on")


def test_text_and_code(tmp_path: Path) -> None:
    made = read(tmp_path / "über uns.py", b"x = 1\r\ny = 2\r\n")
    assert (made.name, made.kind, made.text) == ("über uns.py", FileKind.CODE, "x = 1\ny = 2\n")


def test_docx(tmp_path: Path) -> None:
    made = read(tmp_path / "report.docx", docx(paragraph("Report", "H1") + paragraph("It rained.")))
    assert (made.kind, made.unit, made.text) == (FileKind.WORD, Unit.SECTION, "# Report\n\nIt rained.")


@needs_pdf
def test_pdf_page_by_page(tmp_path: Path) -> None:
    made = read(tmp_path / "a.pdf", pdf(["The first page", "", "The (third) page"]))
    assert (made.kind, made.unit, made.units, made.without_text) == (FileKind.PDF, Unit.PAGE, 3, [2])
    assert made.text == "[Page 1]\nThe first page\n\n[Page 2: no text]\n\n[Page 3]\nThe (third) page\n\n"
    assert [made.text[start : start + 7] for start in made.starts] == ["[Page 1", "[Page 2", "[Page 3"]


@needs_pdf
def test_a_pdf_under_another_name_is_a_pdf(tmp_path: Path) -> None:
    assert read(tmp_path / "a.txt", pdf(["Words"])).kind is FileKind.PDF


@needs_pdf
@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (pdf(["", ""]), ErrorKind.DOCUMENT_WITHOUT_TEXT),
        (pdf(["Secret"], encrypted=True), ErrorKind.DOCUMENT_LOCKED),
        (pdf(["Words"])[:200], ErrorKind.DOCUMENT_UNREADABLE),
        (b"%PDF-1.7\nnothing of the kind", ErrorKind.DOCUMENT_UNREADABLE),
    ],
    ids=["pictures only", "locked", "half", "no pdf"],
)
def test_pdfs_that_cannot_be_read(tmp_path: Path, data: bytes, kind: ErrorKind) -> None:
    (tmp_path / "a.pdf").write_bytes(data)
    assert refused(tmp_path / "a.pdf").kind is kind


@needs_pdf
@pytest.mark.parametrize("seed", range(8))
def test_mutated_pdfs_are_documents_or_get_a_sentence(tmp_path: Path, seed: int) -> None:
    dice = random.Random(seed)
    data = bytearray(pdf(["The first page", "The second page"]))
    for _ in range(dice.randint(1, 12)):
        data[dice.randrange(8, len(data))] = dice.randrange(256)
    (tmp_path / "a.pdf").write_bytes(data)
    try:
        assert DocumentReader().read(tmp_path / "a.pdf") is not None
    except KnownError as error:
        assert error.kind.name.startswith("DOCUMENT_")  # noqa: PT017 - either is right


@pytest.mark.parametrize(
    ("name", "data", "kind", "reason"),
    [
        ("a.txt", b"", ErrorKind.DOCUMENT_UNREADABLE, "nothing in it"),
        ("a.txt", os.urandom(4096), ErrorKind.DOCUMENT_UNREADABLE, "neither text"),
        ("a.docx", b"PK\x03\x04 and no more", ErrorKind.DOCUMENT_UNREADABLE, "damaged"),
        ("a.docx", locked(docx(paragraph("x"))), ErrorKind.DOCUMENT_LOCKED, ""),
        ("a.docx", docx(paragraph("0" * (16 << 20))), ErrorKind.DOCUMENT_UNREADABLE, "made to look small"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, ErrorKind.DOCUMENT_UNREADABLE, "old Word"),
        ("a.txt", picture("png")[:100], ErrorKind.PICTURE_UNREADABLE, "damaged"),
        ("a.txt", picture("jpg")[:300], ErrorKind.PICTURE_UNREADABLE, "damaged"),
        ("a.txt", png(65535, 65535, b""), ErrorKind.PICTURE_UNREADABLE, "made to look small"),
        ("a.txt", scan_bomb(2000), ErrorKind.PICTURE_UNREADABLE, "damaged"),
        ("a.psd", b"8BPS\0\1" + b"\0" * 40, ErrorKind.PICTURE_UNREADABLE, "does not read"),
        ("a.txt", b"\x7fELF\2\1\1" + b"\0" * 100, ErrorKind.DOCUMENT_UNREADABLE, "neither text"),
    ],
    ids=["empty", "bytes", "bad", "locked", "bomb", "old", "png", "jpeg", "huge", "scans", "psd", "program"],
)
def test_hostile_files_each_get_a_sentence(
    tmp_path: Path, name: str, data: bytes, kind: ErrorKind, reason: str
) -> None:
    (tmp_path / name).write_bytes(data)
    error = refused(tmp_path / name)
    assert error.kind is kind
    assert name in str(error)
    assert reason in str(error)


def test_a_file_of_2_gb_is_not_opened(tmp_path: Path) -> None:
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(2 << 30)
    assert "larger than 256 MB" in str(refused(tmp_path / "a.txt"))


def test_folders_pipes_and_what_is_gone(tmp_path: Path) -> None:
    assert "a folder" in str(refused(tmp_path))
    assert "No such file" in str(refused(tmp_path / "gone.txt"))
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
        assert "not a file" in str(refused(tmp_path / "pipe"))


def test_what_takes_too_long_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "WALL_SECONDS", 0.01)
    (tmp_path / "a.txt").write_bytes(b"x")
    assert "too long" in str(refused(tmp_path / "a.txt"))


def test_cancelled(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"word " * 1_000_000)
    cancel = Cancellation()
    cancel.cancel()
    assert DocumentReader().read(tmp_path / "a.txt", cancel) is None
    later = Cancellation()
    timer = threading.Timer(0.02, later.cancel)
    timer.start()
    DocumentReader().read(tmp_path / "a.txt", later)
    timer.join()


@pytest.mark.skipif(sys.platform != "linux", reason="the confinement of other systems is its own matter")
def test_a_reader_can_reach_nothing_but_its_file(tmp_path: Path) -> None:
    """A reader that was taken over tries to read another file, to write one, to open a socket, to start a program."""
    (tmp_path / "secret").write_text("x")
    script = f"""
import os, socket, subprocess
from desktop.documents import reader_child
from desktop.documents.reading import Refused, Why
def attempt(work):
    try:
        work()
    except OSError:
        return "-"
    return "possible"
def taken_over(ending):
    tries = [lambda: open({str(tmp_path / "secret")!r}), lambda: open({str(tmp_path / "made")!r}, "w"),
             socket.socket, lambda: subprocess.run(["/bin/true"]), os.fork]
    return Refused(Why.UNKNOWN, " ".join(map(attempt, tries)) + " " + os.read(0, 9).decode())
reader_child.read = taken_over
reader_child.main([])
"""
    (tmp_path / "file").write_text("its file!")
    with (tmp_path / "file").open("rb") as file:
        command = [sys.executable, "-sP", "-c", script]
        done = subprocess.run(command, stdin=file, env=engine_environment(), capture_output=True, check=True)
    assert b"- - - - - its file!" in done.stdout
    assert not (tmp_path / "made").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="limits are those of Linux")
def test_a_reader_has_so_much_memory(tmp_path: Path) -> None:
    script = """
from desktop.documents import limits, reader_child
def greedy(ending):
    bytearray(limits.MEMORY + 1)
reader_child._read = greedy
reader_child.main([])
"""
    command = [sys.executable, "-sP", "-c", script]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, env=engine_environment(), capture_output=True, check=True)
    assert b"too much" in done.stdout
