"""The choice of a file in the pane: what is said of it, and what happens when its own header says worse."""

from typing import Any

import msgspec
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from desktop.core.errors import ErrorKind, KnownError
from desktop.core.fit import FitLevel, TrackRecord
from desktop.core.offer import Mark
from desktop.ui.language.pseudo import PseudoTranslator, pseudo_text
from desktop.ui.models.details.file_heads import FileHeads
from desktop.ui.models.details.way_part import Way
from desktop.ui.theme.theme import Theme
from tests.fixtures.model_samples import SampleOffers
from tests.ui.models.conftest import Shown


def test_outcomes_of_memory_say_nothing_of_speed(shown: Shown) -> None:
    files = shown.open().view.details.files
    details = SampleOffers().details(shown.view.discover.current().model, 0)
    files.show_details(details, details.best, TrackRecord(count=3, memory_count=3, memory_within=0.1))
    assert "Speed is predicted from a test of this computer." in files._note.text()
    assert "within" not in files._note.text()
    files.show_details(details, details.best, TrackRecord(count=3, speed_count=3, speed_within=0.2))
    assert "within about 20%" in files._note.text()


def press_download(shown: Shown) -> None:
    pane = shown.view.details
    (pane.way.primary if pane.way.primary.isVisible() else pane.way.secondary).click()
    shown.idle()


def started(shown: Shown) -> list[str]:
    return [one.file.quantisation for one in shown.downloads.all if one.id == "qwen3-8b"]


def test_a_file_whose_own_header_says_worse_is_asked_about(shown: Shown) -> None:
    shown.open()
    shown.offers.told = FitLevel.TOO_LARGE
    way = shown.view.details.way
    assert shown.offers.looked_into == [], "nothing was asked of the hub before the person did"
    press_download(shown)
    assert started(shown) == []
    assert way.way is Way.DOWNLOAD_ANYWAY
    assert "too large" in way.warning.text()
    assert way.secondary.text() == "Download anyway, 5.0 GB"
    assert QApplication.focusWidget() is way.secondary
    press_download(shown)
    assert started(shown) == ["Q4_K_M"]


def test_a_tight_one_is_asked_about_too_and_an_equal_one_is_not(shown: Shown) -> None:
    shown.open()
    shown.offers.told = FitLevel.TIGHT
    press_download(shown)
    assert started(shown) == []
    assert "tight" in shown.view.details.way.warning.text()
    shown.offers.looked_into.clear()
    shown.offers.told = FitLevel.GOOD
    press_download(shown)
    assert started(shown) == ["Q4_K_M"]


def test_a_header_that_cannot_be_read_does_not_stop_the_download(shown: Shown) -> None:
    shown.open()
    shown.offers.told, shown.offers.hub_error = FitLevel.TOO_LARGE, KnownError(ErrorKind.HUB_ADDRESS, text="a")
    press_download(shown)
    assert started(shown) == ["Q4_K_M"]
    assert shown.view.discover.error.isHidden()


def with_files(shown: Shown, count: int) -> Any:
    """The pane over a model with so many files, the seventh of which is the best, and the first one here."""
    files = shown.open().view.details
    details = SampleOffers().details(shown.view.discover.current().model, 0)
    many = tuple(
        msgspec.structs.replace(
            details.files[1],
            file=msgspec.structs.replace(details.files[1].file, name=f"{place}.gguf"),
            mark=Mark.INSTALLED if place == 0 else Mark.NONE,
            bits=4.9,
            loss_source="the scoreboard",
        )
        for place in range(count)
    )
    files.show_details(msgspec.structs.replace(details, files=many, best="6.gguf"))
    return files.files


def names_of(files: Any) -> list[str]:
    return [one.file.name.removesuffix(".gguf") for one in files.rows.items]


def test_of_many_files_those_about_the_best_balance_are_shown_first(shown: Shown) -> None:
    shown.window.resize(1280, 800)
    files = with_files(shown, 14)
    assert names_of(files) == ["0", "4", "5", "6", "7", "8"]
    assert files.all.text() == "All 14 files"
    QApplication.processEvents()
    slider = files.context
    assert slider.visibleRegion().boundingRect() == slider.rect(), "the memory and the context are seen at once"
    files.all.click()
    assert len(names_of(files)) == 14
    assert files.chosen().file.name == "6.gguf"
    files.list.setCurrentIndex(files.rows.index(12))
    assert files.all.text() == "Fewer files"
    files.all.click()
    assert names_of(files) == ["0", "4", "5", "6", "7", "8", "12"], "what is chosen stays in sight"
    assert files.chosen().file.name == "12.gguf"


def test_files_of_one_quantisation_are_called_by_their_names(shown: Shown) -> None:
    files = with_files(shown, 14)
    said = [files.rows.index(row).data(Qt.ItemDataRole.DisplayRole) for row in range(files.rows.rowCount())]
    assert said == ["0", "4", "5", "6", "7", "8"]
    assert files.memory.accessibleName().startswith("Memory with 6, ")
    alone = with_files(shown, 1)
    assert alone.rows.index(0).data(Qt.ItemDataRole.DisplayRole) == "Q4_K_M"
    assert alone.rows.index(0).data(Qt.ItemDataRole.AccessibleTextRole).startswith("Q4_K_M, ")


def test_few_files_are_all_shown(shown: Shown) -> None:
    files = with_files(shown, 6)
    assert len(names_of(files)) == 6
    assert not files.all.isVisible()


def test_a_quantisation_is_told_in_plain_words_with_its_bits_and_its_source(shown: Shown) -> None:
    files = with_files(shown, 6)
    index = files.rows.index(1)
    words = "4 bits, medium: the best balance of size and quality, 4.9 bits a number"
    published = "Quality loss 1.3% as published: the scoreboard. Your model may lose more or less."
    assert words in index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert index.data(Qt.ItemDataRole.AccessibleDescriptionRole) == published
    assert published in index.data(Qt.ItemDataRole.ToolTipRole)
    assert (files.about.text(), files.source.text()) == (words, published)


def test_the_head_of_a_column_that_is_cut_is_told_whole(theme: Theme, qtbot: QtBot) -> None:
    translator, heads = PseudoTranslator(), FileHeads(theme)
    qtbot.addWidget(heads)
    heads.resize(380, heads.height())
    heads.show()
    assert [heads.cut_at(x) for x in range(380) if heads.cut_at(x)] == [], "English has room"
    QCoreApplication.installTranslator(translator)
    try:
        whole, x = pseudo_text("tok/s"), next(x for x in range(380) if heads.cut_at(x) == pseudo_text("tok/s"))
        place = QPoint(x + 1, 10)
        QApplication.sendEvent(heads, QHelpEvent(QEvent.Type.ToolTip, place, heads.mapToGlobal(place)))
        assert whole in QToolTip.text()
    finally:
        QCoreApplication.removeTranslator(translator)
        QToolTip.hideText()
