"""The arithmetic of the engine's benchmark, and how its peer is configured."""

from pathlib import Path

import pytest

from tests.benchmarks.engine.compare import HEAD, Row, alternately
from tests.benchmarks.engine.peer_build import processor_flags, static_flags, variant_of

CMAKE = {
    "ggml/CMakeLists.txt": """
option(GGML_AVX              "ggml: enable AVX"              ${INS_ENB})
option(GGML_AVX2             "ggml: enable AVX2"             ${INS_ENB})
option(GGML_AVX512           "ggml: enable AVX512F"          OFF)
    option(GGML_FMA          "ggml: enable FMA"              ${INS_ENB})
option(GGML_LASX             "ggml: enable lasx"             ON)
""",
    "ggml/src/CMakeLists.txt": """
        ggml_add_cpu_backend_variant(x64)
        ggml_add_cpu_backend_variant(haswell            SSE42 AVX F16C FMA AVX2 BMI2)
""",
}


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, text in CMAKE.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    monkeypatch.setattr("platform.machine", lambda: "x86_64")
    return tmp_path


def test_the_peer_gets_the_variant_that_the_engine_uses(source: Path) -> None:
    names = [variant_of(name) for name in ("libggml-cpu-haswell.so", "ggml-cpu-x64.dll", "")]
    assert names == ["haswell", "x64", ""]
    haswell, old, nothing = (processor_flags(source, name) for name in names)
    assert haswell == ["-DGGML_AVX=ON", "-DGGML_AVX2=ON", "-DGGML_AVX512=OFF", "-DGGML_FMA=ON"]
    assert old == [flag.replace("=ON", "=OFF") for flag in haswell]
    assert nothing == []


def test_the_peer_is_a_program_of_its_own_and_otherwise_like_the_engine() -> None:
    flags = static_flags()
    assert len({flag.partition("=")[0] for flag in flags}) == len(flags)
    wanted = {"-DBUILD_SHARED_LIBS=OFF", "-DGGML_BACKEND_DL=OFF", "-DGGML_NATIVE=OFF", "-DGGML_OPENMP=OFF"}
    assert {*wanted, "-DLLAMA_BUILD_TOOLS=ON", "-DCMAKE_BUILD_TYPE=Release"} <= set(flags)


def test_both_sides_take_turns_and_change_who_goes_first() -> None:
    order: list[str] = []

    def side(name: str, figure: float) -> float:
        order.append(name)
        return figure

    peer, ours = alternately(3, lambda: side("peer", 1.0), lambda: side("ours", 2.0))
    assert order == ["peer", "ours", "ours", "peer", "peer", "ours"]
    assert (peer, ours) == ([1.0] * 3, [2.0] * 3)


@pytest.mark.parametrize(("unit", "ratio"), [("t/s", 2.0), ("s", 0.5)])
def test_above_one_is_faster_whatever_the_unit(unit: str, ratio: float) -> None:
    row = Row("starter", "decode 128", unit, 0.97, [100.0, 1.0, 50.0], [200.0, 400.0, 100.0])
    assert row.ratio == ratio, "the round that was disturbed does not count"
    assert row.passes is (ratio > 1)
    assert row.facts()["ratio"] == ratio
    assert len(row.line()) > len(HEAD)
