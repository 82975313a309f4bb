"""Numbers and sizes as the person's language writes them."""

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

MINUTE = 60  # seconds


def number_text(value: float, decimals: int = 0, *, grouped: bool = True) -> str:
    """“1,024” or “1.024”, “31.4” or “31,4”; without groups “1024”."""
    locale = QLocale()
    if not grouped:
        locale.setNumberOptions(locale.numberOptions() | QLocale.NumberOption.OmitGroupSeparator)
    return locale.toString(float(value), "f", decimals)


def size_text(size: int) -> str:
    """“2.5 GB”, “98 MB”: decimal units, as disks are sold."""
    if size >= 1e9:
        return QCoreApplication.translate("sizes", "{0} GB").format(number_text(size / 1e9, 1))
    if size >= 1e6:
        return QCoreApplication.translate("sizes", "{0} MB").format(number_text(size / 1e6))
    return QCoreApplication.translate("sizes", "{0} kB").format(number_text(size / 1e3))


def room_text(size: int) -> str:
    """The same without what nobody counts in so much: “186 GB”."""
    whole = QCoreApplication.translate("sizes", "{0} GB").format(number_text(size / 1e9))
    return whole if size >= 100e9 else size_text(size)


def countdown_text(seconds: int) -> str:
    """“20 s”, “2 min 5 s”."""
    if seconds < MINUTE:
        return QCoreApplication.translate("models", "{0} s").format(seconds)
    return QCoreApplication.translate("models", "{0} min {1} s").format(*divmod(seconds, MINUTE))


def day_text(moment: float) -> str:
    """A day and a time of it, short, from seconds since the epoch: “27.11.26 14:05”."""
    when = QDateTime.fromSecsSinceEpoch(int(moment))
    return QLocale().toString(when, QLocale.FormatType.ShortFormat)
