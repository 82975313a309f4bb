"""Where the hub's child may go: the hub itself, and where the hub keeps its files. One list, asked before every hop."""

from collections.abc import Iterable
from urllib.parse import urlsplit

# Hugging Face's own hosts for files, and those that it sends a download on to.
FILE_HOSTS = ("huggingface.co", "hf.co")
_LOOPBACK = ("127.0.0.1", "localhost", "::1")


class Hosts:
    """What is allowed with one address of a hub, such as "https://huggingface.co"."""

    def __init__(self, hub: str) -> None:
        parts = urlsplit(hub)
        self.hub = parts.hostname or ""
        self._is_local = self.hub in _LOOPBACK

    def allows(self, url: str) -> bool:
        """Whether a connection may go there: HTTPS to a known host; plain HTTP within this computer, to a hub on it."""
        try:
            parts = urlsplit(url)
            host = parts.hostname or ""
        except ValueError:  # no address at all
            return False
        if parts.username or parts.password:
            return False
        if self._is_local and host in _LOOPBACK:
            return parts.scheme in ("http", "https")
        return parts.scheme == "https" and _belongs(host, (self.hub, *FILE_HOSTS))

    def is_hub(self, url: str) -> bool:
        """Whether a token may be sent there."""
        return (urlsplit(url).hostname or "") == self.hub


def _belongs(host: str, known: Iterable[str]) -> bool:
    return any(host == one or host.endswith(f".{one}") for one in known if one)
