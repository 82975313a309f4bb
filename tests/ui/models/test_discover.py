"""The Discover tab: the list follows the words and the filters, the pane follows the list."""

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.core.catalogue import Task
from desktop.core.download import DownloadState
from desktop.core.errors import ErrorKind, KnownError
from desktop.core.fit import SpeedRange
from desktop.core.offer import Mark, Offer, Offers, Order
from desktop.ui.links import LinkDialog
from desktop.ui.models.details.way_part import Way
from desktop.ui.models.flow_box import FlowBox
from desktop.ui.theme.theme import Theme
from desktop.ui.widgets import PlainLabel
from tests.fixtures.calls import calls
from tests.fixtures.model_samples import GB, GPT_3, MODELS, sample_offers
from tests.fixtures.screen_reader import tab_round, tab_stops, unnamed
from tests.ui.models.conftest import Shown


def show(shown: Shown, model_id: str) -> None:
    shown.screen.discover.show_model(model_id)
    shown.until(lambda: shown.view.details.model_id == model_id)
    shown.idle()


def test_the_list_and_the_pane_are_filled(shown: Shown) -> None:
    shown.open()
    assert shown.names()[0] == "Qwen3 8B"
    assert shown.view.details.model_id == "qwen3-8b"
    assert shown.view.discover.heads.accessibleName() == "8 models, catalogue of 2 June"
    pane = shown.view.details
    assert pane.way.primary.text() == "Download 5.0 GB"
    assert pane.way.best.text() == "Best balance on this computer: Q4_K_M"
    assert "Model 5.0, Context 1.2, Engine 0.3, 4.4 GB left" in pane.files.memory.accessibleName()


def test_words_and_filters_leave_rows_and_can_be_taken_back(shown: Shown) -> None:
    view = shown.open().view.discover
    view.search.setText("documents")
    assert set(shown.names()) == {"Granite 3.3 2B", "Mistral Nemo 12B"}
    view.filters.fits.click()
    view.filters.language._toggle("sv")
    assert view.filters.language.text() == "Language: Swedish"
    view.search.setText("zzz")
    assert not view.nothing.isHidden()
    assert shown.view.details.model_id == "", "no model is told of that is not in the list"
    view.clear_button.click()
    assert len(shown.names()) == 8
    assert view.filters.wish.is_filtered is False


def test_words_lead_to_what_they_fit_best_and_to_no_model_where_none_does(shown: Shown) -> None:
    view, details = shown.open().view.discover, shown.view.details
    view.search.setText("g")
    shown.until(lambda: details.model_id != "qwen3-8b")
    view.search.setText("granite 3.3")
    shown.until(lambda: details.model_id == "granite-3.3-2b")
    view.search.setText("")
    found = view.current()
    assert found is not None
    assert found.model.name == "Granite 3.3 2B", "what was found stays chosen"
    view.search.setText("someone/unknown")
    shown.idle()
    assert details.model_id == ""
    assert not details.way.isVisible()
    view.search.setText("granite")
    shown.until(lambda: details.model_id == "granite-3.3-2b")


def test_a_chip_is_taken_back_by_its_cross_and_by_delete(shown: Shown) -> None:
    chip = shown.open().view.discover.filters.task
    chip._choose((Task.VISION,))
    assert shown.names() == ["Gemma 3 4B"]
    cross = chip.rect().center()
    cross.setX(chip.width() - 8)
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton, pos=cross)
    assert len(shown.names()) == 8
    chip._choose((Task.VISION,))
    chip.setFocus()
    shown.press(Qt.Key.Key_Delete)
    assert len(shown.names()) == 8
    menu = chip.menu_of_choices()
    assert [action.text() for action in menu.actions()][:2] == ["chat", "code"]


def test_the_order_changes_the_rows(shown: Shown) -> None:
    view = shown.open().view.discover
    menu = view.filters.order_menu()
    next(action for action in menu.actions() if action.text() == "Fastest first").trigger()
    assert view.filters.wish.order is Order.FASTEST
    assert shown.names()[0] == "Granite 3.3 2B"
    assert view.current().model.name == "Qwen3 8B", "the model that was looked at stays the current one"


def test_arrows_walk_the_list_and_enter_leads_to_the_download(shown: Shown) -> None:
    shown.open()
    shown.view.discover.focus()
    shown.press(Qt.Key.Key_Down)
    shown.press(Qt.Key.Key_Down)
    shown.until(lambda: shown.view.details.model_id == "llama-3.1-8b")
    shown.press(Qt.Key.Key_Return)
    assert QApplication.focusWidget() is shown.view.details.way.primary
    shown.press(Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is shown.view.discover.search


def test_a_download_begins_and_is_shown_in_the_tray(shown: Shown) -> None:
    shown.open()
    shown.view.details.files.list.setFocus()
    shown.press(Qt.Key.Key_Down)
    assert shown.view.details.way.primary.text() == "Download 5.9 GB"
    shown.view.details.way.primary.click()
    shown.until(lambda: "qwen3-8b" in shown.view.tray.rows)
    assert shown.downloads.all[-1].file.quantisation == "Q5_K_M"


def test_what_is_too_large_says_by_how_much_and_can_be_got_anyway(shown: Shown) -> None:
    shown.open()
    show(shown, "gpt-oss-20b")
    way = shown.view.details.way
    assert way.way is Way.DOWNLOAD_ANYWAY
    assert "2.7 GB more memory than is available" in way.warning.text()
    assert "Choose a smaller model," in way.warning.text(), "no file of it fits"
    assert way.best.isHidden(), "so none is the best balance here"
    assert way.secondary.text() == "Download anyway, 12.1 GB"
    assert way.primary.isHidden()


def test_a_reference_has_figures_with_their_source_and_no_download(shown: Shown) -> None:
    shown.open()
    show(shown, "gpt-3")
    pane = shown.view.details
    assert pane.way.way is Way.NONE
    assert pane.way.primary.isHidden()
    assert pane.way.secondary.isHidden()
    assert any("Hendrycks" in widget.accessibleName() for widget in pane.figures._made)
    assert "its figures can be compared" in pane.way._foot.text()
    details = shown.offers.details(GPT_3, 0)
    bare = msgspec.structs.replace(GPT_3, figures=())
    pane.show_details(msgspec.structs.replace(details, offer=Offer(model=bare)))
    assert "No published figures" in pane.way._foot.text()


def test_a_gated_model_leads_to_its_page_after_a_question(shown: Shown) -> None:
    shown.open()
    show(shown, "llama-3.1-8b")
    way = shown.view.details.way
    assert way.primary.text() == "Ask its publisher"
    way.primary.click()
    dialog = shown.view.findChild(LinkDialog)
    assert dialog.address.startswith("https://huggingface.co/Meta/")
    dialog.close()
    shown.offers.has_token = True
    shown.screen.discover.refresh()
    shown.idle()
    shown.until(lambda: way.way is Way.DOWNLOAD)
    assert "with your access key" in way._foot.text()


def test_the_context_changes_what_a_model_takes(shown: Shown) -> None:
    files = shown.open().view.details.files
    files.context.setFocus()
    shown.press(Qt.Key.Key_End)
    shown.until(lambda: "Context 4.8" in files.memory.accessibleName())
    assert files._predicted.text() == "Predicted for 32,768 tokens"


def test_a_disk_that_is_too_small_forbids_the_download(shown: Shown) -> None:
    shown.open()
    details = shown.offers.details(MODELS["Qwen3 8B"], 0)
    shown.view.details.show_details(msgspec.structs.replace(details, disk_free=3 * GB))
    way = shown.view.details.way
    assert way.way is Way.NO_ROOM
    assert not way.secondary.isEnabled()
    assert "3.0 GB are free" in way.warning.text()


def test_what_is_installed_starts_a_chat(shown: Shown, qtbot: object) -> None:
    shown.open()
    asked: list[str] = []
    shown.screen.chat_requested.connect(asked.append)
    show(shown, "gemma-3-4b")
    shown.view.details.way.primary.click()
    assert asked == ["Gemma 3 4B"]


def test_another_file_of_an_installed_model_can_be_had_and_the_installed_one_talked_to(shown: Shown) -> None:
    shown.open()
    asked: list[str] = []
    shown.screen.chat_requested.connect(asked.append)
    show(shown, "gemma-3-4b")
    files, way = shown.view.details.files, shown.view.details.way
    assert way.secondary.isHidden()
    files.list.setFocus()
    shown.press(Qt.Key.Key_Down)
    assert way.primary.text() == "Download Q5_K_M, 2.9 GB"
    assert way.secondary.text() == "Start a chat with Q4_K_M"
    assert "Nothing is downloaded" not in way._foot.text()
    way.secondary.click()
    assert asked == ["Gemma 3 4B"]
    way.primary.click()
    shown.until(lambda: "gemma-3-4b" in shown.view.tray.rows)
    assert shown.downloads.all[-1].file.quantisation == "Q5_K_M"


def test_another_file_of_a_model_on_its_way_can_be_had_too(shown: Shown) -> None:
    shown.open()
    show(shown, "granite-3.3-2b")
    way = shown.view.details.way
    assert way.secondary.text() == "In downloads"
    assert way.primary.isHidden()
    shown.view.details.files.list.setFocus()
    shown.press(Qt.Key.Key_Down)
    assert way.way is Way.DOWNLOAD
    assert way.primary.isEnabled()
    assert way.secondary.isHidden()


def test_what_does_not_fit_leaves_the_installed_file(shown: Shown) -> None:
    shown.open()
    asked: list[str] = []
    shown.screen.chat_requested.connect(asked.append)
    details = shown.offers.details(MODELS["Gemma 3 4B"], 0)
    way = shown.view.details.way
    way.show_way(msgspec.structs.replace(details, disk_free=GB), details.files[-1])
    assert way.way is Way.NO_ROOM
    assert (way.primary.text(), way.secondary.isEnabled()) == ("Start a chat with Q4_K_M", False)
    way.primary.click()
    assert asked == ["Gemma 3 4B"]


def test_the_hub_is_searched_when_a_person_asks_for_it_only(shown: Shown) -> None:
    page = shown.open().view.discover
    page.search.setText("olmo")
    assert shown.offers.asked == shown.offers.looked_into == []
    found = msgspec.structs.replace(MODELS["Qwen3 8B"], id="x/olmo", name="OLMo 2 7B")
    shown.offers.found = Offers(offers=(Offer(model=found),), is_online=True)
    page.hub_button.click()
    shown.until(lambda: shown.names() == ["OLMo 2 7B"])
    assert shown.offers.asked == ["olmo"]
    shown.until(lambda: shown.offers.looked_into == ["x/olmo"] * 2)  # and once more in vain, for exact verdicts
    assert page.heads.accessibleName() == "1 model, found on the hub"
    page.hub_button.click()
    page.search.clear()
    assert len(shown.names()) == 8


def test_what_is_typed_after_a_search_can_be_searched_for_too(shown: Shown) -> None:
    page = shown.open().view.discover
    page.search.setText("olmo")
    found = msgspec.structs.replace(MODELS["Qwen3 8B"], id="x/olmo", name="OLMo 2 7B", about="", publisher="Ann")
    for offers in ((Offer(model=found),), ()):  # whether something was found or not
        shown.offers.found = Offers(offers=offers, is_online=True)
        page.hub_button.click()
        shown.until(lambda offers=offers: len(shown.names()) == len(offers) and page.hub_button.isEnabled())
        assert page.hub_button.text() == "Back to the catalogue"
        page.search.setFocus()
        page.search.setText(page.search.text() + "e")
        assert page.hub_button.text() == "Search huggingface.co"
        shown.offers.asked.clear()
        shown.press(Qt.Key.Key_Return)
        shown.until(lambda: len(shown.offers.asked) == 1)
        assert shown.offers.asked == [page.search.text()]
        shown.idle()
        page.search.setText(page.search.text() + "e")
    page.search.clear()
    assert page.hub_button.text() == "Back to the catalogue"


def test_a_row_knows_what_the_pane_beside_it_knows(shown: Shown) -> None:
    page = shown.open().view.discover
    found = msgspec.structs.replace(MODELS["Qwen3 8B"], id="x/olmo")
    shown.offers.found = Offers(offers=(Offer(model=found),), is_online=True)
    page.hub_search_requested.emit("qwen")
    shown.until(lambda: page.heads.accessibleName() == "1 model, found on the hub")
    known = Offer(model=found, best=sample_offers()[0].best)
    page.show_offer(known)
    assert list(page.rows.items) == [known]
    page.filters.fits.click()
    assert list(page.rows.items) == [known]


def test_words_stand_in_one_line_where_there_is_room_for_them(theme: Theme, qtbot: QtBot) -> None:
    box = FlowBox()
    qtbot.addWidget(box)
    words = PlainLabel(theme, "commercial use with conditions")
    words.setWordWrap(True)
    box.add(words)
    box.resize(400, 40)
    box.show()
    assert words.height() < 2 * words.fontMetrics().height()
    assert words.heightForWidth(words.width()) < 2 * words.fontMetrics().height()
    box.resize(100, 80)
    assert words.height() >= 2 * words.fontMetrics().height()


def test_models_that_are_called_alike_are_told_apart_by_their_publisher(shown: Shown) -> None:
    page = shown.open().view.discover
    found = msgspec.structs.replace(MODELS["Qwen3 8B"], id="x/qwen", about="", publisher="Ann")
    shown.offers.found = Offers(offers=(Offer(model=found),), is_online=True)
    page.hub_search_requested.emit("qwen")
    shown.until(lambda: page.heads.accessibleName() == "1 model, found on the hub")
    told = page.rows.index(0).data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert told.startswith("Ann · For conversations")


def test_a_repository_without_models_says_so(shown: Shown) -> None:
    pane = shown.open().view.details
    details = shown.offers.details(MODELS["Qwen3 8B"], 0)
    empty = msgspec.structs.replace(details, files=(), best="")
    pane.files._predicted.setText("Predicted")
    QApplication.processEvents()
    pane.show_details(empty)
    assert "It has no model that Bantam can run" in pane.way._foot.text()
    assert pane.way._free.isHidden()
    pane.show_details(details)
    words = pane.files._predicted
    assert words.width() >= words.sizeHint().width(), "it hears of its new words once it is shown"


def test_a_failure_is_said_above_the_list_and_tried_again(shown: Shown) -> None:
    shown.offers.error = KnownError(ErrorKind.FOLDER_UNUSABLE, path="/data", reason="-", details="-")
    page = shown.open().view.discover
    shown.until(lambda: not page.error.isHidden())
    shown.offers.error = None
    page.retry_button.click()
    shown.until(lambda: len(shown.names()) == 8)
    assert page.error.isHidden()


def test_marks_change_with_the_downloads_and_the_row_stays(shown: Shown) -> None:
    page = shown.open().view.discover
    show(shown, "granite-3.3-2b")
    here = {"mark": Mark.INSTALLED, "installed_id": "g"}
    offers = tuple(
        msgspec.structs.replace(one, **here) if one.model.name == "Granite 3.3 2B" else one for one in sample_offers()
    )
    shown.offers.all = msgspec.structs.replace(shown.offers.all, offers=offers)
    shown.downloads.put("Granite 3.3 2B", state=DownloadState.DONE)
    shown.until(lambda: shown.view.details.way.way is Way.CHAT)
    assert page.current().model.name == "Granite 3.3 2B"


@pytest.mark.parametrize("width", [960, 1280])
def test_everything_has_a_name_and_tab_comes_by_everything(shown: Shown, width: int) -> None:
    shown.open()
    shown.window.resize(width, 700)
    QApplication.processEvents()
    assert unnamed(shown.view) == []
    first = shown.window.rail.findChildren(type(shown.window.rail._group.buttons()[0]))[0]
    came_by = tab_round(shown.window, first)
    assert [widget for widget in tab_stops(shown.window) if widget not in came_by] == []


def test_screen_readers_hear_whole_rows(shown: Shown) -> None:
    view = shown.open().view
    index = view.discover.rows.index(0)
    words = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert words == "Qwen3 8B, 8.2B, Apache 2.0, Good · CPU, 9–12 tok/s, 5.0 GB"
    list_ = QAccessible.queryAccessibleInterface(view.discover.list)
    assert list_.role() is QAccessible.Role.List
    assert list_.childCount() == 8
    file = view.details.files.rows.index(4).data(Qt.ItemDataRole.AccessibleTextRole)
    kind = "8 bits: practically the original, at half its size"
    assert file == f"Q8_0, {kind}, 8.7 GB, memory 10.2 GB, Tight, 5–7 tok/s, as good as the original"


def test_a_computer_that_was_not_tested_can_be(shown: Shown) -> None:
    unknown = [
        msgspec.structs.replace(offer, best=msgspec.structs.replace(offer.best, speed=SpeedRange()))
        for offer in shown.offers.all.offers
        if offer.best is not None
    ]
    shown.offers.all = msgspec.structs.replace(shown.offers.all, offers=tuple(unknown))
    shown.offers.is_tested = False
    shown.open()
    probe = shown.view.details.files.probe
    assert probe.isVisible()
    probe.click()
    shown.idle()
    assert "probe" in shown.offers.asked
    assert probe.text().startswith("Test this computer")
    assert shown.view.discover.error.isVisible(), "it was busy"


def test_more_of_what_the_hub_has_comes_after_a_press(shown: Shown) -> None:
    page = shown.open().view.discover
    page.search.setText("olmo")
    first, second = (msgspec.structs.replace(MODELS["Qwen3 8B"], id=f"x/{name}", name=name) for name in ("One", "Two"))
    shown.offers.found = Offers(offers=(Offer(model=first),), is_online=True, has_more=True)
    page.search.setFocus()
    shown.press(Qt.Key.Key_Return)  # nothing here is called like that
    shown.until(lambda: shown.names() == ["One"])
    assert not page.more_button.isHidden()
    shown.offers.found = Offers(offers=(Offer(model=second),), is_online=True)
    page.more_button.click()
    shown.until(lambda: shown.names() == ["One", "Two"])
    assert shown.offers.asked == ["olmo", "more"]
    assert page.more_button.isHidden()


def test_the_hub_is_called_by_its_name(shown: Shown) -> None:
    shown.offers.all = msgspec.structs.replace(shown.offers.all, host="mirror.example")
    page = shown.open().view.discover
    page.search.setText("zebra")
    assert page.hub_button.text() == "Search mirror.example"


def test_a_failed_search_of_the_hub_leaves_the_catalogue_as_it_was(shown: Shown) -> None:
    page = shown.open().view.discover
    page.search.setText("qwen")
    shown.offers.error = KnownError(ErrorKind.HUB_ADDRESS, text="a//b")
    page.hub_button.click()
    shown.until(lambda: not page.error.isHidden())
    assert shown.names() == ["Qwen3 8B"]
    assert page.hub_button.isEnabled()


def test_a_keystroke_in_the_search_is_little_work(theme: Theme, qtbot: QtBot) -> None:
    """`tests/benchmarks/model_filter.py` measures how long that takes: with some 7,500 calls 11 to 13 ms of a frame."""
    from tests.benchmarks.model_filter import measure, percentile_95

    assert percentile_95(measure(theme, 1, calls)) < 9_000
