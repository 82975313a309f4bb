"""Pages have words and a picture that exists."""

from pathlib import Path

from desktop.core.shown_setting import Page

ICONS = Path(__file__).parents[2] / "resources" / "icons"


def test_every_page_has_words_and_a_picture() -> None:
    assert all(page.value.words for page in Page)
    assert all((ICONS / f"{page.value.icon}.svg").exists() for page in Page)
