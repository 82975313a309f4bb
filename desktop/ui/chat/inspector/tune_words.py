"""What measuring found, in one sentence."""

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from desktop.core.tuning import TuneOutcome, TuneRecord, TuneResult, Tuning


def result_text(result: TuneResult) -> str:
    """What was found."""
    if result.outcome is TuneOutcome.BUSY:
        return QCoreApplication.translate(
            "Tune", "This computer was busy, so nothing was remembered. Close other programs and try again."
        )
    if result.outcome is TuneOutcome.UNKNOWN:
        return QCoreApplication.translate(
            "Tune", "This model is too slow here to be measured in so short a time. It is used as before."
        )
    if result.outcome is TuneOutcome.SAME:
        words = QCoreApplication.translate("Tune", "Nothing is faster than what is used: {tuning}.")
        return words.format(tuning=_tuning_text(result.after))
    words = QCoreApplication.translate("Tune", "{tuning}: {percent} % faster than before.")
    sentence = words.format(tuning=_tuning_text(result.after), percent=max(round(result.gain * 100), 1))
    return sentence[:1].upper() + sentence[1:]


def speed_text(result: TuneResult) -> str:
    """How fast it is now; empty where that was not measured."""
    if not result.writing_after or not result.reading_after:
        return ""
    words = QCoreApplication.translate("Tune", "Writes {writing} and reads {reading} tok/s")
    locale = QLocale()
    writing, reading = locale.toString(result.writing_after, "f", 1), locale.toString(result.reading_after, "f", 0)
    return words.format(writing=writing, reading=reading)


def date_text(record: TuneRecord) -> str:
    """When it was measured."""
    day = QDateTime.fromSecsSinceEpoch(int(record.at)).date()
    words = QCoreApplication.translate("Tune", "Measured on {date}")
    return words.format(date=QLocale().toString(day, QLocale.FormatType.ShortFormat))


def _tuning_text(tuning: Tuning) -> str:
    attention = (
        QCoreApplication.translate("Tune", "flash attention on")
        if tuning.flash_attention
        else QCoreApplication.translate("Tune", "flash attention off")
    )
    words = QCoreApplication.translate("Tune", "{threads}, batches of {size}, {attention}")
    return words.format(threads=_threads_text(tuning), size=tuning.micro_batch, attention=attention)


def _threads_text(tuning: Tuning) -> str:
    if tuning.threads != tuning.reading_threads:
        words = QCoreApplication.translate("Tune", "threads: {writing} to write and {reading} to read")
        return words.format(writing=tuning.threads, reading=tuning.reading_threads)
    if tuning.threads == 1:
        return QCoreApplication.translate("Tune", "1 thread")
    return QCoreApplication.translate("Tune", "{count} threads").format(count=tuning.threads)
