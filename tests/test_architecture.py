"""The map in desktop/ARCHITECTURE.md, read against the imports of every file."""

import ast
import re
import statistics
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fixtures.untranslated import untranslated

ROOT = Path(__file__).parents[1]
DESKTOP = ROOT / "desktop"

ROW = re.compile(r"^\| (?P<names>(?:`\w+` ?)+)\|[^|]*\|(?P<imports>[^|]*)\|[^|]*\|$", re.MULTILINE)


def rules_of(text: str) -> dict[str, set[str]]:
    """What each folder may import, as the table of the map says."""
    names = {name for row in ROW.finditer(text) for name in re.findall(r"`(\w+)`", row["names"])}
    found: dict[str, set[str]] = {}
    for row in ROW.finditer(text):
        words, named = row["imports"], set(re.findall(r"`(\w+)`", row["imports"]))
        above = set(found)
        allowed = names if "everything" in words else above - named if "all above" in words else named
        assert allowed <= names, f"the map allows {allowed - names}, which it does not know"
        found |= dict.fromkeys(re.findall(r"`(\w+)`", row["names"]), allowed)
    return found


MAY_IMPORT = rules_of((DESKTOP / "ARCHITECTURE.md").read_text("utf-8"))

# What only one place may touch.
OWNERS: dict[str, tuple[str, ...]] = {
    "PySide6": ("ui/", "app.py", "bantam_window.py", "documents/pdf_reader.py", "documents/picture_reader.py"),
    "shiboken6": ("ui/",),
    "apsw": ("storage/",),
    "sqlite3": (),
    "zipfile": ("exchange/zip_source.py", "documents/zip_parts.py"),
    "xml": ("documents/plain_xml.py",),
    "psutil": ("machine/",),
    "platformdirs": ("paths.py",),
    "llama_cpp": ("engine/llama.py",),
    "numpy": (),
    "subprocess": ("engine/", "machine/", "documents/reader.py", "hub/client.py", "registration/"),
    "winreg": ("machine/asking.py", "registration/windows.py"),
    "multiprocessing": (),
    "pickle": (),
    "socket": ("hub/",),
    "ssl": ("hub/",),
    "http": ("hub/",),
    "urllib.request": ("hub/",),
    "httpx": ("hub/",),
    "requests": (),
    "httpx2": ("hub/hub_api.py",),
    "truststore": ("hub/",),
    "keyring": ("hub/tokens.py",),
    "huggingface_hub": ("hub/hub_api.py",),
    "PySide6.QtNetwork": (),
    "PySide6.QtCharts": (),
    "PySide6.QtGraphs": (),
    "PySide6.QtWebEngineCore": (),
}
CORE_MAY_USE = {"msgspec"}
BINARY = {".qm", ".otf", ".ttf", ".png", ".ico", ".icns"}
# Homes of people and registries of packages. The classes of one letter keep this file from finding itself.
ELSEWHERE = re.compile(
    r"[p]ypi\.org|[p]ythonhosted|[c]onda\.org|[n]pmjs|\b[a-z-]+\.[i]nternal\b"
    r"|(?<![\w.$}])/(?:[h]ome|[U]sers)/(?!somebody\b|someone\b)\w|(?<![\w.$}])/[r]oot/\w|[A-Z]:\\[U]sers"
)
NAMES_OF_LANGUAGES = "ui/chat/markdown/code_languages.py"  # the same in every language


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


def test_the_map_is_read_as_it_is_meant() -> None:
    rows = ("`a` | x | –", "`b` `c` | x | `a`, `b`", "`d` | x | all above but `c`", "`e` | x | everything")
    assert rules_of("\n".join(f"| {row} | – |" for row in rows)) == {
        "a": set(),
        "b": {"a", "b"},
        "c": {"a", "b"},
        "d": {"a", "b"},
        "e": {"a", "b", "c", "d", "e"},
    }
    assert MAY_IMPORT["core"] == set()
    assert "ui" not in MAY_IMPORT["services"]


def test_every_folder_stands_in_the_map() -> None:
    for path in DESKTOP.iterdir():
        name = path.name.removesuffix(".py")
        if not name.startswith("__pycache__") and name not in ("__init__", "ARCHITECTURE.md"):
            assert name in MAY_IMPORT, f"{name} has no row in ARCHITECTURE.md"


def test_the_top_level_is_what_was_agreed() -> None:
    agreed = {"pyproject.toml", "desktop", "resources", "tests", "packaging", "README.md", "LICENSE"}
    found = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}
    assert found == agreed


def test_files_and_functions_stay_small() -> None:
    lengths, functions = list[int](), list[int]()
    for path in python_files():
        text = path.read_text("utf-8")
        lengths.append(text.count("\n"))
        assert lengths[-1] <= 300, f"{path.name} is too long"
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                functions.append(length)
                assert length <= 60, f"{path.name}:{node.lineno} {node.name} has {length} lines"
    assert statistics.median(lengths) < 120
    assert statistics.median(functions) < 8


def test_every_file_introduces_itself() -> None:
    for path in python_files():
        tree = ast.parse(path.read_text("utf-8"))
        assert ast.get_docstring(tree), f"{path.relative_to(ROOT)} has no first line that says what it is"


def test_broad_excepts_are_only_where_they_belong() -> None:
    allowed = {"engine/worker.py", "services/download_service.py", "ui/tasks.py", "cli/entry.py", "bantam_window.py"}
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


# Every way out of the window that we know of: Qt's, Python's, and the programs that systems have for it.
OPENS = re.compile(
    r"openUrl|QDesktopServices|setOpenExternalLinks|openExternalLinks|setOpenLinks\((?!False\))|webbrowser|startfile"
    r"|ShellExecute|LaunchServices|xdg-open|gnome-open|kde-open|gio open|rundll32|QProcess|QWebEngine|QtWebView"
    r"|QNetworkAccessManager|org\.freedesktop\.portal|QDBus|os\.(?:system|popen|exec\w*|spawn\w*|posix_spawnp?)\b"
)


def test_one_place_opens_links() -> None:
    assert OPENS.search((DESKTOP / "ui" / "links.py").read_text("utf-8"))
    for path in [*python_files(), *sorted((ROOT / "resources" / "qss").rglob("*.qss"))]:
        found = OPENS.search(path.read_text("utf-8"))
        if path == DESKTOP / "app.py" and found and found[0] == "os.execv":  # Bantam itself, once more
            continue
        is_links = path == DESKTOP / "ui" / "links.py"
        assert is_links or not found, f"{path.relative_to(ROOT)} has another way out: {found and found[0]}"


def test_links_are_only_opened_after_the_person_agreed() -> None:
    """In `links` too: a page from the dialog's one button, a folder of Bantam's own."""
    tree = ast.parse((DESKTOP / "ui" / "links.py").read_text("utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    opening = {one.name for one in functions if any("openUrl" in ast.dump(line) for line in one.body)}
    assert opening == {"_on_open_clicked", "show_folder"}


@pytest.mark.parametrize(
    "code",
    [
        "QDesktopServices.openUrl(url)",
        "label.setOpenExternalLinks(True)",
        "browser.setOpenLinks(True)",
        "import webbrowser",
        "os.startfile(path)",
        "['xdg-open', url]",
        "QProcess.startDetached('firefox')",
        "os.system('open ' + url)",
        "os.execvp('sh', [])",
    ],
)
def test_the_rule_finds_ways_out(code: str) -> None:
    assert OPENS.search(code)
    assert not OPENS.search("browser.setOpenLinks(False)")


def test_words_for_people_can_be_translated() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{line} {text!r}"
        for path in [*sorted((DESKTOP / "ui").rglob("*.py")), DESKTOP / "app.py"]
        if path.relative_to(DESKTOP).as_posix() != NAMES_OF_LANGUAGES
        for line, text in untranslated(path.read_text("utf-8"))
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("label.setText('Chat deleted')", ["Chat deleted"]),
        ("Button(theme, 'Close')", ["Close"]),
        ("label.setText(f'{size} GB')", [" GB"]),
        ("label.setText(words if words else 'nothing yet')", ["nothing yet"]),
        ("WORDS = {1: 'Two words'}", ["Two words"]),
        ("label.setText(self.tr(f'{size} GB'))", ["a translator cannot read f-strings"]),
        ("label.setText(self.tr('{0} GB').format(size))", []),
        ("'A docstring.'\nlog.info('not for people')\nraise BugError('nor this')", []),
        ("label.setObjectName('Tile'); action.setShortcut('Ctrl+N'); __all__ = ['Button']", []),
    ],
)
def test_the_rule_finds_words(source: str, found: list[str]) -> None:
    assert [text for _, text in untranslated(source)] == found


def committed_files() -> list[Path]:
    """Every file that git holds or would add; a copy without git is taken whole, but for what starts with a dot."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout
    if listed:
        paths = [ROOT / name for name in listed.split("\0") if name]
    else:
        paths = [path for path in ROOT.rglob("*") if not path.relative_to(ROOT).as_posix().startswith(".")]
    return [path for path in paths if path.is_file() and "__pycache__" not in path.parts]


def test_committed_files_name_no_machine_and_no_registry() -> None:
    files = committed_files()
    assert len(files) > 100
    found = [
        f"{path.relative_to(ROOT)}: {match[0]!r}"
        for path in files
        if path.suffix not in BINARY
        for match in ELSEWHERE.finditer(path.read_text("utf-8"))
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("start", ["https://{}pi.org/simple", "https://files.{}thonhosted.org", "see {}thonhosted"])
def test_the_rule_finds_registries(start: str) -> None:
    assert ELSEWHERE.search(start.format("py"))


@pytest.mark.parametrize("path", ["/{}me/anna/x", "'/{}me/me'"])
def test_the_rule_finds_machines(path: str) -> None:
    assert ELSEWHERE.search(path.format("ho"))
    assert not ELSEWHERE.search(path.format("some"))
