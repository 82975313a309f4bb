"""A summary that stands for earlier messages is written where the model begins to read, and comes back from there."""

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings

from desktop.core.exchange import WholeChat
from desktop.core.recap import Recap, beginning_of
from desktop.exchange.html_writer import html_file_of
from desktop.exchange.markdown_reader import read_markdown
from desktop.exchange.markdown_writer import markdown_of
from desktop.exchange.said import said, shown
from tests.exchange.random_chats import whole_chats
from tests.exchange.test_markdown import chat

SUMMARY = Recap(after_id="q", text="You asked **what** it is.", model_name="A model", tokens=9, created_at=3.0)
MARKED = """\
What is it?

<!-- message summary 1970-01-01T00:00:03Z "A model" -->
## Summary of the message above

You asked **what** it is.

<!-- message assistant 1970-01-01T00:00:02Z "A model" -->
"""


def with_recaps(*recaps: Recap) -> WholeChat:
    return msgspec.structs.replace(chat("What is it?", "It is **this**."), recaps=list(recaps))


def test_it_stands_where_the_model_begins_to_read() -> None:
    assert MARKED in markdown_of(with_recaps(SUMMARY)).decode()
    html = html_file_of(with_recaps(SUMMARY)).decode()
    places = [html.index(words) for words in ("What is it?", "Summary of the message above", "<strong>what</strong>")]
    assert places == sorted(places)
    assert places[-1] < html.index("<strong>this</strong>")


def test_it_comes_back_from_markdown() -> None:
    read = read_markdown(markdown_of(with_recaps(SUMMARY)).decode(), "Name", 9.0)
    assert [message.text for message in read.messages] == ["What is it?", "It is **this**."]
    (recap,) = read.recaps
    assert (recap.after_id, recap.text, recap.model_name) == (read.messages[0].id, SUMMARY.text, "A model")
    other = msgspec.structs.replace(SUMMARY, text="Other words", edited=True)
    again = read_markdown(markdown_of(with_recaps(other)).decode(), "Name", 9.0)
    assert again.conversation.id == read.conversation.id, "it is the same chat"
    assert (again.recaps[0].text, again.recaps[0].edited) == ("Other words", True)


@pytest.mark.parametrize(
    ("recap", "words"),
    [
        (Recap(after_id="", text="Before", created_at=1.0), "Summary of the chat before this one"),
        (Recap(after_id="a", text="All", created_at=1.0), "Summary of the 2 messages above"),
        (Recap(after_id="a", created_at=1.0), "The model does not read the 2 messages above"),
        (Recap(after_id="q", created_at=1.0), "The model does not read the message above"),
    ],
)
def test_what_it_is_called(recap: Recap, words: str) -> None:
    made = with_recaps(recap)
    if recap.after_id == "a":
        made = msgspec.structs.replace(made, recaps=[msgspec.structs.replace(recap, after_id=made.messages[-1].id)])
    assert f"## {words}\n" in markdown_of(made).decode()
    assert words in html_file_of(made).decode()


def test_of_several_only_the_one_that_counts_is_written() -> None:
    text = markdown_of(with_recaps(Recap(after_id="", text="Before", created_at=1.0), SUMMARY)).decode()
    assert "Before" not in text
    assert SUMMARY.text in text


def test_a_chat_that_only_has_a_summary_yet() -> None:
    begun = msgspec.structs.replace(with_recaps(Recap(after_id="", text="Before", created_at=4.0)), messages=[])
    read = read_markdown(markdown_of(begun).decode(), "Name", 9.0)
    assert (read.messages, [recap.text for recap in read.recaps]) == ([], ["Before"])


@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow])
@given(whole_chats())
def test_whatever_it_says_the_messages_are_read_letter_for_letter(made: WholeChat) -> None:
    read = read_markdown(markdown_of(made).decode(), "Name", 9.0)
    assert [(one.role, one.text) for one in read.messages] == [(one.role, one.text) for one in shown(made)]
    counts = beginning_of(shown(made), {recap.after_id: recap for recap in made.recaps})
    assert [recap.text for recap in read.recaps] == ([] if counts.recap is None else [counts.recap.text])
    assert len(said(made)) == len(shown(made)) + len(read.recaps)
    html_file_of(made)
