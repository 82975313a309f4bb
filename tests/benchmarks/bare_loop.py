"""The peer: load, prefill and greedy decode on the low-level API, with nothing around it.

Prints one JSON object. Run by the other benchmarks in a process of its own.
"""

import ctypes
import json
import os
import sys
import time
from pathlib import Path


def main() -> None:
    """Answer the question given as an argument with the starter model."""
    note = json.loads((Path(sys.prefix) / "bantam.json").read_text("utf-8"))
    lib = Path(note["engine"]) / "lib"
    model_path = next(Path(note["starter"]).glob("SmolLM2*.gguf"))
    os.environ["LLAMA_CPP_LIB_PATH"] = str(lib)
    import llama_cpp.llama_cpp as llama

    ggml = ctypes.CDLL("libggml.so.0")
    ggml.ggml_backend_load.restype = ctypes.c_void_p
    proof = Path(note["engine"]) / "proof.json"
    best = json.loads(proof.read_text("utf-8"))["best"] if proof.exists() else "libggml-cpu-haswell.so"
    ggml.ggml_backend_load(str(lib / best).encode())
    silent = llama.llama_log_callback(lambda *_: None)
    llama.llama_log_set(silent, ctypes.c_void_p(0))

    started = time.perf_counter()
    model = llama.llama_model_load_from_file(str(model_path).encode(), llama.llama_model_default_params())
    options = llama.llama_context_default_params()
    options.n_ctx, options.n_batch, options.n_threads, options.n_threads_batch = (
        8192,
        512,
        os.cpu_count(),
        os.cpu_count(),
    )
    context = llama.llama_init_from_model(model, options)
    vocab = llama.llama_model_get_vocab(model)
    loaded = time.perf_counter()

    prompt = (
        f"<|im_start|>system\n<|im_end|>\n<|im_start|>user\n{sys.argv[1]}<|im_end|>\n<|im_start|>assistant\n"
    ).encode()
    tokens = (llama.llama_token * 512)()
    count = llama.llama_tokenize(vocab, prompt, len(prompt), tokens, 512, False, True)
    sampler = llama.llama_sampler_init_greedy()
    llama.llama_decode(context, llama.llama_batch_get_one(tokens, count))
    token = llama.llama_sampler_sample(sampler, context, -1)
    prefilled = time.perf_counter()
    generated, one = 1, (llama.llama_token * 1)()
    while not llama.llama_vocab_is_eog(vocab, token) and generated < 256:
        one[0] = token
        llama.llama_decode(context, llama.llama_batch_get_one(one, 1))
        token = llama.llama_sampler_sample(sampler, context, -1)
        generated += 1
    ended = time.perf_counter()
    result = {
        "load_seconds": loaded - started,
        "prefill_seconds": prefilled - loaded,
        "decode_seconds": ended - prefilled,
        "prompt_tokens": count,
        "tokens": generated,
    }
    print(json.dumps(result))


if __name__ == "__main__":
    main()
