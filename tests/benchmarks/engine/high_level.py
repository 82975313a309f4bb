"""One answer by llama-cpp-python's high-level API. Prints one JSON object; run in a process of its own."""

import ctypes
import json
import os
import sys
import time
from pathlib import Path
from typing import Any


def main() -> None:
    """Answer the question of the argument twice, briefly at first: then its prompt is known, as it is on our side."""
    asked: dict[str, Any] = json.loads(sys.argv[1])
    os.environ["LLAMA_CPP_LIB_PATH"] = asked["lib"]
    import llama_cpp

    if asked["backend"]:  # the package looks for backends where its own build would have put them
        load = ctypes.CDLL("libggml.so.0").ggml_backend_load
        load.restype, load.argtypes = ctypes.c_void_p, [ctypes.c_char_p]
        load(os.fsencode(Path(asked["lib"]) / asked["backend"]))
    llama = llama_cpp.Llama(
        asked["model"],
        n_ctx=asked["window"],
        n_threads=asked["threads"],
        n_threads_batch=asked["threads"],
        flash_attn=True,
        verbose=False,
    )
    _answer(llama, asked["question"], 8)
    started = time.perf_counter()
    finish = _answer(llama, asked["question"], asked["tokens"])
    print(json.dumps({"seconds": time.perf_counter() - started, "finish": finish}))


def _answer(llama: Any, question: str, tokens: int) -> str:
    """Read the whole stream; returns why it ended."""
    finish = ""
    for chunk in llama.create_chat_completion(
        [{"role": "user", "content": question}],
        max_tokens=tokens,
        temperature=0.0,
        repeat_penalty=1.0,
        stream=True,
    ):
        finish = chunk["choices"][0]["finish_reason"] or finish
    return finish


if __name__ == "__main__":
    main()
