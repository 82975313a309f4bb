"""What messages and figures say about themselves."""

import msgspec
import pytest

from desktop.core.chat import Figures, Finish, Message, Role

FIGURES = Figures(
    prompt_tokens=40, reused_tokens=10, tokens=21, prefill_seconds=0.5, decode_seconds=2.0, first_token_seconds=0.6
)


def message(role: Role, finish: Finish | None = None) -> Message:
    return Message(id="b", conversation_id="a", parent_id=None, role=role, text="", created_at=1.0, finish=finish)


def test_the_first_token_belongs_to_prefill() -> None:
    assert FIGURES.tokens_per_second == 10.0


@pytest.mark.parametrize(("tokens", "seconds"), [(0, 0.0), (1, 1.0), (2, 0.0)])
def test_no_speed_where_there_is_none(tokens: int, seconds: float) -> None:
    assert msgspec.structs.replace(FIGURES, tokens=tokens, decode_seconds=seconds).tokens_per_second == 0.0


@pytest.mark.parametrize("finish", Finish)
def test_an_answer_is_being_written_until_it_ends(finish: Finish) -> None:
    assert message(Role.ASSISTANT).is_writing
    assert not message(Role.ASSISTANT, finish).is_writing


@pytest.mark.parametrize("role", [Role.USER, Role.SYSTEM])
def test_only_answers_are_being_written(role: Role) -> None:
    assert not message(role).is_writing


def test_the_figures_of_a_continued_answer_are_those_of_both_stretches() -> None:
    later = msgspec.structs.replace(FIGURES, prompt_tokens=61, tokens=11, decode_seconds=1.0)
    both = FIGURES.followed_by(later)
    assert both.tokens == 32
    assert both.prompt_tokens + both.tokens == later.prompt_tokens + later.tokens, "what is in the context now"
    assert both.tokens_per_second == 10.0
    assert both.first_token_seconds == FIGURES.first_token_seconds


@pytest.mark.parametrize("finish", Finish)
def test_an_answer_goes_on_unless_the_model_ended_it(finish: Finish) -> None:
    assert message(Role.ASSISTANT, finish).can_go_on == (finish is not Finish.STOP)
    assert not message(Role.ASSISTANT).can_go_on
