"""What is written down, where, and what never is: no prompt, no answer, no key."""

import faulthandler
import logging
import logging.handlers
import re
import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import IO

SIZE = 1_000_000  # bytes of one file
KEPT = 3
SECRET = re.compile(r"hf_[A-Za-z0-9]{8,}|(?i:bearer)\s+\S+")

_handlers: list[logging.Handler] = []
_fault_file: IO[str] | None = None


class Redacted(logging.Formatter):
    """Keys and tokens leave as dots."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, without secrets."""
        return SECRET.sub("•••", super().format(record))


def setup(folder: Path, role: str) -> None:
    """Log to `folder/role.log`, and hard crashes to `folder/role-crash.log`; raises `OSError` and changes nothing."""
    global _fault_file
    teardown()
    fault_file = (folder / f"{role}-crash.log").open("a", encoding="utf-8")
    handler = logging.handlers.RotatingFileHandler(
        folder / f"{role}.log", maxBytes=SIZE, backupCount=KEPT, encoding="utf-8", delay=True
    )
    handler.setFormatter(Redacted("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    _handlers.append(handler)
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    _fault_file = fault_file
    faulthandler.enable(_fault_file)
    sys.excepthook = _on_exception
    threading.excepthook = _on_thread_exception


def teardown() -> None:
    """Undo `setup`."""
    global _fault_file
    while _handlers:
        handler = _handlers.pop()
        logging.getLogger().removeHandler(handler)
        handler.close()
    if _fault_file is not None:
        faulthandler.disable()
        _fault_file.close()
        _fault_file = None
    sys.excepthook = sys.__excepthook__
    threading.excepthook = threading.__excepthook__


def _on_exception(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    logging.getLogger("bantam").critical("unexpected", exc_info=(kind, error, trace))
    sys.__excepthook__(kind, error, trace)


def _on_thread_exception(arguments: threading.ExceptHookArgs) -> None:
    if arguments.exc_value is not None:
        trace = (arguments.exc_type, arguments.exc_value, arguments.exc_traceback)
        logging.getLogger("bantam").critical("unexpected, in a thread", exc_info=trace)
    threading.__excepthook__(arguments)
