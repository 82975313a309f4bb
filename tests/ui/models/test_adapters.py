"""The tab of the adapters: what lies here, which models it may belong to, and what to do where there is none."""

from pathlib import Path

from PySide6.QtCore import Qt

from desktop.services.adapter_service import FoundAdapter
from desktop.ui.models.adapters.adapter_rows import AdapterRow
from desktop.ui.models.models_view import ModelsTab
from tests.fixtures.screen_reader import unnamed
from tests.ui.models.conftest import Shown

RHYMES = FoundAdapter(path=Path("/models/rhymes.gguf"), name="Rhymes", architecture="llama", size=9_400_000)


def test_nothing_here_says_how_one_comes(shown: Shown) -> None:
    shown.open()
    shown.view.show_tab(ModelsTab.ADAPTERS)
    assert not shown.view.adapters.nothing.isHidden()
    assert unnamed(shown.view) == []


def test_rows_say_which_models_they_may_belong_to(shown: Shown) -> None:
    page = shown.open().view.adapters
    shown.view.show_tab(ModelsTab.ADAPTERS)
    page.show_rows([AdapterRow(RHYMES, ("SmolLM2 135M Instruct",)), AdapterRow(RHYMES)])
    first, second = (page.rows.index(row) for row in range(2))
    assert first.data(Qt.ItemDataRole.AccessibleTextRole) == "Rhymes, llama, 9 MB"
    assert first.data(Qt.ItemDataRole.AccessibleDescriptionRole) == "May fit SmolLM2 135M Instruct"
    assert "None of the models here" in second.data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert unnamed(shown.view) == []
    shown.view.show_tab(ModelsTab.INSTALLED)
    assert not shown.view.installed_pane.isHidden()
