"""Bytes that are here already are not brought in once more: found by size, beginning, and only then by all of them."""

from pathlib import Path

import pytest

from desktop.composition import Composition
from desktop.core.cancellation import Cancellation
from desktop.core.errors import ErrorKind, KnownError
from desktop.core.library import Placing
from desktop.library import duplicates, hashing
from tests.fixtures.tiny_models.lora import write_lora
from tests.library.gguf_maker import number
from tests.library.other_programs.stores import gguf, write

LARGE = 3_000_000  # bytes: more than the beginning that is compared first


def refused(composition: Composition, path: Path, how: Placing) -> KnownError:
    with pytest.raises(KnownError) as caught:
        composition.library.import_file(path, how)
    return caught.value


def names(composition: Composition) -> list[str]:
    return sorted(path.name for path in composition.paths.models.rglob("*") if path.is_file())


@pytest.mark.parametrize("how", list(Placing))
def test_the_same_bytes_under_another_name(composition: Composition, tmp_path: Path, how: Placing) -> None:
    here = write(composition.paths.models / "deep" / "mine.gguf", gguf("Mine", data=LARGE))
    other = write(tmp_path / "x" / "other.gguf", here.read_bytes())
    error = refused(composition, other, how)
    assert error.kind is ErrorKind.MODEL_SAME
    assert str(error.what) == f"other.gguf is here already: Mine has the same bytes, at {here}."
    assert (names(composition), other.exists()) == (["mine.gguf"], True)


def test_wherever_in_the_list_they_lie(composition: Composition, tmp_path: Path) -> None:
    placed = write(tmp_path / "placed" / "placed.gguf", gguf("Placed", data=LARGE))
    composition.library.import_file(placed, Placing.IN_PLACE)
    more = write(tmp_path / "more" / "more.gguf", gguf("More", data=LARGE))
    composition.settings.change(model_folders=[str(more.parent)])
    for one in (placed, more):
        other = write(tmp_path / "x" / f"other {one.name}", one.read_bytes())
        assert refused(composition, other, Placing.COPY).arguments["path"] == str(one)
    assert composition.library.import_file(placed, Placing.COPY), "its own place is no reason"


def test_a_second_name_and_a_pointer_are_the_same_file(composition: Composition, tmp_path: Path) -> None:
    source = write(tmp_path / "x" / "mine.gguf", gguf("Mine"))
    composition.library.import_file(source, Placing.LINK)
    for how in Placing:
        assert refused(composition, source, how).kind is ErrorKind.MODEL_SAME
    pointer = tmp_path / "pointer.gguf"
    pointer.symlink_to(source)
    assert refused(composition, pointer, Placing.MOVE).kind is ErrorKind.MODEL_SAME
    assert source.exists()
    assert pointer.is_symlink()


def test_a_split_model_is_compared_in_all_its_parts(composition: Composition, tmp_path: Path) -> None:
    for part in (1, 2):
        content = gguf("Big", {"split.count": number(2)}, data=LARGE)
        write(composition.paths.models / f"big-0000{part}-of-00002.gguf", content)
        write(tmp_path / "same" / f"same-0000{part}-of-00002.gguf", content)
        changed = content[:-1] + bytes([content[-1] ^ 1]) if part == 2 else content
        write(tmp_path / "other" / f"other-0000{part}-of-00002.gguf", changed)
    same, other = tmp_path / "same" / "same-00002-of-00002.gguf", tmp_path / "other" / "other-00001-of-00002.gguf"
    assert refused(composition, same, Placing.COPY).kind is ErrorKind.MODEL_SAME
    assert composition.library.import_file(other, Placing.COPY) is not None


def test_nothing_is_read_that_need_not_be(
    composition: Composition, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared: list[str] = []
    same_bytes = hashing.same_bytes

    def watched(one: Path, two: Path, told: hashing.Told) -> bool:
        compared.append(two.name)
        return same_bytes(one, two, told)

    monkeypatch.setattr(duplicates, "same_bytes", watched)
    write(composition.paths.models / "a size.gguf", gguf("Mine", data=LARGE + 32))
    write(composition.paths.models / "a start.gguf", gguf("Nine", data=LARGE))
    late = bytearray(gguf("Mine", data=LARGE))
    late[-1] ^= 1
    write(composition.paths.models / "an end.gguf", bytes(late))
    (composition.paths.models / "gone.gguf").symlink_to("/gone")
    assert composition.library.import_file(write(tmp_path / "mine.gguf", gguf("Mine", data=LARGE)), Placing.COPY)
    assert compared == ["an end.gguf"]


def test_a_comparison_is_told_and_can_be_stopped(
    composition: Composition, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hashing, "PIECE", 64 * 1024)
    here = write(composition.paths.models / "mine.gguf", gguf("Mine", data=LARGE))
    other, cancel = write(tmp_path / "other.gguf", here.read_bytes()), Cancellation()
    told: list[tuple[int, int]] = []

    def stop(done: int, total: int) -> None:
        told.append((done, total))
        if done > total / 2:
            cancel.cancel()

    assert composition.library.import_file(other, Placing.MOVE, stop, cancel) is None
    assert told[0] == (64 * 1024, here.stat().st_size)
    assert (names(composition), other.exists()) == (["mine.gguf"], True)


def test_adapters_too(composition: Composition, tmp_path: Path) -> None:
    source = write_lora(tmp_path / "rhymes.gguf", "llama")
    assert composition.library.import_file(source, Placing.COPY)
    error = refused(composition, source, Placing.COPY)
    assert (error.kind, error.arguments["twin"]) == (ErrorKind.MODEL_SAME, "rhymes.gguf")
