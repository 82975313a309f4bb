"""A large library is listed with little work. How long that takes is measured by `tests/benchmarks/model_list.py`."""

from pathlib import Path

from desktop.library.header_cache import HeaderCache
from desktop.library.model_library import ModelLibrary
from desktop.library.model_name import display_name, split_part
from tests.benchmarks.model_list import filtered, write_models
from tests.fixtures.calls import calls

FIRST = 250  # calls for each model, where its header is remembered by the program's last run
AGAIN = 150  # where it is remembered by this one; with 280 and 190 calls 500 models took 28 to 35 ms


def test_five_hundred_models_are_listed_and_filtered_with_little_work(tmp_path: Path) -> None:
    write_models(tmp_path / "models", 500)
    cache = tmp_path / "headers.json"
    ModelLibrary(None, tmp_path / "models", cache=HeaderCache(cache)).models()
    display_name.cache_clear()
    split_part.cache_clear()
    library = ModelLibrary(None, tmp_path / "models", cache=HeaderCache(cache))
    for most in (FIRST, AGAIN):
        assert calls(lambda: filtered(library.models(), "model 17")) / 500 <= most


def test_the_work_grows_with_the_models_and_no_faster(tmp_path: Path) -> None:
    def work(count: int) -> int:
        folder = tmp_path / str(count)
        write_models(folder, count)
        library = ModelLibrary(None, folder)
        library.models()
        return calls(library.models)

    assert work(400) < 4.2 * work(100)
