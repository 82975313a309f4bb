"""The child that tries one processor backend: it may die, and that is the point.

Writes a `Verdict` as soon as the score is known, and another one when everything is. The last line counts.
"""

import math
import os
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec

from desktop.core.errors import KnownError
from desktop.core.sampling import Sampling
from desktop.engine.child_setup import set_up
from desktop.engine.confinement.confine import confine
from desktop.engine.confinement.policy import Profile
from desktop.engine.llama import Llama
from desktop.engine.llama_context import DONE, LlamaContext
from desktop.engine.llama_model import LlamaModel
from desktop.engine.sampler import Sampler
from desktop.engine.verdict import NOT_FINITE, UNSUITABLE, Verdict

_WARM_UP, _PROMPT, _ANSWER = 8, 64, 8  # tokens; the first few only bring the weights into memory
_TEXT = "one two three four five six seven eight nine ten eleven twelve " * 8


def main(arguments: list[str]) -> int:
    """Try one backend and leave."""
    given = dict(zip(arguments[0::2], arguments[1::2], strict=False))
    events = set_up()
    file, lib, model = given["--backend"], Path(given["--lib"]), given.get("--model", "")
    layers, threads = int(given.get("--gpu-layers", "0")), int(given.get("--threads", "1"))
    confine(lib, [Path(model)] if model else [], Profile.GPU if layers else Profile.CPU)
    try:
        for verdict in _verdicts(file, lib, model, layers, threads):
            os.write(events, msgspec.json.encode(verdict) + b"\n")
    except KnownError as error:
        trouble = error.details or str(error.what)
        verdict = Verdict(file=file, trouble=trouble, kind=error.kind.name, arguments=dict(error.arguments))
        os.write(events, msgspec.json.encode(verdict) + b"\n")
    os._exit(0)  # without the farewell of native libraries


def _verdicts(file: str, lib: Path, model_path: str, layers: int, threads: int) -> Iterator[Verdict]:
    llama = Llama(lib)
    score = llama.score(file)
    yield Verdict(file=file, score=score, trouble="" if score else UNSUITABLE)
    if score and model_path:
        llama.load_backend(file)
        if layers:
            llama.load_accelerators()
        model = LlamaModel(llama, Path(model_path), layers, lambda _fraction: True)
        yield _measured(model, threads, file, score)


def _measured(model: LlamaModel, threads: int, file: str, score: int) -> Verdict:
    """Read a prompt and write a few tokens, with the clock running."""
    context = LlamaContext(model, window=256, threads=threads, embedding=False, keep_going=lambda: True)
    prompt = model.tokenize(_TEXT)[: _WARM_UP + _PROMPT]
    codes = [context.read(prompt[:_WARM_UP])]
    started = time.perf_counter()
    codes.append(context.read(prompt[_WARM_UP:]))
    finite = all(map(math.isfinite, context.logits(model.words)))
    read = time.perf_counter()
    sampler = Sampler(model, Sampling(temperature=0.0, repeat_penalty=1.0))
    text = b""
    for _ in range(_ANSWER):
        token = sampler.choose(context)
        text += model.piece(token)
        codes.append(context.add(token))
    finite = finite and all(map(math.isfinite, context.logits(model.words)))
    written = time.perf_counter()
    return Verdict(
        file=file,
        score=score,
        prefill=_PROMPT / (read - started),
        decode=_ANSWER / (written - read),
        text=text.decode("utf-8", "replace"),
        trouble="" if finite and set(codes) == {DONE} else NOT_FINITE,
    )
