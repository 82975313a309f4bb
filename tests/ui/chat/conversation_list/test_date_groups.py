"""Every moment belongs to exactly one group, and the groups follow each other."""

from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from desktop.core.chat import Conversation, SearchHit
from desktop.ui.chat.conversation_list.date_groups import dated_rows, hit_rows
from desktop.ui.chat.conversation_list.list_row import RowKind

TODAY = date(2026, 11, 24)


def chat(moment: datetime, title: str = "A chat") -> Conversation:
    seconds = moment.timestamp()
    return Conversation(id=moment.isoformat(), title=title, created_at=seconds, updated_at=seconds)


def headings(*moments: datetime) -> list[str]:
    rows = dated_rows([chat(moment) for moment in moments], TODAY)
    return [row.title for row in rows if row.kind is RowKind.HEADING]


def test_groups_by_day_and_month() -> None:
    noon = datetime(2026, 11, 24, 12)
    assert headings(
        noon,
        datetime(2026, 11, 24),
        datetime(2026, 11, 23, 23, 59),
        datetime(2026, 11, 23),
        datetime(2026, 11, 22, 23, 59),
        datetime(2026, 11, 17),
        datetime(2026, 11, 16, 23, 59),
        datetime(2026, 10, 25),
        datetime(2026, 10, 24, 23, 59),
        datetime(2026, 10, 1),
        datetime(2026, 9, 30),
        datetime(2025, 9, 30),
    ) == ["Today", "Yesterday", "Previous 7 days", "Previous 30 days", "October", "September", "September 2025"]


def test_a_clock_that_was_ahead_is_today() -> None:
    assert headings(datetime(2026, 12, 31)) == ["Today"]


def test_rows_keep_order_and_name_what_has_no_title() -> None:
    rows = dated_rows([chat(datetime(2026, 11, 24, 9), ""), chat(datetime(2026, 11, 24, 8), "B")], TODAY)
    assert [(row.kind, row.title) for row in rows] == [
        (RowKind.HEADING, "Today"),
        (RowKind.CHAT, "New chat"),
        (RowKind.CHAT, "B"),
    ]


def test_a_snippet_is_one_line() -> None:
    (row,) = hit_rows([SearchHit(conversation=chat(datetime(2026, 11, 24), "A"), snippet="one\n two\t three")])
    assert (row.kind, row.snippet) == (RowKind.HIT, "one two three")


@given(st.lists(st.floats(0, 4e9), max_size=60))
def test_every_chat_is_there_once_and_no_heading_twice(moments: list[float]) -> None:
    chats = [
        Conversation(id=str(place), title="t", created_at=moment, updated_at=moment)
        for place, moment in enumerate(sorted(moments, reverse=True))
    ]
    rows = dated_rows(chats, TODAY)
    assert [row.id for row in rows if row.is_chat] == [chat.id for chat in chats]
    names = [row.title for row in rows if not row.is_chat]
    assert len(names) == len(set(names))
    assert not rows or (not rows[0].is_chat and rows[-1].is_chat)


def test_groups_follow_the_days_when_the_clocks_change() -> None:
    for back in range(40):
        day = TODAY - timedelta(days=back)
        group = headings(datetime.combine(day, datetime.min.time()))[0]
        expected = "Today" if back == 0 else "Yesterday" if back == 1 else None
        expected = expected or ("Previous 7 days" if back <= 7 else "Previous 30 days" if back <= 30 else "October")
        assert group == expected


def test_words_of_a_summary_are_said_to_be_such() -> None:
    found = SearchHit(conversation=chat(datetime(2026, 11, 24), "A"), snippet="rye\nbread", in_summary=True)
    assert hit_rows([found])[0].snippet == "Summary: rye bread"
