"""What waits is sent in its order, once, and never lost."""

from desktop.ui.chat.message_queue import MessageQueue


def test_the_first_in_is_sent_first() -> None:
    queue = MessageQueue()
    queue.add("a", "one")
    queue.add("a", "two")
    assert queue.next() == ("a", "one")
    assert queue.texts("a") == ["two"]
    assert queue.unsent("a") == ["one", "two"]
    queue.stored("a")
    assert queue.unsent("a") == ["two"]


def test_nothing_is_sent_where_it_is_paused() -> None:
    queue = MessageQueue()
    queue.pause("a")
    assert not queue.is_paused("a")
    queue.add("a", "one")
    queue.pause("a")
    queue.add("b", "other")
    assert queue.is_paused("a")
    assert queue.next() == ("b", "other")
    assert queue.next() is None
    queue.resume("a")
    assert queue.next() == ("a", "one")


def test_what_did_not_get_to_the_disk_comes_back_once() -> None:
    queue = MessageQueue()
    queue.add("a", "one")
    queue.next()
    assert queue.take_back("b") == ""
    assert queue.take_back("a") == "one"
    assert queue.take_back("a") == ""


def test_taking_out() -> None:
    queue = MessageQueue()
    for text in ("one", "two", "three"):
        queue.add("a", text)
    assert queue.take("a", 1) == "two"
    assert queue.take("a", 7) == ""
    queue.pause("a")
    assert queue.take_all("a") == ["one", "three"]
    assert not queue.is_paused("a")
    assert queue.texts("a") == []
