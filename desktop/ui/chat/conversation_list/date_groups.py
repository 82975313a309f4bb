"""Sorts conversations under Today, Yesterday, Previous 7 days, Previous 30 days and month names."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QCoreApplication, QLocale

from desktop.core.chat import Conversation, SearchHit
from desktop.ui.chat.conversation_list.list_row import ListRow, RowKind


def dated_rows(conversations: Iterable[Conversation], today: date) -> list[ListRow]:
    """Rows with their headings. `conversations` come newest first; any thread."""
    groups = _Groups(today)
    rows: list[ListRow] = []
    heading = ""
    for conversation in conversations:
        group = groups.words_for(conversation.updated_at)
        if group != heading:
            heading = group
            rows.append(ListRow(kind=RowKind.HEADING, title=heading))
        rows.append(chat_row(conversation))
    return rows


def chat_row(conversation: Conversation, depth: int = 0) -> ListRow:
    """The row of a chat."""
    return ListRow(
        kind=RowKind.CHAT,
        id=conversation.id,
        title=shown_title(conversation.title),
        depth=depth,
        folder_id=conversation.folder_id,
        is_pinned=conversation.pinned_at is not None,
        is_unseen=conversation.unseen_since is not None,
    )


def hit_rows(hits: Iterable[SearchHit]) -> list[ListRow]:
    """Rows of a search, best first; a line break in a snippet would cost its second half."""
    return [
        ListRow(
            kind=RowKind.HIT,
            id=hit.conversation.id,
            title=shown_title(hit.conversation.title),
            snippet=_snippet(hit),
            folder_id=hit.conversation.folder_id,
            is_pinned=hit.conversation.pinned_at is not None,
            is_unseen=hit.conversation.unseen_since is not None,
        )
        for hit in hits
    ]


def _snippet(hit: SearchHit) -> str:
    words = " ".join(hit.snippet.split())
    return QCoreApplication.translate("ConversationList", "Summary: {0}").format(words) if hit.in_summary else words


def shown_title(title: str) -> str:
    """A conversation without a title is called what the header calls it."""
    return title or QCoreApplication.translate("ConversationList", "New chat")


class _Groups:
    """Names the group of a moment, comparing numbers only as long as the next one lies in the same group."""

    def __init__(self, today: date) -> None:
        self._year = today.year
        self._starts = list(_starts(today))
        self._first = self._after = 0.0  # the group that was named last: from here, and until before there
        self._words = ""

    def words_for(self, moment: float) -> str:
        if not self._first <= moment < self._after:
            self._find(moment)
        return self._words

    def _find(self, moment: float) -> None:
        self._after = float("inf")
        for start, words in self._starts:
            if moment >= start:
                self._first, self._words = start, words
                return
            self._after = start
        then = datetime.fromtimestamp(moment)
        month = QLocale().standaloneMonthName(then.month)
        self._words = month if then.year == self._year else f"{month} {then.year}"
        following = date(then.year + then.month // 12, then.month % 12 + 1, 1)
        self._first = datetime(then.year, then.month, 1).timestamp()
        self._after = min(self._after, datetime.combine(following, time()).timestamp())


def _starts(today: date) -> Iterator[tuple[float, str]]:
    """First second of each near group, the newest group first; local midnights, whatever the clocks did."""
    translate = QCoreApplication.translate
    near = (
        (0, translate("ConversationList", "Today")),
        (1, translate("ConversationList", "Yesterday")),
        (7, translate("ConversationList", "Previous 7 days")),
        (30, translate("ConversationList", "Previous 30 days")),
    )
    for days, words in near:
        yield datetime.combine(today - timedelta(days=days), time()).timestamp(), words
