"""Which processor backend the engines of a build use: the fastest that was proven to work on this computer."""

from collections.abc import Callable
from pathlib import Path

from desktop.core.errors import BantamError, KnownError
from desktop.engine.build import EngineBuild
from desktop.engine.deaths import exit_words
from desktop.engine.proof import Proof, known_proof, prove


class Backends:
    """One for each pool. Any thread, but one proof at a time: whoever has the turn to load."""

    def __init__(self, build: EngineBuild, proof_file: Path, starter: Path | None, *, is_given: bool) -> None:
        """`is_given`: the engines' command is somebody else's, and has no backend."""
        self._build = build
        self._proof_file = proof_file
        self._starter = starter
        self._is_given = is_given
        self._proof: Proof | None = None

    def proven(self, on_progress: Callable[[float], None] | None, give_up: Callable[[], bool]) -> str:
        """The best one's file, proven now if nobody did before; raises `GivenUpError` and `KnownError`."""
        if self._is_given:
            return ""

        def proving(_words: str, _fraction: float) -> None:
            if on_progress is not None:
                on_progress(0.0)

        if self._proof is None:
            self._proof = known_proof(self._build, self._proof_file)
        if self._proof is None:
            self._proof = prove(self._build, self._starter, self._proof_file, proving, give_up=give_up)
        return self._proof.best.file

    def known(self) -> str:
        """The backend of the next engine; "" as long as none is proven, or where a command is given."""
        if self._is_given:
            return ""
        proof = self._proof or known_proof(self._build, self._proof_file)
        return proof.best_file if proof is not None else ""

    def note_death(self, backend: str, error: BantamError) -> None:
        """A death by an instruction that this processor lacks is the backend's fault."""
        illegal = exit_words(-4)
        if isinstance(error, KnownError) and error.arguments.get("reason") == illegal and self._proof is not None:
            self._proof = self._proof.without(backend, f"died: {illegal}")  # when none is left, the next start says so
            self._proof.save(self._proof_file)
