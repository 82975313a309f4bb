"""What people call a model on the hub is read, and anything else is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.catalogue import HubFile
from desktop.core.errors import ErrorKind, KnownError
from desktop.core.hub_address import HubAddress, address_of, is_repo, page_of, read_address

REPO = "Qwen/Qwen3-8B-GGUF"
FILE = HubAddress(repo=REPO, name="Qwen3-8B-Q4_K_M.gguf")
SHA = "0314792d7f1f7e229411f620751375812bb9faf2"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        (REPO, HubAddress(repo=REPO)),
        (f"  {REPO}\n", HubAddress(repo=REPO)),
        (f"hf:{REPO}", HubAddress(repo=REPO)),
        (f"HF:{REPO}:Q4_K_M", HubAddress(repo=REPO, quantisation="Q4_K_M")),
        (f"{REPO}:q8_0", HubAddress(repo=REPO, quantisation="q8_0")),
        (f"hf.co/{REPO}:Q4_K_M", HubAddress(repo=REPO, quantisation="Q4_K_M")),
        (f"hf://{REPO}/{FILE.name}", FILE),
        (f"https://huggingface.co/{REPO}", HubAddress(repo=REPO)),
        (f"https://huggingface.co/{REPO}/", HubAddress(repo=REPO)),
        (f"https://HF.co/{REPO}/tree/main", HubAddress(repo=REPO)),
        (f"http://huggingface.co:80/{REPO}#top", HubAddress(repo=REPO)),
        (f"huggingface.co/{REPO}?library=x", HubAddress(repo=REPO)),
        (f"https://hf.co/{REPO}:Q4_K_M", HubAddress(repo=REPO, quantisation="Q4_K_M")),
        (f"https://huggingface.co/{REPO}/tree/main/folder", HubAddress(repo=REPO)),
        (f"https://huggingface.co/{REPO}/discussions/3", HubAddress(repo=REPO)),
        (f"https://huggingface.co/{REPO}/tree/refs%2Fpr%2F1", HubAddress(repo=REPO, revision="refs/pr/1")),
        (f"<https://huggingface.co/{REPO}>", HubAddress(repo=REPO)),
        (f"ollama run hf.co/{REPO}:Q4_K_M", HubAddress(repo=REPO, quantisation="Q4_K_M")),
        (f"$ llama-server -hf {REPO}:Q4_K_M", HubAddress(repo=REPO, quantisation="Q4_K_M")),
        (f"git clone https://huggingface.co/{REPO}", HubAddress(repo=REPO)),
        (f"https://huggingface.co/{REPO}/blob/main/{FILE.name}", FILE),
        (f"https://huggingface.co/{REPO}/resolve/main/{FILE.name}?download=true", FILE),
        (
            f"https://huggingface.co/{REPO}/resolve/{SHA}/sub%20folder/a.gguf",
            HubAddress(repo=REPO, name="sub folder/a.gguf", revision=SHA),
        ),
    ],
)
def test_every_usual_form_is_read(text: str, meant: HubAddress) -> None:
    assert read_address(text) == meant


@pytest.mark.parametrize(
    "text",
    [
        "",
        "phi-2",
        "a/b/c/d",
        "../etc/passwd",
        "a/..",
        "a--b/c",
        "hf:a/b:Q4 K M",
        "ftp://huggingface.co/a/b",
        "https://huggingface.co:x/a/b",
        "https://huggingface.co/datasets/a",
        "https://huggingface.co/spaces/a/b",
        "ollama run a/b c/d",
        "https://huggingface.co.evil.example/a/b",
        "https://evil.example/a/b",
        "https://huggingface.co@evil.example/a/b",
        "https://huggingface.co:444/a/b",
        "https://huggingface.co/datasets",
        "https://[x",
        "https://[x]/a/b",
        "hf://[x/a/b",
        "https://huggingface.co/a/b/resolve",
        "https://huggingface.co/a/b/resolve/main/..%2f..%2fx.gguf",
        "https://huggingface.co/a/b/resolve/main/x\\y.gguf",
        "https://huggingface.co/a/b/blob/main/README.md",
        "a/b\x00",
        "a/\u202egguf",
        "a/" + "b" * 3000,
    ],
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(KnownError) as caught:
        read_address(text)
    assert caught.value.kind is ErrorKind.HUB_ADDRESS


def test_addresses_of_a_mirror_are_read_where_it_is_the_hub() -> None:
    mirror = "https://mirror.example:8443"
    for text in (f"{mirror}/{REPO}/blob/main/{FILE.name}", f"mirror.example/{REPO}/{FILE.name}"):
        assert read_address(text, "Mirror.example") == FILE
    with pytest.raises(KnownError):
        read_address(f"{mirror}/{REPO}")


@given(st.text(max_size=200))
def test_whatever_is_read_is_safe(text: str) -> None:
    try:
        found = read_address(text)
    except KnownError:
        return
    assert is_repo(found.repo)
    assert not {"", ".", ".."} & set(found.name.split("/")) or not found.name
    again = HubFile(repo=found.repo, name=found.name or "x.gguf", revision=found.revision)
    assert read_address(address_of(again)).repo == found.repo


@given(
    st.from_regex(r"[A-Za-z0-9]{1,9}/[A-Za-z0-9]{1,9}", fullmatch=True), st.sampled_from(["Q4_K_M", "IQ2_XS", "F16"])
)
def test_a_line_says_what_it_was_made_of(repo: str, quantisation: str) -> None:
    assert read_address(f"hf:{repo}:{quantisation}") == HubAddress(repo=repo, quantisation=quantisation)
    assert read_address(page_of(repo)) == HubAddress(repo=repo)


def test_addresses_of_files_hold_their_revision_and_odd_names() -> None:
    assert (
        address_of(HubFile(repo="a/b", name="x y#1.gguf")) == "https://huggingface.co/a/b/resolve/main/x%20y%231.gguf"
    )
    assert f"/resolve/{SHA}/" in address_of(HubFile(repo="a/b", name="x.gguf", revision=SHA))


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("hf download a/b-GGUF b-Q4_K_M.gguf --local-dir .", HubAddress(repo="a/b-GGUF", name="b-Q4_K_M.gguf")),
        ("huggingface-cli download a/b-GGUF", HubAddress(repo="a/b-GGUF")),
        ("llama-server -hf a/b-GGUF:Q8_0 -c 4096", HubAddress(repo="a/b-GGUF", quantisation="Q8_0")),
        ("git clone https://huggingface.co/a/b.git", HubAddress(repo="a/b")),
    ],
)
def test_lines_for_other_programs_are_read_with_their_options(line: str, found: HubAddress) -> None:
    assert read_address(line) == found
