"""What a projector takes by its header; tests/engine/test_projector.py holds it against libmtmd's own account."""

from pathlib import Path

import pytest

from desktop.library.gguf_header import read_header
from desktop.library.projector_need import PATCHES_OF_ANY, projector_buffers
from tests.fixtures.tiny_models.projectors import INNER, WIDTH, write_projector


def test_kinds_that_take_images_of_any_size(tmp_path: Path) -> None:
    header = read_header(write_projector(tmp_path / "mmproj.gguf", "qwen2vl"))
    assert projector_buffers(header) == 4 * PATCHES_OF_ANY * (INNER + 3 * WIDTH)


@pytest.mark.parametrize("key", ["clip.vision.patch_size", "clip.vision.image_size", "clip.vision.embedding_length"])
def test_a_header_that_does_not_tell(tmp_path: Path, key: str) -> None:
    assert projector_buffers(read_header(write_projector(tmp_path / "mmproj.gguf", keys={key: 0}))) is None


def test_hostile_numbers_stay_numbers(tmp_path: Path) -> None:
    path = write_projector(tmp_path / "mmproj.gguf", keys={"clip.vision.image_size": 1 << 30})
    assert projector_buffers(read_header(path)) == 4 * (1 << 16) * (INNER + 3 * WIDTH)
