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
_REVISION = re.compile(r"[\w.-]{1,100}|refs/pr/\d{1,9}", re.ASCII)
_QUANTISATION = re.compile(r"[\w.-]{1,40}", re.ASCII)
_VIEWS = ("blob", "resolve", "tree", "raw")
_TALK = ("discussions", "commits", "commit")  # pages of a repository that show no file
_NO_OWNERS = ("api", "blog", "collections", "datasets", "docs", "models", "papers", "posts", "settings", "spaces")
_PORTS = (None, 80, 443)
# What other programs are told in a terminal, as pages about models have it to be copied.
_COMMAND = re.compile(
    r"(?:\$ +)?(?:ollama (?:run|pull)|lms get|git clone|(?:hf|huggingface-cli) download"
    r"|(?:\./)?llama(?:-cli|-server| run| serve)? -?-(?:hfr?|hf-repo)) +",
    re.IGNORECASE,
)


class HubAddress(msgspec.Struct, frozen=True, kw_only=True):
    """A repository, and what of it: a file, a quantisation, or neither. `revision` "" is the newest."""

    repo: str
    name: str = ""  # path of a file
    quantisation: str = ""
    revision: str = ""


def is_repo(text: str) -> bool:
    """Whether `text` is a repository's id, "owner/name"."""
    return bool(_REPO.fullmatch(text)) and ".." not in text and "--" not in text


def read_address(text: str, host: str = "") -> HubAddress:
    """Read `owner/name`, `hf:owner/name:QUANT`, an address of the hub, or a line that hands one of these to a program.

    `host` is that of a mirror whose addresses are meant too. Raises `KnownError` (HUB_ADDRESS).
    """
    words = text.strip()
    found = _read(bare(words), host.lower()) if len(words) <= LONGEST and words.isprintable() else None
    if found is None:
        raise KnownError(ErrorKind.HUB_ADDRESS, text=words[:80])
    return found


def bare(text: str) -> str:
    """Without the brackets, quotes and commands that it was copied with."""
    words = text.strip().strip("<>\"'`“”")
    command = _COMMAND.match(words)
    if not command:
        return words
    repo, *rest = words[command.end() :].split() or [""]
    repo = repo.removesuffix(".git")
    if not rest or rest[0].startswith("-"):  # options of the program
        return repo
    return f"{repo}/{rest[0]}" if rest[0].lower().endswith(".gguf") else words


def _read(words: str, mirror: str) -> HubAddress | None:
    hosts = (*HOSTS, mirror) if mirror else HOSTS
    if "://" in words and not words.lower().startswith("hf://"):
        try:
            parts = urlsplit(words)
            port = parts.port
        except ValueError:  # "https://[x": a bracket that begins no address
            return None
        is_plain = parts.scheme in ("http", "https") and "@" not in parts.netloc
        if not is_plain or (parts.hostname or "") not in hosts or (port not in _PORTS and parts.hostname != mirror):
            return None
        return _from_page(parts.path)
    for host in hosts:
        if words.lower().startswith(f"{host}/"):
            return _from_page(re.split("[?#]", words, maxsplit=1)[0][len(host) :])
    for start in ("hf://", "hf:"):
        if words.lower().startswith(start):
            words = words[len(start) :]
            break
    return _from_line(words) if ":" in words else _from_path(words.split("/"))


def _is_model(repo: str) -> bool:
    return is_repo(repo) and repo.partition("/")[0].lower() not in _NO_OWNERS


def _from_line(words: str) -> HubAddress | None:
    """Read `owner/name:QUANT`."""
    repo, _, quantisation = words.partition(":")
    is_whole = _is_model(repo) and bool(_QUANTISATION.fullmatch(quantisation))
    return HubAddress(repo=repo, quantisation=quantisation) if is_whole else None


def _from_page(path: str) -> HubAddress | None:
    """Read what stands behind a host. Every page of a repository but that of another file means the repository."""
    path = path.strip("/")
    if ":" in path:
        return _from_line(path)
    parts = [unquote(part) for part in path.split("/")]
    if len(parts) > 2 and parts[2] == "tree" and not parts[-1].lower().endswith(".gguf"):
        parts = parts[:4]  # a folder
    elif len(parts) > 2 and parts[2] in _TALK:
        parts = parts[:2]
    return _from_path(parts)


def _from_path(parts: list[str]) -> HubAddress | None:
    """Read the parts of `owner/name`, `owner/name/blob/main/file`, or `owner/name/file`."""
    repo = "/".join(parts[:2])
    if not _is_model(repo) or any(part in ("", ".", "..") or "\\" in part for part in parts):
        return None
    rest, revision = parts[2:], ""
    if rest and rest[0] in _VIEWS:
        if len(rest) < 2 or not _REVISION.fullmatch(rest[1]):
            return None
        revision, rest = rest[1] if rest[1] != "main" else "", rest[2:]
    name = "/".join(rest)
    is_file = name.lower().endswith(".gguf") and not {"", ".", ".."} & set(name.split("/"))
    return HubAddress(repo=repo, name=name if is_file else "", revision=revision) if is_file or not name else None


def page_of(repo: str) -> str:
    """The repository's page, for people."""
    return f"{HUB}/{repo}"


def address_of(file: HubFile, hub: str = HUB) -> str:
    """Where the file is fetched: at the revision that is known, or else the newest."""
    return f"{hub}/{file.repo}/resolve/{quote(file.revision or 'main', safe='')}/{quote(file.name)}"
