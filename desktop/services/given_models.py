"""What files and folders are that a person hands over: models, adapters to convert, or why they are neither."""

import errno
import os
import stat
from collections.abc import Callable, Iterable
from pathlib import Path

from desktop.core.errors import ErrorKind, KnownError
from desktop.core.library import FileKind, GivenFiles, GivenModel
from desktop.core.text import QT_TRANSLATE_NOOP
from desktop.library.gguf_header import GgufError, GgufHeader
from desktop.library.model_folders import gguf_files
from desktop.library.model_parts import grouped, parts_of
from desktop.library.model_reader import check_parts, is_companion
from desktop.library.peft import CONFIG, WEIGHTS
from desktop.library.projector_beside import projector_of

NO_FILE = QT_TRANSLATE_NOOP("errors", "it is no ordinary file")

Headers = Callable[[Path], GgufHeader]


def look_over(given: Iterable[Path], header: Headers) -> GivenFiles:
    """Say of each what it is, the parts of a split model as one, and of a folder what lies in it. Blocking.

    A projector that comes along with one of the models is not told by itself.
    """
    files: dict[Path, None] = {}
    peft: dict[Path, None] = {}
    problems: list[tuple[Path, KnownError]] = []
    for path in dict.fromkeys(given):
        if (folder := peft_folder(path)) is not None and folder != path:
            peft[folder] = None
            continue
        if not os.path.isdir(path):  # noqa: PTH112 - false for a name that nothing can have
            files[path] = None
            continue
        inside = list(gguf_files(path))
        files |= dict.fromkeys(inside)
        if folder is not None and (_has(path, WEIGHTS) or not inside):
            peft[path] = None  # without its weights too: whoever looks at it says what is missing
        elif not inside:
            problems.append((path, KnownError(ErrorKind.FOLDER_WITHOUT_MODELS, name=path.name)))
    models: list[GivenModel] = []
    along: set[Path] = set()
    for first, *_ in grouped(files):
        try:
            models.append(_model(first, header, along))
        except KnownError as error:
            problems.append((first, error))
    models = [one for one in models if one.path not in along]
    return GivenFiles(models=tuple(models), peft=tuple(peft), problems=tuple(problems))


def peft_folder(path: Path) -> Path | None:
    """The folder of an adapter of PEFT that is meant by it, or by one of its files."""
    folder = path.parent if path.name in (CONFIG, WEIGHTS) else path
    return folder if _has(folder, CONFIG) else None


def checked_parts(path: Path, header: Headers) -> tuple[list[Path], GgufHeader]:
    """All files of what lies at `path`, and the first one's header; raises `KnownError`.

    MODEL_MISSING, FILE_NOT_READ, or MODEL_UNREADABLE where one of them is missing too.
    """
    try:
        files = parts_of(path)
        if not all(stat.S_ISREG(one.stat().st_mode) for one in files):
            raise GgufError(NO_FILE)
        for one in files:
            one.open("rb").close()
        headers = [header(one) for one in files]
        check_parts(files, headers[0])
    except GgufError as error:
        raise KnownError(ErrorKind.MODEL_UNREADABLE, name=path.name, reason=error.reason) from error
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:  # a name that nothing can have
        raise KnownError(ErrorKind.MODEL_MISSING, name=path.name, path=str(path)) from error
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:
            raise KnownError(ErrorKind.MODEL_MISSING, name=path.name, path=str(path)) from error
        reason = error.strerror or str(error)
        raise KnownError(ErrorKind.FILE_NOT_READ, name=path.name, path=str(path), reason=reason) from error
    return files, headers[0]


def _model(path: Path, header: Headers, along: set[Path]) -> GivenModel:
    """What comes along with it is put into `along`. Raises `KnownError`."""
    files, first = checked_parts(path, header)
    kind = FileKind.MODEL
    if is_companion(first) or path.name.lower().startswith("mmproj"):
        kind = FileKind.ADAPTER if first.type == "adapter" else FileKind.COMPANION
    try:
        eyes = projector_of(files[0], header)[0]
        if eyes is not None:
            along.add(eyes)
            files = [*files, eyes]
        size = sum(one.stat().st_size for one in files)
    except OSError as error:  # it has just gone
        raise KnownError(ErrorKind.MODEL_MISSING, name=path.name, path=str(path)) from error
    return GivenModel(path=files[0], size=size, kind=kind)


def _has(folder: Path, name: str) -> bool:
    """Whether a folder has such a file, as PEFT writes two."""
    return os.path.isfile(folder / name)  # noqa: PTH113 - false for any name
