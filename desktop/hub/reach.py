"""Whether the addresses in the settings can be used at all, before anybody is asked. Used by the hub's child."""

from urllib.parse import urlsplit

from desktop.core.errors import ErrorKind, KnownError
from desktop.hub.hosts import LOOPBACK, host_of
from desktop.hub.protocol import Connection


def check_reach(connection: Connection) -> None:
    """Raises `KnownError` (HUB_PROXY, HUB_PLAIN, HUB_TOKEN) for what no connection can be made with, naming it.

    A key is never named: a library that cannot send one would put it into its complaint.
    """
    if not _is_usable(connection.hub) or not _is_safe(connection.hub):
        raise KnownError(ErrorKind.HUB_PLAIN, hub=without_password(connection.hub))
    if connection.proxy and not _is_usable(connection.proxy):
        raise KnownError(ErrorKind.HUB_PROXY, proxy=without_password(connection.proxy))
    if not all("!" <= sign <= "~" for sign in connection.token):
        raise KnownError(ErrorKind.HUB_TOKEN, host=host_of(connection.hub))


def without_password(address: str) -> str:
    """An address that may be shown: what stands before an “@” is somebody's, and may have a “/”."""
    scheme, mark, rest = address.rpartition("://")
    return f"{scheme}{mark}{rest.rpartition('@')[2]}"[:120]


def way(connection: Connection) -> str:
    """What a reason for not being heard begins with: the proxy, where one stands in between."""
    return f"proxy {without_password(connection.proxy)}: " if connection.proxy else ""


def _is_usable(address: str) -> bool:
    """Whether it is http:// or https:// with a host, and a port if any, that the libraries of the child understand."""
    import httpx

    try:
        parts = urlsplit(address)
        is_whole = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
        httpx.Proxy(address)
    except (ValueError, httpx.InvalidURL):
        return False
    return is_whole and address.isprintable() and " " not in address


def _is_safe(hub: str) -> bool:
    parts = urlsplit(hub)
    if "@" in parts.netloc or "?" in hub or "#" in hub:  # what is asked there is put behind it
        return False
    return parts.scheme == "https" or parts.hostname in LOOPBACK
