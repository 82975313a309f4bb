"""One request's events: in order, ended once, woken by a wish to stop from any thread."""

import queue
import threading
import time

import pytest

from desktop.core.cancellation import Cancellation
from desktop.engine.crash import Death
from desktop.engine.protocol import AnyEvent, Failed, Finished, Token
from desktop.engine.request_queue import RequestQueue, Woken


def token(count: int) -> Token:
    return Token(id="1", text="a", count=count)


def test_events_come_in_order_and_the_last_ends_it() -> None:
    items = RequestQueue("1", "testing")
    given: list[AnyEvent] = [token(1), token(2), Finished(id="1")]
    for item in given:
        items.put(item)
    taken = []
    while not items.is_over:
        taken.append(items.take())
    assert taken == given


@pytest.mark.parametrize("end", [Finished(id="1"), Failed(id="1", kind="BUG"), Death(exit_code=-9, tail=[])])
def test_every_end_is_one(end: AnyEvent | Death) -> None:
    items = RequestQueue("1", "testing")
    items.put(end)
    assert items.take() == end
    assert items.is_over


def test_a_wish_to_stop_wakes_whoever_waits() -> None:
    cancel = Cancellation()
    items = RequestQueue("1", "testing", cancel)
    before = items.is_cancelled
    waker = threading.Timer(0.05, cancel.cancel)
    waker.start()
    assert isinstance(items.take(10.0), Woken)
    waker.join()
    assert (before, items.is_cancelled) == (False, True)
    assert not items.is_over, "the engine still has to say how it ended"


def test_a_wish_to_stop_from_before_wakes_at_once() -> None:
    cancel = Cancellation()
    cancel.cancel()
    assert isinstance(RequestQueue("1", "testing", cancel).take(0.0), Woken)


def test_waiting_has_an_end() -> None:
    with pytest.raises(queue.Empty):
        RequestQueue("1", "testing").take(0.01)


def test_draining_stops_after_the_last_event() -> None:
    items = RequestQueue("1", "testing")
    for item in (token(1), token(2), Finished(id="1"), token(3)):
        items.put(item)
    items.drain(5.0)
    assert items.is_over
    assert items.take(0.0) == token(3)


def test_draining_what_never_ends_has_an_end() -> None:
    items, going = RequestQueue("1", "testing"), threading.Event()

    def fill() -> None:
        while not going.wait(0.01):
            items.put(token(1))

    filler = threading.Thread(target=fill)
    filler.start()
    started = time.monotonic()
    items.drain(0.3)
    took = time.monotonic() - started
    going.set()
    filler.join()
    assert 0.2 < took < 2.0
    assert not items.is_over
