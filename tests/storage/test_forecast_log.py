"""Lines that last, and what becomes of a file that is damaged, grown or not to be written."""

import threading
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from desktop.core.fit import Foretold, Outcome
from desktop.storage.forecast_log import KEPT, ForecastLog

ONE = Outcome(what=Foretold.WRITING, model="m:1", predicted=10, real=11, physical=9, machine="here", at=1.5)


def test_what_was_added_is_there_for_the_next_one(tmp_path: Path) -> None:
    log = ForecastLog(tmp_path / "new" / "forecasts.jsonl")
    assert log.outcomes() == []
    log.add([ONE])
    log.add([ONE, ONE])
    assert log.outcomes() == ForecastLog(tmp_path / "new" / "forecasts.jsonl").outcomes() == [ONE] * 3


def test_another_process_is_heard(tmp_path: Path) -> None:
    first, second = (ForecastLog(tmp_path / "forecasts.jsonl") for _ in range(2))
    first.add([ONE])
    assert second.outcomes() == [ONE]
    first.add([ONE])
    assert second.outcomes() == [ONE, ONE]


def test_a_line_that_is_none_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "forecasts.jsonl"
    log = ForecastLog(path)
    log.add([ONE])
    path.write_bytes(b"\xff\xfe\n[1]\n{}\n" + path.read_bytes() + b'{"what":"wri')
    assert ForecastLog(path).outcomes() == [ONE]


def test_it_does_not_grow_for_ever(tmp_path: Path) -> None:
    log = ForecastLog(tmp_path / "forecasts.jsonl")
    for _ in range(40):
        log.add([ONE] * 100)
    assert (tmp_path / "forecasts.jsonl").stat().st_size < 300_000
    assert 0 < len(log.outcomes()) <= KEPT
    assert list(tmp_path.iterdir()) == [tmp_path / "forecasts.jsonl"]


def test_what_cannot_be_written_is_lost_and_no_more(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    log = ForecastLog(tmp_path / "file" / "forecasts.jsonl")
    log.add([ONE])
    assert log.outcomes() == []
    folder = ForecastLog(tmp_path)
    folder.add([ONE])
    assert folder.outcomes() == []


def test_many_at_once(tmp_path: Path) -> None:
    logs = [ForecastLog(tmp_path / "forecasts.jsonl") for _ in range(4)]
    threads = [threading.Thread(target=lambda log=log: [log.add([ONE]) for _ in range(20)]) for log in logs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert logs[0].outcomes() == [ONE] * 80


@given(st.binary(max_size=200))
def test_any_bytes_can_be_read(content: bytes) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        (path := Path(folder) / "forecasts.jsonl").write_bytes(content)
        assert all(isinstance(one, Outcome) for one in ForecastLog(path).outcomes())
