"""The choice of a file in the pane: what is said of it, and what happens when its own header says worse."""

from PySide6.QtWidgets import QApplication

from desktop.core.errors import ErrorKind, KnownError
from desktop.core.fit import FitLevel, TrackRecord
from desktop.ui.models.details.way_part import Way
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
