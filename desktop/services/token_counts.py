"""How many tokens texts have for a loaded model, and how much of one fits."""

from desktop.core.attachment import Document, Part, block_of
from desktop.core.chat import Role
from desktop.core.document_parts import beginning
from desktop.engine.client import EngineClient
from desktop.engine.protocol import Turn
from desktop.engine.templates.wish import ChatWish

AT_ONCE = 200_000  # characters: what a request and a template hold with ease
TRIES = 10
CLOSE = 0.97  # of the room: as full as it has to be


class TokenCounts:
    """Asks the engine, which counts with the model's own tokeniser. Blocking; raises `BantamError`."""

    def __init__(self, engine: EngineClient, wish: ChatWish) -> None:
        self._engine = engine
        self._wish = wish
        self._nothing: int | None = None

    def chat(self, turns: list[Turn]) -> int:
        """Tokens of a chat after its template."""
        return self._engine.count_tokens(turns, self._wish)

    def file(self, name: str, text: str) -> int:
        """Tokens that a file adds to a message. One of many characters is counted in pieces, which may add a few."""
        block = block_of(name, text) + "\n\n"
        return sum(self._plain(block[start : start + AT_ONCE]) for start in range(0, len(block), AT_ONCE))

    def image(self, data: bytes) -> int:
        """Tokens that an image adds to a message. Raises `KnownError` (IMAGE_UNUSABLE, IMAGES_TOO_LARGE)."""
        return max(0, self.chat([Turn(Role.USER, "", (data,))]) - self._empty())

    def beginning(self, document: Document, tokens: int, room: int) -> tuple[str, Part | None, int] | None:
        """The longest beginning that takes no more than `room`, as far as some tries find it; None for no room at all.

        `tokens` are those of the whole. What is returned was counted, so it does fit.
        """
        low, high = 0, len(document.text)
        best: tuple[str, Part | None, int] | None = None
        length = int(high * room / max(1, tokens))
        for _ in range(TRIES):
            text, part = beginning(document, length)
            count = self.file(document.name, text) if text.strip() else 0
            if not count or count <= room:
                best = (text, part, count) if count else best
                low = length
                if count >= CLOSE * room:
                    break
            else:
                high = length
            if high - low < 2:
                break
            # On, in proportion, but never past what is known.
            guess = int(length * room * (CLOSE + 1) / 2 / count) if count else (low + high) // 2
            length = guess if low < guess < high else (low + high) // 2
        return best

    def _plain(self, text: str) -> int:
        return max(0, self.chat([Turn(Role.USER, text)]) - self._empty())

    def _empty(self) -> int:
        if self._nothing is None:
            self._nothing = self.chat([Turn(Role.USER, "")])
        return self._nothing
