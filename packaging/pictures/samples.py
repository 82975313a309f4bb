"""What stands in pictures besides chats: files, backups, errors. All of it is made up."""

import string
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QLinearGradient, QPainter

from desktop.core.attachment import Document, FileKind, Unit
from desktop.core.backup import Backup, BackupReason
from desktop.core.engine_choice import CacheChoice
from desktop.core.errors import ErrorKind, KnownError
from desktop.core.fit import Fit, FitLevel, Need
from desktop.core.load_question import LoadQuestion
from desktop.core.model import ModelFile
from desktop.core.prompt_template import Origin
from desktop.core.sampling import Sampling
from desktop.core.sent import SentFacts, SentImage

DRAFT = "Which probes read below 5% after 12 March?"
READINGS = "2026-03-11 10:00,TDR-5,12.4\n2026-03-12 10:00,TDR-5,4.8\n2026-03-13 10:00,TDR-5,4.6\n"
STORY = "Tell me a long story about a rooster who keeps the books of a small village."
GB = 1_000_000_000
NOW = 1_795_000_000.0  # seconds since the epoch
MANUAL = Document(
    name="SL-200 manual, 3rd edition.pdf",
    kind=FileKind.PDF,
    size=2_100_000,
    unit=Unit.PAGE,
    text="The SL-200 logs soil moisture.\n" * 12,
    starts=list(range(0, 31 * 12, 31)),
    without_text=[2, 7],
)
TABLE = Document(
    name="station-04.csv", kind=FileKind.TABLE, size=48_200, unit=Unit.LINE, text=READINGS, starts=[0, 28, 55]
)
PHOTO = Document(
    name="probe 3 in its hole.jpg",
    kind=FileKind.IMAGE,
    size=340_000,
    unit=Unit.LINE,
    text="",
    starts=[0],
    width=1024,
    height=768,
)
SENT = SentFacts(
    model_name="SmolLM2 135M Instruct",
    model_file="smollm2-135m-instruct-q4_1.gguf",
    model_size=98_000_000,
    template="ChatML",
    template_origin=Origin.BUILT_IN,
    template_reason="The file has no template; its name says {template} (“{hint}”).",
    template_hint="smollm2",
    thinking=False,
    system_prompt="Answer in short sentences.",
    sampling=Sampling(seed=7),
    max_tokens=1024,
    context_length=8192,
    tokens=318,
    images=(SentImage(name="probe 3 in its hole.jpg", tokens=17),),
)
DETAILS = "llama_model_load: error loading model: tensor 'output.weight' data is not within the file bounds"
_FIELDS: dict[str, str | int] = {  # what stands in the words of errors
    "name": "Qwen3 1.7B Instruct",
    "model": "SmolLM2 135M Instruct",
    "names": "SmolLM2 135M Instruct, Qwen3 1.7B Instruct",
    "draft": "SmolLM2 135M Instruct",
    "path": "/media/ada/Bantam",
    "folder": "/media/ada/Bantam/models",
    "copy": "/media/ada/Bantam/bantam-damaged.sqlite3",
    "backups": "/media/ada/Bantam/backups",
    "aside": "qwen3-1.7b-q4_k_m.gguf.damaged",
    "place": "line 12, character 4",
    "reason": "the file ends before its last tensor",
    "doing": "writing an answer",
    "what": "this message",
    "needed": "16,102",
    "available": "8,192",
    "found": 12,
    "known": 7,
    "seconds": 90,
    "tokens": "32,768",
    "scale": "9",
    "most": "4",
    "files": 3,
    "free": "1.2 GB",
    "host": "huggingface.co",
    "other": "elsewhere.example",
    "proxy": "socks5://proxy.example",
    "hub": "http://mirror.example",
    "program": "LM Studio",
    "quantisation": "Q4_K_M",
    "text": "some words",
    "twin": "Qwen3 1.7B Instruct",
}


def error(kind: ErrorKind, **fields: str | int) -> KnownError:
    """One of a kind, with a word for everything that it names."""
    templates = (kind.value.what, kind.value.safe, kind.value.next_step)
    named = {name for words in templates for _, name, _, _ in string.Formatter().parse(words) if name}
    return KnownError(kind, details=DETAILS, **({name: _FIELDS[name] for name in named} | fields))


def sample_model(name: str, size: int, quantisation: str = "Q4_K_M") -> ModelFile:
    """One that is not here."""
    path = Path("/media/ada/models") / f"{name.casefold().replace(' ', '-')}.gguf"
    return ModelFile(
        id=path.stem,
        name=name,
        path=path,
        size=size,
        architecture="llama",
        quantisation=quantisation,
        parameters=1,
        context_length=32_768,
    )


def too_large(model: ModelFile, unloads: tuple[str, ...] = ()) -> LoadQuestion:
    """The question about one that does not fit, of which a short context would."""

    def fit(level: FitLevel, context: int, tokens_take: int) -> Fit:
        need = Need(model=model.size, context=tokens_take, engine=240_000_000)
        return Fit(level=level, need=need, available=model.size + 2 * GB, context=context, cache=CacheChoice.F16)

    smaller = fit(FitLevel.TIGHT, 2048, 17 * GB // 10)
    return LoadQuestion(model=model, fit=fit(FitLevel.TOO_LARGE, 8192, 67 * GB // 10), unloads=unloads, smaller=smaller)


def backups() -> list[Backup]:
    """One for each reason, and one that cannot be read."""
    made = [_backup(number, reason, 212 - number) for number, reason in enumerate(BackupReason)]
    return [*made, _backup(len(made), BackupReason.DAILY, None)]


def _backup(number: int, reason: BackupReason, chats: int | None) -> Backup:
    name = f"bantam-{number}.sqlite3"
    return Backup(name=name, path=Path(name), made_at=NOW - 86_400 * number, reason=reason, size=4_200_000, chats=chats)


def picture() -> QImage:
    """Something to look at."""
    image = QImage(1024, 768, QImage.Format.Format_RGB32)
    ground = QLinearGradient(0, 0, 0, 768)
    ground.setColorAt(0, Qt.GlobalColor.darkCyan)
    ground.setColorAt(1, Qt.GlobalColor.darkYellow)
    painter = QPainter(image)
    painter.fillRect(image.rect(), ground)
    painter.end()
    return image
