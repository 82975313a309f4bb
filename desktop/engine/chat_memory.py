"""What the context holds of the chat at hand, and how it gets to the next one without reading anything twice."""

from collections.abc import Sequence

from desktop.engine.checkpoints import EVERY, MOST, spaced, thinned
from desktop.engine.llama_context import LlamaContext
from desktop.engine.picture_tokens import position_after
from desktop.engine.snapshots import Checkpoint, Snapshot, Snapshots, common_length

WORTH = 32  # tokens below which a copy is not worth its while
_SHARE = 4  # of the room for snapshots, the checkpoints of the chat at hand may have one part


class ChatMemory:
    """Owns the tokens in the context, in their order. Main thread only."""

    def __init__(self, context: LlamaContext, snapshots: Snapshots) -> None:
        self.tokens: list[int] = []
        self.snapshots = snapshots
        self.is_uneven = False  # an image may take more places than positions
        self._context = context
        self._checkpoints: list[Checkpoint] = []
        self._lasting = True  # what the context holds is a chat, to which somebody may come back
        self._adapters = ""  # `Adapters.key` of what the context calculates with

    @property
    def adapters(self) -> str:
        """What tells the adapters in use from others."""
        return self._adapters

    def change_adapters(self, key: str) -> None:
        """What was read with other adapters, or another strength, is worth nothing to these; it is kept for then."""
        if key == self._adapters:
            return
        if len(self.tokens) >= WORTH:
            self._keep()
        self._context.clear()
        self.forget()
        self._adapters = key

    def position(self, count: int) -> int:
        """The position of what follows the first `count` tokens."""
        return position_after(self.tokens[:count]) if self.is_uneven else count

    def begin(self, prompt: list[int]) -> int:
        """Bring the context to a beginning of `prompt`, the longest that is known; returns its length.

        At least the prompt's last token is left to read, because its scores are needed. What the context held of
        another chat is kept as a snapshot.
        """
        here = self._reach(common_length(self.tokens, prompt))
        kept, there = self.snapshots.best(prompt, self._adapters)
        is_better = kept is not None and there - here >= WORTH
        if len(self.tokens) - here >= WORTH:
            self._keep()
        self._lasting = True
        if is_better and kept is not None and self._bring_back(kept):
            here = there
        self.cut(min(here, len(prompt) - 1))
        return len(self.tokens)

    def begin_passing(self, tokens: list[int]) -> int:
        """The same for tokens that are no chat: of a chat nothing is used, and nobody comes back to them later."""
        if self._lasting:
            self.set_aside()
        self._lasting = False
        self.cut(min(self._reach(common_length(self.tokens, tokens)), len(tokens) - 1))
        return len(self.tokens)

    def set_aside(self) -> None:
        """Make room: keep what the context holds of a chat, and clear it."""
        if len(self.tokens) >= WORTH:
            self._keep()
        self._context.clear()
        self.forget()

    def known(self, prompt: list[int]) -> int:
        """How many tokens of the prompt's beginning need not be read."""
        return max(self._reach(common_length(self.tokens, prompt)), self.snapshots.best(prompt, self._adapters)[1])

    def cut(self, count: int) -> None:
        """Forget everything after the first `count` tokens; where that is impossible, as much more as must be."""
        self._checkpoints = [one for one in self._checkpoints if one.length <= count]
        if count < len(self.tokens) and not self._cut_to(count):
            self._context.clear()
            self.forget()

    def forget(self) -> None:
        """The context was cleared."""
        self._checkpoints.clear()
        del self.tokens[:]

    def recover(self) -> None:
        """A call that was stopped may have left a part of its batch in the context: go back to what is certain."""
        if not self._cut_to(len(self.tokens)):
            self._context.clear()
            self.forget()

    def stops(self, prompt: list[int], borders: Sequence[int]) -> list[int]:
        """Where to `mark` while the rest of a prompt is read; `borders` are where its messages may begin."""
        if self._context.cuts:
            return []
        size = max(self._context.state_size(partly=True), 1)
        return spaced(borders, len(self.tokens), len(prompt), min(self._room // size, MOST))

    def mark(self) -> None:
        """Remember this very place, if the context cannot be cut back to it later."""
        if self._context.cuts or (self._checkpoints and self._checkpoints[-1].length == len(self.tokens)):
            return
        if data := self._context.save(partly=True):
            self._checkpoints = thinned([*self._checkpoints, Checkpoint(len(self.tokens), data)], self._room)

    def add(self, token: int) -> None:
        """A token was added to the context."""
        self.tokens.append(token)
        if not self._context.cuts and len(self.tokens) % EVERY == 0:
            self.mark()

    def all_snapshots(self) -> list[Snapshot]:
        """Everything worth keeping when the engine leaves, the chat at hand last."""
        if len(self.tokens) >= WORTH:
            self._keep()
        return list(self.snapshots)

    @property
    def _room(self) -> int:
        """Bytes for checkpoints."""
        return self.snapshots.limit // _SHARE

    def _reach(self, common: int) -> int:
        return Snapshot(self.tokens, b"", tuple(self._checkpoints), self._context.cuts).reach(common)

    def _keep(self) -> None:
        """Copy the state. One too large to be kept is not even made."""
        if self._lasting and self.snapshots.has_room_for(self._context.state_size()) and (data := self._context.save()):
            cuts = self._context.cuts
            self.snapshots.put(Snapshot(list(self.tokens), data, tuple(self._checkpoints), cuts, self._adapters))

    def _bring_back(self, snapshot: Snapshot) -> bool:
        self.snapshots.take(snapshot)
        if not self._context.restore(snapshot.data):
            self._context.clear()
            self.forget()
            return False
        self.tokens[:] = snapshot.tokens
        self._checkpoints = list(snapshot.checkpoints)
        return True

    def _cut_to(self, count: int) -> bool:
        """Cut back to `count`, or to the newest checkpoint before it."""
        if count and self._context.cuts and self._context.keep(self.position(count)):
            del self.tokens[count:]
            return True
        fitting = [one for one in self._checkpoints if one.length <= count]
        point = fitting[-1] if fitting else None
        if point is None or not self._context.restore(point.data, partly=True):
            return False
        if not self._context.keep(self.position(point.length)):
            return False
        del self.tokens[point.length :]
        return True
