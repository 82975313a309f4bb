"""Hostile model files in a real engine: each ends in an answer or in a known error, soon, and harms nobody."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.core.errors import ErrorKind
from desktop.engine import endless
from tests.engine.engines import open_descriptors
from tests.fixtures.gguf_mutator import mutant
from tests.fixtures.gguf_sketch import Sketch
from tests.fixtures.hostile_gguf import cases, write_case
from tests.fixtures.model_trial import Outcome, try_all, try_file
from tests.fixtures.tiny_models.maker import write_tiny

pytestmark = [pytest.mark.engine, pytest.mark.slow, pytest.mark.timeout(300)]
LONGEST = 10.0  # seconds until a person knows, the start of the engine included
LONGEST_ENDLESS = 20.0  # the engine ends itself after four seconds of processor time, and other tests want some, too
MUTANTS, FULL = 50, 200
# What a file can bring about. That the engine "hung" is among them: it ended itself before anybody had to wait.
POSSIBLE = {
    ErrorKind.MODEL_UNREADABLE,
    ErrorKind.OUT_OF_MEMORY,
    ErrorKind.CONTEXT_NEEDS_MEMORY,
    ErrorKind.PROMPT_TOO_LONG,
    ErrorKind.TEMPLATE_FAILED,
    ErrorKind.ENGINE_STOPPED,
    ErrorKind.ENGINE_HUNG,
}


def by_hand(folder: Path) -> Iterator[tuple[str, Path, bool]]:
    bases: dict[str, Sketch] = {}
    for count, case in enumerate(cases()):
        path = folder / f"{count}.gguf"
        yield f"{case[0]}: {case[1]}", path, write_case(path, case, bases)


def by_chance(folder: Path, count: int) -> Iterator[tuple[str, Path, bool]]:
    sketch = Sketch.of(write_tiny(folder / "llama.gguf"))
    for seed in range(count):
        path = folder / f"{seed}.gguf"
        path.write_bytes(mutant(sketch.whole(), len(sketch.header()), seed))
        yield f"mutant {seed}", path, False


def wrongs(outcomes: list[Outcome]) -> list[Outcome]:
    """Those in which something is not as promised."""
    kinds = {kind.name for kind in POSSIBLE} | {""}
    return [one for one in outcomes if one.kind not in kinds or too_long(one) or (one.kind and not one.reason)]


def too_long(outcome: Outcome) -> bool:
    return outcome.seconds > (LONGEST_ENDLESS if outcome.signal == endless.SIGNAL else LONGEST)


@pytest.mark.parametrize("made", ["by hand", "by chance"])
def test_every_file_ends_in_an_answer_or_a_known_error(
    real: list[str], tmp_path: Path, made: str, thorough: bool
) -> None:
    before = open_descriptors()
    files = by_hand(tmp_path) if made == "by hand" else by_chance(tmp_path, FULL if thorough else MUTANTS)
    outcomes = list(try_all(real, files))
    assert len(outcomes) >= MUTANTS
    assert wrongs(outcomes) == []
    assert not open_descriptors() - before
    good = write_tiny(tmp_path / "good.gguf")
    assert try_file(real, "good", good, embedding=False, believe=False).kind == ""


@pytest.mark.parametrize("what", ["no way to write a line end", "tokenizer.ggml.model: rwkv"])
def test_an_engine_that_calculates_for_ever_ends_itself(real: list[str], tmp_path: Path, what: str) -> None:
    (case,) = [case for case in cases() if case[1] == what]
    write_case(tmp_path / "m.gguf", case, {})
    outcome = try_file(real, what, tmp_path / "m.gguf", embedding=False, believe=False)
    assert outcome.kind == ErrorKind.ENGINE_HUNG.name
    assert outcome.signal == endless.SIGNAL


@pytest.mark.parametrize("size", [8, 32])
def test_heads_that_a_kernel_would_write_behind_are_refused(real: list[str], tmp_path: Path, size: int) -> None:
    """ggml's kernel for RWKV 7 checks nothing: with the wrong size the engine died in about one run of five."""
    path = write_tiny(tmp_path / "m.gguf", "rwkv7", keys={"rwkv7.wkv.head_size": size})
    outcome = try_file(real, "odd heads", path, embedding=False, believe=False)
    assert outcome.kind == ErrorKind.MODEL_UNREADABLE.name


def test_a_file_that_leads_to_itself_is_missing(real: list[str], tmp_path: Path) -> None:
    path = tmp_path / "loop.gguf"
    path.symlink_to(path.name)
    outcome = try_file(real, "loop", path, embedding=False, believe=False)
    assert outcome.kind == ErrorKind.MODEL_MISSING.name
