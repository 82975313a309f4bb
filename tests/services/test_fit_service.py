"""Verdicts about files and catalogue entries, with an engine to ask and without."""

import shutil
import time
from pathlib import Path

import msgspec
import pytest

from desktop.composition import Composition
from desktop.core.catalogue import Commercial, HubFile, HubModel, Licence, Shape, Task
from desktop.core.engine_choice import CacheChoice
from desktop.core.fit import FitLevel, FitWish
from desktop.core.fit_curve import judge
from desktop.engine.fathomer import Fathomer
from desktop.hub.remote_header import read_remote, write_beginning
from desktop.library.gguf_header import GgufError, read_header
from desktop.library.projector_need import projector_buffers
from desktop.machine.memory import Memory
from desktop.services.fit_service import MOST_PARTS, FitService, formula
from tests.fixtures.loopback_hub.server import Hub
from tests.fixtures.tiny_models.maker import write_tiny
from tests.fixtures.tiny_models.projectors import write_projector
from tests.fixtures.tiny_models.real_shapes import write_real
from tests.fixtures.tiny_models.split import split

GB = 1 << 30


class Whole:
    """A file elsewhere."""

    def __init__(self, data: bytes) -> None:
        self._data, self.size = data, len(data)

    def fetch(self, start: int, end: int) -> bytes:
        return self._data[start:end]


def plain(free: int = 8 * GB) -> FitService:
    """Without an engine."""
    return FitService(lambda: None, None, lambda: Memory(16 * GB, free))


def hub_model() -> HubModel:
    """Mistral 7B as a catalogue knows it."""
    return HubModel(
        id="mistral",
        name="Mistral 7B",
        task=Task.CHAT,
        parameters=7_240_000_000,
        context=32_768,
        licence=Licence(id="Apache-2.0", name="Apache 2.0", commercial=Commercial.ALLOWED),
        files=(
            HubFile(repo="some/one", name="small.gguf", size=4_370_000_000),
            HubFile(repo="some/one", name="large.gguf", size=14_500_000_000),
        ),
        shape=Shape(layers=32, keys_bytes=131_072),
    )


@pytest.mark.parametrize("name", ["llama-3.2-1b", "phi-2", "lfm2-1.2b", "mistral-7b"])
def test_arithmetic_comes_close_to_what_llama_cpp_says(name: str, tmp_path: Path) -> None:
    path = write_real(tmp_path / "model.gguf", name, weights=False)
    engine = FitService(lambda: None, Fathomer(Path("none"))).curve(path)
    assert engine.measured
    told = formula(read_header(path), path.stat().st_size)
    for context in (2048, 8192):
        exact = engine.point(context, CacheChoice.F16).need.total
        assert told.point(context, CacheChoice.F16).need.total == pytest.approx(exact, rel=0.08)


def test_a_verdict_follows_a_slider(composition: Composition) -> None:
    curve, available = composition.fits.curve(_starter(composition)), composition.fits.available()
    assert curve.measured
    started = time.perf_counter()
    totals = [judge(curve, FitWish(context=tokens), available).need.total for tokens in range(256, 8192, 8)]
    assert (time.perf_counter() - started) / len(totals) < 0.001
    assert totals == sorted(totals)


def test_a_file_is_worked_out_once_until_it_changes(tmp_path: Path) -> None:
    path = write_real(tmp_path / "model.gguf", "small", weights=False)
    service = FitService(lambda: None, Fathomer(Path("none")))
    assert service.curve(path) is service.curve(path)
    write_real(path, "phi-2", weights=False)
    assert service.curve(path).all_layers == 33


def test_a_file_that_only_bantam_can_read_is_judged_by_arithmetic(tmp_path: Path) -> None:
    path = write_real(tmp_path / "model.gguf", "small", weights=False)
    data = path.read_bytes()[: 1 << 20].replace(b"llama", b"lllll")  # an architecture that llama.cpp does not know
    with path.open("r+b") as file:
        file.write(data)
    curve = FitService(lambda: None, Fathomer(Path("none"))).curve(path)
    assert not curve.measured
    assert curve.point(4096, CacheChoice.F16).need.total > path.stat().st_size


def test_a_split_model_is_judged_by_its_first_part(tmp_path: Path) -> None:
    path = write_real(tmp_path / "large-00001-of-00003.gguf", "small", weights=False)
    told = plain().curve(path, size=3 * GB)
    assert told.point(4096, CacheChoice.F16).need.model == 3 * GB


def test_a_split_model_on_the_hub_is_judged_by_the_headers_of_its_parts(tmp_path: Path) -> None:
    """llama.cpp opens parts that are holes behind their headers, and says the same as of the whole."""
    fits = FitService(lambda: None, Fathomer(Path("none")), lambda: Memory(16 * GB, 8 * GB))
    whole = write_tiny(tmp_path / "model.gguf")
    plainly = fits.curve(whole).point(512, CacheChoice.F16).need
    parts = split(whole, 3)
    sizes = {part.name: part.stat().st_size for part in parts}

    def read(file: HubFile, path: Path) -> None:
        with (tmp_path / file.name).open("rb") as part:
            _, beginning = read_remote(Whole(part.read()))
        write_beginning(path, beginning, sizes[file.name])

    file = HubFile(repo="some/one", name=parts[0].name, size=sum(sizes.values()), parts=tuple(sizes))
    curve = fits.remote_curve(file, read)
    assert curve.measured
    assert curve.point(512, CacheChoice.F16).need.total == pytest.approx(plainly.total, rel=0.01)
    many = msgspec.structs.replace(file, revision="2", parts=(*file.parts, *(["x"] * MOST_PARTS)))
    assert not fits.remote_curve(many, read).measured


def test_without_a_proven_engine_there_is_arithmetic_until_there_is_one(tmp_path: Path) -> None:
    path = write_real(tmp_path / "model.gguf", "small", weights=False)
    service = FitService(lambda: None, fathomer := Fathomer(Path("none"), command=["false"]))
    assert not service.curve(path).measured
    fathomer._command = None
    assert service.curve(path).measured


def test_what_is_no_model_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "notes.gguf"
    path.write_text("only words")
    with pytest.raises(GgufError):
        plain().fit(path)


def test_a_catalogue_tells_enough_for_a_first_verdict() -> None:
    model, service = hub_model(), plain()
    fits = {file.name: service.estimate(model, file, FitWish(context=8192)) for file in model.files}
    assert {name: fit.level for name, fit in fits.items()} == {
        "small.gguf": FitLevel.GOOD,
        "large.gguf": FitLevel.TOO_LARGE,
    }
    assert not fits["small.gguf"].exact
    assert fits["small.gguf"].need.context == 8192 * 131_072
    halved = plain().estimate(hub_model(), hub_model().files[0], FitWish(context=8192, cache=CacheChoice.Q8_0))
    assert halved.need.context == 8192 * 65_536 * 34 // 32


def test_one_header_tells_about_every_quantisation(tmp_path: Path) -> None:
    sizes = {}
    for kind in ("Q4_K_M", "Q8_0"):
        sizes[kind] = write_real(tmp_path / f"{kind}.gguf", "small", kind, weights=False).stat().st_size
    files = tuple(HubFile(repo="some/one", name=f"{kind}.gguf", size=size) for kind, size in sizes.items())
    model = msgspec.structs.replace(hub_model(), files=files)
    service = FitService(lambda: None, Fathomer(Path("none")), lambda: Memory(16 * GB, 8 * GB))
    asked = []

    def read(file: HubFile, path: Path) -> None:
        asked.append(file.name)
        shutil.copy(tmp_path / file.name, path)

    assert not service.curve_of(model, files[0]).measured
    for _ in range(2):
        service.remote_curve(files[0], read)
    assert asked == ["Q4_K_M.gguf"]
    fits = {file.name: service.estimate(model, file) for file in model.files}
    assert [fit.exact for fit in fits.values()] == [True, False]
    for file in files:
        real = service.fit(tmp_path / file.name).need.total
        assert fits[file.name].need.total == pytest.approx(real, rel=0.02)


@pytest.mark.parametrize("is_named", [False, True])
def test_an_offer_is_judged_exactly_once_its_beginning_was_read(
    composition: Composition, tmp_path: Path, is_named: bool
) -> None:
    data = write_real(tmp_path / "model.gguf", "small").read_bytes()
    file = HubFile(repo="some/one", name="model.gguf", size=len(data))
    model = msgspec.structs.replace(hub_model(), files=(file,), default_file=file.name)
    with Hub({"some/one/model.gguf": data}).running() as hub:
        composition.settings.change(hub=hub.url)
        before, *_ = composition.offers.details(model, 2048).files
        named = file if is_named else None
        assert composition.offers.look_into(model, named)
        assert not composition.offers.look_into(model, named)
    after, *_ = composition.offers.details(model, 2048).files
    assert before.fit is not None
    assert after.fit is not None
    assert (before.fit.exact, after.fit.exact) == (False, True)
    assert after.fit.need == composition.fits.fit(tmp_path / "model.gguf", FitWish(context=2048)).need


def test_what_a_loaded_model_gives_back_counts(composition: Composition) -> None:
    before = FitService(lambda: None, None, lambda: Memory(16 * GB, 4 * GB)).available()
    composition.pool.engine(composition.models.current())
    after = FitService(lambda: composition.pool, None, lambda: Memory(16 * GB, 4 * GB)).available()
    assert before.memory == 4 * GB
    assert 4 * GB + (200 << 20) < after.memory < 4 * GB + (400 << 20), "the starter's context and buffers"


def _starter(composition: Composition) -> Path:
    return composition.models.current().path


def test_a_projector_counts_where_the_model_is_loaded_with_it(tmp_path: Path) -> None:
    fits = plain()
    model = write_real(tmp_path / "model.gguf", "gemma-3-1b", weights=False)
    projector = write_projector(tmp_path / "mmproj.gguf", "gemma3")
    without, with_it = fits.fit(model), fits.fit(model, projector=projector)
    assert with_it.need.model == without.need.model + projector.stat().st_size
    assert with_it.need.engine == without.need.engine + (projector_buffers(read_header(projector)) or 0)
    assert fits.fit(model, projector=tmp_path / "gone.gguf") == without


def test_a_projector_on_the_hub_counts_too(tmp_path: Path) -> None:
    fits, asked = plain(), list[str]()

    def read(file: HubFile, path: Path) -> None:
        asked.append(file.name)
        if file.name == "mmproj.gguf":
            write_projector(path, "gemma3")
        else:
            write_real(path, "gemma-3-1b", weights=False)

    blind = HubFile(repo="some/one", name="model.gguf", revision="1")
    seeing = msgspec.structs.replace(blind, projector="mmproj.gguf", revision="2")
    plainly, with_it = (fits.remote_curve(one, read).point(2048, CacheChoice.F16).need for one in (blind, seeing))
    assert with_it.total > plainly.total
    assert asked == ["model.gguf", "model.gguf", "mmproj.gguf"]


def test_a_projector_of_the_catalogue_counts_by_its_size() -> None:
    file = HubFile(repo="some/one", name="small.gguf", size=4_370_000_000, projector="mmproj.gguf")
    seen = msgspec.structs.replace(
        hub_model(), files=(file,), projectors=(HubFile(repo="some/one", name="mmproj.gguf", size=GB),)
    )
    without = plain().estimate(hub_model(), hub_model().files[0])
    assert plain().estimate(seen, file).need.model == without.need.model + GB
