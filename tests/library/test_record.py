"""What is remembered of model files, by several processes at once."""

import threading
from pathlib import Path

from desktop.core.library import PlacedModel
from desktop.library.record import LibraryRecord


def test_no_change_is_lost_to_another_process(tmp_path: Path) -> None:
    """Each has its own lock and its own copy, as two processes have."""
    records = [LibraryRecord(tmp_path / "library.json") for _ in range(6)]

    def place(number: int) -> None:
        for more in range(6):
            name = f"{number}-{more}"
            records[number].place([PlacedModel(name=name, files=(f"/{name}.gguf",))])

    threads = [threading.Thread(target=place, args=(number,)) for number in range(len(records))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(LibraryRecord(tmp_path / "library.json").placed()) == 36
