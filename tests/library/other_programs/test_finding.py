"""Other programs' models in their own layouts: found, described, and nothing of theirs changed."""

import json
from pathlib import Path

import pytest

from desktop.core.library import ForeignModel, Program
from desktop.library.other_programs.finding import found_programs
from desktop.library.other_programs.ollama import LIST
from desktop.library.other_programs.places import Surroundings
from tests.library.other_programs.stores import (
    PREFIX,
    gguf,
    manifest,
    ollama_blob,
    tree_hash,
    write,
    write_all,
    write_ollama,
)


@pytest.fixture
def around(tmp_path: Path) -> Surroundings:
    return Surroundings(system="linux", home=tmp_path, environment={})


def models(around: Surroundings, program: Program) -> dict[str, ForeignModel]:
    found = {one.program: one for one in found_programs(around)}
    return {model.name: model for model in found[program].models} if program in found else {}


def test_all_five_programs_are_found_and_left_as_they_are(around: Surroundings) -> None:
    write_all(around.home)
    before = tree_hash(around.home)
    found = {one.program: [model.name for model in one.models] for one in found_programs(around)}
    assert found == {
        Program.LM_STUDIO: ["big", "seeing.Q4_0"],
        Program.OLLAMA: ["hf.co/anna/seeing:q4", "gone:latest", "tiny:1b"],
        Program.JAN: ["own", "Tiny of Jan", "older", "first"],
        Program.GPT4ALL: ["incomplete-Other.Q4_0", "Meta-Tiny.Q4_0"],
        Program.HUGGING_FACE: ["anna/Tiny-GGUF/tiny.Q4_0", "anna/Tiny-GGUF/tiny.Q8_0"],
    }
    assert tree_hash(around.home) == before


def test_a_computer_without_them(around: Surroundings) -> None:
    assert found_programs(around) == []


def test_lm_studio_has_parts_and_projectors(around: Surroundings) -> None:
    write_all(around.home)
    found = models(around, Program.LM_STUDIO)
    seeing, big = found["seeing.Q4_0"], found["big"]
    assert Path(seeing.projector).name == "mmproj-seeing.gguf"
    assert seeing.size == sum(Path(one).stat().st_size for one in (seeing.files[0], seeing.projector))
    assert [Path(one).name[4:9] for one in big.files] == ["00001", "00002", "00003"]
    assert (big.projector, big.problem) == ("", "")


def test_ollama_is_read_by_its_manifests(around: Surroundings) -> None:
    write_ollama(around.home / ".ollama" / "models")
    found = models(around, Program.OLLAMA)
    seeing, gone, tiny = found["hf.co/anna/seeing:q4"], found["gone:latest"], found["tiny:1b"]
    assert set(found) == {"hf.co/anna/seeing:q4", "gone:latest", "tiny:1b"}
    assert Path(seeing.files[0]).name.startswith("sha256-")
    assert seeing.projector
    assert len(seeing.adapters) == 1
    assert gone.problem == "a file that belongs to it is missing"
    assert tiny.problem == seeing.problem == ""


@pytest.mark.parametrize("is_inside", [True, False])
def test_ollamas_lists_of_manifests(around: Surroundings, is_inside: bool) -> None:
    """Those of 2026: a name leads to a list, and that to a manifest for each kind of engine, inside or by its hash."""
    folder = around.home / ".ollama" / "models"
    layers = {kind: ollama_blob(folder, gguf(kind)) for kind in ("model", "projector")}
    manifest(folder, "registry.ollama.ai/library/whole/1b", layers)
    whole = (folder / "manifests" / "registry.ollama.ai" / "library" / "whole" / "1b").read_bytes()
    other = json.dumps({"layers": [{"mediaType": f"{PREFIX}.tensor", "digest": layers["model"]}]}).encode()
    listed = [
        {"runner": runner, **(json.loads(one) if is_inside else {"digest": ollama_blob(folder, one)})}
        for runner, one in (("mlx", other), ("llamacpp", whole))
    ]
    document = json.dumps({"schemaVersion": 2, "mediaType": LIST, "manifests": listed}).encode()
    blob = folder / "blobs" / ollama_blob(folder, document).replace(":", "-")
    for tag, end in (("listed", blob), ("whole", folder / "blobs" / "gone")):
        link = folder / "manifests-v2" / "registry.ollama.ai" / "library" / tag / "1b"
        link.parent.mkdir(parents=True)
        link.symlink_to(end)
    found = models(around, Program.OLLAMA)
    assert set(found) == {"listed:1b"}, "the same weights are told once"
    assert (found["listed:1b"].problem, Path(found["listed:1b"].projector).is_file()) == ("", True)
    blob.unlink()
    assert set(models(around, Program.OLLAMA)) == {"whole:1b"}, "a name that leads nowhere is told by its older file"


@pytest.mark.parametrize("content", [b"[]", b"null", b"\xff", b'{"layers": 3}', b"[" * 5000, b'{"layers":[{}]}'])
def test_manifests_that_are_none(around: Surroundings, content: bytes) -> None:
    folder = around.home / ".ollama" / "models"
    write(folder / "manifests" / "registry.ollama.ai" / "library" / "bad" / "latest", content)
    assert models(around, Program.OLLAMA) == {}


def test_a_manifest_cannot_point_out_of_the_store(around: Surroundings) -> None:
    folder = around.home / ".ollama" / "models"
    manifest(folder, "registry.ollama.ai/library/evil/latest", {"model": "sha256:../../../../etc/passwd"})
    assert models(around, Program.OLLAMA)["evil:latest"].problem


def test_a_model_in_several_layers_is_told_and_not_used(around: Surroundings) -> None:
    folder = around.home / ".ollama" / "models"
    first = ollama_blob(folder, b"GGUF")
    manifest(folder, "registry.ollama.ai/library/one/latest", {"model": first})
    assert models(around, Program.OLLAMA)["one:latest"].problem == "it ends in the middle of its header"


def test_jan_old_and_new(around: Surroundings) -> None:
    write_all(around.home)
    found = models(around, Program.JAN)
    assert {Path(model.files[0]).name for model in found.values()} == {
        "model.gguf",
        "own.gguf",
        "older.gguf",
        "first.gguf",
    }


def test_a_cache_without_links_has_each_model_once(around: Surroundings) -> None:
    """As on Windows, where every commit has copies of its own."""
    repository = around.home / ".cache" / "huggingface" / "hub" / "models--anna--Tiny-GGUF"
    for commit in ("new", "old"):
        write(repository / "snapshots" / commit / "tiny.Q4_0.gguf", gguf("Tiny"))
    write(repository / "snapshots" / "old" / "tiny.Q8_0.gguf", gguf("Tiny"))
    assert set(models(around, Program.HUGGING_FACE)) == {"anna/Tiny-GGUF/tiny.Q4_0", "anna/Tiny-GGUF/tiny.Q8_0"}
    (found,) = found_programs(around)
    assert len(found.models) == 2


def test_unfinished_downloads_are_told(around: Surroundings) -> None:
    write_all(around.home)
    assert models(around, Program.GPT4ALL)["incomplete-Other.Q4_0"].problem == "its download is not finished"


def test_what_is_used_already_is_told(around: Surroundings) -> None:
    write_all(around.home)
    first = models(around, Program.GPT4ALL)["Meta-Tiny.Q4_0"].files[0]
    again = [model for one in found_programs(around, {first}) for model in one.models if model.is_used]
    assert [model.name for model in again] == ["Meta-Tiny.Q4_0"]
