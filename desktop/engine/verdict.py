"""What was found out about one processor backend."""

import msgspec

from desktop.core.text import QT_TRANSLATE_NOOP

UNSUITABLE = QT_TRANSLATE_NOOP("errors", "not for this processor")
WRONG = QT_TRANSLATE_NOOP("errors", "it calculated something else than the others")
NOT_FINITE = QT_TRANSLATE_NOOP("errors", "it calculated numbers that are none")
TOO_SLOW = QT_TRANSLATE_NOOP("errors", "it did not finish in time")

_TYPICAL_PROMPT, _TYPICAL_ANSWER = 256, 128  # tokens


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """One backend, tried on this processor by a real prefill and decode."""

    file: str  # name of the library in the build, "" for code that is part of it
    score: int = 0  # llama.cpp's own count from the processor's flags, 0 for unsuitable
    prefill: float = 0.0  # tokens per second, one thread
    decode: float = 0.0
    text: str = ""  # what it wrote
    trouble: str = ""  # why it is not used
    kind: str = ""  # the `ErrorKind` of a trouble that has nothing to do with this backend, such as a missing library
    arguments: dict[str, str | int | float] = {}  # of that error

    @property
    def name(self) -> str:
        """For libggml-cpu-haswell.so: haswell."""
        return self.file.removeprefix("lib").removeprefix("ggml-cpu-").rsplit(".", 1)[0] or "built in"

    @property
    def is_proved(self) -> bool:
        """It works here."""
        return self.score > 0 and not self.trouble

    @property
    def words(self) -> str:
        """For the doctor."""
        return self.trouble if self.trouble else f"{self.decode:.1f} tok/s" if self.decode else f"score {self.score}"

    @property
    def seconds(self) -> float:
        """What a typical question and answer take on one thread; 0.0 when it was not measured."""
        if not (self.prefill and self.decode):
            return 0.0
        return _TYPICAL_PROMPT / self.prefill + _TYPICAL_ANSWER / self.decode
