"""Files of a repository become models: by quantisation, with all their parts, with the projector that is theirs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.hub.repo_files import RepoRow, models_of

SHA = "a" * 64
COMMIT = "b" * 40


def test_one_model_for_each_quantisation() -> None:
    rows = [
        RepoRow("README.md", 10),
        RepoRow("x-Q4_K_M.gguf", 400, SHA),
        RepoRow("x-Q8_0.gguf", 800),
        RepoRow("x.imatrix.gguf", 5),
    ]
    models, projectors = models_of("a/b", rows, COMMIT)
    assert [(model.name, model.quantisation, model.size) for model in models] == [
        ("x-Q8_0.gguf", "Q8_0", 800),
        ("x-Q4_K_M.gguf", "Q4_K_M", 400),
    ]
    assert models[1].sha256 == SHA
    assert models[1].revision == COMMIT
    assert models[1].exact
    assert not projectors


def test_parts_are_one_model_and_incomplete_ones_are_none() -> None:
    rows = [RepoRow(f"Q6_K/x-0000{part}-of-00003.gguf", part * 100, f"{part}" * 64) for part in (3, 1, 2)]
    rows += [RepoRow(f"x-Q8_0-0000{part}-of-00003.gguf", 9) for part in (1, 3)]
    models, _ = models_of("a/b", rows, COMMIT)
    assert len(models) == 1
    model = models[0]
    assert model.name == model.parts[0] == "Q6_K/x-00001-of-00003.gguf"
    assert model.parts[2].endswith("00003-of-00003.gguf")
    assert (model.size, model.part_sizes) == (600, (100, 200, 300))
    assert model.part_hashes == ("1" * 64, "2" * 64, "3" * 64)
    assert model.sha256 == ""
    assert model.quantisation == "Q6_K"


def test_a_model_knows_its_projector() -> None:
    rows = [
        RepoRow("gemma-4b-Q4_K_M.gguf", 400),
        RepoRow("mmproj-F32.gguf", 90),
        RepoRow("mmproj-F16.gguf", 45),
        RepoRow("mmproj-BF16.gguf", 45),
    ]
    models, projectors = models_of("a/b", rows, "")
    assert [model.projector for model in models] == ["mmproj-F16.gguf"]
    assert [one.name for one in projectors] == ["mmproj-F32.gguf", "mmproj-BF16.gguf", "mmproj-F16.gguf"]
    assert projectors[0].quantisation == "F32"


def test_of_several_projectors_the_one_named_alike_is_taken() -> None:
    rows = [
        RepoRow("small-2b-Q4_0.gguf", 200),
        RepoRow("large-9b-Q4_0.gguf", 900),
        RepoRow("mmproj-small-2b-f16.gguf", 20),
        RepoRow("mmproj-large-9b-f16.gguf", 20),
    ]
    models, _ = models_of("a/b", rows, "")
    assert {model.name: model.projector for model in models} == {
        "small-2b-Q4_0.gguf": "mmproj-small-2b-f16.gguf",
        "large-9b-Q4_0.gguf": "mmproj-large-9b-f16.gguf",
    }


@pytest.mark.parametrize(
    "path",
    ["../x.gguf", "/x.gguf", "a/../x.gguf", "a\\x.gguf", "C:x.gguf", "x\u202e.gguf", "x\n.gguf", "a" * 600 + ".gguf"],
)
def test_names_that_could_do_harm_are_left_out(path: str) -> None:
    assert models_of("a/b", [RepoRow(path, 1)], "") == ([], [])


@given(st.lists(st.tuples(st.text(max_size=30), st.integers(0, 10**12))))
def test_any_listing_can_be_read(listing: list[tuple[str, int]]) -> None:
    models, projectors = models_of("a/b", [RepoRow(name + ".gguf", size) for name, size in listing], "")
    for file in (*models, *projectors):
        assert file.name.endswith(".gguf")
        assert not file.parts or len(file.parts) == len(file.part_sizes)
