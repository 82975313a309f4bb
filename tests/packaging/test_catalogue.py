"""The shipped catalogue: made by its script, complete, and with nothing in it that nobody read."""

import json
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import msgspec
import pytest
from about import about, languages
from figures import published

from desktop.core.catalogue import Commercial, HubModel, Task
from desktop.core.catalogue_sentences import SENTENCES
from desktop.core.hub_address import address_of, is_repo
from desktop.core.quantisation import Quantisation
from desktop.library.model_name import quantisation

ROOT = Path(__file__).parents[2]
SHIPPED = ROOT / "resources" / "catalogue"
FACTS = ROOT.parent / "shared" / "facts"
SOURCES = ("catalogue.json", "quant_facts.json", "reference_figures.json")
HOSTS = {"huggingface.co", "spdx.org"}
MODELS = msgspec.json.decode((SHIPPED / "models.json").read_bytes(), type=list[HubModel], strict=True)
BY_ID = {model.id: model for model in MODELS}
FOUNDING = (
    *("llama-2-7b-chat", "llama-2-13b-chat", "codellama-7b-instruct", "codellama-13b-instruct"),
    *("mistral-7b-v0.1", "mistral-7b-instruct-v0.1", "mistral-7b-instruct-v0.2", "mistral-7b-instruct-v0.3"),
    *("zephyr-7b-beta", "notus-7b-v1", "phi-1", "phi-1.5", "phi-2"),
)
REFERENCES = ("llama-1", "gpt-3", "gpt-4", "luminous", "gopher-280b", "chinchilla-70b")
MAKER = [sys.executable, "-P", str(ROOT / "packaging" / "catalogue" / "make.py")]


@pytest.mark.skipif(not FACTS.is_dir(), reason="the files of facts are not beside this copy")
def test_the_script_writes_the_same_bytes_again(tmp_path: Path) -> None:
    subprocess.run([*MAKER, *(str(FACTS / name) for name in SOURCES), "--to", str(tmp_path)], check=True, timeout=60)
    for made in sorted(tmp_path.iterdir()):
        assert made.read_bytes() == (SHIPPED / made.name).read_bytes(), made.name
    assert {path.name for path in tmp_path.iterdir()} == {path.name for path in SHIPPED.glob("*.json")}


def test_no_field_is_one_that_the_program_does_not_know() -> None:
    known = {field.encode_name for field in msgspec.structs.fields(HubModel)}
    for row in json.loads((SHIPPED / "models.json").read_text("utf-8")):
        assert set(row) <= known, row["id"]


@pytest.mark.parametrize("model_id", FOUNDING)
def test_every_system_of_the_beginning_can_be_got(model_id: str) -> None:
    model = BY_ID[model_id]
    assert model.named
    assert model.downloadable
    assert model.default is not None
    assert model.default.name == model.default_file
    assert model.default.size > 0
    assert model.about.endswith(".")
    assert model.licence.name
    assert model.shape is not None
    assert model.figures or model_id == "mistral-7b-instruct-v0.3", "nobody published one that could be read"


@pytest.mark.parametrize("model_id", REFERENCES)
def test_references_are_cards_only(model_id: str) -> None:
    model = BY_ID[model_id]
    assert model.named
    assert not model.downloadable
    assert not model.files
    assert "for comparison only" in model.about
    assert model.figures or model_id == "luminous"


def test_every_kind_of_model_is_there() -> None:
    for task, least in {
        Task.CHAT: 60,
        Task.CODE: 8,
        Task.REASONING: 20,
        Task.VISION: 10,
        Task.EMBEDDING: 15,
        Task.RERANKING: 5,
    }.items():
        assert sum(task in model.tasks for model in MODELS) >= least, task


def addresses() -> list[str]:
    found = [model.page for model in MODELS if model.page] + [m.licence.url for m in MODELS if m.licence.url]
    return found + [address_of(file) for model in MODELS for file in (*model.files, *model.projectors)]


def test_every_address_is_well_formed() -> None:
    every = addresses()
    assert len(every) > 1400
    for address in every:
        parts = urlsplit(address)
        assert parts.scheme == "https", address
        assert parts.netloc in HOSTS, address
        assert not parts.query, address
        assert not parts.fragment, address
        shape = (
            r"/licenses/[\w.-]+\.html" if parts.netloc == "spdx.org" else r"/[\w.-]+/[\w.-]+(/resolve/[\w]+/.+\.gguf)?"
        )
        assert re.fullmatch(shape, parts.path), address


def test_files_are_told_as_far_as_they_are_known() -> None:
    for model in MODELS:
        names = [file.name for file in model.files]
        assert len(names) == len(set(names)), model.id
        quants = [file.quantisation for file in model.files]
        assert len(quants) == len(set(quants)), model.id
        assert not model.downloadable or model.default_file in names, model.id
        projectors = {(one.repo, one.name) for one in model.projectors}
        for file in (*model.files, *model.projectors):
            assert is_repo(file.repo), file
            assert re.fullmatch(r"|[0-9a-f]{64}", file.sha256), file
            assert re.fullmatch(r"|[0-9a-f]{40}", file.revision), file
            assert file.size > 0 or file in model.projectors, file
            assert not file.projector or (file.repo, file.projector) in projectors, file
            named = quantisation(None, file.name.removesuffix(".gguf"))
            assert not named or not file.quantisation or named == file.quantisation.upper(), file


def test_sizes_that_were_rounded_are_not_called_exact() -> None:
    """Every size that somebody read in bytes is no round number of GiB, MiB or GB."""
    exact = [file.size for model in MODELS for file in model.files if file.exact]
    assert len(exact) > 50
    assert not [size for size in exact if size % 10_000_000 == 0 or size % (1 << 20) == 0]


def test_every_figure_has_its_source_and_its_protocol() -> None:
    figures = [(model.id, figure) for model in MODELS for figure in model.figures]
    assert len(figures) > 80
    for model_id, figure in figures:
        assert figure.source, (model_id, figure)
        assert figure.protocol, (model_id, figure)
        assert "not kept" not in figure.source, (model_id, figure)
        assert "memory" not in figure.source.lower(), (model_id, figure)


@pytest.mark.parametrize("confidence", ["M", "V*", "S*"])
def test_what_nobody_read_is_left_out(confidence: str) -> None:
    row = {"name": "MMLU (5-shot)", "value": 1.0, "confidence": confidence, "source": "a paper"}
    tables: dict[str, object] = {"llama2_table3": {}}
    checked = {"figures": list[object]()}
    assert published({"id": "x", "benchmarks": [row]}, tables, checked) == []
    assert published({"id": "x", "benchmarks": [row | {"confidence": "V"}]}, tables, checked) == [
        {"name": "MMLU", "value": 1.0, "unit": "%", "protocol": "5-shot", "source": "a paper"}
    ]
    assert published({"id": "x", "benchmarks": [row | {"confidence": "V", "name": "IFEval"}]}, tables, checked) == []


def test_a_licence_says_what_a_business_may_do() -> None:
    for model in MODELS:
        assert model.licence.commercial is not Commercial.UNKNOWN
        assert model.licence.terms or model.licence.commercial is Commercial.ALLOWED, model.id


def test_every_sentence_can_be_translated() -> None:
    said = {note for model in MODELS for note in model.notes} | {model.licence.terms for model in MODELS} - {""}
    assert said == SENTENCES


def test_quantisations_lose_less_the_more_bits_they_have() -> None:
    rows = msgspec.json.decode((SHIPPED / "quantisations.json").read_bytes(), type=list[Quantisation])
    measured = sorted((row.bits, row.loss) for row in rows if row.bits and row.loss is not None)
    losses = [loss for bits, loss in measured if bits > 4.5]
    assert losses == sorted(losses, reverse=True)
    assert all(row.bits_source or not row.bits for row in rows)
    assert all(row.loss_source for row in rows if row.loss is not None)


def test_languages_become_codes() -> None:
    assert languages(["code", "en", "zh"]) == (["en", "zh"], 0)
    assert languages(["140+ languages"]) == (["multilingual"], 140)
    assert languages(["35 languages: the 24 official EU languages and 11 more"])[0][-2:] == ["sv", "multilingual"]
    assert languages(None) == ([], 0)


def test_the_sentence_says_what_is_known_only() -> None:
    facts = {"id": "x", "role": "chat", "organisation": "Somebody", "languages": None, "downloadable": True}
    assert about(facts | {"params_b": None, "params_active_b": None}, sees=False) == "A chat model by Somebody."
    told = about(facts | {"params_b": 4.0, "params_active_b": "~2 effective", "reasoning": "hybrid"}, sees=True)
    assert told == (
        "A chat model by Somebody with 4 billion parameters, 2 billion of them at work at a time; "
        "it sees images and can think before it answers."
    )
