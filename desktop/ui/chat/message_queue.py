"""Messages that wait until the answer before them ends."""


class MessageQueue:
    """Owns what waits in each chat, and where sending is paused. Qt-free; one thread."""

    def __init__(self) -> None:
        self._waiting: dict[str, list[str]] = {}
        self._paused: set[str] = set()
        self._sending: tuple[str, str] | None = None  # left the queue, and is not known to be on disk yet

    def texts(self, chat_id: str) -> list[str]:
        """What waits in a chat, the next first."""
        return list(self._waiting.get(chat_id, ()))

    def unsent(self, chat_id: str) -> list[str]:
        """The same, with what is on its way to the disk."""
        on_its_way = [self._sending[1]] if self._sending is not None and self._sending[0] == chat_id else []
        return on_its_way + self.texts(chat_id)

    def is_paused(self, chat_id: str) -> bool:
        """Whether something waits that is not sent by itself."""
        return chat_id in self._paused and bool(self._waiting.get(chat_id))

    def add(self, chat_id: str, text: str) -> None:
        """Let a message wait behind the others."""
        self._waiting.setdefault(chat_id, []).append(text)

    def take(self, chat_id: str, place: int) -> str:
        """Take one out, "" when it is not there any more."""
        waiting = self._waiting.get(chat_id, [])
        if not 0 <= place < len(waiting):
            return ""
        text = waiting.pop(place)
        self._forget_empty(chat_id)
        return text

    def take_all(self, chat_id: str) -> list[str]:
        """Take everything out of a chat."""
        self._paused.discard(chat_id)
        return self._waiting.pop(chat_id, [])

    def pause(self, chat_id: str) -> None:
        """Send nothing there by itself."""
        if self._waiting.get(chat_id):
            self._paused.add(chat_id)

    def resume(self, chat_id: str) -> None:
        """Send again."""
        self._paused.discard(chat_id)

    def next(self) -> tuple[str, str] | None:
        """Take the message that is to be sent now, with its chat; it counts as unsent until `stored`."""
        for chat_id, waiting in self._waiting.items():
            if waiting and chat_id not in self._paused:
                self._sending = chat_id, waiting.pop(0)
                self._forget_empty(chat_id)
                return self._sending
        return None

    def stored(self, chat_id: str) -> None:
        """What was on its way is on disk."""
        if self._sending is not None and self._sending[0] == chat_id:
            self._sending = None

    def take_back(self, chat_id: str) -> str:
        """What was on its way did not get there: its text, "" when there is none."""
        text = self._sending[1] if self._sending is not None and self._sending[0] == chat_id else ""
        self.stored(chat_id)
        return text

    def _forget_empty(self, chat_id: str) -> None:
        if not self._waiting.get(chat_id):
            self._waiting.pop(chat_id, None)
            self._paused.discard(chat_id)
