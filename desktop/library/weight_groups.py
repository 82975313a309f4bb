"""Sorts a file's tensors by what they do while a token is calculated, by llama.cpp's names of them."""

from collections.abc import Sequence

from desktop.core.weights import WeightGroup, WeightRole
from desktop.library.gguf_types import TYPES

# Rows are looked up, or a few tokens are drawn together: nothing of these is multiplied as a whole.
_SMALL = ("conv1d", "shortconv.conv", "norm", "position_embd", "token_types", "per_layer_token_embd", "rope_", "ssm_a.")
MOST_TYPES = 64  # a file of more than so many tells nothing that is worth knowing


class WeightCount:
    """Adds up the tensors of one file."""

    def __init__(self) -> None:
        self.parameters = 0
        self.words = 0
        self._found: dict[tuple[WeightRole, str], list[int]] = {}

    def add(self, name: str, shape: Sequence[int], kind: int, elements: int, size: int) -> None:
        """One tensor; `kind` is ggml's number of its type, `size` in bytes."""
        self.parameters += elements
        role = role_of(name, shape)
        if role is WeightRole.EMBEDDING:
            self.words = shape[-1]
        key = role, TYPES.get(kind, str(kind))
        if key in self._found or len(self._found) < MOST_TYPES:
            sums = self._found.setdefault(key, [0, 0, 0])
            for place, more in enumerate((elements, size, 1)):
                sums[place] += more

    @property
    def groups(self) -> tuple[WeightGroup, ...]:
        """What was added up, the largest first."""
        found = (WeightGroup(role, kind, *sums) for (role, kind), sums in self._found.items())
        return tuple(sorted(found, key=lambda group: -group.bytes))


def role_of(name: str, shape: Sequence[int]) -> WeightRole:
    """What a tensor is for."""
    if name == "token_embd.weight":
        return WeightRole.EMBEDDING
    if name == "output.weight":
        return WeightRole.OUTPUT
    if len(shape) < 2 or not name.endswith(".weight") or any(part in name for part in _SMALL):
        return WeightRole.VECTOR
    return WeightRole.EXPERTS if "_exps." in name else WeightRole.LAYER
