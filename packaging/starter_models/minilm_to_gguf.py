"""Turns all-MiniLM-L6-v2 (a BERT sentence embedder in safetensors) into the GGUF file that llama.cpp reads.

    python minilm_to_gguf.py MODEL_DIR OUT

The same input gives the same bytes. Matrices become half precision; norms, biases, positions and token types stay
single precision, because llama.cpp adds and multiplies those in single precision.
"""

import json
import os
import sys
from pathlib import Path
from typing import Any

import gguf
import numpy as np
import numpy.typing as npt
from minilm_names import SPECIAL_TOKENS, UNUSED_TENSORS, ConversionError, gguf_name, llama_token
from safetensors_reader import Tensor, read_tensors

NAME = "all-MiniLM-L6-v2"
SOURCE = "https://huggingface.co/sentence-transformers/all-MiniLM-L6-v2"
SINGLE_PRECISION = ("position_embd.weight", "token_types.weight")


def convert(model_dir: Path, out: Path) -> None:
    """Write `out` from the model in `model_dir`; `out` appears complete or not at all."""
    config = _json(model_dir / "config.json")
    if config.get("model_type") != "bert" or config.get("hidden_act") != "gelu":
        raise ConversionError(f"{model_dir} does not hold a BERT model with GELU")
    tensors = {gguf_name(name): tensor for name, tensor in _wanted(model_dir).items()}
    _check_shapes(config, tensors)
    unfinished = out.with_name(f"{out.name}.part-{os.getpid()}")
    try:
        writer = gguf.GGUFWriter(unfinished, "bert")
        _add_general(writer, tensors)
        _add_architecture(writer, config)
        _add_tokenizer(writer, model_dir, config)
        for name in sorted(tensors):
            writer.add_tensor(name, _stored(name, tensors[name]))
        writer.write_header_to_file()
        writer.write_kv_data_to_file()
        writer.write_tensors_to_file()
        writer.close()
        unfinished.replace(out)
    finally:
        unfinished.unlink(missing_ok=True)


def _wanted(model_dir: Path) -> dict[str, Tensor]:
    tensors = read_tensors(model_dir / "model.safetensors")
    return {name: tensor for name, tensor in tensors.items() if not UNUSED_TENSORS.match(name)}


def _check_shapes(config: dict[str, Any], tensors: dict[str, Tensor]) -> None:
    width = config["hidden_size"]
    expected = {
        "token_embd.weight": (config["vocab_size"], width),
        "position_embd.weight": (config["max_position_embeddings"], width),
        "token_types.weight": (config["type_vocab_size"], width),
    }
    for layer in range(config["num_hidden_layers"]):
        expected[f"blk.{layer}.attn_q.weight"] = (width, width)
        expected[f"blk.{layer}.ffn_up.weight"] = (config["intermediate_size"], width)
        expected[f"blk.{layer}.ffn_down.weight"] = (width, config["intermediate_size"])
    for name, shape in expected.items():
        if name not in tensors or tensors[name].shape != shape:
            raise ConversionError(f"{name} is missing or not of shape {shape}")
    if len(tensors) != 5 + 16 * config["num_hidden_layers"]:
        raise ConversionError(f"{len(tensors)} tensors are not a BERT of {config['num_hidden_layers']} layers")


def _stored(name: str, tensor: Tensor) -> npt.NDArray[Any]:
    if tensor.ndim < 2 or name in SINGLE_PRECISION:
        return np.ascontiguousarray(tensor)
    if not np.abs(tensor).max() <= np.finfo(np.float16).max:
        raise ConversionError(f"{name} does not fit into half precision")
    return tensor.astype(np.float16)


def _add_general(writer: gguf.GGUFWriter, tensors: dict[str, Tensor]) -> None:
    writer.add_type("model")
    writer.add_name(NAME)
    writer.add_organization("sentence-transformers")
    writer.add_license("apache-2.0")
    writer.add_source_url(SOURCE)
    writer.add_size_label(f"{round(sum(tensor.size for tensor in tensors.values()) / 1e6)}M")
    writer.add_file_type(int(gguf.LlamaFileType.MOSTLY_F16))
    writer.add_quantization_version(gguf.GGML_QUANT_VERSION)


def _add_architecture(writer: gguf.GGUFWriter, config: dict[str, Any]) -> None:
    writer.add_block_count(config["num_hidden_layers"])
    writer.add_context_length(config["max_position_embeddings"])
    writer.add_embedding_length(config["hidden_size"])
    writer.add_feed_forward_length(config["intermediate_size"])
    writer.add_head_count(config["num_attention_heads"])
    writer.add_layer_norm_eps(config["layer_norm_eps"])
    writer.add_causal_attention(False)


def _add_tokenizer(writer: gguf.GGUFWriter, model_dir: Path, config: dict[str, Any]) -> None:
    pooling = _json(model_dir / "1_Pooling" / "config.json")
    if not pooling.get("pooling_mode_mean_tokens"):
        raise ConversionError("the model does not average its tokens")
    writer.add_pooling_type(gguf.PoolingType.MEAN)
    if not _json(model_dir / "tokenizer_config.json").get("do_lower_case"):
        raise ConversionError("the tokenizer does not lower-case")
    tokens = (model_dir / "vocab.txt").read_text("utf-8").removesuffix("\n").split("\n")
    spelled = [llama_token(token) for token in tokens]
    if len(tokens) != config["vocab_size"] or len(set(spelled)) != len(spelled):
        raise ConversionError("vocab.txt does not fit the model")
    ids = {token: tokens.index(token) for token in SPECIAL_TOKENS}
    writer.add_token_type_count(config["type_vocab_size"])
    writer.add_tokenizer_model("bert")
    writer.add_tokenizer_pre("bert-bge")  # llama.cpp's name for BERT's uncased pre-tokenizer
    writer.add_token_list(spelled)
    control, normal = gguf.TokenType.CONTROL, gguf.TokenType.NORMAL
    writer.add_token_types([control if token in SPECIAL_TOKENS else normal for token in tokens])
    writer.add_bos_token_id(ids["[CLS]"])
    writer.add_eos_token_id(ids["[SEP]"])
    writer.add_unk_token_id(ids["[UNK]"])
    writer.add_sep_token_id(ids["[SEP]"])
    writer.add_pad_token_id(ids["[PAD]"])
    writer.add_mask_token_id(ids["[MASK]"])
    writer.add_add_bos_token(True)
    writer.add_add_eos_token(True)


def _json(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise ConversionError(f"{path.name} is missing or unreadable: {error}") from error
    if not isinstance(found, dict):
        raise ConversionError(f"{path.name} is not a JSON object")
    return found


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: python minilm_to_gguf.py MODEL_DIR OUT")
    convert(Path(sys.argv[1]), Path(sys.argv[2]))
