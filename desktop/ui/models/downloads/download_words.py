"""Where a download stands, in words."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from desktop.core.download import Download, DownloadState
from desktop.ui.locale_text import number_text, size_text
from desktop.ui.translated import translated

MINUTE, HOUR = 60, 3600
GB, MB = 1e9, 1e6
translate = QCoreApplication.translate


def time_left(seconds: float) -> str:
    """“44 s left”, “12 min left”, “2 h left”."""
    if seconds < 1.5 * MINUTE:
        return translate("models", "{0} s left").format(number_text(max(seconds, 1)))
    if seconds < 1.5 * HOUR:
        return translate("models", "{0} min left").format(number_text(seconds / MINUTE))
    return translate("models", "{0} h left").format(number_text(seconds / HOUR, 1))


def rate_text(speed: float) -> str:
    """“12.4 MB/s”."""
    if speed >= MB:
        return translate("models", "{0} MB/s").format(number_text(speed / MB, 1))
    return translate("models", "{0} kB/s").format(number_text(speed / 1e3))


def amount_text(download: Download) -> str:
    """“Q4_K_M · 0.96 of 1.5 GB”, or the size alone when all of it is here."""
    quantisation = download.file.quantisation
    total = download.total or download.file.size
    if download.state is DownloadState.DONE:
        amount = size_text(total)
    elif total >= GB:
        is_small = download.done < GB and round(download.done / GB, 1) != round(download.done / GB, 2)
        done = number_text(download.done / GB, 2 if is_small else 1)
        amount = translate("models", "{0} of {1}").format(done, size_text(total))
    else:
        amount = translate("models", "{0} of {1}").format(number_text(download.done / MB), size_text(total))
    return " · ".join(part for part in (quantisation, amount) if part)


def state_text(download: Download) -> str:
    """What it does at this moment."""
    if download.state is DownloadState.RUNNING:
        parts = [rate_text(download.speed)] if download.speed > 0 else [translate("models", "Connecting")]
        if download.seconds_left is not None:
            parts.append(time_left(download.seconds_left))
        return " · ".join(parts)
    if download.state is DownloadState.RETRYING:
        seconds = number_text(max(round(download.retry_in), 1))
        return translate("models", "Trying again in {0} s").format(seconds)
    return {
        DownloadState.WAITING: translate("models", "Waiting for its turn"),
        DownloadState.PAUSED: translate("models", "Paused"),
        DownloadState.VERIFYING: translate("models", "Checking what arrived"),
        DownloadState.DONE: translate("models", "Verified"),
        DownloadState.FAILED: translate("models", "Stopped"),
    }[download.state]


def why_text(download: Download) -> str:
    """What went wrong, "" for nothing."""
    return translated(download.why) if download.why is not None else ""


def all_text(downloads: Sequence[Download]) -> str:
    """“1 active · 12.4 MB/s”, or what else is true of all of them."""
    active = [one for one in downloads if one.state in (DownloadState.RUNNING, DownloadState.VERIFYING)]
    speed = sum(one.speed for one in active)
    if active:
        words = translate("models", "{0} active").format(len(active))
        return f"{words} · {rate_text(speed)}" if speed > 0 else words
    for state, template in (
        (DownloadState.RETRYING, translate("models", "{0} trying again")),
        (DownloadState.FAILED, translate("models", "{0} stopped")),
        (DownloadState.PAUSED, translate("models", "{0} paused")),
        (DownloadState.WAITING, translate("models", "{0} waiting")),
    ):
        if count := sum(one.state is state for one in downloads):
            return template.format(count)
    return translate("models", "{0} verified").format(len(downloads))
