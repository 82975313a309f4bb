"""A wish to stop is heard once by everybody, whichever thread has it and whenever they begin to listen."""

import threading

from desktop.core.cancellation import Cancellation

THREADS = 8
LISTENERS = 200


def test_nobody_asked() -> None:
    heard: list[int] = []
    cancel = Cancellation()
    cancel.on_cancel(lambda: heard.append(1))
    assert not cancel.is_cancelled
    assert heard == []


def test_all_hear_it_once_in_their_order() -> None:
    heard: list[int] = []
    cancel = Cancellation()
    for number in range(3):
        cancel.on_cancel(lambda number=number: heard.append(number))  # type: ignore[misc]
    cancel.cancel()
    cancel.cancel()
    assert cancel.is_cancelled
    assert heard == [0, 1, 2]


def test_who_comes_late_hears_it_at_once() -> None:
    heard: list[int] = []
    cancel = Cancellation()
    cancel.cancel()
    cancel.on_cancel(lambda: heard.append(1))
    assert heard == [1]


def test_a_listener_may_use_it_again() -> None:
    heard: list[bool] = []
    cancel = Cancellation()

    def listen() -> None:
        cancel.cancel()
        cancel.on_cancel(lambda: heard.append(cancel.is_cancelled))

    cancel.on_cancel(listen)
    cancel.cancel()
    assert heard == [True]


def test_threads_that_cancel_and_listen_at_once_lose_nothing() -> None:
    heard: list[int] = []
    cancel = Cancellation()
    start = threading.Barrier(THREADS)

    def work(thread: int) -> None:
        start.wait()
        for number in range(LISTENERS):
            if number == LISTENERS // 2:
                cancel.cancel()
            cancel.on_cancel(lambda: heard.append(thread))

    threads = [threading.Thread(target=work, args=(number,)) for number in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(heard) == THREADS * LISTENERS
