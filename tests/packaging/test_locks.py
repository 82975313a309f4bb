"""The locks: everything pinned and hashed, one version of each, and no address in them."""

import re
from pathlib import Path

import pytest
from engine_flags import pinned

LOCKS = Path(__file__).parents[2] / "packaging" / "lock"
PIN = re.compile(r"^([a-z0-9-]+)==(\S+)(.*?)\\?$", re.MULTILINE)


def pins(name: str) -> set[tuple[str, str]]:
    return {(package, version) for package, version, _ in PIN.findall((LOCKS / f"{name}.txt").read_text("utf-8"))}


@pytest.mark.parametrize("path", sorted(LOCKS.glob("*.txt")), ids=lambda path: path.stem)
def test_every_pin_has_a_hash_and_nothing_names_a_host(path: Path) -> None:
    text = path.read_text("utf-8")
    assert "://" not in text
    entries = re.split(r"\n(?=\S)", text.strip())
    assert all(PIN.match(entry) and "--hash=sha256:" in entry for entry in entries)


def test_tests_run_on_what_the_program_runs_on() -> None:
    assert pins("runtime") <= pins("test")


def test_qt_never_meets_a_python_that_it_kills() -> None:
    text = (LOCKS / "runtime.txt").read_text("utf-8")
    for line in re.findall(r"^pyside6.*==6\.12.*$", text, re.MULTILINE):
        assert "python_full_version >= '3.12'" in line
    assert re.search(r"^pyside6-essentials==6\.11\.3 ; python_full_version < '3\.12'", text, re.MULTILINE)
    assert not re.search(r"^pyside6(-addons|-webengine)?==", text, re.MULTILINE)


def test_the_engine_is_not_in_the_packages_but_built() -> None:
    assert pinned("engine", "llama-cpp-python") == "0.3.36"
    assert not {package for package, _ in pins("runtime")} & {"llama-cpp-python"}
