"""What is chosen about graphics processors for a model, and what is so."""

from collections.abc import Iterable
from typing import NamedTuple

from desktop.engine.graphics.graphics import Graphics
from desktop.engine.load_facts import LayerSpan
from desktop.engine.load_log import PROCESSOR
from desktop.engine.pool_state import LoadedEngine


class GraphicsStatus(NamedTuple):
    """Of one model."""

    wished: int | None  # layers, None for automatic
    used: int  # of the one that is loaded
    every: int
    device: str  # its name for people
    trouble: str = ""  # why it is not used by itself, for "errors" to be translated
    failure: str = ""  # what became of this model there


class LayerCount(NamedTuple):
    """Layers on graphics processors, of all; the output counts as one."""

    beside: int
    every: int


def layers_of(spans: Iterable[LayerSpan]) -> LayerCount:
    """Count them."""
    each = [(one.device, one.last - one.first + 1) for one in spans]
    return LayerCount(sum(count for device, count in each if device != PROCESSOR), sum(count for _, count in each))


def graphics_status(
    graphics: Graphics | None, wished: int | None, model: "LoadedEngine | None", path_failure: str = ""
) -> GraphicsStatus | None:
    """None where there is no graphics processor that an engine could use."""
    if graphics is None or not graphics.names:
        return None
    count = layers_of(model.facts.layers) if model is not None else LayerCount(0, 0)
    return GraphicsStatus(wished, count.beside, count.every, ", ".join(graphics.names), graphics.trouble, path_failure)
