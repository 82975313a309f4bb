"""What a graphics card lacks, from trees like a system's own."""

import sys
from pathlib import Path

import pytest

from desktop.core.machine import GraphicsCard, Lack
from desktop.machine.driver_check import BUILD_COMMAND, LOOK_FOR, NEWEST, driver_notes, windows_notes

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="drivers come by themselves elsewhere")
NVIDIA, AMD, INTEL = "0x10de", "0x1002", "0x8086"
LIB = "usr/lib/x86_64-linux-gnu"


def card(
    root: Path, vendor: str, driver: str = "", *, number: int = 0, node: bool = False, kind: str = "0x030000"
) -> None:
    device = root / f"sys/bus/pci/devices/0000:0{number}:00.0"
    device.mkdir(parents=True)
    for name, content in {"class": kind, "vendor": vendor, "device": "0x9999"}.items():
        (device / name).write_text(content + "\n")
    if driver:
        (root / "sys/bus/pci/drivers" / driver).mkdir(parents=True, exist_ok=True)
        (device / "driver").symlink_to(root / "sys/bus/pci/drivers" / driver)
    if node:
        (device / "drm" / f"renderD{128 + number}").mkdir(parents=True)
        (root / "dev/dri").mkdir(parents=True, exist_ok=True)
        (root / f"dev/dri/renderD{128 + number}").touch()


def system(root: Path, name: str, like: str = "") -> None:
    (root / "etc").mkdir(exist_ok=True)
    (root / "etc/os-release").write_text(f'PRETTY_NAME="Some"\nID={name}\nID_LIKE="{like}"\n')


def put(root: Path, *names: str) -> None:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).touch()


def only(root: Path, *backends: str) -> tuple[Lack, str]:
    (note,) = driver_notes(backends, root)
    assert note.card in note.words
    assert note.command in note.words
    return note.lack, note.command


@pytest.mark.parametrize(
    ("name", "like", "command"),
    [
        ("ubuntu", "debian", "sudo ubuntu-drivers install"),
        ("linuxmint", "ubuntu debian", "sudo ubuntu-drivers install"),
        ("debian", "", "sudo apt install linux-headers-$(dpkg --print-architecture) nvidia-driver"),
        ("fedora", "", "sudo dnf install fedora-workstation-repositories && sudo dnf install"),
        ("manjaro", "arch", "sudo pacman -S nvidia-open nvidia-utils"),
        ("opensuse-tumbleweed", "opensuse suse", "sudo zypper install nvidia-open-driver-G07-signed-kmp-meta"),
    ],
)
def test_a_card_that_no_driver_took(tmp_path: Path, name: str, like: str, command: str) -> None:
    card(tmp_path, NVIDIA)
    system(tmp_path, name, like)
    lack, told = only(tmp_path, "vulkan")
    assert lack is Lack.DRIVER
    assert told.startswith(command)


def test_nouveau_cannot_calculate(tmp_path: Path) -> None:
    card(tmp_path, NVIDIA, "nouveau")
    system(tmp_path, "debian")
    assert only(tmp_path)[0] is Lack.DRIVER


def test_an_nvidia_card_step_by_step(tmp_path: Path) -> None:
    """One thing after the other, as each is put there."""
    card(tmp_path, NVIDIA, "nvidia")
    system(tmp_path, "debian")
    assert only(tmp_path, "vulkan") == (Lack.LIBRARY, "sudo apt install libcuda1")
    put(tmp_path, f"{LIB}/libcuda.so.1")
    assert driver_notes({"cuda"}, tmp_path) == []
    assert only(tmp_path, "vulkan") == (Lack.LOADER, "sudo apt install libvulkan1")
    put(tmp_path, f"{LIB}/libvulkan.so.1")
    assert only(tmp_path, "vulkan") == (Lack.DESCRIPTION, "sudo apt install nvidia-vulkan-icd")
    put(tmp_path, "usr/share/vulkan/icd.d/nvidia_icd.json")
    assert only(tmp_path) == (Lack.BACKEND, BUILD_COMMAND)
    assert driver_notes({"vulkan"}, tmp_path) == []


@pytest.mark.parametrize(
    ("vendor", "driver", "description", "name", "command"),
    [
        (AMD, "amdgpu", "radeon_icd.x86_64", "debian", "sudo apt install mesa-vulkan-drivers"),
        (AMD, "amdgpu", "radeon_icd.x86_64", "arch", "sudo pacman -S vulkan-radeon"),
        (INTEL, "i915", "intel_icd.x86_64", "fedora", "sudo dnf install mesa-vulkan-drivers"),
        (INTEL, "xe", "intel_icd.x86_64", "arch", "sudo pacman -S vulkan-intel"),
    ],
)
def test_cards_that_mesa_drives(
    tmp_path: Path, vendor: str, driver: str, description: str, name: str, command: str
) -> None:
    card(tmp_path, vendor, driver, node=True)
    system(tmp_path, name)
    put(tmp_path, "usr/lib64/libvulkan.so.1")
    assert only(tmp_path, "vulkan") == (Lack.DESCRIPTION, command)
    put(tmp_path, f"usr/share/vulkan/icd.d/{description}.json")
    assert driver_notes({"vulkan"}, tmp_path) == []


def test_a_device_that_this_user_may_not_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As root everything may be opened, so the question is answered for it."""
    card(tmp_path, AMD, "amdgpu", node=True)
    monkeypatch.setattr("os.access", lambda path, _mode: "renderD" not in str(path))
    lack, command = only(tmp_path, "vulkan")
    assert lack is Lack.PERMISSION
    assert "render" in command


def test_a_container_that_was_given_no_device(tmp_path: Path) -> None:
    card(tmp_path, INTEL, "i915", node=True)
    (tmp_path / "dev/dri/renderD128").unlink()
    assert only(tmp_path, "vulkan") == (Lack.PERMISSION, "--device /dev/dri")


def test_a_system_without_a_known_package_manager(tmp_path: Path) -> None:
    card(tmp_path, AMD)
    (note,) = driver_notes((), tmp_path)
    assert (note.step, note.command) == (LOOK_FOR, "")


@pytest.mark.parametrize("vendor", [NVIDIA, AMD, INTEL])
def test_every_lack_has_a_command_on_every_known_system(tmp_path: Path, vendor: str) -> None:
    card(tmp_path, vendor)
    for name, like in (("ubuntu", "debian"), ("debian", ""), ("fedora", ""), ("arch", ""), ("opensuse-leap", "suse")):
        system(tmp_path, name, like)
        (note,) = driver_notes({"vulkan"}, tmp_path)
        assert note.command.startswith("sudo "), name
        assert note.step != LOOK_FOR
        is_apart = "contrib non-free" in note.step
        assert is_apart is (name == "debian")  # Debian keeps such packages apart, Ubuntu does not


def test_windows_has_it_from_the_maker(tmp_path: Path) -> None:
    cards = [GraphicsCard(name="AMD Radeon RX 6600")]
    (note,) = windows_notes({"vulkan"}, cards, tmp_path)
    assert (note.lack, note.command, note.step) == (Lack.LOADER, "", NEWEST)
    put(tmp_path, "System32/vulkan-1.dll")
    assert windows_notes({"vulkan"}, cards, tmp_path) == []
    assert [one.lack for one in windows_notes((), cards, tmp_path)] == [Lack.BACKEND]
    assert windows_notes((), [], tmp_path) == []


def test_two_equal_cards_are_told_of_once(tmp_path: Path) -> None:
    card(tmp_path, NVIDIA, number=0)
    card(tmp_path, NVIDIA, number=1)
    assert len(driver_notes((), tmp_path)) == 1


def test_what_draws_nothing_and_who_makes_nothing_are_left_out(tmp_path: Path) -> None:
    card(tmp_path, INTEL, number=0, kind="0x020000")
    card(tmp_path, "0x1af4", number=1)
    card(tmp_path, "nonsense", number=2)
    assert driver_notes((), tmp_path) == []
    assert driver_notes((), tmp_path / "none") == []


def test_here() -> None:
    assert all(note.words for note in driver_notes({"vulkan"}))
