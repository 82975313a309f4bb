"""Where the drafts of an answer come from: what was said before, else the draft model, each as long as it pays."""

import time
from collections.abc import Sequence

from desktop.engine.draft_model import DraftModel
from desktop.engine.pace import Pace
from desktop.engine.prompt_lookup import PromptLookup


class Drafting:
    """Of one answer. `offered` and `accepted` count tokens."""

    def __init__(self, prompt: Sequence[int], lookup: PromptLookup | None, helper: DraftModel | None) -> None:
        self.offered = self.accepted = 0
        self._tokens = list(prompt) if helper is not None else []  # only the helper reads them
        self._lookup = lookup
        self._helper = helper
        self._paces = {source: Pace() for source in (lookup, helper) if source is not None}
        self._pace: Pace | None = None  # of the source that was asked last

    def add(self, token: int) -> None:
        """One more token of the chat."""
        if self._lookup is not None:
            self._lookup.add(token)
        if self._helper is not None:
            self._tokens.append(token)

    def draft(self, room: int) -> Sequence[int]:
        """At most `room` tokens that may follow those added; none where it would not pay."""
        self._pace = None
        if room <= 0:
            return ()
        if self._lookup is not None and (length := self._paces[self._lookup].length):
            self._pace = self._paces[self._lookup]
            if found := self._lookup.draft(min(length, room)):
                return found
        if self._helper is not None and (length := self._paces[self._helper].length):
            self._pace = self._paces[self._helper]
            return self._helper.draft(self._tokens, min(length, room))
        return ()

    def single(self, began: float, calculated: float) -> None:
        """A token was calculated alone; readings of `perf_counter` when a draft was wished and when there was none."""
        if self._pace is not None:
            self._pace.wasted(calculated - began)
        now = time.perf_counter()
        for pace in self._paces.values():
            pace.single(now - calculated)

    def drafted(self, began: float, offered: int, accepted: int) -> None:
        """A draft was tried; the reading from when it was wished."""
        self.offered += offered
        self.accepted += accepted
        if self._pace is not None:
            self._pace.drafted(offered, accepted, time.perf_counter() - began)
