"""What measuring found is one sentence; while it goes on there is a bar and a way to stop."""

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.core.tuning import TuneOutcome, TuneRecord, TuneResult, Tuning
from desktop.ui.chat.inspector.tune_view import TuneView
from desktop.ui.chat.inspector.tune_words import result_text
from desktop.ui.theme.theme import Theme

BEFORE = Tuning(threads=4, reading_threads=4, micro_batch=512, flash_attention=True)
AFTER = Tuning(threads=2, reading_threads=2, micro_batch=256, flash_attention=True)
FASTER = TuneResult(
    outcome=TuneOutcome.FASTER, before=BEFORE, after=AFTER, gain=0.181, writing_after=31.42, reading_after=412.4
)
change = msgspec.structs.replace


@pytest.fixture
def view(theme: Theme, qtbot: QtBot) -> TuneView:
    made = TuneView(theme)
    qtbot.addWidget(made)
    made.resize(232, 160)
    made.show()
    return made


@pytest.mark.parametrize(
    ("after", "words"),
    [
        (AFTER, "2 threads, batches of 256, flash attention on: 18 % faster than before."),
        (
            change(AFTER, threads=1, reading_threads=1, flash_attention=False),
            "1 thread, batches of 256, flash attention off: 18 % faster than before.",
        ),
        (
            change(AFTER, reading_threads=8),
            "Threads: 2 to write and 8 to read, batches of 256, flash attention on: 18 % faster than before.",
        ),
    ],
)
def test_one_sentence_says_what_is_faster(after: Tuning, words: str) -> None:
    assert result_text(change(FASTER, after=after)) == words


def test_every_outcome_has_a_sentence() -> None:
    told = {outcome: result_text(change(FASTER, outcome=outcome)) for outcome in TuneOutcome}
    assert len(set(told.values())) == len(TuneOutcome)
    assert "busy" in told[TuneOutcome.BUSY]
    assert told[TuneOutcome.SAME].startswith("Nothing is faster")
    assert "too slow" in told[TuneOutcome.UNKNOWN]


def test_at_first_it_says_what_it_would_do_and_what_it_costs(view: TuneView) -> None:
    assert view.button.text() == "Tune, 20 s"
    assert view.corner.text() == "Auto"
    assert view.meter.isHidden()
    assert view.caption.isHidden()


def test_while_it_goes_on_there_is_a_bar_and_a_way_to_stop(view: TuneView, qtbot: QtBot) -> None:
    view.show_running(None)
    assert view.sentence.text() == "Loading the model"
    view.show_running(0.37)
    assert view.meter.isVisible()
    assert view.meter.fraction == pytest.approx(0.37)
    assert view._number.text() == "37 %"
    view.set_available(False)
    with qtbot.waitSignal(view.stop_requested):
        QTest.mouseClick(view.button, Qt.MouseButton.LeftButton)


def test_a_result_and_then_again(view: TuneView, qtbot: QtBot) -> None:
    view.show_running(0.9)
    view.show_result(FASTER)
    assert view.meter.isHidden()
    assert view.sentence.text() == result_text(FASTER)
    assert view.caption.text() == "Writes 31.4 and reads 412 tok/s"
    assert view.corner.text() == "Tuned"
    assert view.button.text() == "Tune again, 20 s"
    with qtbot.waitSignal(view.tune_requested):
        QTest.mouseClick(view.button, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(("known", "corner"), [(None, "Auto"), (TuneRecord(result=FASTER, at=1e9), "Tuned")])
def test_a_busy_computer_changes_nothing_of_what_was_known(
    view: TuneView, known: TuneRecord | None, corner: str
) -> None:
    view.show_record(known)
    view.show_running(0.1)
    view.show_result(TuneResult(outcome=TuneOutcome.BUSY, before=BEFORE, after=BEFORE))
    assert "busy" in view.sentence.text()
    assert view.corner.text() == corner
    assert view.caption.isHidden()


def test_what_was_found_earlier_says_when(view: TuneView) -> None:
    view.show_record(TuneRecord(result=FASTER, at=1e9))
    assert view.sentence.text() == result_text(FASTER)
    assert "Measured on" in view.caption.text()
    view.show_record(TuneRecord(result=change(FASTER, outcome=TuneOutcome.SAME, writing_after=0.0), at=1e9))
    assert view.caption.text().startswith("Measured on")


def test_it_waits_while_an_answer_is_written(view: TuneView) -> None:
    view.set_available(False)
    assert not view.button.isEnabled()
    view.set_available(True)
    assert view.button.isEnabled()


def test_the_keyboard_reaches_it(view: TuneView, qtbot: QtBot) -> None:
    view.button.setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.waitSignal(view.tune_requested):
        QTest.keyClick(view.button, Qt.Key.Key_Space)
