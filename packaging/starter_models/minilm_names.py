"""What the checkpoint of all-MiniLM-L6-v2 calls its parts, and what llama.cpp calls them."""

import re

SPECIAL_TOKENS = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")
PHANTOM_SPACE = "\u2581"  # how llama.cpp marks the start of a word
# In the checkpoint, but no part of a sentence embedding.
UNUSED_TENSORS = re.compile(r"pooler\.|embeddings\.position_ids$")
OUTER_NAMES = {
    "embeddings.word_embeddings": "token_embd",
    "embeddings.position_embeddings": "position_embd",
    "embeddings.token_type_embeddings": "token_types",
    "embeddings.LayerNorm": "token_embd_norm",
}
LAYER_NAMES = {
    "attention.self.query": "attn_q",
    "attention.self.key": "attn_k",
    "attention.self.value": "attn_v",
    "attention.output.dense": "attn_output",
    "attention.output.LayerNorm": "attn_output_norm",
    "intermediate.dense": "ffn_up",
    "output.dense": "ffn_down",
    "output.LayerNorm": "layer_output_norm",
}


class ConversionError(ValueError):
    """The model folder is not the model this conversion is for; the message says why."""


def gguf_name(name: str) -> str:
    """Return llama.cpp's name of a tensor of the checkpoint."""
    stem, _, kind = name.rpartition(".")
    layer = re.fullmatch(r"encoder\.layer\.(\d+)\.(.+)", stem)
    renamed = LAYER_NAMES.get(layer[2]) if layer else OUTER_NAMES.get(stem)
    if renamed is None or kind not in ("weight", "bias"):
        raise ConversionError(f"unexpected tensor {name}")
    return f"blk.{layer[1]}.{renamed}.{kind}" if layer else f"{renamed}.{kind}"


def llama_token(token: str) -> str:
    """Return a WordPiece token as llama.cpp spells it: word starts are marked instead of continuations."""
    if token in SPECIAL_TOKENS:
        return token
    return token[2:] if token.startswith("##") else PHANTOM_SPACE + token


def wordpiece_token(token: str) -> str:
    """Undo `llama_token`."""
    if token in SPECIAL_TOKENS:
        return token
    return token[1:] if token.startswith(PHANTOM_SPACE) else f"##{token}"
