"""Words with a number, in English as they are written and in a language with forms of its own."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from pytestqt.qtbot import QtBot

from desktop.ui.language.pseudo import PseudoTranslator
from desktop.ui.plural import plural

TS = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pl_PL"><context><name>files</name>
<message numerus="yes"><source>%Ln files</source><translation>
<numerusform>%Ln plik</numerusform><numerusform>%Ln pliki</numerusform><numerusform>%Ln plików</numerusform>
</translation></message></context></TS>
"""


@pytest.mark.parametrize(
    ("number", "words"), [(0, "0 files"), (1, "one file"), (2, "2 files"), (1234, f"{QLocale().toString(1234)} files")]
)
def test_english(qtbot: QtBot, number: int, words: str) -> None:
    del qtbot
    assert plural("files", "one file", "%Ln files", number) == words
    assert plural("files", "%Ln file", "%Ln files", 1) == "1 file"


def test_a_language_with_three_forms(qtbot: QtBot, tmp_path: Path) -> None:
    import subprocess

    import PySide6

    del qtbot
    (tmp_path / "pl.ts").write_text(TS, "utf-8")
    program = Path(PySide6.__file__).parent / "lrelease"
    subprocess.run([program, "-silent", tmp_path / "pl.ts", "-qm", tmp_path / "pl.qm"], check=True)
    translator = QTranslator()
    assert translator.load(str(tmp_path / "pl.qm"))
    QCoreApplication.installTranslator(translator)
    try:
        found = [plural("files", "%Ln file", "%Ln files", number) for number in (1, 3, 5)]
    finally:
        QCoreApplication.removeTranslator(translator)
    assert found == ["1 plik", "3 pliki", "5 plików"]


def test_the_language_that_nobody_speaks_keeps_the_number(qtbot: QtBot) -> None:
    del qtbot
    translator = PseudoTranslator()
    QCoreApplication.installTranslator(translator)
    try:
        words = plural("files", "one file", "%Ln files", 1)
    finally:
        QCoreApplication.removeTranslator(translator)
    assert words.startswith("[1 ")
