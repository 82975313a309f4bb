"""What is written is read again, and Qt's own reader agrees."""

from pathlib import Path

from PySide6.QtCore import QTranslator
from translation_sources import Source
from ts_file import Translations, read_ts, write_ts
from update import compile_ts

SOURCES = [
    Source("actions", "New chat", "desktop/ui/actions.py"),
    Source("actions", "Less < more & “quotes”", "desktop/ui/actions.py"),
    Source("sizes", "{0} GB", "desktop/ui/locale_text.py"),
]


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "bantam_de.ts"
    known = {("actions", "New chat"): "Neuer Chat", ("actions", SOURCES[1].text): "Weniger < mehr & „so“"}
    write_ts(path, "de_DE", SOURCES, known | {("gone", "Old words"): "Alte Worte"})
    assert read_ts(path) == known | {("sizes", "{0} GB"): ""}
    first = path.read_text("utf-8")
    write_ts(path, "de_DE", SOURCES, read_ts(path))
    assert path.read_text("utf-8") == first


def test_a_number_has_a_form_for_each_case_and_qt_finds_it(tmp_path: Path) -> None:
    path = tmp_path / "bantam_de.ts"
    sources = [Source("files", "%Ln pages", "desktop/a.py"), Source("files", "%Ln rows", "desktop/a.py")]
    known: Translations = {("files", "%Ln pages"): ("%Ln Seite", "%Ln Seiten"), ("files", "%Ln rows"): "not enough"}
    write_ts(path, "de_DE", sources, known)
    assert read_ts(path) == {("files", "%Ln pages"): ("%Ln Seite", "%Ln Seiten"), ("files", "%Ln rows"): ()}
    first = path.read_text("utf-8")
    write_ts(path, "de_DE", sources, read_ts(path))
    assert path.read_text("utf-8") == first
    compile_ts(path)
    translator = QTranslator()
    assert translator.load(str(path.with_suffix(".qm")))
    asked = [translator.translate("files", "%Ln pages", None, number) for number in (0, 1, 2)]
    assert asked == ["%Ln Seiten", "%Ln Seite", "%Ln Seiten"]


def test_a_file_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert read_ts(tmp_path / "no.ts") == {}
