"""Filters leave what is wanted, and order it."""

from desktop.core.catalogue import Commercial, HubFile, HubModel, Licence, Task
from desktop.core.catalogue_wish import MANY, CatalogueWish, Sort, chosen


def model(name: str, size: int = 1000, **more: object) -> HubModel:
    file = HubFile(repo="a/b", name=f"{name}.gguf", quantisation="Q4_K_M", size=size)
    facts: dict[str, object] = {
        "task": Task.CHAT,
        "licence": Licence(id="MIT", name="MIT License", commercial=Commercial.ALLOWED),
        "files": (file,),
    }
    return HubModel(id=name.lower(), name=name, **{**facts, **more})  # type: ignore[arg-type]


BRIEF = model("Brief", 10, languages=("en",), released="2025-06", publisher="Ann", about="Small.")
LARGE = model("Large", 900, languages=("de", "en"), released="2026-01-15", task=Task.CODE, also=(Task.CHAT,))
WIDE = model(
    "Wide",
    300,
    languages=(MANY,),
    released="2024",
    also=(Task.VISION,),
    licence=Licence(id="X", name="X", commercial=Commercial.FORBIDDEN),
)
CARD = model("Abacus", files=(), downloadable=False)
ALL = [WIDE, CARD, LARGE, BRIEF]


def names(**wish: object) -> list[str]:
    return [one.name for one in chosen(ALL, CatalogueWish(**wish))]  # type: ignore[arg-type]


def test_without_a_wish_everything_is_there_by_name_and_references_last() -> None:
    assert names() == ["Brief", "Large", "Wide", "Abacus"]
    assert names(with_references=False) == ["Brief", "Large", "Wide"]


def test_filters() -> None:
    assert names(task=Task.CODE) == ["Large"]
    assert names(task=Task.VISION) == ["Wide"]
    assert names(language="de") == ["Large", "Wide"]
    assert names(for_business=True) == ["Brief", "Large", "Abacus"]
    assert names(largest=300) == ["Brief", "Wide"]
    assert names(fits=lambda one: one.name != "Brief") == ["Large", "Wide"]


def test_words_are_found_wherever_they_stand() -> None:
    assert names(words="ann BRIEF") == ["Brief"]
    assert names(words="small") == ["Brief"]
    assert names(words="ann large") == []


def test_spaces_and_dashes_make_no_difference_in_names() -> None:
    one = model("Llama 2 7B Chat")
    for words in ("llama2", "llama-2-7b", "Llama2-7B chat", "7b_chat"):
        assert chosen([one], CatalogueWish(words=words)) == [one], words
    for words in ("llama3", "-", "llama 2 13b"):
        assert chosen([one], CatalogueWish(words=words)) == [], words


def test_orders() -> None:
    assert names(sort=Sort.SIZE) == ["Brief", "Wide", "Large", "Abacus"]
    assert names(sort=Sort.NEWEST) == ["Large", "Brief", "Wide", "Abacus"]
    assert names(sort=Sort.BEST, rank=lambda one: len(one.languages)) == ["Large", "Brief", "Wide", "Abacus"]
    assert names(sort=Sort.BEST) == names()
