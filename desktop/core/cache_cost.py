"""What a context takes: the bytes of its keys and values, from what a model's file says of itself."""

import msgspec

from desktop.core.engine_choice import CacheChoice

STEP = 256  # tokens: llama.cpp rounds a context up to a multiple of this
BATCH = 512  # tokens that are read together, unless tuning found a smaller number faster
USUAL_LENGTH = 8192  # tokens, where nobody chose and the model could read more
# Bytes of how many numbers, as ggml stores them (ggml-common.h): 32 numbers and one 16-bit scale in a block.
BLOCKS = {CacheChoice.F16: (2, 1), CacheChoice.Q8_0: (34, 32), CacheChoice.Q4_0: (18, 32)}


class CacheShape(msgspec.Struct, frozen=True, kw_only=True):
    """Numbers that each layer keeps of one token; a layer that keeps none has 0. Sizes of a head for what fits."""

    keys: tuple[int, ...]
    values: tuple[int, ...]
    key_length: int
    value_length: int
    heads: int  # that look, at most in one layer

    def fits(self, kind: CacheChoice) -> bool:
        """Whether heads are made of whole blocks, as llama.cpp wants them (`llama_init_from_model`)."""
        block = BLOCKS[kind][1]
        return self.key_length % block == 0 and self.value_length % block == 0


def context_tokens(wished: int, trained: int) -> int:
    """Tokens that a context sets memory aside for; `wished` 0 is the usual length, `trained` 0 is not known."""
    return -(-min(wished or USUAL_LENGTH, trained or USUAL_LENGTH) // STEP) * STEP


def scores_bytes(shape: CacheShape, tokens: int) -> int:
    """About what attention takes besides without flash attention: every pair of a token in the context and one of a
    batch, for each head, as a 32-bit number (`build_attn_mha` in llama.cpp's llama-graph.cpp writes them down as `kq`).
    """
    return shape.heads * tokens * BATCH * 4


def cache_bytes(shape: CacheShape, tokens: int, kind: CacheChoice) -> int:
    """Bytes of the cache: tokens · Σ over layers (heads · length of a key + heads · length of a value) · bytes.

    This is what `llama_kv_cache` in llama.cpp's llama-kv-cache.cpp allocates: for each layer a tensor `cache_k_l<n>` of
    n_embd_k_gqa × n_ctx numbers and one `cache_v_l<n>` of n_embd_v_gqa × n_ctx, where n_embd_k_gqa is
    `attention.key_length` · `attention.head_count_kv` (llama-hparams.cpp). Layers that look at the last tokens only
    keep all of them too, as Bantam asks for the full size.
    """
    size, block = BLOCKS[kind]
    return tokens * (sum(shape.keys) + sum(shape.values)) * size // block
