"""What the search index keeps of letters that no space stands between, and of emoji: which pairs of them a text has.

Migration 0008 made an index of what `signs_of` returns, so its rule is part of the file: another one needs a migration
that makes the index anew.
"""

import re

import apsw

# Narrower than what is looked for letter by letter (`search_query`): punctuation tells little. What is not here is
# found all the same, but slowly.
_RUN = re.compile(
    "["
    "\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff"  # Thai, Lao, Burmese, Korean letters, Khmer
    "\u2190-\u2bff"  # arrows, weather, chess, dingbats
    "\u2e80-\u2fff\u3005-\u3007\u3040-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff66-\uffdc"
    "\U00020000-\U0003ffff"  # rare Chinese
    "\U0001f000-\U0001faff"  # emoji
    "]+"
)
MOST = 64  # pairs that are asked for: of a whole page that somebody pasted, more make nothing faster


def signs_of(text: str) -> str:
    """Every pair, and the last one of each stretch alone, each once, between spaces; "" without any."""
    found = dict[str, None]()
    for run in _RUN.findall(text):
        found |= dict.fromkeys(run[place : place + 2] for place in range(len(run)))
    return " ".join(found)


def signs_query(pieces: tuple[str, ...]) -> str:
    """An FTS5 query that every text with these pieces answers, and some others; "" where the index is of no use."""
    found = dict[str, None]()
    for piece in pieces:
        for run in _RUN.findall(piece):
            pairs = [run[place : place + 2] for place in range(len(run) - 1)]
            found |= dict.fromkeys([f'"{pair}"' for pair in pairs] or [f'"{run}"*'])
    return " AND ".join(list(found)[:MOST])


def know_signs(connection: apsw.Connection) -> None:
    """Let a connection write messages: the triggers of migration 0008 call this."""
    connection.create_scalar_function("signs_of", _signs_of, 1, deterministic=True, flags=apsw.SQLITE_INNOCUOUS)


def _signs_of(*values: object) -> str:
    return signs_of(str(values[0]))
