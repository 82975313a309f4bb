"""Filters leave what is wanted, and order it."""

from desktop.core.catalogue import Commercial, HubFile, HubModel, Licence, Task
from desktop.core.catalogue_wish import BUSINESS, MANY, is_address
from desktop.core.offer import FileOffer, Offer, OfferWish, Order, wanted


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
    return found(ALL, **{"order": Order.NAME, **wish})


def found(models: list[HubModel], **wish: object) -> list[str]:
    offers = [Offer(model=one, best=FileOffer(file=one.default) if one.default else None) for one in models]
    return [one.model.name for one in wanted(offers, OfferWish(**wish))]  # type: ignore[arg-type]


def test_without_a_wish_everything_is_there_by_name_and_references_last() -> None:
    assert names() == ["Brief", "Large", "Wide", "Abacus"]


def test_filters() -> None:
    assert names(task=Task.CODE) == ["Large"]
    assert names(task=Task.VISION) == ["Wide"]
    assert names(languages=("de",)) == ["Large", "Wide"]
    assert names(commercial=BUSINESS) == ["Brief", "Large", "Abacus"]
    assert names(largest=300) == ["Brief", "Wide"]
    assert names(fits=True) == []  # nobody judged them
    assert names(size="small") == [], "nobody told how many parameters they have"


def test_words_are_found_wherever_they_stand() -> None:
    assert names(words="ann BRIEF") == ["Brief"]
    assert names(words="small") == ["Brief"]
    assert names(words="ann large") == []


def test_spaces_and_dashes_make_no_difference_in_names() -> None:
    one = model("Llama 2 7B Chat")
    for words in ("llama2", "llama-2-7b", "Llama2-7B chat", "7b_chat"):
        assert found([one], words=words), words
    for words in ("llama3", "-", "llama 2 13b"):
        assert not found([one], words=words), words
    assert found([model("LLaMA (1) 7B/13B")], words="llama1")


def test_a_number_is_found_from_its_beginning() -> None:
    models = [model("Qwen3 14B"), model("Qwen3.5 4B"), model("Qwen3 4B"), model("Qwen3 0.6B"), model("Llama 3.2 1B")]
    assert found(models, words="qwen3 4b") == ["Qwen3 4B", "Qwen3.5 4B"]
    assert found(models, words="qwen3-4b", order=Order.NAME) == ["Qwen3 4B"]
    assert not found(models, words="llama 2")
    assert not found(models, words="6b")
    assert found(models, words="0.6b") == ["Qwen3 0.6B"]
    assert found(models, words="llama3") == ["Llama 3.2 1B"]


def test_what_is_called_as_was_typed_is_the_first_of_the_best() -> None:
    models = [model("Code Phi 2", parameters=9), model("Phi 2 Instruct", parameters=8), model("Phi-2"), CARD]
    assert found(models, words="phi 2") == ["Phi-2", "Phi 2 Instruct", "Code Phi 2"]
    assert found(models, words="phi 2", order=Order.NAME) == ["Code Phi 2", "Phi 2 Instruct", "Phi-2"]


def test_signs_and_addresses_find_no_name_that_has_a_slash() -> None:
    for words in ("%", "'", "\N{COLLISION SYMBOL}", "x/y"):
        assert not found([model("LLaMA (1) 7B/13B")], words=words), words


def test_orders() -> None:
    assert names(order=Order.SMALLEST) == ["Brief", "Wide", "Large", "Abacus"]
    assert names(order=Order.NEWEST) == ["Large", "Brief", "Wide", "Abacus"]


def test_an_address_finds_its_model() -> None:
    for words in (
        "a/b",
        "hf:A/b:Q4_K_M",
        "https://huggingface.co/a/b/blob/main/Wide.gguf",
        "hf.co/a/b",
        "ollama run hf.co/a/b",
    ):
        assert names(words=words)[:3] == ["Brief", "Large", "Wide"], words
    assert names(words="a/c") == names(words="https://elsewhere.example/a/b") == []
    assert is_address(" a/b ")
    assert is_address("ollama run hf.co/a/b:Q4_K_M")
    assert not is_address("chat or code/maths")


def test_what_only_begins_like_an_address_finds_nothing() -> None:
    for words in ("https://[x", "https://[", "https://[x]y/z"):
        assert wanted([Offer(model=BRIEF)], OfferWish(words=words)) == []
