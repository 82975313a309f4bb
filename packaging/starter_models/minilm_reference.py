"""all-MiniLM-L6-v2 in plain numpy: what the converted model's vectors are measured against.

Tokenizer, six BERT layers, mean over all tokens, unit length. Written from the BERT paper and the model's card; no
line of llama.cpp takes part, and the weights can come from the original checkpoint or be read back from the GGUF.
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from minilm_names import UNUSED_TENSORS, gguf_name, wordpiece_token
from safetensors_reader import Tensor, read_tensors
from wordpiece import WordPiece

MAX_TOKENS = 256  # sentence_bert_config.json; the checkpoint was trained no longer


class Reference:
    """The model as matrices, named as in the GGUF."""

    def __init__(self, weights: Mapping[str, Tensor], vocabulary: Sequence[str], *, heads: int, epsilon: float) -> None:
        self._weights = weights
        self._tokenizer = WordPiece(vocabulary)
        self._heads = heads
        self._epsilon = np.float32(epsilon)
        self._layers = len({name.split(".")[1] for name in weights if name.startswith("blk.")})

    @classmethod
    def from_checkpoint(cls, model_dir: Path) -> "Reference":
        """Single-precision weights as published."""
        config = json.loads((model_dir / "config.json").read_text("utf-8"))
        tensors = read_tensors(model_dir / "model.safetensors")
        weights = {gguf_name(name): tensor for name, tensor in tensors.items() if not UNUSED_TENSORS.match(name)}
        vocabulary = (model_dir / "vocab.txt").read_text("utf-8").removesuffix("\n").split("\n")
        return cls(weights, vocabulary, heads=config["num_attention_heads"], epsilon=config["layer_norm_eps"])

    @classmethod
    def from_gguf(cls, path: Path) -> "Reference":
        """The weights and the vocabulary that the file stores, read by the `gguf` library, which only this needs."""
        import gguf

        reader = gguf.GGUFReader(path)
        weights = {tensor.name: np.array(tensor.data, np.float32) for tensor in reader.tensors}
        values = {name: reader.fields[name].contents() for name in reader.fields if not name.endswith("token_type")}
        vocabulary = [wordpiece_token(token) for token in values["tokenizer.ggml.tokens"]]
        epsilon = values["bert.attention.layer_norm_epsilon"]
        return cls(weights, vocabulary, heads=values["bert.attention.head_count"], epsilon=epsilon)

    def embed(self, text: str) -> Tensor:
        """Return the text's unit vector."""
        ids = self._tokenizer.encode(text, MAX_TOKENS)
        mean = self._forward(ids).mean(axis=0)
        return np.asarray(mean / np.linalg.norm(mean), np.float32)

    def token_count(self, text: str) -> int:
        """Return how many tokens the model reads, [CLS] and [SEP] included."""
        return len(self._tokenizer.encode(text, 1 << 30))

    def _forward(self, ids: list[int]) -> Tensor:
        weights = self._weights
        summed = weights["token_embd.weight"][ids] + weights["position_embd.weight"][: len(ids)]
        state = self._norm("token_embd_norm", summed + weights["token_types.weight"][0])
        for layer in range(self._layers):
            block = f"blk.{layer}"
            attended = self._linear(f"{block}.attn_output", self._attention(block, state))
            state = self._norm(f"{block}.attn_output_norm", state + attended)
            widened = gelu(self._linear(f"{block}.ffn_up", state))
            state = self._norm(f"{block}.layer_output_norm", state + self._linear(f"{block}.ffn_down", widened))
        return state

    def _attention(self, block: str, state: Tensor) -> Tensor:
        query, key, value = (
            self._linear(f"{block}.attn_{part}", state).reshape(len(state), self._heads, -1).transpose(1, 0, 2)
            for part in ("q", "k", "v")
        )
        scores = query @ key.transpose(0, 2, 1) / np.sqrt(np.float32(query.shape[-1]))
        shares = np.exp(scores - scores.max(axis=-1, keepdims=True))
        shares /= shares.sum(axis=-1, keepdims=True)
        return np.asarray((shares @ value).transpose(1, 0, 2).reshape(len(state), -1), np.float32)

    def _linear(self, name: str, state: Tensor) -> Tensor:
        return np.asarray(state @ self._weights[f"{name}.weight"].T + self._weights[f"{name}.bias"], np.float32)

    def _norm(self, name: str, state: Tensor) -> Tensor:
        centred = state - state.mean(axis=-1, keepdims=True)
        scale = np.sqrt(np.square(centred).mean(axis=-1, keepdims=True) + self._epsilon)
        return np.asarray(centred / scale * self._weights[f"{name}.weight"] + self._weights[f"{name}.bias"], np.float32)


def gelu(x: Tensor) -> Tensor:
    """Exact GELU: half of x times 1 + erf(x/√2), with erf from Abramowitz & Stegun 7.1.26 (error below 1.5e-7)."""
    z = np.abs(x) / np.sqrt(np.float32(2))
    t = 1 / (1 + 0.3275911 * z)
    series = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
    return np.asarray(0.5 * x * (1 + np.sign(x) * (1 - series * np.exp(-z * z))), np.float32)
