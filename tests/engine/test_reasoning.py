"""Reasoning and answer: each family's markers, any cut, odd blocks, and no character lost."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.engine.reasoning import Kind, Piece, ReasoningSplitter, opened_by
from desktop.engine.reasoning_families import CONTROL_TOKENS, FAMILIES, Family

MARKERS = sorted({marker for family in FAMILIES for markers in family[:4] for marker in markers})
TEXTS = st.lists(st.sampled_from(MARKERS) | st.text("<>[/|think \n", max_size=6), max_size=8).map("".join)
PLACES = st.lists(st.integers(0, 200), max_size=30)
HARMONY = (
    "<|channel|>analysis<|message|>Hm.<|end|>"
    "<|start|>assistant<|channel|>commentary<|message|>Let me see. <|end|>"
    "<|start|>assistant<|channel|>analysis<|message|>More.<|end|>"
    "<|start|>assistant<|channel|>final<|message|>Yes.<|return|>"
)


def pieces_of(text: str, places: Sequence[int]) -> list[str]:
    borders = sorted({0, len(text), *(place % (len(text) + 1) for place in places)})
    return [text[start:end] for start, end in zip(borders, borders[1:], strict=False)]  # noqa: RUF007


def split(text: str, prompt: str = "", places: Sequence[int] = ()) -> list[Piece]:
    """All pieces, neighbours of a kind joined."""
    splitter, found = ReasoningSplitter(prompt), list[Piece]()
    given_back = [piece for part in pieces_of(text, places) for piece in splitter.feed(part)]
    for piece in [*given_back, *splitter.finish()]:
        assert piece.text
        if found and found[-1].kind is piece.kind:
            found[-1] = Piece(piece.kind, found[-1].text + piece.text)
        else:
            found.append(piece)
    return found


def both(text: str, prompt: str = "") -> tuple[str, str]:
    """All reasoning, all of the answer."""
    found = split(text, prompt)
    reasoning, answer = (
        "".join(piece.text for piece in found if piece.kind is kind) for kind in (Kind.REASONING, Kind.ANSWER)
    )
    return reasoning, answer


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.opens[0])
def test_every_family(family: Family) -> None:
    for opening in family.opens:
        for closing in family.closes:
            assert both(f"\n{opening}\nHm.{closing}\n\nYes.") == ("\nHm.", "\n\n\nYes.")
            assert both(f"{opening}{closing}Yes.") == ("", "Yes.")
            assert both(f"Hm.{closing}Yes.", f"<user>Why?<assistant>{opening}\n") == ("Hm.", "Yes.")
            assert both(f"{opening}Hm.") == ("Hm.", "")
    for opening, closing in zip(family.answer_opens, family.answer_closes, strict=False):
        assert both(f"{family.opens[0]}Hm.{family.closes[0]}\n{opening}Yes.{closing}\n") == ("Hm.", "\nYes.\n")


@given(TEXTS, PLACES, st.sampled_from(["", "<think>", "[THINK]", "<|channel|>analysis<|message|>"]))
def test_any_cut_gives_what_the_whole_gives(text: str, places: list[int], prompt: str) -> None:
    assert split(text, prompt, places) == split(text, prompt)


@given(TEXTS, PLACES)
def test_only_markers_are_lost(text: str, places: list[int]) -> None:
    kept = "".join(piece.text for piece in split(text, "", places))
    assert is_made_by_dropping(text, kept)


def is_made_by_dropping(text: str, kept: str) -> bool:
    """Whether `kept` is `text` without some markers."""
    waiting: dict[int, set[int]] = {0: {0}}  # places in `text`, each with places in `kept`
    for place in range(len(text)):
        for done in waiting.pop(place, set()):
            if kept[done : done + 1] == text[place]:
                waiting.setdefault(place + 1, set()).add(done + 1)
            for marker in MARKERS:
                if text.startswith(marker, place):
                    waiting.setdefault(place + len(marker), set()).add(done)
    return len(kept) in waiting.get(len(text), set())


@given(st.text("ab <tool_call>{}[TOOL_CALLS]", min_size=1).filter(lambda text: not text.lstrip().startswith("<t")))
def test_a_text_without_reasoning_is_an_answer(text: str) -> None:
    assert both(text) == ("", text)


def test_harmony_goes_back_and_forth() -> None:
    kinds = [(piece.kind.value, piece.text) for piece in split(HARMONY)]
    assert kinds == [
        ("reasoning", "Hm."),
        ("answer", "Let me see. "),
        ("reasoning", "More."),
        ("answer", "Yes."),
    ]


def test_harmony_without_an_end_before_the_answer() -> None:
    assert both("<|channel|>analysis<|message|>Hm.<|start|>assistant<|channel|>final<|message|>Yes.") == ("Hm.", "Yes.")
    assert both("<|channel|>final<|message|>Yes.") == ("", "Yes.")


@pytest.mark.parametrize(
    "call",
    [
        '<tool_call>{"name": "f"}</tool_call>',
        '[TOOL_CALLS]f[ARGS]{"a": 1}',
        "<|python_tag|>f(1)",
        '<|start|>assistant<|channel|>commentary to=functions.f <|constrain|>json<|message|>{"a": 1}<|call|>',
    ],
)
def test_calls_of_tools_stay_readable(call: str) -> None:
    assert both(call) == ("", call)
    assert both(f"<think>Hm.</think>{call}") == ("Hm.", call)
    assert both(f"<|channel|>analysis<|message|>Hm.<|end|>{call}") == ("Hm.", call)


def test_markers_that_an_answer_is_about_stay() -> None:
    text = "Models write <think> before and </think> after. <answer>42</answer>"
    assert both(text) == ("", text)
    assert both(f"<think>Hm.</think>{text}") == ("Hm.", text)


def test_the_first_closing_marker_ends_a_block_however_many_were_opened() -> None:
    assert both("<think>a <think> b</think>c</think>") == ("a <think> b", "c</think>")


def test_a_model_may_open_again_what_its_prompt_has_opened() -> None:
    assert both("<think>\nHm.</think>Yes.", "<|Assistant|><think>\n") == ("\nHm.", "Yes.")


def test_a_second_block_right_after_the_first() -> None:
    assert both("<think>a</think>\n<think>b</think>c") == ("ab", "\nc")


def test_a_prompt_that_closes_its_block_has_not_opened_one() -> None:
    assert opened_by("<|im_start|>assistant\n<think>\n\n</think>\n\n") is None
    assert opened_by("<|start|>assistant") is None
    assert opened_by("") is None


def test_what_is_certain_comes_at_once() -> None:
    splitter = ReasoningSplitter()
    assert splitter.feed("<thi") == []
    assert splitter.feed("nk>Hm") == [Piece(Kind.REASONING, "Hm")]
    assert splitter.feed("m.</") == [Piece(Kind.REASONING, "m.")]
    assert splitter.feed("b></think>Yes") == [Piece(Kind.REASONING, "</b>"), Piece(Kind.ANSWER, "Yes")]
    assert splitter.feed(" and <") == [Piece(Kind.ANSWER, " and <")]
    assert splitter.finish() == []


def test_no_marker_begins_another_one_that_is_looked_for_at_the_same_time() -> None:
    for marker in MARKERS:
        assert not [other for other in MARKERS if other != marker and other.startswith(marker)]


def test_control_tokens_are_what_markers_are_made_of() -> None:
    assert {"<think>", "[/THINK]", "<|channel|>", "<|message|>", "<|end|>", "<|return|>", "<|call|>"} <= CONTROL_TOKENS
