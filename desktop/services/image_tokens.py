"""How many tokens a model makes of the images that it is shown, asked once for each."""

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
    """Remembers what an engine said. One thread at a time."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, str], int] = {}  # by engine and digest

    def of(
        self, messages: Sequence[Message], texts: Mapping[str, str], engine: EngineClient, wish: ChatWish
    ) -> tuple[SentImage, ...]:
        """The images of these messages in their order; 0 tokens for those that the model does not see."""
        files = [one for message in messages for one in message.attachments if one.is_image]
        if not files:
            return ()
        counts = TokenCounts(engine, wish)
        return tuple(SentImage(name=one.name, tokens=self._count(one, texts, engine, counts)) for one in files)

    def _count(self, one: Attachment, texts: Mapping[str, str], engine: EngineClient, counts: TokenCounts) -> int:
        if engine.facts.vision is None:
            return 0
        key = engine.pid, one.digest
        if key not in self._known:
            if len(self._known) >= MOST_KNOWN:
                self._known.clear()
            try:
                self._known[key] = counts.image(image_bytes(texts.get(one.digest, "")))
            except KnownError:  # what asked for the answer says so
                return 0
        return self._known[key]
