"""Makes a BERT of random numbers in the layout of sentence-transformers: small enough to convert in a test."""

import json
from pathlib import Path

import numpy as np

WIDTH, LAYERS, HEADS, INNER, POSITIONS = 32, 2, 2, 64, 512
WORDS = ["the", "cat", "sat", "on", "mat", ".", ",", "un", "##like", "##ly", "a", "##b", "7"]
VOCABULARY = ["[PAD]", "[unused0]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *WORDS]


def make_tiny_bert(folder: Path, *, seed: int = 7) -> Path:
    """Write config, vocabulary, pooling and weights into `folder`."""
    config = {
        "model_type": "bert",
        "hidden_act": "gelu",
        "hidden_size": WIDTH,
        "num_hidden_layers": LAYERS,
        "num_attention_heads": HEADS,
        "intermediate_size": INNER,
        "max_position_embeddings": POSITIONS,
        "type_vocab_size": 2,
        "vocab_size": len(VOCABULARY),
        "layer_norm_eps": 1e-12,
    }
    (folder / "1_Pooling").mkdir(parents=True)
    write_json(folder / "1_Pooling" / "config.json", {"pooling_mode_mean_tokens": True})
    write_json(folder / "config.json", config)
    write_json(folder / "tokenizer_config.json", {"do_lower_case": True})
    (folder / "vocab.txt").write_text("\n".join(VOCABULARY) + "\n", "utf-8")
    write_weights(folder / "model.safetensors", shapes(), seed)
    return folder


def shapes() -> dict[str, tuple[int, ...]]:
    """Name and shape of every tensor of the checkpoint, the pooler that nobody needs included."""
    found: dict[str, tuple[int, ...]] = {
        "embeddings.word_embeddings.weight": (len(VOCABULARY), WIDTH),
        "embeddings.position_embeddings.weight": (POSITIONS, WIDTH),
        "embeddings.token_type_embeddings.weight": (2, WIDTH),
        "pooler.dense.weight": (WIDTH, WIDTH),
    }
    norms = ["embeddings.LayerNorm"]
    for layer in range(LAYERS):
        stem = f"encoder.layer.{layer}"
        norms += [f"{stem}.attention.output.LayerNorm", f"{stem}.output.LayerNorm"]
        square = ("attention.self.query", "attention.self.key", "attention.self.value", "attention.output.dense")
        sizes = dict.fromkeys(square, (WIDTH, WIDTH))
        for name, size in {**sizes, "intermediate.dense": (INNER, WIDTH), "output.dense": (WIDTH, INNER)}.items():
            found[f"{stem}.{name}.weight"] = size
            found[f"{stem}.{name}.bias"] = size[:1]
    found.update({f"{norm}.{kind}": (WIDTH,) for norm in norms for kind in ("weight", "bias")})
    return found


def write_weights(path: Path, wanted: dict[str, tuple[int, ...]], seed: int) -> None:
    """Write random tensors of the shapes `wanted`."""
    random = np.random.default_rng(seed)
    header, data = {}, b""
    for name, shape in wanted.items():
        values = random.normal(1.0 if "LayerNorm.weight" in name else 0.0, 0.3, shape).astype("<f4").tobytes()
        header[name] = {"dtype": "F32", "shape": shape, "data_offsets": [len(data), len(data) + len(values)]}
        data += values
    text = json.dumps(header).encode()
    path.write_bytes(len(text).to_bytes(8, "little") + text + data)


def write_json(path: Path, value: object) -> None:
    """Write `value` as JSON."""
    path.write_text(json.dumps(value), "utf-8")
