"""The map in desktop/ARCHITECTURE.md, read against the imports of every file."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DESKTOP = ROOT / "desktop"

BELOW_SERVICES = {"core", "paths", "settings", "settings_store", "log", "engine", "machine", "library", "storage"}
EVERYTHING = {*BELOW_SERVICES, "services", "ui", "composition", "cli", "app"}

MAY_IMPORT: dict[str, set[str]] = {
    "core": set(),
    "paths": {"core"},
    "settings": {"core"},
    "settings_store": {"core", "settings"},
    "log": {"core"},
    "engine": {"core", "paths"},
    "machine": {"core"},
    "library": {"core"},
    "storage": {"core"},
    "services": BELOW_SERVICES,
    "ui": {"services", "core", "settings", "paths"},
    "composition": {*BELOW_SERVICES, "services"},
    "cli": {*BELOW_SERVICES, "services", "composition"},
    "app": EVERYTHING,
    "__main__": {"engine", "cli", "app"},
}

# What only one place may touch. `socket` and its kind will belong to `hub`; until it exists, to nobody.
OWNERS: dict[str, tuple[str, ...]] = {
    "PySide6": ("ui/", "app.py"),
    "shiboken6": ("ui/",),
    "apsw": ("storage/",),
    "sqlite3": (),
    "psutil": ("machine/",),
    "platformdirs": ("paths.py",),
    "llama_cpp": ("engine/llama.py",),
    "numpy": (),
    "subprocess": ("engine/", "machine/"),
    "multiprocessing": (),
    "pickle": (),
    "socket": (),
    "ssl": (),
    "http": (),
    "urllib.request": (),
    "httpx": (),
    "requests": (),
    "huggingface_hub": (),
    "PySide6.QtNetwork": (),
    "PySide6.QtCharts": (),
    "PySide6.QtGraphs": (),
    "PySide6.QtWebEngineCore": (),
}
CORE_MAY_USE = {"msgspec"}


def python_files() -> list[Path]:
    return sorted(DESKTOP.rglob("*.py"))


def imports_of(path: Path) -> Iterator[tuple[int, str]]:
    """Every module a file imports, function bodies included; `from a import b` yields a and a.b."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.lineno, node.module
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def folder_of(path: Path) -> str:
    first = path.relative_to(DESKTOP).parts[0]
    return first.removesuffix(".py")


def violations(path: Path) -> Iterator[str]:
    where = path.relative_to(DESKTOP).as_posix()
    folder = folder_of(path)
    for line, name in imports_of(path):
        parts = name.split(".")
        if parts[0] == "desktop":
            target = parts[1] if len(parts) > 1 else ""
            known = target in MAY_IMPORT and target != folder
            if known and folder != "__init__" and target not in MAY_IMPORT.get(folder, set()):
                yield f"{where}:{line} imports {name}"
        for module, owners in OWNERS.items():
            if (name == module or name.startswith(module + ".")) and not where.startswith(owners or "\0"):
                yield f"{where}:{line} imports {name}"


@pytest.mark.parametrize("path", python_files(), ids=lambda path: path.relative_to(DESKTOP).as_posix())
def test_imports_follow_the_map(path: Path) -> None:
    assert not list(violations(path)), "\n".join(violations(path))


def test_core_needs_the_standard_library_and_msgspec_only() -> None:
    import sys

    for path in (DESKTOP / "core").rglob("*.py"):
        for line, name in imports_of(path):
            top = name.split(".")[0]
            fine = top in sys.stdlib_module_names or top in CORE_MAY_USE or top == "desktop"
            assert fine, f"{path.name}:{line} imports {name}"


def test_the_rules_find_a_violation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "core").mkdir()
    bad = tmp_path / "core" / "bad.py"
    bad.write_text("def f():\n    import apsw\n    from desktop.ui import theme\n")
    monkeypatch.setattr(f"{__name__}.DESKTOP", tmp_path)
    assert [row.split(" ")[0] for row in violations(bad)] == ["core/bad.py:2", "core/bad.py:3", "core/bad.py:3"]


def test_every_folder_stands_in_the_map() -> None:
    text = (DESKTOP / "ARCHITECTURE.md").read_text("utf-8")
    for path in DESKTOP.iterdir():
        name = path.name.removesuffix(".py")
        if not name.startswith("__pycache__") and name not in ("__init__", "ARCHITECTURE.md"):
            assert f"`{name}`" in text, f"{name} is not in ARCHITECTURE.md"
            assert name in MAY_IMPORT, f"{name} has no rule in this test"


def test_the_top_level_is_what_was_agreed() -> None:
    agreed = {"pyproject.toml", "desktop", "resources", "tests", "packaging", "README.md", "LICENSE"}
    found = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}
    assert found == agreed


def test_files_and_functions_stay_small() -> None:
    for path in python_files():
        text = path.read_text("utf-8")
        assert text.count("\n") <= 500, f"{path.name} is too long"
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                assert length <= 60, f"{path.name}:{node.lineno} {node.name} has {length} lines"


def test_every_file_introduces_itself() -> None:
    for path in python_files():
        tree = ast.parse(path.read_text("utf-8"))
        assert ast.get_docstring(tree), f"{path.relative_to(ROOT)} has no first line that says what it is"


def test_broad_excepts_are_only_where_they_belong() -> None:
    allowed = {"engine/worker.py", "ui/tasks.py", "cli/entry.py", "app.py"}
    for path in python_files():
        where = path.relative_to(DESKTOP).as_posix()
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ExceptHandler) and _is_broad(node):
                assert where in allowed, f"{where}:{node.lineno} catches everything"


def _is_broad(handler: ast.ExceptHandler) -> bool:
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    names = {kind.id for kind in kinds if isinstance(kind, ast.Name)}
    return handler.type is None or bool(names & {"Exception", "BaseException"})


def test_colours_are_tokens() -> None:
    literal = re.compile(r"#[0-9a-fA-F]{6}\b|#[0-9a-fA-F]{3}\b")
    for path in [*(DESKTOP / "ui").rglob("*.py"), *(ROOT / "resources" / "qss").rglob("*.qss")]:
        found = literal.findall(path.read_text("utf-8"))
        assert not found, f"{path.relative_to(ROOT)} holds {found[:3]}"


def test_one_place_opens_links() -> None:
    for path in python_files():
        text = path.read_text("utf-8")
        uses = "openUrl" in text or "setOpenExternalLinks(True)" in text
        assert not uses or path.name == "links.py", f"{path.name} opens links itself"
