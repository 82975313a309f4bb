"""What an engine told of the model that it loaded, for JSON."""

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from desktop.engine.protocol import Loaded

_TOLD = (
    "architecture", "quantisation", "parameters", "context_length", "trained_context_length", "backend", "threads",
    "mapped", "context", "memory", "devices", "layers", "adapters",
)  # fmt: skip


def engine_report(facts: "Loaded") -> dict[str, object]:
    """The facts of a load with plain values; memory in bytes, by part and device, and `memory_bytes` together."""
    told = {name: msgspec.to_builtins(getattr(facts, name)) for name in _TOLD}
    return {**told, "memory_bytes": sum(one.bytes for one in facts.memory)}
