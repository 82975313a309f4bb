"""Bytes of tokens in, whole characters out."""

import codecs


class TextStream:
    """Puts characters together that are spread over tokens.

    Bytes that can never become a character are dropped, and so is a character that was never finished: the text is
    what the model wrote, without marks of ours.
    """

    def __init__(self) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")(errors="ignore")

    def feed(self, data: bytes) -> str:
        """The characters that `data` completes."""
        return self._decoder.decode(data)
