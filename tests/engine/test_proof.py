"""Which backend is best, decided from what each of them did; and what is remembered of it."""

import stat
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from desktop.core.errors import ErrorKind, KnownError
from desktop.engine.build import EngineBuild
from desktop.engine.processor import processor_identity
from desktop.engine.proof import Proof, known_proof, prove
from desktop.engine.verdict import NOT_FINITE, UNSUITABLE, WRONG, Verdict
from tests.engine.engines import assert_helps

FILES = ["libggml-cpu-alderlake.so", "libggml-cpu-haswell.so", "libggml-cpu-x64.so"]
ALDER, HASWELL, X64 = FILES
PLAIN = Verdict(file=X64, score=1, prefill=50.0, decode=10.0, text="Paris")
FAST = Verdict(file=HASWELL, score=64, prefill=200.0, decode=40.0, text="Paris")
FASTER = Verdict(file=ALDER, score=128, prefill=400.0, decode=60.0, text="Paris")
change = msgspec.structs.replace


@pytest.fixture
def build(tmp_path: Path) -> EngineBuild:
    lib = tmp_path / "engine" / "lib"
    lib.mkdir(parents=True)
    for name in FILES:
        (lib / name).touch()
    return EngineBuild("b1", lib)


@pytest.fixture
def proven(build: EngineBuild, tmp_path: Path) -> Callable[..., Proof]:
    """Prove with backends that do as the verdicts say."""

    def run(*verdicts: Verdict) -> Proof:
        told = {verdict.file: verdict for verdict in verdicts}
        return prove(build, None, tmp_path / "cache" / "proof.json", run=lambda _build, file, _model: told[file])

    return run


def test_the_fastest_that_works_is_best(proven: Callable[..., Proof]) -> None:
    assert proven(PLAIN, FAST, FASTER).best == FASTER
    assert proven(PLAIN, FAST, change(FASTER, decode=20.0)).best == FAST, "the score is no proof of speed"


def test_among_equals_the_score_decides(proven: Callable[..., Proof]) -> None:
    assert proven(PLAIN, FAST, change(FASTER, prefill=195.0, decode=39.0)).best_file == ALDER


def test_a_backend_that_died_or_does_not_suit_is_not_used(proven: Callable[..., Proof]) -> None:
    proof = proven(PLAIN, change(FAST, trouble="died: SIGILL"), change(FASTER, score=0, trouble=UNSUITABLE))
    assert proof.best_file == X64
    assert proof.best.is_proved


def test_who_writes_something_else_than_most_is_wrong(proven: Callable[..., Proof]) -> None:
    proof = proven(PLAIN, FAST, change(FASTER, text="Xyzzy"))
    assert proof.best_file == HASWELL
    assert [verdict.trouble for verdict in proof.verdicts if verdict.file == ALDER] == [WRONG]


def test_without_a_model_the_score_decides_for_now(proven: Callable[..., Proof], tmp_path: Path) -> None:
    unmeasured = [Verdict(file=file, score=score) for file, score in ((X64, 1), (HASWELL, 64), (ALDER, 0))]
    assert proven(*unmeasured).best_file == HASWELL
    assert not (tmp_path / "cache").exists(), "a score is no proof"


def test_when_none_works_every_reason_is_told(proven: Callable[..., Proof]) -> None:
    with pytest.raises(KnownError) as caught:
        proven(change(PLAIN, trouble="died: a"), change(FAST, trouble=NOT_FINITE), Verdict(file=ALDER))
    error = assert_helps(caught.value, ErrorKind.ENGINE_UNUSABLE)
    assert "x64: died: a" in str(error.what)
    assert f"haswell: {NOT_FINITE}" in str(error.what)


def missing(file: str) -> Verdict:
    """A backend that cannot be tried for want of a library."""
    kind = ErrorKind.ENGINE_LIBRARY_MISSING.name
    return Verdict(file=file, trouble="libx.so.1: cannot open …", kind=kind, arguments={"reason": "libx.so.1"})


def test_what_stops_all_alike_is_told_as_itself(proven: Callable[..., Proof]) -> None:
    with pytest.raises(KnownError) as caught:
        proven(missing(X64), missing(HASWELL), Verdict(file=ALDER, trouble=UNSUITABLE))
    error = assert_helps(caught.value, ErrorKind.ENGINE_LIBRARY_MISSING)
    assert "libx.so.1" in str(error.what)
    assert error.details == "libx.so.1: cannot open …"


def test_what_stops_only_some_is_one_reason_among_others(proven: Callable[..., Proof]) -> None:
    with pytest.raises(KnownError) as caught:
        proven(missing(X64), missing(HASWELL), Verdict(file=ALDER, score=1, trouble="died: a"))
    assert_helps(caught.value, ErrorKind.ENGINE_UNUSABLE)
    assert proven(missing(X64), missing(ALDER), FAST).best_file == HASWELL


def test_progress_names_each_and_ends_at_one(build: EngineBuild, tmp_path: Path) -> None:
    told: list[tuple[str, float]] = []
    run = lambda _build, file, _model: change(PLAIN, file=file)  # noqa: E731
    prove(build, None, tmp_path / "proof.json", lambda name, fraction: told.append((name, round(fraction, 2))), run=run)
    assert told == [("alderlake", 0.0), ("haswell", 0.33), ("x64", 0.67), ("alderlake", 1.0)]


@pytest.mark.parametrize("starter", [None, "folder", "file", "missing"])
def test_the_larger_of_the_starter_models_is_tried(build: EngineBuild, tmp_path: Path, starter: str | None) -> None:
    folder = tmp_path / "starter"
    folder.mkdir()
    (folder / "embed.gguf").write_bytes(b"x")
    (folder / "chat.gguf").write_bytes(b"xx")
    given = {None: None, "folder": folder, "file": folder / "embed.gguf", "missing": tmp_path / "none"}[starter]
    tried: set[Path | None] = set()

    def run(_build: EngineBuild, file: str, model: Path | None) -> Verdict:
        tried.add(model)
        return change(PLAIN, file=file)

    prove(build, given, tmp_path / "proof.json", run=run)
    expected = {"folder": folder / "chat.gguf", "file": folder / "embed.gguf"}
    assert tried == {expected.get(starter or "")}


def test_a_verdict_is_remembered_for_this_build_and_processor(
    build: EngineBuild, proven: Callable[..., Proof], tmp_path: Path
) -> None:
    file = tmp_path / "cache" / "proof.json"
    assert known_proof(build, file) is None
    proof = proven(PLAIN, FAST, FASTER)
    assert known_proof(build, file) == proof
    assert [path.name for path in file.parent.iterdir()] == ["proof.json"], "no half-written file stays"
    assert known_proof(EngineBuild("b2", build.lib), file) is None
    change(proof, processor="another").save(file)
    assert known_proof(build, file) is None
    proof.save(file)
    (build.lib / ALDER).unlink()
    assert known_proof(build, file) is None, "a backend that is gone cannot be used"


def test_what_packaging_found_counts_when_nothing_else_is_known(build: EngineBuild, tmp_path: Path) -> None:
    packaged = Proof(build="b1", processor=processor_identity(), best_file=X64, verdicts=[PLAIN, FAST, FASTER])
    packaged.save(build.proof_file)
    assert known_proof(build, tmp_path / "none.json") == packaged
    own = change(packaged, best_file=HASWELL)
    own.save(tmp_path / "own.json")
    assert known_proof(build, tmp_path / "own.json") == own


@pytest.mark.parametrize("words", [b"", b"{", b"null", b"[]", b"\xff", b'{"build":"b1"}'])
def test_a_broken_note_is_no_note(build: EngineBuild, tmp_path: Path, words: bytes) -> None:
    (tmp_path / "proof.json").write_bytes(words)
    assert known_proof(build, tmp_path / "proof.json") is None


def test_a_best_that_nobody_tried_is_no_proof(build: EngineBuild, tmp_path: Path) -> None:
    Proof(build="b1", processor=processor_identity(), best_file=ALDER, verdicts=[PLAIN]).save(tmp_path / "p.json")
    assert known_proof(build, tmp_path / "p.json") is None


def test_after_a_death_in_use_the_next_best_is_used(proven: Callable[..., Proof]) -> None:
    proof = proven(PLAIN, FAST, FASTER).without(ALDER, "died: SIGILL")
    assert proof.best_file == HASWELL
    proof = proof.without(HASWELL, "died: SIGILL")
    assert proof.best_file == X64
    proof = proof.without(X64, "died: SIGILL")
    with pytest.raises(KnownError) as caught:
        proof.best  # noqa: B018
    assert_helps(caught.value, ErrorKind.ENGINE_UNUSABLE)


def test_a_folder_that_cannot_be_written_is_no_trouble(proven: Callable[..., Proof], tmp_path: Path) -> None:
    (tmp_path / "blocked").touch()
    proof = proven(PLAIN, FAST, FASTER)
    proof.save(tmp_path / "blocked" / "proof.json")
    assert stat.S_ISREG((tmp_path / "blocked").stat().st_mode)


def test_names_words_and_seconds() -> None:
    assert [verdict.name for verdict in (PLAIN, Verdict(file=""), Verdict(file="ggml-cpu-zen4.dll"))] == [
        "x64",
        "built in",
        "zen4",
    ]
    assert (PLAIN.words, Verdict(file="", score=3).words, Verdict(file="", trouble="died").words) == (
        "10.0 tok/s",
        "score 3",
        "died",
    )
    assert PLAIN.seconds == pytest.approx(256 / 50 + 128 / 10)
    assert Verdict(file="").seconds == 0.0
