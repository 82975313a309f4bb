"""Every string is found with its context, and what a translator could not read is refused."""

import pytest
from translation_sources import strings_in

SOURCE = """
WORDS = QT_TRANSLATE_NOOP("actions", "New chat")

class Outer(QWidget):
    def __init__(self):
        self.setText(self.tr("A " "sentence") if x else self.tr("Another"))
        self.more(QCoreApplication.translate("actions", facts.words))

def f():
    plural("files", "%Ln page", "%Ln pages", 3)
    return translate("sizes", "{0} GB").format(1)
"""


def test_context_and_text_are_found() -> None:
    assert list(strings_in(SOURCE)) == [
        ("actions", "New chat"),
        ("Outer", "A sentence"),
        ("Outer", "Another"),
        ("files", "%Ln pages"),
        ("sizes", "{0} GB"),
    ]


@pytest.mark.parametrize("call", ['self.tr(f"{a}")', "self.tr(words)"])
def test_what_is_not_written_out_is_refused(call: str) -> None:
    with pytest.raises(ValueError, match="line 1"):
        list(strings_in(call))
