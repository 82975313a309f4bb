"""The tray of downloads: what each row says, and what can be done with it."""

import msgspec
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from desktop.core.download import Download, DownloadState, Trouble
from desktop.core.text import Text
from desktop.ui.models.downloads.download_words import all_text, amount_text, rate_text, state_text, time_left
from tests.fixtures.model_samples import DOWNLOADS, download
from tests.fixtures.screen_reader import unnamed
from tests.ui.models.conftest import Shown


def test_words() -> None:
    assert time_left(44) == "44 s left"
    assert time_left(700) == "12 min left"
    assert time_left(3600 * 2.5) == "2.5 h left"
    assert time_left(3600 * 72) == "3 days left"
    assert time_left(1e12) == "months left", "a line that brings next to nothing"
    assert rate_text(12.4e6) == "12.4 MB/s"
    assert rate_text(3e5) == "300 kB/s"
    assert amount_text(DOWNLOADS[0]) == "Q4_K_M · 0.96 of 1.5 GB"
    assert amount_text(download("a", DownloadState.PAUSED, 0.05, 0.4)) == "Q4_K_M · 50 of 400 MB"
    assert state_text(DOWNLOADS[0]) == "12.4 MB/s · 44 s left"
    retrying = msgspec.structs.replace(DOWNLOADS[0], state=DownloadState.RETRYING, retry_in=7.6)
    assert state_text(retrying) == "Tries again in 8 s"
    assert state_text(msgspec.structs.replace(retrying, retry_in=125)) == "Tries again in 2 min 5 s"
    assert state_text(msgspec.structs.replace(retrying, retry_in=0.2)) == "Trying again now"
    trouble = Trouble(what=Text("downloads", "{host} cannot be reached", {"host": "huggingface.co"}))
    lost = msgspec.structs.replace(retrying, state=DownloadState.UNREACHABLE, trouble=trouble)
    assert all_text([lost, *DOWNLOADS[1:]]) == "Tries again in 8 s · 1 needs attention", "and it is seen when folded"
    assert all_text(DOWNLOADS) == "1 active · 12.4 MB/s"
    assert all_text(DOWNLOADS[1:]) == "1 paused"
    assert all_text(DOWNLOADS[2:]) == "1 verified"


def test_rows_are_there_once_each_and_go(shown: Shown) -> None:
    tray = shown.open().view.tray
    assert list(tray.rows) == [one.id for one in DOWNLOADS]
    first = tray.rows["Granite 3.3 2B"]
    shown.downloads.put("Granite 3.3 2B", done=1_200_000_000)
    shown.until(lambda: "1.2 of 1.5 GB" in first.amount.text())
    shown.downloads.cancel("SmolLM3 3B")
    shown.until(lambda: len(tray.rows) == 2)
    assert tray.rows["Granite 3.3 2B"] is first
    shown.downloads.all = []
    shown.screen.downloads.refresh()
    shown.until(tray.isHidden)


def test_a_row_is_paused_resumed_and_cancelled_after_a_question(shown: Shown) -> None:
    tray = shown.open().view.tray
    row = tray.rows["Granite 3.3 2B"]
    row.pause.click()
    shown.until(lambda: row.download.state is DownloadState.PAUSED)
    assert row.pause.accessibleName() == "Resume Granite 3.3 2B"
    row.pause.click()
    shown.until(lambda: row.download.state is DownloadState.RUNNING)
    row.cancel.click()
    assert row.question.text() == "Delete the 960 MB that have arrived?"
    row.keep.click()
    row.cancel.click()
    row.delete.click()
    shown.until(lambda: "Granite 3.3 2B" not in tray.rows)
    tray.rows["SmolLM3 3B"].cancel.click()  # only leaves the list
    shown.until(lambda: "SmolLM3 3B" not in tray.rows)


def test_all_at_once_and_folded(shown: Shown) -> None:
    tray = shown.open().view.tray
    tray.all_button.click()
    shown.until(lambda: tray.all_button.text() == "Resume all")
    tray.fold_button.click()
    assert tray.is_folded
    assert tray.fold_button.accessibleName() == "Unfold the downloads"
    tray.all_button.click()
    shown.until(lambda: tray.all_button.text() == "Pause all")
    tray.fold_button.click()
    assert not tray.is_folded


def waiting(shown: Shown) -> None:
    """Three that wait, behind one that runs."""
    names = ("first", "second", "third")
    shown.downloads.all = [DOWNLOADS[0], *(download(name, DownloadState.WAITING, 0, 1) for name in names)]


def order(shown: Shown) -> list[str]:
    return [one.id for one in shown.downloads.all[1:]]


def test_what_waits_can_be_put_first(shown: Shown) -> None:
    waiting(shown)
    tray = shown.open().view.tray
    assert tray.rows["first"].sooner.isHidden()
    assert not tray.rows["third"].sooner.isHidden()
    tray.rows["third"].sooner.click()
    shown.until(lambda: tray.rows["third"].sooner.isHidden())
    assert order(shown) == ["third", "first", "second"]


def test_the_keyboard_gives_another_place(shown: Shown) -> None:
    waiting(shown)
    tray = shown.open().view.tray
    tray.rows["first"].pause.setFocus()
    shown.press(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    shown.until(lambda: order(shown) == ["second", "first", "third"])
    shown.idle()
    assert tray.rows["first"].pause.hasFocus(), "the keyboard stays with it"
    shown.press(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    shown.until(lambda: order(shown) == ["first", "second", "third"])


def test_a_row_is_pulled_to_another_place(shown: Shown) -> None:
    waiting(shown)
    tray = shown.open().view.tray
    shown.until(lambda: tray.rows["third"].y() > tray.rows["second"].y())
    row, above = tray.rows["third"], tray.rows["first"]
    here, there = QPoint(300, 10), row.mapFromGlobal(above.mapToGlobal(QPoint(300, 4)))
    QTest.mousePress(row, Qt.MouseButton.LeftButton, pos=here)
    QTest.mouseMove(row, there)
    assert tray.pull.mark.isVisible()
    QTest.mouseRelease(row, Qt.MouseButton.LeftButton, pos=there)
    shown.until(lambda: order(shown) == ["third", "first", "second"])
    assert tray.pull.mark.isHidden()


def test_a_click_moves_nothing(shown: Shown) -> None:
    waiting(shown)
    tray = shown.open().view.tray
    QTest.mouseClick(tray.rows["third"], Qt.MouseButton.LeftButton)
    shown.idle()
    assert order(shown) == ["first", "second", "third"]


def troubled(state: DownloadState, what: str, **fields: object) -> Download:
    trouble = Trouble(
        what=Text("downloads", what),
        safe=Text("downloads", "What has arrived is kept, and it goes on from there."),
        details="huggingface.co: no answer",
    )
    return msgspec.structs.replace(DOWNLOADS[0], state=state, trouble=trouble, speed=0.0, **fields)


def test_a_failure_says_why_and_offers_the_way_forward(shown: Shown) -> None:
    shown.downloads.all = [troubled(DownloadState.FAILED, "A web page came")]
    row = shown.open().view.tray.rows["Granite 3.3 2B"]
    assert row.trouble.isVisible()
    assert row.trouble.title.text() == "A web page came"
    assert row.trouble.rest.text().startswith("Granite 3.3 2B · Q4_K_M. What has arrived is kept")
    assert row.trouble.resume.text() == "Resume"
    assert unnamed(shown.view.tray) == []
    row.trouble.fold.click()
    assert row.trouble.details.text() == "huggingface.co: no answer"
    row.trouble.resume.click()
    shown.until(lambda: row.download.state is DownloadState.RUNNING)


def test_what_tries_again_counts_down_by_itself(shown: Shown) -> None:
    dropped = troubled(DownloadState.RETRYING, "The connection dropped", retry_in=3.0)
    shown.downloads.all = [dropped]
    tray = shown.open().view.tray
    row = tray.rows["Granite 3.3 2B"]
    assert row.trouble.title.text() == "The connection dropped at 0.96 of 1.5 GB"
    assert row.trouble.share.text() == "64%"
    assert row.trouble.when.text() == "Tries again in 3 s"
    assert tray._words.text() == "1 needs attention"
    shown.downloads.all = [msgspec.structs.replace(dropped, retry_in=2.0)]  # nobody is told of a second that passed
    shown.until(lambda: row.trouble.when.text() == "Tries again in 2 s")
    row.trouble.pause.click()
    shown.until(lambda: row.download.state is DownloadState.PAUSED)


def test_no_room_is_said_and_deleting_is_asked_about(shown: Shown) -> None:
    shown.downloads.all = [troubled(DownloadState.NO_ROOM, "The disk is full")]
    row = shown.open().view.tray.rows["Granite 3.3 2B"]
    assert row.trouble.when.text() == "Goes on when there is room"
    row.trouble.cancel.click()
    assert not row.trouble.isVisible()
    assert row.question.text() == "Delete the 960 MB that have arrived?"
    row.keep.click()
    assert row.trouble.isVisible()
    row.trouble.cancel.click()
    row.delete.click()
    shown.until(lambda: not shown.downloads.all)


def test_a_limit_is_chosen(shown: Shown) -> None:
    tray = shown.open().view.tray
    assert tray.limit_button.text() == "No speed limit"
    next(action for action in tray.limit_menu.actions() if action.data() == 5).trigger()
    shown.until(lambda: tray.limit_button.text() == "At most 5 MB/s")
    assert shown.downloads.most == 5


def test_a_chat_begins_with_what_has_come(shown: Shown) -> None:
    asked: list[str] = []
    shown.screen.chat_requested.connect(asked.append)
    shown.open().view.tray.rows["SmolLM3 3B"].chat.click()
    assert asked == ["/models/SmolLM3 3B.gguf"]
