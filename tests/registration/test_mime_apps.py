"""Lists of default programs: read in the order of the specification, edited without touching anything else."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.registration.mime_apps import DEFAULTS, Places, claimants, defaults_in, named_default, with_default

MIME = "application/x-gguf"
LINES = st.sampled_from(
    [
        "[Default Applications]",
        "[Added Associations]",
        "",
        "# a remark",
        "text/plain=vim.desktop;",
        f"{MIME}=a.desktop",
        f" {MIME} = b.desktop;c.desktop; ",
        "nonsense",
    ]
)


@given(st.lists(LINES, max_size=12), st.booleans())
def test_one_line_changes_and_no_other(lines: list[str], ends: bool) -> None:
    text = "\n".join(lines) + ("\n" if ends and lines else "")
    changed = with_default(text, MIME, "bantam.desktop")
    assert set(defaults_in(changed, MIME)) == {"bantam.desktop"}
    gone = with_default(changed, MIME, "")
    assert defaults_in(gone, MIME) == []
    others, left = others_in(text), others_in(gone)
    assert left in (others, [*others, DEFAULTS])
    assert with_default(changed, MIME, "bantam.desktop") == changed


def others_in(text: str) -> list[str]:
    """The lines that are not about this type's default."""
    found, group = list[str](), ""
    for line in text.splitlines():
        group = line if line.startswith("[") else group
        if group != DEFAULTS or MIME not in line:
            found.append(line)
    return found


@pytest.fixture
def places(tmp_path: Path) -> Places:
    made = Places.of(
        {
            "XDG_DATA_HOME": str(tmp_path / "data"),
            "XDG_CONFIG_HOME": "relative/is/ignored",
            "XDG_DATA_DIRS": f"{tmp_path / 'system'}:relative",
            "XDG_CURRENT_DESKTOP": "Some:GNOME",
        },
        tmp_path / "somebody",
    )
    (tmp_path / "system" / "applications").mkdir(parents=True)
    for name in ("one", "two", "old"):
        entry = tmp_path / "system" / "applications" / f"{name}.desktop"
        entry.write_text(
            f"[Desktop Entry]\nName={name.title()}\nMimeType=text/plain;{MIME if name != 'old' else ''};\n"
        )
    return made


def test_folders_are_those_of_the_specification(places: Places, tmp_path: Path) -> None:
    assert places.config == tmp_path / "somebody" / ".config"
    assert places.more_data == (tmp_path / "system",)
    assert places.more_config == (Path("/etc/xdg"),)
    assert [path.name for path in places.lists()][:3] == ["some-mimeapps.list", "gnome-mimeapps.list", "mimeapps.list"]


def test_the_first_list_that_names_a_program_that_is_there_decides(places: Places) -> None:
    assert named_default(places, MIME) is None
    assert claimants(places, MIME) == ["one.desktop", "two.desktop"]
    write(places.data / "applications" / "mimeapps.list", "two.desktop")
    found = named_default(places, MIME)
    assert found is not None
    assert found.entry == "two.desktop"
    write(places.config / "gnome-mimeapps.list", "gone.desktop;one.desktop")
    found = named_default(places, MIME)
    assert found is not None
    assert (found.entry, found.place) == ("one.desktop", places.config / "gnome-mimeapps.list")


def test_an_entry_of_the_persons_own_hides_the_systems(places: Places) -> None:
    own = places.data / "applications" / "one.desktop"
    own.parent.mkdir(parents=True)
    own.write_text("[Desktop Entry]\nName=One\n")
    assert claimants(places, MIME) == ["two.desktop"]


def write(path: Path, entry: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{DEFAULTS}\n{MIME}={entry}\n")
