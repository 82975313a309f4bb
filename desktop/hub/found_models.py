"""What a search of the hub found, in the words of the catalogue. Everything that others typed is cut and cleaned."""

import re
from collections.abc import Iterable
from datetime import datetime
from typing import Any, Protocol

from desktop.core.catalogue import Commercial, HubModel, Licence, Task
from desktop.core.hub_address import is_repo, page_of
from desktop.library.model_name import clean_name

TASKS = {
    "text-generation": Task.CHAT,
    "image-text-to-text": Task.VISION,
    "feature-extraction": Task.EMBEDDING,
    "sentence-similarity": Task.EMBEDDING,
    "text-ranking": Task.RERANKING,
}
NAMES = {
    "apache-2.0": ("Apache-2.0", "Apache License 2.0", Commercial.ALLOWED),
    "mit": ("MIT", "MIT License", Commercial.ALLOWED),
    "bsd-3-clause": ("BSD-3-Clause", "BSD 3-Clause License", Commercial.ALLOWED),
    "cc0-1.0": ("CC0-1.0", "Creative Commons Zero", Commercial.ALLOWED),
    "cc-by-4.0": ("CC-BY-4.0", "Creative Commons BY 4.0", Commercial.ALLOWED),
    "cc-by-nc-4.0": ("CC-BY-NC-4.0", "Creative Commons BY-NC 4.0", Commercial.FORBIDDEN),
    "cc-by-nc-sa-4.0": ("CC-BY-NC-SA-4.0", "Creative Commons BY-NC-SA 4.0", Commercial.FORBIDDEN),
    "llama2": ("Llama-2-Community", "Llama 2 Community License", Commercial.CONDITIONS),
    "llama3": ("Llama-3-Community", "Llama 3 Community License", Commercial.CONDITIONS),
    "llama3.1": ("Llama-3.1-Community", "Llama 3.1 Community License", Commercial.CONDITIONS),
    "llama3.2": ("Llama-3.2-Community", "Llama 3.2 Community License", Commercial.CONDITIONS),
    "llama3.3": ("Llama-3.3-Community", "Llama 3.3 Community License", Commercial.CONDITIONS),
    "gemma": ("Gemma-Terms", "Gemma Terms of Use", Commercial.CONDITIONS),
}
_GGUF = re.compile(r"[-_. ]?gguf$", re.IGNORECASE)
_LANGUAGE = re.compile(r"[a-z]{2}")
MOST_LANGUAGES = 40
LONGEST_LICENCE = 32  # characters; the hub's own names for licences have up to 25


class Found(Protocol):
    """What is read of a model as `huggingface_hub` returns it."""

    @property
    def id(self) -> str: ...
    @property
    def author(self) -> str | None: ...
    @property
    def created_at(self) -> datetime | None: ...
    @property
    def last_modified(self) -> datetime | None: ...
    @property
    def downloads(self) -> int | None: ...
    @property
    def likes(self) -> int | None: ...
    @property
    def gated(self) -> object: ...
    @property
    def gguf(self) -> dict[str, Any] | None: ...
    @property
    def pipeline_tag(self) -> str | None: ...
    @property
    def tags(self) -> list[str] | None: ...


def hub_models(found: Iterable[Found]) -> list[HubModel]:
    """Return the models, without those whose name is none."""
    return [hub_model(one) for one in found if is_repo(one.id)]


def hub_model(found: Found) -> HubModel:
    """Return what is told about one repository; its files are asked for later."""
    owner, _, name = found.id.partition("/")
    tags = [tag for tag in found.tags or [] if isinstance(tag, str)]
    gguf = found.gguf or {}
    task = TASKS.get(found.pipeline_tag or "", Task.CHAT)
    return HubModel(
        id=found.id,
        name=clean_name(_GGUF.sub("", name).replace("-", " ").replace("_", " ")) or found.id,
        task=task,
        also=(Task.CHAT,) if task is Task.VISION else (),
        publisher=clean_name(found.author or owner),
        parameters=_number(gguf.get("total")),
        context=_number(gguf.get("context_length")),
        languages=_languages(tags),
        licence=_licence(tags, found.id),
        released=found.created_at.date().isoformat() if found.created_at else "",
        updated=found.last_modified.date().isoformat() if found.last_modified else "",
        gated=bool(found.gated),
        page=page_of(found.id),
        downloads=_number(found.downloads),
        likes=_number(found.likes),
    )


def _number(value: object) -> int:
    return value if isinstance(value, int) and 0 <= value < 1 << 62 else 0


def _languages(tags: list[str]) -> tuple[str, ...]:
    found = [tag for tag in tags if _LANGUAGE.fullmatch(tag)][:MOST_LANGUAGES]
    return (*dict.fromkeys(found), *(["multilingual"] if "multilingual" in tags else []))


def _licence(tags: list[str], repo: str) -> Licence:
    said = next((tag.removeprefix("license:") for tag in tags if tag.startswith("license:")), "")
    known = NAMES.get(said.casefold())
    if known is not None:
        return Licence(id=known[0], name=known[1], commercial=known[2], url=page_of(repo))
    name = clean_name(said)[:LONGEST_LICENCE]
    return Licence(id=name, name=name, commercial=Commercial.UNKNOWN, url=page_of(repo), checked=False)
