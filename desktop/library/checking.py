"""Says whether a model's files are still what they should be: by their hash where one is known, else by structure."""

import re
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from desktop.core.library import Checked, FileFacts, Soundness
from desktop.core.text import QT_TRANSLATE_NOOP
from desktop.library.gguf_header import GgufError, GgufHeader
from desktop.library.hashing import hash_of
from desktop.library.importing import Progress
from desktop.library.record import LibraryRecord

OTHER_BYTES = QT_TRANSLATE_NOOP("errors", "its bytes are others than its publisher announced")
SINCE = QT_TRANSLATE_NOOP("errors", "its bytes have changed since it was last checked")
ROTTEN = QT_TRANSLATE_NOOP("errors", "its bytes have changed although nobody wrote to it: its disk may be failing")
# Ollama and the cache of Hugging Face name files after what their bytes should be.
_NAMED_AFTER_HASH = re.compile(r"(?:sha256[-:])?([0-9a-f]{64})")
_WORST_FIRST = list(reversed(Soundness))


class _Found(NamedTuple):
    soundness: Soundness
    path: Path
    sha256: str
    reason: str
    is_remembered: bool
    before_at: float = 0.0  # seconds since the epoch, where its bytes were others at an earlier check


def check(
    files: Sequence[Path],
    record: LibraryRecord,
    header: Callable[[Path], GgufHeader],
    *,
    afresh: bool = False,
    on_progress: Progress = lambda _done, _total: None,
    is_stopped: Callable[[], bool] = lambda: False,
) -> Checked | None:
    """Read all files of a model; None when stopped. A file that did not change since is not read, unless `afresh`.

    Raises `OSError`.
    """
    total, done = sum(path.stat().st_size for path in files), 0
    found: list[_Found] = []

    def told(count: int) -> bool:
        nonlocal done
        done += count
        on_progress(min(done, total), total)
        return not is_stopped()

    for path in files:
        one = _check(path, record, header, afresh, told)
        if one is None:
            return None
        found.append(one)
    worst = min(found, key=lambda one: _WORST_FIRST.index(one.soundness))
    return Checked(
        soundness=worst.soundness,
        file=str(worst.path),
        sha256=found[0].sha256,
        reason=worst.reason,
        is_remembered=all(one.is_remembered for one in found),
        before_at=worst.before_at,
    )


def published_hash(path: Path, facts: FileFacts) -> str:
    """What a file's bytes should be; "" where nobody said."""
    if facts.published:
        return facts.published
    named = _NAMED_AFTER_HASH.fullmatch(path.resolve().name)
    return named[1] if named else ""


def measured_hash(path: Path, record: LibraryRecord) -> str:
    """The hash of a file that was read whole and has not changed since; "" where it has to be read."""
    facts, found = record.facts(path), path.stat()
    return facts.measured if (facts.size, facts.changed) == (found.st_size, found.st_mtime_ns) else ""


def forget_measured(files: Sequence[Path], record: LibraryRecord) -> None:
    """What these files are from now on is right: somebody changed them on purpose. Raises `OSError`.

    What a publisher announced stays, and is not outvoted.
    """
    cleared = {"measured": "", "size": 0, "changed": 0, "checked_at": 0.0}
    record.note({str(path): msgspec.structs.replace(record.facts(path), **cleared) for path in files})


def _check(
    path: Path,
    record: LibraryRecord,
    header: Callable[[Path], GgufHeader],
    afresh: bool,
    told: Callable[[int], bool],
) -> _Found | None:
    """None when stopped."""
    facts, stat = record.facts(path), path.stat()
    published, before = published_hash(path, facts), measured_hash(path, record)
    try:
        header(path)
    except (GgufError, FileNotFoundError) as error:
        told(stat.st_size)
        return _Found(Soundness.DAMAGED, path, before, error.reason if isinstance(error, GgufError) else "", False)
    is_remembered = bool(before) and not afresh
    if is_remembered:
        told(stat.st_size)
    now = before if is_remembered else hash_of(path, told)
    if now is None:
        return None
    soundness = _judged(now, published, facts.measured)  # whatever its time of change says: who wrote to it set that
    if soundness.is_good and not is_remembered:
        seen = {"measured": now, "size": stat.st_size, "changed": stat.st_mtime_ns, "checked_at": time.time()}
        record.note({str(path): msgspec.structs.replace(facts, **seen)})
    reason = "" if soundness.is_good else OTHER_BYTES if published else ROTTEN if before else SINCE
    is_other = not soundness.is_good and facts.measured not in ("", now)
    return _Found(soundness, path, now, reason, is_remembered, facts.checked_at if is_other else 0.0)


def _judged(now: str, published: str, before: str) -> Soundness:
    if published:
        return Soundness.AS_PUBLISHED if now == published else Soundness.CHANGED
    if before:
        return Soundness.AS_BEFORE if now == before else Soundness.CHANGED
    return Soundness.SOUND
