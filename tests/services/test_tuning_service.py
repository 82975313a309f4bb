"""Measuring the model that answers: stopped, remembered, and nothing that a person chose taken for a finding."""

import msgspec
import pytest

from desktop.composition import Composition
from desktop.core.cancellation import Cancellation
from desktop.core.tuning import TuneOutcome, TuneResult, Tuning
from desktop.engine.client import EngineClient

USED = Tuning(threads=1, reading_threads=1, micro_batch=512, flash_attention=True)
BETTER = msgspec.structs.replace(USED, micro_batch=128)
SAME = TuneResult(outcome=TuneOutcome.SAME, before=USED, after=USED)
FASTER = TuneResult(outcome=TuneOutcome.FASTER, before=USED, after=BETTER, gain=0.1)

pytestmark = pytest.mark.engine


def test_nothing_is_known_at_first_and_a_stopped_run_changes_that_in_no_way(composition: Composition) -> None:
    assert composition.tuning.known() is None
    cancel = Cancellation()
    cancel.cancel()
    assert composition.tuning.tune(cancel=cancel) is None
    assert composition.tuning.known() is None
    assert not composition.paths.tunings.exists()


@pytest.mark.parametrize(
    ("threads", "result", "is_kept"), [(0, SAME, True), (0, FASTER, True), (1, SAME, False), (1, FASTER, True)]
)
def test_a_finding_is_kept(
    composition: Composition, monkeypatch: pytest.MonkeyPatch, threads: int, result: TuneResult, is_kept: bool
) -> None:
    """How the computer is at this moment must not matter here, so what the engine finds is given."""
    composition.settings.change(threads=threads, context_length=256)
    monkeypatch.setattr(EngineClient, "tune", lambda _self, **_rest: result)
    assert composition.tuning.tune() == result
    record = composition.tuning.known()
    assert (record.result if record is not None else None) == (result if is_kept else None)
