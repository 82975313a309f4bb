"""The welcome says what it is told, and its button is the next step."""

from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.core.advice import Advice, BuiltIn, Recommendation, Why
from desktop.core.download import DownloadState, Trouble
from desktop.core.fit import SpeedRange
from desktop.core.machine import MachineFacts
from desktop.core.model import ModelFile
from desktop.core.text import Text
from desktop.settings import ThemeChoice
from desktop.ui.first_run.fact_card import FactCell
from desktop.ui.first_run.first_run_view import FirstRunView
from desktop.ui.first_run.start_button import StartButton
from desktop.ui.theme.theme import Theme
from desktop.ui.widgets import Button, PlainLabel, Tag
from tests.fixtures.model_samples import download, sample_offers

MODEL = ModelFile(
    id="Tiny.Q4_0",
    name="Tiny <b>Chat</b>",
    path=Path("Tiny.gguf"),
    size=98_362_432,
    architecture="llama",
    quantisation="Q4_0",
    parameters=134_515_008,
    context_length=2048,
    licence="Apache-2.0",
)


OFFERS = {offer.model.name: offer for offer in sample_offers()}
ADVICE = Advice(
    picks=(
        Recommendation(Why.STRONGEST, OFFERS["Qwen3 8B"]),
        Recommendation(Why.LIGHTER, OFFERS["Granite 3.3 2B"]),
    ),
    built_in=BuiltIn(memory=1_100_000_000, speed=SpeedRange(95, 95)),
    knows_speed=True,
    host="mirror.example",
)


@pytest.fixture
def view(theme: Theme, qtbot: QtBot) -> FirstRunView:
    made = FirstRunView(theme)
    qtbot.addWidget(made)
    made.resize(960, 612)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def words(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(PlainLabel))


def tags(view: FirstRunView) -> set[str]:
    QApplication.processEvents()  # what a layout was given a moment ago is shown then
    return {tag.accessibleName() for tag in view.findChildren(Tag) if not tag.isHidden()}


def test_nothing_is_claimed_before_it_is_known(view: FirstRunView) -> None:
    assert words(view).count("–") == 4
    assert "Looking…" in words(view)


def test_the_facts_are_shown_and_said(view: FirstRunView, facts: MachineFacts) -> None:
    view.set_facts(facts, 0.42)
    assert "Checked in 0.4 s" in words(view)
    assert view.findChildren(FactCell)[0].accessibleName() == "Processor: 12 cores. Core i5-12500H, AVX2"
    view.set_facts(facts)
    assert "Checked just now" in words(view)


def test_what_does_not_fit_is_in_the_tooltip(view: FirstRunView, facts: MachineFacts) -> None:
    cell = view.findChildren(FactCell)[0]
    view.set_facts(facts)
    assert cell.toolTip() == ""
    long = msgspec.structs.replace(facts, processor="A processor with a name of many words " * 3)
    view.set_facts(long)
    assert cell.toolTip().startswith("A processor")


def test_the_model_is_described_and_its_name_is_no_markup(view: FirstRunView) -> None:
    view.set_model(MODEL)
    assert "Tiny <b>Chat</b> comes with Bantam." in words(view)
    assert "98 MB on the disk" in words(view)
    assert tags(view) == {"135M", "Apache-2.0", "Ready now"}
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in view.findChildren(PlainLabel))


def test_a_model_that_tells_little_has_no_empty_tags(view: FirstRunView) -> None:
    view.set_model(msgspec.structs.replace(MODEL, parameters=0, licence=""))
    assert tags(view) == {"Ready now"}


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_key_starts(view: FirstRunView, qtbot: QtBot, key: Qt.Key) -> None:
    view.focus()
    focused = QApplication.focusWidget()
    assert isinstance(focused, StartButton)
    with qtbot.waitSignal(view.start_requested):
        QTest.keyClick(focused, key)


def test_a_click_on_the_words_starts(view: FirstRunView, qtbot: QtBot) -> None:
    (button,) = view.findChildren(StartButton)
    with qtbot.waitSignal(view.start_requested):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert button.accessibleName()


@pytest.mark.parametrize("choice", [ThemeChoice.LIGHT, ThemeChoice.DARK])
def test_all_of_it_fits_the_smallest_window(
    view: FirstRunView, theme: Theme, facts: MachineFacts, choice: ThemeChoice
) -> None:
    theme.set_choice(choice)
    view.set_facts(facts)
    view.set_model(MODEL)
    view.show_advice(ADVICE)
    QApplication.processEvents()
    parts: list[PlainLabel | Button] = [*view.findChildren(PlainLabel), *view.findChildren(Button)]
    for part in parts:
        if not part.isVisible():
            continue
        place = part.rect().translated(part.mapTo(view, part.rect().topLeft()))
        assert view.rect().contains(place), part.text()


def coming(state: DownloadState, done: float, **fields: object) -> object:
    """The recommended file on its way."""
    file = OFFERS["Qwen3 8B"].best.file  # type: ignore[union-attr]
    made = download("Qwen3 8B", state, done, 5.0, 12.0 if state is DownloadState.RUNNING else 0.0)
    return msgspec.structs.replace(made, file=file, **fields)


def test_a_recommendation_says_what_it_costs_and_where_it_is_from(view: FirstRunView) -> None:
    view.show_advice(ADVICE)
    card = view.advice
    assert card.title.text() == "Qwen3 8B"
    assert tags(view) == {"8.2B", "Apache 2.0", "Recommended", "Ready now"}
    assert card.sentence.text() == "The strongest model that runs well here."
    assert card.fit.text() == "Good · runs on the processor"
    assert card.pace.text() == "About 9–12 tok/s, faster than you read"
    assert card.memory.text() == "Leaves 4 GB of memory for other apps"
    assert card.way.download.text() == "Download 5.0 GB"
    assert card.way.foot.text() == "From mirror.example · Apache 2.0, commercial use allowed"
    assert "About 95 tok/s, uses 1.1 GB of memory" in words(view)


def test_the_other_recommendations_are_a_key_away(view: FirstRunView) -> None:
    view.show_advice(ADVICE)
    assert view.advice.place.text() == "1 of 2"
    view.advice.after.click()
    assert view.advice.title.text() == "Granite 3.3 2B"
    assert "Lighter" in tags(view)
    view.show_advice(ADVICE)
    assert view.advice.title.text() == "Granite 3.3 2B", "who looks at one goes on looking at it"
    view.advice.after.click()
    assert view.advice.title.text() == "Qwen3 8B"


def test_no_speed_is_promised_before_it_is_measured(view: FirstRunView) -> None:
    pick = ADVICE.picks[0]
    assert pick.offer.best is not None
    best = msgspec.structs.replace(pick.offer.best, speed=SpeedRange())
    unknown = Recommendation(Why.STRONGEST, msgspec.structs.replace(pick.offer, best=best))
    view.show_advice(msgspec.structs.replace(ADVICE, picks=(unknown,), knows_speed=False))
    assert view.advice.sentence.text() == "A strong model that fits in memory here."
    assert view.advice.pace.text() == "Its speed here is not known yet"
    view.show_testing(0.4)
    assert view.advice.pace.text() == "Testing how fast this computer is: 40%"
    view.show_testing(None, is_busy=True)
    assert "busy" in view.advice.pace.text()
    assert view.advice.after.isHidden()


def test_where_nothing_fits_a_file_of_ones_own_is_offered(view: FirstRunView, qtbot: QtBot) -> None:
    view.set_ready()
    view.show_advice(Advice(knows_speed=True))
    assert "runs well" in view.advice.sentence.text()
    assert view.own_file.isHidden(), "it is not offered twice"
    with qtbot.waitSignal(view.own_file_requested):
        view.advice.way.own_file.click()


def test_the_switch_is_said_and_nothing_can_be_downloaded(view: FirstRunView) -> None:
    view.advice.set_allowed(False)
    view.show_advice(ADVICE)
    way = view.advice.way
    assert "switched off in Settings" in way.notice.text()
    assert way.download.isHidden()
    assert not way.own_file.isHidden()


def test_the_way_of_a_download_is_shown_from_the_first_byte_to_the_chat(view: FirstRunView, qtbot: QtBot) -> None:
    view.show_advice(ADVICE)
    card, way = view.advice, view.advice.way
    card.show_downloads([coming(DownloadState.RUNNING, 1.6)])  # type: ignore[list-item]
    assert way.amount.text() == "1.6 of 5.0 GB"
    assert way.state.text() == "12.0 MB/s · 5 min left"
    with qtbot.waitSignal(card.pause_requested):
        way.pause.click()
    card.show_downloads([coming(DownloadState.PAUSED, 1.6)])  # type: ignore[list-item]
    with qtbot.waitSignal(card.resume_requested):
        way.pause.click()
    gone = Trouble(what=Text("downloads", "The hub cannot be reached"), safe=Text("downloads", "It is kept."))
    card.show_downloads([coming(DownloadState.UNREACHABLE, 1.6, trouble=gone, retry_in=20.0)])  # type: ignore[list-item]
    assert way.title.text() == "The hub cannot be reached"
    assert way.state.text() == "Tries again in 20 s"
    assert not way.own_file.isHidden(), "without a network a file of one's own is the way"
    with qtbot.waitSignal(card.cancel_requested):
        way.cancel.click()
    card.show_downloads([coming(DownloadState.DONE, 5.0, path="/models/q.gguf")])  # type: ignore[list-item]
    with qtbot.waitSignal(card.chat_requested) as asked:
        way.chat.click()
    assert asked.args == ["/models/q.gguf"]
    card.after.click()
    assert not way.download.isHidden(), "the other one has not come"
