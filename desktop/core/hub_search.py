"""Searching the hub: what is asked, and one page of what it answers."""

from enum import StrEnum

import msgspec

from desktop.core.catalogue import HubModel

PAGE = 30


class HubSort(StrEnum):
    """What the hub puts first."""

    DOWNLOADS = "downloads"
    LIKES = "likes"
    NEWEST = "newest"
    TRENDING = "trending"


class HubSearch(msgspec.Struct, frozen=True, kw_only=True):
    """Repositories with GGUF files; `words` are looked for in their names."""

    words: str = ""
    language: str = ""  # ISO 639
    sort: HubSort = HubSort.DOWNLOADS
    start: int = 0
    count: int = PAGE


class SearchPage(msgspec.Struct, frozen=True, kw_only=True):
    """Models without their files, and whether there is another page."""

    models: tuple[HubModel, ...] = ()
    has_more: bool = False
