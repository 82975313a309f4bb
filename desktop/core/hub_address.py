"""The ways in which people name a model on the hub, read into one form, and the addresses that are made of it."""

import re
from urllib.parse import quote, unquote, urlsplit

import msgspec

from desktop.core.catalogue import HubFile
from desktop.core.errors import ErrorKind, KnownError

HUB_HOST = "huggingface.co"
HUB = f"https://{HUB_HOST}"
HOSTS = (HUB_HOST, "www.huggingface.co", "hf.co")
LONGEST = 2_000
_PART = r"[A-Za-z0-9](?:[\w.-]{0,94}\w)?"
_REPO = re.compile(rf"{_PART}/{_PART}", re.ASCII)
_REVISION = re.compile(r"[\w.-]{1,100}", re.ASCII)
_QUANTISATION = re.compile(r"[\w.-]{1,40}", re.ASCII)
_VIEWS = ("blob", "resolve", "tree", "raw")


class HubAddress(msgspec.Struct, frozen=True, kw_only=True):
    """A repository, and what of it: a file, a quantisation, or neither. `revision` "" is the newest."""

    repo: str
    name: str = ""  # path of a file
    quantisation: str = ""
    revision: str = ""


def is_repo(text: str) -> bool:
    """Whether `text` is a repository's id, "owner/name"."""
    return bool(_REPO.fullmatch(text)) and ".." not in text and "--" not in text


def read_address(text: str) -> HubAddress:
    """Read `owner/name`, `hf:owner/name:QUANT`, or an address of the hub; raises `KnownError` (HUB_ADDRESS)."""
    words = text.strip()
    found = _read(words) if len(words) <= LONGEST and words.isprintable() else None
    if found is None:
        raise KnownError(ErrorKind.HUB_ADDRESS, text=words[:80])
    return found


def _read(words: str) -> HubAddress | None:
    if "://" in words and not words.startswith("hf://"):
        try:
            parts = urlsplit(words)
        except ValueError:  # "https://[x": a bracket that begins no address
            return None
        is_hub = parts.scheme == "https" and parts.netloc.lower() in HOSTS
        return _from_path(unquote(parts.path).strip("/")) if is_hub else None
    for start in ("hf://", "hf:", *(f"{host}/" for host in HOSTS)):
        if words.lower().startswith(start):
            words = words[len(start) :]
            break
    repo, _, quantisation = words.partition(":")
    if quantisation and not _QUANTISATION.fullmatch(quantisation):
        return None
    if quantisation:
        return HubAddress(repo=repo, quantisation=quantisation) if is_repo(repo) else None
    return _from_path(words)


def _from_path(path: str) -> HubAddress | None:
    """Read `owner/name`, `owner/name/blob/main/file`, or `owner/name/file`."""
    parts = path.split("/")
    repo = "/".join(parts[:2])
    if not is_repo(repo) or any(part in ("", ".", "..") or "\\" in part for part in parts):
        return None
    rest, revision = parts[2:], ""
    if rest and rest[0] in _VIEWS:
        if len(rest) < 2 or not _REVISION.fullmatch(rest[1]):
            return None
        revision, rest = rest[1] if rest[1] != "main" else "", rest[2:]
    name = "/".join(rest)
    is_file = name.lower().endswith(".gguf")
    return HubAddress(repo=repo, name=name if is_file else "", revision=revision) if is_file or not name else None


def page_of(repo: str) -> str:
    """The repository's page, for people."""
    return f"{HUB}/{repo}"


def address_of(file: HubFile, hub: str = HUB) -> str:
    """Where the file is fetched: at the revision that is known, or else the newest."""
    return f"{hub}/{file.repo}/resolve/{quote(file.revision or 'main', safe='')}/{quote(file.name)}"
