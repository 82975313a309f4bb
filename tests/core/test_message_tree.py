"""Versions of messages, and which of them are shown."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.core.message_tree import BEGINNING, Link, MessageTree, Versions

# q ─ a ─ r ─ b        two questions begin the chat, the first has two answers, of which the older goes on
#   └ a2
# p ─ c
LINKS = [
    Link("q", None),
    Link("a", "q"),
    Link("r", "a"),
    Link("b", "r"),
    Link("a2", "q"),
    Link("p", None),
    Link("c", "p"),
]


def ids(tree: MessageTree[Link]) -> list[str]:
    return [link.id for link in tree.path()]


def test_the_newest_is_shown_until_another_is_chosen() -> None:
    assert ids(MessageTree(LINKS)) == ["p", "c"]
    assert ids(MessageTree(LINKS, {BEGINNING: "q"})) == ["q", "a2"]
    assert ids(MessageTree(LINKS, {BEGINNING: "q", "q": "a"})) == ["q", "a", "r", "b"]


def test_what_was_chosen_below_is_remembered_while_something_else_is_shown() -> None:
    shown = {BEGINNING: "p", "q": "a"}
    assert ids(MessageTree(LINKS, shown)) == ["p", "c"]
    shown |= MessageTree(LINKS, shown).choices_for("q")
    assert ids(MessageTree(LINKS, shown)) == ["q", "a", "r", "b"]


def test_versions_are_counted_where_there_are_several() -> None:
    versions = MessageTree(LINKS, {BEGINNING: "q", "q": "a"}).versions()
    assert versions == {"q": Versions(("q", "p"), 1), "a": Versions(("a", "a2"), 1)}
    assert (versions["q"].previous, versions["q"].next) == ("", "p")
    last = MessageTree(LINKS).versions()["p"]
    assert (last.number, last.previous, last.next) == (2, "q", "")


def test_a_choice_that_is_gone_counts_for_nothing() -> None:
    assert ids(MessageTree(LINKS, {BEGINNING: "gone", "q": "p"})) == ["p", "c"]


def test_the_way_to_a_message_that_is_not_shown() -> None:
    tree = MessageTree(LINKS)
    assert [link.id for link in tree.path_to("b")] == ["q", "a", "r", "b"]
    assert tree.path_to("nothing") == []
    assert tree.choices_for("b") == {BEGINNING: "q", "q": "a"}
    assert tree.choices_for("c") == {}
    assert tree.has_children("a")
    assert not tree.has_children("a2")


def test_a_circle_ends() -> None:
    tree = MessageTree([Link("a", "b"), Link("b", "a"), Link("c", None)])
    assert ids(tree) == ["c"]
    assert len(tree.path_to("a")) == 2


@given(st.lists(st.integers(min_value=-1, max_value=20), max_size=20), st.data())
def test_every_message_can_be_shown(parents: list[int], data: st.DataObject) -> None:
    links = [Link(str(number), None if parent < 0 else str(parent)) for number, parent in enumerate(parents)]
    links = [link for link in links if link.parent_id is None or int(link.parent_id) < int(link.id)]
    shown: dict[str, str] = {}
    for wanted in data.draw(st.lists(st.sampled_from(links), max_size=5)) if links else []:
        shown |= MessageTree(links, shown).choices_for(wanted.id)
        assert wanted.id in ids(MessageTree(links, shown))
