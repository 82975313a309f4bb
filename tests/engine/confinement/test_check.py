"""What the doctor hears of confinement."""

import sys
from pathlib import Path

import pytest

from desktop.core.errors import ErrorKind, KnownError
from desktop.core.report import Check
from desktop.engine.build import EngineBuild
from desktop.engine.confinement import check
from desktop.engine.confinement.check import check_confinement
from desktop.engine.protocol import Confined, Confinement
from desktop.paths import Paths
from desktop.services import doctor_service
from desktop.services.doctor_service import DoctorService


@pytest.fixture
def build(tmp_path: Path) -> EngineBuild:
    (tmp_path / "lib").mkdir()
    return EngineBuild("b", tmp_path / "lib")


@pytest.mark.usefixtures("both_layers")
def test_a_child_is_confined_and_loads_nothing(build: EngineBuild, tmp_path: Path) -> None:
    model = tmp_path / "m.gguf"
    model.touch()
    assert check_confinement(build, model) == check_confinement(build, None) == Confined(level=Confinement.FULL)


def test_a_child_that_dies_is_known(build: EngineBuild, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check, "engine_command", lambda: [sys.executable, "-S", "-c", "raise SystemExit(3)"])
    with pytest.raises(KnownError) as caught:
        check_confinement(build, None)
    assert caught.value.kind is ErrorKind.ENGINE_CANNOT_START


def test_a_program_that_is_not_there_is_known(build: EngineBuild, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check, "engine_command", lambda: ["/nowhere/python"])
    with pytest.raises(KnownError, match="No such file"):
        check_confinement(build, None)


def test_a_child_that_hangs_is_known(build: EngineBuild, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check, "engine_command", lambda: [sys.executable, "-S", "-c", "import time; time.sleep(60)"])
    monkeypatch.setattr(check, "_PATIENCE", 0.3)
    with pytest.raises(KnownError) as caught:
        check_confinement(build, None)
    assert caught.value.kind is ErrorKind.ENGINE_HUNG


@pytest.mark.engine
@pytest.mark.parametrize(
    ("confined", "verdict", "words"),
    [
        (Confined(level=Confinement.FULL), "fine", "full"),
        (Confined(level=Confinement.PARTIAL, words=["Landlock: no", "x"]), "degraded", "partial; Landlock: no; x"),
    ],
)
def test_an_older_kernel_costs_a_notice(
    confined: Confined, verdict: str, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor_service, "check_confinement", lambda _build, _model: confined)
    paths = Paths.under(tmp_path)
    paths.create()
    found = next(one for one in DoctorService(paths).report().checks if one.name == "confinement")
    assert (found.fine, found.verdict, found.words) == (True, verdict, words)


def test_what_is_not_fine_is_not_just_degraded() -> None:
    assert Check(name="x", fine=False, words="", degraded=True).verdict == "NOT FINE"
