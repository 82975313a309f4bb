"""The tray of downloads: what each row says, and what can be done with it."""

import msgspec

from desktop.core.download import DownloadState
from desktop.core.text import Text
from desktop.ui.models.downloads.download_words import all_text, amount_text, rate_text, state_text, time_left
from tests.fixtures.model_samples import DOWNLOADS, download
from tests.fixtures.screen_reader import unnamed
from tests.ui.models.conftest import Shown


def test_words() -> None:
    assert time_left(44) == "44 s left"
    assert time_left(700) == "12 min left"
    assert time_left(3600 * 2.5) == "2.5 h left"
    assert rate_text(12.4e6) == "12.4 MB/s"
    assert rate_text(3e5) == "300 kB/s"
    assert amount_text(DOWNLOADS[0]) == "Q4_K_M · 0.96 of 1.5 GB"
    assert amount_text(download("a", DownloadState.PAUSED, 0.05, 0.4)) == "Q4_K_M · 50 of 400 MB"
    assert state_text(DOWNLOADS[0]) == "12.4 MB/s · 44 s left"
    retrying = msgspec.structs.replace(DOWNLOADS[0], state=DownloadState.RETRYING, retry_in=7.6)
    assert state_text(retrying) == "Trying again in 8 s"
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


def test_what_waits_can_be_put_first(shown: Shown) -> None:
    waiting = [download(name, DownloadState.WAITING, 0, 1) for name in ("first", "second")]
    shown.downloads.all = [*DOWNLOADS, *waiting]
    tray = shown.open().view.tray
    assert tray.rows["first"].sooner.isHidden()
    assert not tray.rows["second"].sooner.isHidden()
    tray.rows["second"].sooner.click()
    shown.until(lambda: tray.rows["second"].sooner.isHidden())


def test_a_failure_says_why_and_offers_the_way_forward(shown: Shown) -> None:
    why = Text("errors", "The server of {host} does not answer.", {"host": "huggingface.co"})
    shown.downloads.all = [msgspec.structs.replace(DOWNLOADS[0], state=DownloadState.FAILED, why=why)]
    row = shown.open().view.tray.rows["Granite 3.3 2B"]
    assert row.why.text() == "The server of huggingface.co does not answer."
    assert unnamed(shown.view.tray) == []
    row.again.click()
    shown.until(lambda: row.download.state is DownloadState.RUNNING)


def test_a_chat_begins_with_what_has_come(shown: Shown) -> None:
    asked: list[str] = []
    shown.screen.chat_requested.connect(asked.append)
    shown.open().view.tray.rows["SmolLM3 3B"].chat.click()
    assert asked == ["/models/SmolLM3 3B.gguf"]
