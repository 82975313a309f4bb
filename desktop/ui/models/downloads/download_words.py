"""Where a download stands, in words."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from desktop.core.download import Download, DownloadState
from desktop.ui.locale_text import countdown_text, number_text, size_text
from desktop.ui.plural import plural
from desktop.ui.translated import translated

MINUTE, HOUR, DAY = 60, 3600, 86_400
GB, MB = 1e9, 1e6
translate = QCoreApplication.translate


def time_left(seconds: float) -> str:
    """“44 s left”, “12 min left”, “2 h left”, “3 days left”."""
    if seconds < 1.5 * MINUTE:
        return translate("models", "{0} s left").format(number_text(max(seconds, 1)))
    if seconds < 1.5 * HOUR:
        return translate("models", "{0} min left").format(number_text(seconds / MINUTE))
    if seconds < 2 * DAY:
        return translate("models", "{0} h left").format(number_text(seconds / HOUR, 1))
    if seconds < 60 * DAY:
        return translate("models", "{0} days left").format(number_text(seconds / DAY))
    return translate("models", "months left")


def rate_text(speed: float) -> str:
    """“12.4 MB/s”."""
    if speed >= MB:
        return translate("models", "{0} MB/s").format(number_text(speed / MB, 1))
    return translate("models", "{0} kB/s").format(number_text(speed / 1e3))


def amount_text(download: Download) -> str:
    """“Q4_K_M · 0.96 of 1.5 GB”, or the size alone when all of it is here."""
    total = download.total or download.file.size
    amount = size_text(total) if download.state is DownloadState.DONE else arrived_text(download)
    return " · ".join(part for part in (download.file.quantisation, amount) if part)


def arrived_text(download: Download) -> str:
    """“0.96 of 1.5 GB”."""
    total = download.total or download.file.size
    if total < GB:
        return translate("models", "{0} of {1}").format(number_text(download.done / MB), size_text(total))
    is_small = download.done < GB and round(download.done / GB, 1) != round(download.done / GB, 2)
    done = number_text(download.done / GB, 2 if is_small else 1)
    return translate("models", "{0} of {1}").format(done, size_text(total))


def share_text(download: Download) -> str:
    """“64 %”, "" where it is not known how large it is."""
    total = download.total or download.file.size
    if not total:
        return ""
    return translate("models", "{0}%").format(number_text(min(int(100 * download.done / total), 100)))


def state_text(download: Download) -> str:
    """What it does at this moment."""
    if download.state is DownloadState.RUNNING:
        still = translate("models", "Waiting for data") if download.done else translate("models", "Connecting")
        parts = [rate_text(download.speed) if download.speed > 0 else still]
        if download.seconds_left is not None:
            parts.append(time_left(download.seconds_left))
        return " · ".join(parts)
    if download.state in (DownloadState.RETRYING, DownloadState.UNREACHABLE):
        seconds = round(download.retry_in)
        if seconds < 1:
            return translate("models", "Trying again now")
        return translate("models", "Tries again in {0}").format(countdown_text(seconds))
    return {
        DownloadState.WAITING: translate("models", "Waiting for its turn"),
        DownloadState.NO_ROOM: translate("models", "Goes on when there is room"),
        DownloadState.OTHERS: translate("models", "Waiting for another Bantam"),
        DownloadState.PAUSED: translate("models", "Paused"),
        DownloadState.VERIFYING: translate("models", "Checking what arrived"),
        DownloadState.DONE: translate("models", "Verified"),
        DownloadState.FAILED: translate("models", "Stopped"),
    }[download.state]


def trouble_title(download: Download) -> str:
    """What happened: “The connection dropped at 1.6 of 2.5 GB”; "" for nothing."""
    if download.trouble is None:
        return ""
    what = translated(download.trouble.what)
    if download.state is DownloadState.RETRYING and download.done:
        return translate("models", "{0} at {1}").format(what, arrived_text(download))
    return what


def trouble_rest(download: Download) -> str:
    """What is safe, and what to do."""
    trouble = download.trouble
    parts = () if trouble is None else (trouble.safe, trouble.next_step)
    return " ".join(translated(part) for part in parts if part is not None)


def all_text(downloads: Sequence[Download]) -> str:
    """“1 active · 12.4 MB/s · 1 needs attention”, “Tries again in 20 s · 1 needs attention”, or what else is true."""
    active = [one for one in downloads if one.state in (DownloadState.RUNNING, DownloadState.VERIFYING)]
    speed = sum(one.speed for one in active)
    parts = []
    if active:
        parts.append(translate("models", "{0} active").format(len(active)))
    if speed > 0:
        parts.append(rate_text(speed))
    lost = [one for one in downloads if one.state is DownloadState.UNREACHABLE]
    if lost and not active:
        parts.append(state_text(min(lost, key=lambda one: one.retry_in)))
    if troubled := sum(one.trouble is not None for one in downloads):
        parts.append(plural("models", "1 needs attention", "%Ln need attention", troubled))
    if parts:
        return " · ".join(parts)
    for state, template in (
        (DownloadState.PAUSED, translate("models", "{0} paused")),
        (DownloadState.WAITING, translate("models", "{0} waiting")),
    ):
        if count := sum(one.state is state for one in downloads):
            return template.format(count)
    return translate("models", "{0} verified").format(len(downloads))


def limit_text(limit: int) -> str:
    """How fast a download may be, in MB a second: “At most 5 MB/s”."""
    if not limit:
        return translate("models", "No speed limit")
    return translate("models", "At most {0} MB/s").format(number_text(limit))
