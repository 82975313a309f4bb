"""How many tokens a model makes of the images that it is shown, asked once for each."""

import hashlib
from collections.abc import Mapping, Sequence

from desktop.core.attachment import Attachment, image_bytes
from desktop.core.chat import Message
from desktop.core.errors import KnownError
from desktop.core.sent import SentImage
from desktop.engine.client import EngineClient
from desktop.engine.templates.wish import ChatWish
from desktop.services.token_counts import TokenCounts

MOST_KNOWN = 500


class ImageTokens:
    """Remembers what engines said. Blocking; any thread."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, bytes], int] = {}  # by engine and SHA-256

    def count(self, image: bytes, engine: EngineClient, wish: ChatWish) -> int:
        """Tokens that an image adds to a chat; raises `KnownError`."""
        key = engine.pid, hashlib.sha256(image).digest()
        tokens = self._known.get(key)
        if tokens is None:
            tokens = TokenCounts(engine, wish).image(image)
            if len(self._known) >= MOST_KNOWN:
                self._known.clear()
            self._known[key] = tokens
        return tokens

    def told(
        self, messages: Sequence[Message], texts: Mapping[str, str], engine: EngineClient, wish: ChatWish
    ) -> tuple[SentImage, ...]:
        """The images of these messages in their order; 0 tokens for those that the model does not see."""
        files = [one for message in messages for one in message.attachments if one.is_image]
        return tuple(SentImage(name=one.name, tokens=self._of(one, texts, engine, wish)) for one in files)

    def _of(self, one: Attachment, texts: Mapping[str, str], engine: EngineClient, wish: ChatWish) -> int:
        image = image_bytes(texts.get(one.digest, ""))
        if engine.facts.vision is None or not image:
            return 0
        try:
            return self.count(image, engine, wish)
        except KnownError:  # what asked for the answer says so
            return 0
