"""SIGKILL the window at random moments: nothing acknowledged is lost or doubled, and no engine stays."""

import collections
import random
import sys
from pathlib import Path

import pytest

from tests.fixtures.killed.windows import live_and_die

ROUNDS, FULL = 12, 50
pytestmark = [
    pytest.mark.engine,
    pytest.mark.slow,
    pytest.mark.timeout(600),
    pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is a POSIX signal"),
]


def test_nothing_acknowledged_is_lost_or_doubled(tmp_path: Path, thorough: bool) -> None:
    rounds = FULL if thorough else ROUNDS
    outcome = live_and_die(tmp_path / "data", random.Random(20261124), rounds)
    assert outcome.engines == []
    identifiers = [message.id for message in outcome.messages]
    assert len(set(identifiers)) == len(identifiers)
    assert outcome.lost() == set(), "an acknowledged message is lost"
    assert outcome.doubled() == [], "a message is there twice"
    assert len(outcome.acknowledged) > (rounds / 2 if thorough else 0), (
        "the windows were killed before they did anything"
    )
    assert outcome.unfinished() == [], "an answer is still being written by nobody"
    if thorough:  # in a few rounds chance may leave one out
        places = collections.Counter((message.conversation_id, message.parent_id) for message in outcome.messages)
        assert any(count > 1 for count in places.values()), "no message has a second version"
        assert any(title.endswith("(fork)") for title in outcome.titles), "no chat was forked"
