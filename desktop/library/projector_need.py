"""What a projector takes besides its weights while it looks at an image, by arithmetic on its header.

libmtmd tells its buffers only once all weights are in memory. They are what its widest step keeps of every patch: the
middle of a feed-forward part, with what goes in, what comes out, and what is added to it; floats all of them. Beside
libmtmd's own figures that was (projectors as F16, image of the size that libmtmd warms up with): for the shapes of
Gemma 3 4B 127 MB of 127, SmolVLM 500M 22 of 22, LLaVA 1.5 17 of 23, Qwen2-VL 2B 303 of 280; with the weights, which are
known, that is 2 % of what is needed at most.
"""

from desktop.library.gguf_header import GgufHeader

FLOAT = 4  # bytes
MOST_PATCHES = 1 << 16
# Kinds that take images of any size; libmtmd reserves for 46 x 46 tokens of 2 x 2 patches each.
ANY_SIZE = {"qwen2vl_merger", "qwen2.5vl_merger", "qwen3vl_merger"}
PATCHES_OF_ANY = 46 * 46 * 4


def projector_buffers(header: GgufHeader) -> int | None:
    """Bytes; None where the header does not tell."""
    side, patch, width, inner = (
        _number(header, key) for key in ("image_size", "patch_size", "embedding_length", "feed_forward_length")
    )
    if not (side and patch and width and inner):
        return None
    patches = PATCHES_OF_ANY if header.projector_kind in ANY_SIZE else (side // patch) ** 2
    return FLOAT * min(patches, MOST_PATCHES) * (inner + 3 * width)


def _number(header: GgufHeader, key: str) -> int:
    told = header.attention.get(f"vision.{key}", 0)
    return told if isinstance(told, int) else 0
