"""Tiny models that see: what they read of real images is what llama.cpp's own program would have them read."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from desktop.core.answer_form import AnswerForm
from desktop.core.cancellation import Cancellation
from desktop.core.chat import Figures, Finish, Role
from desktop.core.errors import ErrorKind, KnownError
from desktop.engine.client import EngineClient
from desktop.engine.command import engine_environment
from desktop.engine.image_limits import MOST_BYTES, MOST_IMAGES
from desktop.engine.protocol import Confinement, Finished, PromptProgressed, Turn
from desktop.engine.states import EngineState
from tests.engine.engines import GREEDY, Answer, Engines, assert_helps, state_of
from tests.fixtures.pictures import hostile, mutated, picture, plain
from tests.fixtures.tiny_models.maker import write_tiny
from tests.fixtures.tiny_models.projectors import KINDS, READS, write_projector

pytestmark = pytest.mark.engine
# Without marks: the tiny vocabularies' special tokens are zeros, which llama.cpp's qwen2vl divides by.
PLAIN = "{% for m in messages %}{{ m.role }}: {{ m.content }}\n{% endfor %}assistant:"
# As SmolVLM's: contents are lists, and words that are not in one are lost.
PARTS = (
    "{% for m in messages %}{{ m.role }}:{% for part in m.content %}{{ part.text }}{% endfor %}{{ '\\n' }}"
    "{% endfor %}assistant:"
)
WRITTEN = 6
MEMORY = 450 << 20  # bytes that the largest image allowed may take for a moment
Seeing = Callable[..., EngineClient]


def ask(words: str, *images: bytes) -> list[Turn]:
    return [Turn(Role.USER, words, images)]


def answered(client: EngineClient, turns: list[Turn], form: AnswerForm | None = None) -> Answer:
    told = Answer(client.generate(turns, GREEDY, WRITTEN, form=form))
    assert told.error is None, told.error.details if isinstance(told.error, KnownError) else told.error
    return told


def figures(told: Answer) -> Figures:
    assert told.finished is not None
    assert told.finished.figures is not None
    return told.finished.figures


def likely(told: Answer) -> list[tuple[int, float]]:
    """The tokens of an answer with their log-probabilities."""
    return [(chosen.token, chosen.log_probability) for token in told.tokens for chosen in token.chosen]


@pytest.fixture
def seeing(engines: Engines, real: list[str], tmp_path: Path) -> Seeing:
    """Load a tiny model with a projector in an engine of its own."""

    def load(which: str = "llava", template: str = PLAIN) -> EngineClient:
        client = engines.of(real)
        model = write_tiny(tmp_path / "model.gguf", READS[which], keys={"tokenizer.chat_template": template}, seed=3)
        assert client.load(model, projector=write_projector(tmp_path / "mmproj.gguf", which), threads=1)
        return client

    return load


@pytest.fixture(scope="module")
def llava(real: list[str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[EngineClient]:
    """The plainest of them, for tests that leave it as it was."""
    folder = tmp_path_factory.mktemp("llava")
    client = EngineClient(real, name="Seeing")
    model = write_tiny(folder / "model.gguf", keys={"tokenizer.chat_template": PLAIN})
    assert client.load(model, projector=write_projector(folder / "mmproj.gguf"), threads=1)
    yield client
    client.stop()


@pytest.mark.parametrize("which", KINDS)
def test_it_reads_what_llama_cpp_reads(seeing: Seeing, real: list[str], tmp_path: Path, which: str) -> None:
    client = seeing(which)
    assert client.confinement is not None
    assert client.confinement.level is Confinement.FULL
    image = tmp_path / "image.png"
    image.write_bytes(picture())
    turns = ask("the rain in spain", image.read_bytes())
    prompt, count = client.render(turns)
    told = answered(client, turns, AnswerForm(log_probabilities=1))
    assert prompt.count("<__media__>") == 1
    assert figures(told).prompt_tokens == count == client.count_tokens(turns)
    (tmp_path / "prompt").write_text(prompt)
    files = [str(tmp_path / name) for name in ("model.gguf", "mmproj.gguf", "image.png", "prompt")]
    command = [sys.executable, "-c", _REFERENCE, *real[real.index("--lib") :], *files]
    done = subprocess.run(command, env=engine_environment(), capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    expected = json.loads(done.stdout.splitlines()[-1])
    assert expected["places"] == count
    found = likely(told)
    assert len(found) >= 1
    for (token, value), (known, right) in zip(found, expected["answer"], strict=False):
        assert token == known
        assert value == pytest.approx(right, abs=2e-3)


@pytest.mark.parametrize("which", KINDS)
def test_a_second_question_does_not_read_the_image_again(seeing: Seeing, which: str) -> None:
    client = seeing(which)
    first = ask("the rain", picture("jpg"))
    said = answered(client, first)
    second = [*first, Turn(Role.ASSISTANT, said.text), Turn(Role.USER, "in spain")]
    known = answered(client, second)
    assert figures(known).reused_tokens >= figures(said).prompt_tokens
    fresh = seeing(which)
    assert answered(fresh, second).text == known.text
    assert figures(answered(client, second)).reused_tokens == figures(known).prompt_tokens - 1


@pytest.mark.parametrize("which", KINDS)
def test_coming_back_to_a_chat_does_not_read_its_image_again(seeing: Seeing, which: str) -> None:
    client, form = seeing(which), AnswerForm(log_probabilities=1)
    chat = ask("the rain in spain stays mainly in the plain", picture(width=60, height=60))
    first = answered(client, chat, form)
    answered(client, ask("something else that is so long that the first chat is worth a copy"))
    back = answered(client, chat, form)
    assert figures(back).reused_tokens == figures(first).prompt_tokens - 1
    for (token, value), (other, expected) in zip(likely(back), likely(first), strict=True):
        assert token == other
        assert value == pytest.approx(expected, abs=2e-3)


def test_an_image_survives_a_restart(real: list[str], tmp_path: Path) -> None:
    model = write_tiny(tmp_path / "m.gguf", READS["qwen2vl"], keys={"tokenizer.chat_template": PLAIN}, seed=3)
    projector, other = (write_projector(tmp_path / f"{seed}.gguf", "qwen2vl", seed=seed) for seed in (7, 8))
    chat = ask("the rain in spain stays mainly in the plain", picture(width=60, height=60))
    told: list[tuple[int, list[tuple[int, float]]]] = []
    for path in (projector, projector, other):
        states = os.open(tmp_path / "states", os.O_RDWR | os.O_CREAT)
        client = EngineClient(real, name="Seeing", states=states)
        try:
            assert client.load(model, projector=path, threads=1)
            answer = answered(client, chat, AnswerForm(log_probabilities=1))
            told.append((figures(answer).reused_tokens, likely(answer)))
            assert client.save_states() >= 1
        finally:
            client.stop()
    assert told[0][0] == 0
    assert told[1][0] > 40
    assert told[2][0] == 0, "what one projector saw is nothing to another"
    assert [token for token, _ in told[1][1]] == [token for token, _ in told[0][1]]


def test_another_image_is_another_prompt(llava: EngineClient) -> None:
    form = AnswerForm(log_probabilities=1)
    one = likely(answered(llava, ask("the sea", picture(tint=0)), form))
    other = answered(llava, ask("the sea", picture(tint=120)), form)
    assert likely(other) != one
    assert figures(other).reused_tokens < 20  # the words before it
    assert likely(answered(llava, ask("the sea", picture(tint=0)), form)) == one


def test_two_images_have_two_places(llava: EngineClient) -> None:
    one, two = picture(tint=1), picture("jpg", tint=90)
    empty, with_one = llava.count_tokens(ask("the sea")), llava.count_tokens(ask("the sea", one))
    assert with_one in (empty + 16, empty + 17)  # the words after it are tokenised by themselves
    assert llava.count_tokens(ask("the sea", one, two)) == with_one + 16
    there = answered(llava, ask("the sea", one, two))
    back = answered(llava, ask("the sea", two, one))
    assert figures(back).reused_tokens < 20
    assert figures(there).prompt_tokens == figures(back).prompt_tokens


def test_words_without_an_image_are_what_they_were(llava: EngineClient, engines: Engines, real: list[str]) -> None:
    assert llava.facts.vision is not None
    assert llava.facts.vision.name == "mmproj.gguf"
    assert 40_000 < llava.facts.vision.memory_bytes < 4_000_000
    blind = engines.of(real)
    assert blind.load(Path(str(_folder(llava)) + "/model.gguf"), threads=1)
    assert blind.facts.vision is None
    turns = ask("the rain in spain stays mainly in the plain")
    assert answered(blind, turns).text == answered(llava, turns).text
    assert blind.render(turns) == llava.render(turns)


def _folder(client: EngineClient) -> Path:
    """Where the model of a running engine lies: the one file that it holds open, or maps."""
    maps = psutil.Process(client.pid).memory_maps(grouped=True)
    return next(Path(one.path).parent for one in maps if one.path.endswith("model.gguf"))


def test_words_of_ours_do_not_become_images(llava: EngineClient) -> None:
    assert answered(llava, ask("<__media__> <__media__>", picture())).finished is not None
    assert answered(llava, ask("<__media__>")).finished is not None


def test_only_an_image(llava: EngineClient) -> None:
    assert answered(llava, ask("", picture())).finished is not None


def test_a_template_that_wants_parts_gets_them(seeing: Seeing) -> None:
    client = seeing(template=PARTS)
    prompt, _ = client.render(ask("the sea", picture()))
    assert prompt == "user:<__media__>the sea\nassistant:"
    assert client.render(ask("the sea"))[0] == "user:the sea\nassistant:"


def test_a_template_without_a_place_for_images_says_so(seeing: Seeing) -> None:
    client = seeing(template="{{ messages[-1].role }}: nothing")
    error = Answer(client.generate(ask("the sea", picture()), GREEDY, WRITTEN)).error
    assert_helps(error, ErrorKind.TEMPLATE_FAILED)


def test_stopping_between_images_leaves_no_trace(llava: EngineClient) -> None:
    turns = ask("the rain", *(picture(tint=tint) for tint in range(8)))
    whole = answered(llava, turns)
    answered(llava, ask("something else"))
    cancel = Cancellation()
    finish: Finish | None = None
    for event in llava.generate(ask("the sun", *turns[0].images), GREEDY, WRITTEN, cancel=cancel):
        if isinstance(event, PromptProgressed):
            cancel.cancel()
        elif isinstance(event, Finished):
            finish = event.finish
    assert finish in (Finish.CANCELLED, Finish.LENGTH)  # it may have been faster
    assert answered(llava, turns).text == whole.text


def test_stopping_while_an_image_is_encoded(seeing: Seeing) -> None:
    client = seeing("slow")
    cancel = Cancellation()
    progress: list[PromptProgressed] = []
    alarm = threading.Timer(0.3, cancel.cancel)
    finish: Finish | None = None
    alarm.start()
    for event in client.generate(ask("the sea", picture()), GREEDY, WRITTEN, cancel=cancel):
        if isinstance(event, PromptProgressed):
            progress.append(event)
        elif isinstance(event, Finished):
            finish = event.finish
    alarm.join()
    assert finish is Finish.CANCELLED
    assert progress[-1].done < 30, "the image did not get into the context"
    assert answered(client, ask("the sea")).finished is not None


def test_a_model_without_a_projector_says_so(engines: Engines, real: list[str], tmp_path: Path) -> None:
    client = engines.of(real)
    assert client.load(write_tiny(tmp_path / "blind.gguf"))
    for error in (
        Answer(client.generate(ask("the sea", picture()), GREEDY, WRITTEN)).error,
        _caught(lambda: client.count_tokens(ask("the sea", picture()))),
    ):
        assert assert_helps(error, ErrorKind.NO_VISION).arguments["name"] == "blind.gguf"
    assert answered(client, ask("the sea")).finished is not None


def _caught(call: Callable[[], object]) -> KnownError:
    with pytest.raises(KnownError) as caught:
        call()
    return caught.value


def test_hostile_images_end_in_an_answer_or_a_reason(llava: EngineClient) -> None:
    pid = llava.pid
    told = {name: Answer(llava.generate(ask("the sea", data), GREEDY, 2)).error for name, data in hostile()}
    fine = {"PNG 1x1", "PNG 8192x1", "PNG 1x8192", "16 bits", "interlaced", "grey, one bit", "progressive JPEG"}
    for name, error in told.items():
        if error is None:
            continue
        assert name not in fine, f"{name}: {error}"
        large = ("65535" in name and "pixmap" not in name) or "2^31" in name or name == "larger than allowed"
        assert_helps(error, ErrorKind.IMAGES_TOO_LARGE if large else ErrorKind.IMAGE_UNUSABLE)
    spared = {name for name, error in told.items() if error is None} - fine
    assert spared <= {"half a JPEG", "JPEG 8192x1500", "wrong filter"}, "the decoder makes do with what is there"
    assert llava.pid == pid
    assert state_of(llava) is EngineState.READY


def test_mutated_images_cost_no_engine(llava: EngineClient) -> None:
    pid = llava.pid
    refused = 0
    for name, data in mutated(300):
        error = Answer(llava.generate(ask("the sea", data), GREEDY, 1)).error
        if error is not None:
            refused += 1
            assert isinstance(error, KnownError), name
            assert error.kind in (ErrorKind.IMAGE_UNUSABLE, ErrorKind.IMAGES_TOO_LARGE), f"{name}: {error}"
    assert refused > 50
    assert llava.pid == pid


def test_the_largest_images_take_bounded_memory(seeing: Seeing) -> None:
    client = seeing()
    answered(client, ask("the sea", picture()))
    before = _peak(client.pid)
    answered(client, ask("the sea", plain("png", 4096, 3072)))
    answered(client, ask("the sea", plain("jpg", 4096, 3072)))
    assert _peak(client.pid) - before < MEMORY
    error = Answer(client.generate(ask("the sea", plain("png", 4096, 3073)), GREEDY, 1)).error
    assert_helps(error, ErrorKind.IMAGES_TOO_LARGE)
    four = Answer(client.generate(ask("the sea", *[plain("jpg", 4096, 3072)] * 5), GREEDY, 1)).error
    assert_helps(four, ErrorKind.IMAGES_TOO_LARGE)


def _peak(pid: int) -> int:
    """The most memory that a process ever had, in bytes."""
    lines = Path(f"/proc/{pid}/status").read_text("ascii").splitlines()
    return next(int(line.split()[1]) << 10 for line in lines if line.startswith("VmHWM"))


def test_more_than_a_request_carries_is_not_even_sent(llava: EngineClient) -> None:
    small = picture()
    for images in ([small] * (MOST_IMAGES + 1), [b"\0" * (MOST_BYTES + 1)], [b"\0" * MOST_BYTES] * 2):
        error = Answer(llava.generate(ask("the sea", *images), GREEDY, 1)).error
        assert_helps(error, ErrorKind.IMAGES_TOO_LARGE)
        assert_helps(_caught(lambda images=images: llava.render(ask("", *images))), ErrorKind.IMAGES_TOO_LARGE)  # type: ignore[misc]


def test_images_that_do_not_fit_into_the_window(llava: EngineClient) -> None:
    error = Answer(llava.generate(ask("the sea", *[picture()] * 16), GREEDY, 1)).error
    assert assert_helps(error, ErrorKind.PROMPT_TOO_LONG).arguments["available"] == 256


_REFERENCE = """
import ctypes, json, math, sys
from pathlib import Path
from desktop.engine.llama import Llama
llama = Llama(Path(sys.argv[2]))
llama.load_backend(sys.argv[6])
model_path, projector, image, prompt = sys.argv[7:]
api, mtmd = llama.api, llama.open_mtmd()
model = api.llama_model_load_from_file(model_path.encode(), api.llama_model_default_params())
vocab = api.llama_model_get_vocab(model)
params = api.llama_context_default_params()
params.n_ctx, params.n_threads, params.n_threads_batch = 256, 1, 1
context = api.llama_init_from_model(model, params)
seeing = mtmd.mtmd_context_params_default()
seeing.use_gpu, seeing.n_threads = False, 1
eyes = mtmd.mtmd_init_from_file(projector.encode(), model, seeing)
bitmap = mtmd.mtmd_helper_bitmap_init_from_file(eyes, image.encode(), False)
text = Path(prompt).read_bytes()
chunks = mtmd.mtmd_input_chunks_init()
words = mtmd.mtmd_input_text(text, len(text), True, True)
row = (ctypes.c_void_p * 1)(bitmap)
assert mtmd.mtmd_tokenize(eyes, chunks, ctypes.byref(words), row, 1) == 0
past = api.llama_pos(0)
assert mtmd.mtmd_helper_eval_chunks(eyes, context, chunks, 0, 0, 256, True, ctypes.byref(past)) == 0
answer = []
for step in range(6):
    scores = list(api.llama_get_logits_ith(context, -1)[: api.llama_vocab_n_tokens(vocab)])
    highest = max(scores)
    token = scores.index(highest)
    answer.append((token, highest - highest - math.log(math.fsum(math.exp(one - highest) for one in scores))))
    batch = api.llama_batch_get_one((api.llama_token * 1)(token), 1)
    assert api.llama_decode(context, batch) == 0
print(json.dumps({"places": mtmd.mtmd_helper_get_n_tokens(chunks), "answer": answer}))
"""
