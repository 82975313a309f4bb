"""Why something cannot be imported."""

from desktop.core.errors import BantamError


class ExchangeError(BantamError):
    """A file or a chat in it is not usable; `reason` says why, as the end of a sentence."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)
