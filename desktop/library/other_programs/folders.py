"""Programs whose folders hold plain GGUF files: LM Studio, GPT4All and the cache of Hugging Face."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from desktop.core.library import ForeignModel, Program
from desktop.core.text import QT_TRANSLATE_NOOP
from desktop.library.model_folders import gguf_files
from desktop.library.model_name import split_part
from desktop.library.model_parts import grouped

UNFINISHED = QT_TRANSLATE_NOOP("errors", "its download is not finished")
SNAPSHOTS = "snapshots"


def lm_studio_models(folder: Path) -> Iterator[ForeignModel]:
    """LM Studio has a folder for each publisher, and in it one for each repository."""
    for files, projector in _models(folder):
        yield _model(Program.LM_STUDIO, split_part(files[0].stem)[0], files, projector)


def gpt4all_models(folder: Path) -> Iterator[ForeignModel]:
    """GPT4All has one folder, and calls what is on its way `incomplete-…`."""
    for files, projector in _models(folder):
        problem = UNFINISHED if files[0].name.startswith("incomplete-") else ""
        yield _model(Program.GPT4ALL, files[0].stem, files, projector, problem)


def hugging_face_models(folder: Path) -> Iterator[ForeignModel]:
    """The cache has `models--<owner>--<name>/snapshots/<commit>/…`, which point at files named after their hashes."""
    for repository in sorted(folder.glob("models--*")):
        seen: set[tuple[tuple[Path, int], ...]] = set()
        commits = sorted((repository / SNAPSHOTS).glob("*"), key=_changed, reverse=True)
        for commit in commits:
            for files, projector in _models(commit):
                known = tuple((path.relative_to(commit), size_of([path])) for path in files)
                if known in seen:  # the same bytes in an older commit, as a link or, where there are none, a copy
                    continue
                seen.add(known)
                owner = repository.name.removeprefix("models--").replace("--", "/", 1)
                yield _model(Program.HUGGING_FACE, f"{owner}/{split_part(files[0].stem)[0]}", files, projector)


def size_of(paths: Sequence[Path]) -> int:
    """Bytes of all these that are there."""
    total = 0
    for path in paths:
        try:
            total += path.stat().st_size
        except OSError:
            continue
    return total


def _models(folder: Path) -> Iterator[tuple[list[Path], Path | None]]:
    """The files of each model, and the projector that lies beside it when there is exactly one."""
    every = list(gguf_files(folder))
    eyes = [path for path in every if path.name.lower().startswith("mmproj")]
    for files in grouped(path for path in every if path not in eyes):
        beside = [path for path in eyes if path.parent == files[0].parent]
        yield files, beside[0] if len(beside) == 1 else None


def _model(
    program: Program, name: str, files: Sequence[Path], projector: Path | None, problem: str = ""
) -> ForeignModel:
    return ForeignModel(
        program=program,
        name=name,
        files=tuple(map(str, files)),
        projector=str(projector or ""),
        size=size_of([*files, *([projector] if projector is not None else [])]),
        problem=problem,
    )


def _changed(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0
