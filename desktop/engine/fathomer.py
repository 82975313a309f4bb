"""Has an engine of its own, for one question: what would this model take?"""

import threading
from collections.abc import Sequence
from pathlib import Path

from desktop.core.errors import BugError
from desktop.core.ids import new_id
from desktop.core.tuning import Tuning
from desktop.engine import crash
from desktop.engine.build import EngineBuild
from desktop.engine.cache_settings import CacheType
from desktop.engine.command import engine_arguments, engine_command
from desktop.engine.engine_line import EngineLine
from desktop.engine.fathom import Fathomed, FathomWish
from desktop.engine.proof import known_proof
from desktop.engine.protocol import Fathom, Finished
from desktop.engine.tuning.memory import TuneMemory, tuning_of
from desktop.paths import Installation

_TYPES = (CacheType.F16, CacheType.Q8_0, CacheType.Q4_0)


class Fathomer:
    """Asks, one file at a time. Any thread."""

    def __init__(
        self,
        proof_file: Path,
        tunings: Path | None = None,
        *,
        command: Sequence[str] | None = None,
    ) -> None:
        """`proof_file` says which processor backend an engine would have, the file `tunings` how it would calculate."""
        self._proof_file = proof_file
        self._tunings = None if tunings is None else TuneMemory(tunings)
        self._command = command
        self._turn = threading.Lock()

    def fathom(
        self,
        path: Path,
        contexts: Sequence[int],
        *,
        architecture: str = "",
        words: int = 0,
        embedding: bool = False,
        gpu_layers: int = 0,
    ) -> Fathomed | None:
        """What the model of this header would take; None where no backend is proven yet. Raises `BantamError`.

        With `gpu_layers` as engines get them, on which devices, without the weights.
        """
        tuning: Tuning | None = None
        if (command := self._command) is None:
            build = EngineBuild.find(Installation.find())
            if (proof := known_proof(build, self._proof_file)) is None:
                return None
            command = [*engine_command(), *engine_arguments(build, proof.best_file)]
            if self._tunings is not None:
                tuning = tuning_of(self._tunings.recall(build.id, proof.best_file, path))
        wish = FathomWish(
            path=str(path),
            architecture=architecture,
            words=words,
            contexts=list(contexts),
            caches=list(_TYPES),
            embedding=embedding,
            gpu_layers=gpu_layers,
            tuning=tuning,
        )
        with self._turn:
            line = EngineLine(command, path.name)
            try:
                line.start()
                for event in line.run(Fathom(id=new_id(), wish=wish), crash.FATHOMING):
                    if isinstance(event, Finished) and event.fathomed is not None:
                        return event.fathomed
            finally:
                line.stop(at_once=True)
        raise BugError("no end of Fathom")
