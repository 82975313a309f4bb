"""The ledger keeps every connection, whatever else is told of it."""

from pathlib import Path

import msgspec

from desktop.core.download import NetworkUse
from desktop.services.network_ledger import LARGEST, MOST, NetworkLedger


def use(number: int, received: int = 0, what: str = "somebody/model") -> NetworkUse:
    return NetworkUse(id=f"{number:032}", at=float(number), host="hub.example", why="x", what=what, received=received)


def test_a_long_download_crowds_out_nothing(tmp_path: Path) -> None:
    path = tmp_path / "network.jsonl"
    ledger = NetworkLedger(path)
    ledger.record(use(1))
    ledger.record(use(2))
    line = msgspec.json.encode(use(3, 1 << 40)) + b"\n"
    with path.open("ab") as file:
        file.write(line * (LARGEST // len(line)))  # what hours of one tell
    assert [one.id for one in ledger.uses()] == [use(number).id for number in (3, 2, 1)]
    ledger.record(use(3, 1 << 41))
    assert path.stat().st_size < 1_000
    assert [(one.id, one.received) for one in ledger.uses()] == [
        (use(3).id, 1 << 41),
        (use(2).id, 0),
        (use(1).id, 0),
    ]


def test_the_oldest_go_where_there_are_too_many(tmp_path: Path) -> None:
    path = tmp_path / "network.jsonl"
    ledger = NetworkLedger(path)
    lines = [msgspec.json.encode(use(number, what="x" * 500)) + b"\n" for number in range(MOST + 10)]
    path.write_bytes(b"".join(lines))
    assert len(ledger.uses()) == MOST
    ledger.record(use(MOST + 10))
    assert path.stat().st_size <= LARGEST // 2
    assert ledger.uses()[0].id == use(MOST + 10).id


def test_lines_that_are_none_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "network.jsonl"
    path.write_bytes(b'{"at": 1}\n\xff\n{')
    ledger = NetworkLedger(path)
    assert ledger.uses() == []
    with path.open("ab") as file:
        file.write(b"\n")
    ledger.record(use(1))
    assert [one.id for one in ledger.uses()] == [use(1).id]
    ledger.clear()
    assert ledger.uses() == []
