"""A hub that never answers: the person sees at once who is asked, and can stop waiting for it."""

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.core.offer import Offer, Offers
from desktop.ui.models.details.way_part import Way
from tests.fixtures.model_samples import sample_offers
from tests.ui.models.conftest import Shown

MODEL = sample_offers()[0].model
FOUND = tuple(
    Offer(model=msgspec.structs.replace(MODEL, id=f"somebody/found-{number}", name=f"Found {number}", files=()))
    for number in range(3)
)


def test_a_search_is_given_up(shown: Shown) -> None:
    page = shown.open().view.discover
    shown.offers.is_silent = True
    page.search.setText("somewhere/else")
    page.hub_button.click()
    assert page.hub_words.text() == "Asking huggingface.co"
    page.search.setText("somewhere/else-again")
    assert page.hub_button.text() == "Cancel", "also where other words are typed meanwhile"
    page.hub_button.click()
    assert page.hub_button.text() == "Search huggingface.co"
    shown.until(lambda: shown.offers.given_up == 1)
    shown.idle()
    assert page.error.isHidden()
    page.search.clear()
    assert len(shown.names()) == 8


def test_a_look_at_a_file_that_is_wanted_is_given_up(shown: Shown) -> None:
    way = shown.open().view.details.way
    shown.offers.is_silent = True
    begun = len(shown.downloads.all)
    way.primary.click()
    assert not way.primary.isEnabled()
    assert way.primary.text() == "Reading the beginning of the file"
    assert way._foot.text() == "Asking huggingface.co"
    assert way.secondary.text() == "Cancel"
    way.secondary.click()
    shown.until(lambda: way.way is Way.DOWNLOAD)
    shown.idle()
    assert shown.offers.given_up == 1
    assert way.primary.isEnabled()
    assert way.primary.text() == "Download 5.0 GB"
    assert shown.view.discover.error.isHidden()
    assert len(shown.downloads.all) == begun


def test_of_a_model_that_was_found_nothing_else_is_shown_meanwhile_and_one_is_asked_about_at_a_time(
    shown: Shown,
) -> None:
    """Whoever goes through a list on a silent line would have all work of the window wait behind it."""
    view = shown.open().view
    shown.offers.found = Offers(offers=FOUND, is_online=True)
    view.discover.search.setText("found")
    view.discover.hub_button.click()
    shown.until(lambda: shown.names() == ["Found 0", "Found 1", "Found 2"])
    shown.idle()
    shown.offers.is_silent = True
    pane = view.details
    view.discover.list.setFocus()
    for _ in range(2):
        shown.press(Qt.Key.Key_Down)
    assert pane.waiting.isVisible()
    assert pane.waiting.accessibleName() == "Asking huggingface.co for its files"
    assert pane.model_id == "", "what was shown before cannot be downloaded by mistake"
    shown.until(lambda: shown.offers.given_up == 1)
    pane.stop_button.click()
    shown.idle()
    assert shown.offers.given_up == 2
    assert not pane.waiting.isVisible()
    assert pane._nothing.text() == "Its files are not known. Choose it again to ask for them."
    assert view.discover.error.isHidden()
    shown.offers.is_silent = False
    shown.press(Qt.Key.Key_Return)
    shown.until(lambda: pane.model_id == "somebody/found-2")
    shown.press(Qt.Key.Key_Up)
    shown.until(lambda: pane.model_id == "somebody/found-1")


def test_enter_once_more_stops_no_search_and_other_words_begin_another(shown: Shown) -> None:
    page = shown.open().view.discover
    shown.offers.is_silent = True
    page.search.setText("somewhere")
    page.search.setFocus()
    shown.press(Qt.Key.Key_Return)
    shown.press(Qt.Key.Key_Return)
    assert page.hub_button.text() == "Cancel"
    assert shown.offers.given_up == 0
    page.search.setText("elsewhere")
    shown.press(Qt.Key.Key_Return)
    assert page.hub_button.text() == "Cancel"
    shown.until(lambda: shown.offers.given_up == 1)
    page.hub_button.click()
    shown.until(lambda: shown.offers.given_up == 2)


def test_what_is_chosen_meanwhile_hides_no_way_to_stop_a_look(shown: Shown) -> None:
    view = shown.open().view
    way = view.details.way
    shown.offers.is_silent = True
    way.primary.click()
    shown.until(lambda: shown.offers.waiting == 1)
    shown.offers.is_silent = False
    view.details.context_chosen.emit(8192)
    QTest.qWait(300)  # until that was answered
    assert way.way is Way.LOOK
    view.details.files.file_chosen.emit(view.details.files.rows.items[1])
    way.primary.click()
    assert way.way is Way.LOOK
    way.secondary.click()
    shown.until(lambda: shown.offers.given_up == 1)
