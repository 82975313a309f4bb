"""Where the hub's child may go: the hub itself, and where the hub keeps its files. One list, asked before every hop."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from desktop.core.hub_address import HUB_HOST

# Hugging Face's own hosts for files, and those that it sends a download on to.
FILE_HOSTS = (HUB_HOST, "hf.co")
LOOPBACK = ("127.0.0.1", "localhost", "::1")


class Hosts:
    """What is allowed with one address of a hub, such as "https://huggingface.co"."""

    def __init__(self, hub: str) -> None:
        self.hub = host_of(hub)
        self._origin = _origin(hub)
        self._is_local = self.hub in LOOPBACK

    def allows(self, url: str) -> bool:
        """Whether a connection may go there: HTTPS to a known host; plain HTTP within this computer, to a hub on it."""
        try:
            parts = urlsplit(url)
            host = parts.hostname or ""
        except ValueError:  # no address at all
            return False
        if parts.username or parts.password:
            return False
        if self._is_local and host in LOOPBACK:
            return parts.scheme in ("http", "https")
        return parts.scheme == "https" and _belongs(host, (self.hub, *FILE_HOSTS))

    def may_know_token(self, url: str) -> bool:
        """Whether the hub's own token may be sent there: to that hub itself, and not where it keeps its files."""
        return self.allows(url) and _origin(url) == self._origin


def host_of(url: str) -> str:
    """The host in an address; "" where it is none."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _origin(url: str) -> tuple[str, str, int]:
    """Scheme, host and port of an address; nothing where it is none."""
    try:
        parts = urlsplit(url)
        return parts.scheme, parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError:
        return "", "", 0


def _belongs(host: str, known: Iterable[str]) -> bool:
    return any(host == one or host.endswith(f".{one}") for one in known if one)
