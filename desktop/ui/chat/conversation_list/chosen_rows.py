"""Which chats are chosen together, to be moved or deleted at once."""

from collections.abc import Sequence

from desktop.ui.chat.conversation_list.list_row import ListRow


class ChosenRows:
    """Owns the choice. Only chats can be chosen. Qt-free; one thread."""

    def __init__(self) -> None:
        self._ids: set[str] = set()
        self._anchor = ""  # where a stretch begins

    def __contains__(self, identifier: object) -> bool:
        return identifier in self._ids

    def __len__(self) -> int:
        return len(self._ids)

    def ids(self, rows: Sequence[ListRow]) -> tuple[str, ...]:
        """The chosen chats in the order of the list, each once."""
        return tuple(dict.fromkeys(row.id for row in rows if row.is_chat and row.id in self._ids))

    def begin(self, identifier: str) -> None:
        """Nothing is chosen; a stretch would begin here."""
        self._ids.clear()
        self._anchor = identifier

    def toggle(self, identifier: str, also: str = "") -> None:
        """Choose a chat or no longer; with the first one `also` is chosen, which the person sees as marked."""
        if not self._ids and also and also != identifier:
            self._ids.add(also)
        self._ids ^= {identifier}
        self._anchor = identifier

    def extend(self, rows: Sequence[ListRow], identifier: str) -> None:
        """Choose everything from where the stretch began to here."""
        places = {row.id: place for place, row in enumerate(rows) if row.is_chat}
        if identifier not in places:
            return
        start = places.get(self._anchor, places[identifier])
        first, last = sorted((start, places[identifier]))
        self._ids = {row.id for row in rows[first : last + 1] if row.is_chat}
        if self._anchor not in places:
            self._anchor = identifier

    def choose_all(self, rows: Sequence[ListRow]) -> None:
        """Choose every chat that is listed."""
        self._ids = {row.id for row in rows if row.is_chat}

    def keep_only(self, rows: Sequence[ListRow]) -> None:
        """The list changed: what is not in it any more is not chosen."""
        if self._ids:
            self._ids &= {row.id for row in rows if row.is_chat}
