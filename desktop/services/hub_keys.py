"""Keys to gated models and to mirrors: each is for the one host that a person gave it for, and for no other."""

import os
from collections.abc import Callable

from desktop.core.hub_access import token_in
from desktop.core.hub_address import HUB_HOST
from desktop.hub.hosts import host_of
from desktop.hub.tokens import keep_token, read_token
from desktop.services.settings_service import SettingsService

VARIABLE = "HF_TOKEN"  # as Hugging Face's own programs read it
PREFIX = "hf_"  # of every key that Hugging Face makes


class HubKeys:
    """Any thread. The keys themselves are in the system's safe; the settings know of which hosts there is one."""

    def __init__(self, settings: SettingsService, hub: Callable[[], str]) -> None:
        """`hub` is the address of the hub in use."""
        self._settings, self._hub = settings, hub

    @property
    def host(self) -> str:
        """Of the hub in use; "" where its address is none."""
        return host_of(self._hub())

    def is_kept(self, host: str) -> bool:
        """Whether the safe holds a key for a host; it is not opened for that."""
        settings = self._settings.current()
        return settings.has_token if host == HUB_HOST else host in settings.key_hosts

    def has_key(self) -> bool:
        """Whether a key goes along to the hub in use; the safe is not opened for that."""
        return bool(self._from_environment()) or self.is_kept(self.host)

    def key(self) -> str:
        """The key for the hub in use; "" for none. May open the safe, which blocks."""
        return self._from_environment() or (read_token(self.host) if self.is_kept(self.host) else "")

    def keep(self, key: str, host: str) -> None:
        """Keep a key for a host, or forget it when it is ""; blocks. Raises `KnownError` (NO_SAFE).

        One of Hugging Face's may be pasted with what stands around it.
        """
        key = (token_in(key) or key) if host == HUB_HOST else key
        keep_token(key, host)
        if host == HUB_HOST:
            self._settings.change(has_token=bool(key))
            return
        others = [one for one in self._settings.current().key_hosts if one != host]
        self._settings.change(key_hosts=(*others, host) if key else tuple(others))

    def _from_environment(self) -> str:
        """What stands there is for Hugging Face, or for the mirror that the environment names too.

        One of Hugging Face's own makes is for itself alone, whatever else is set.
        """
        key = os.environ.get(VARIABLE, "").strip()
        if self.host == HUB_HOST:
            return key
        is_pair = not self._settings.current().hub.strip() and bool(os.environ.get("HF_ENDPOINT", "").strip())
        return key if is_pair and not key.startswith(PREFIX) else ""
