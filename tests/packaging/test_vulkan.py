"""Preparing the Vulkan build, without touching a network: what is found, what is refused, and in which words."""

from pathlib import Path

import pytest
import vulkan

HEADER = "#define VK_HEADER_VERSION {patch}\n#define VK_HEADER_VERSION_COMPLETE VK_MAKE_API_VERSION(0, 1, {minor}, X)\n"


def headers(include: Path, minor: int, patch: int) -> Path:
    (include / "vulkan").mkdir(parents=True)
    (include / "vulkan" / "vulkan_core.h").write_text(HEADER.format(minor=minor, patch=patch))
    return include


def program(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("#!/bin/sh\nexit 0\n")
    path.chmod(0o755)
    return path


@pytest.fixture
def sdk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "sdk"
    headers(folder / "include", 4, 309)
    program(folder / "bin" / "glslc")
    for name in ("lib/libvulkan.so.1", "share/cmake/SPIRV-Headers/SPIRV-HeadersConfig.cmake"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()
    monkeypatch.setenv("VULKAN_SDK", str(folder))
    return folder


def test_header_version(tmp_path: Path) -> None:
    assert vulkan.header_version(headers(tmp_path / "a", 3, 239)) == (3, 239)
    assert vulkan.header_version(tmp_path / "none") == (0, 0)
    (tmp_path / "a" / "vulkan" / "vulkan_core.h").write_text("nothing")
    assert vulkan.header_version(tmp_path / "a") == (0, 0)


def test_an_sdk_serves_as_it_is(sdk: Path, tmp_path: Path) -> None:
    flags = dict(flag.removeprefix("-D").split("=", 1) for flag in vulkan.cmake_flags(tmp_path / "work"))
    assert flags["GGML_VULKAN"] == "ON"
    assert flags["Vulkan_INCLUDE_DIR"] == str(sdk / "include")
    assert flags["Vulkan_GLSLC_EXECUTABLE"] == str(sdk / "bin" / "glslc")
    assert flags["Vulkan_LIBRARY"] == str(sdk / "lib" / "libvulkan.so.1")
    assert flags["SPIRV-Headers_DIR"] == str(sdk / "share" / "cmake" / "SPIRV-Headers")
    assert not (tmp_path / "work").exists()


def test_old_headers_are_refused_with_the_next_step(sdk: Path, tmp_path: Path) -> None:
    (sdk / "include" / "vulkan" / "vulkan_core.h").write_text(HEADER.format(minor=3, patch=239))
    with pytest.raises(vulkan.VulkanError, match=r"too old.*VULKAN_SDK"):
        vulkan.cmake_flags(tmp_path)


def test_a_system_without_packages_is_told_to_use_an_sdk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VULKAN_SDK", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(vulkan.VulkanError, match="VULKAN_SDK"):
        vulkan.cmake_flags(tmp_path / "work")


def test_what_was_unpacked_is_used_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VULKAN_SDK", raising=False)
    program(tmp_path / "bin" / "apt-get")
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    prefix = tmp_path / "work" / "vulkan"
    headers(prefix / "usr" / "include", 4, 309)
    library = prefix / "usr" / "lib" / "x86_64-linux-gnu" / "libvulkan.so.1"
    library.parent.mkdir(parents=True)
    library.touch()
    (prefix / vulkan.COMPLETE).touch()
    said: list[str] = []
    assert f"-DVulkan_LIBRARY={library}" in vulkan.cmake_flags(tmp_path / "work", said.append)
    assert said == []


def test_a_mirror_that_fails_leaves_a_sentence_and_nothing_complete(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("VULKAN_SDK", raising=False)
    apt = program(tmp_path / "bin" / "apt-get")
    codename = vulkan._os_release().get("VERSION_CODENAME", "")
    apt.write_text(
        f'#!/bin/sh\ncase "$1" in indextargets) echo "mirror://here/ {codename} main";; '
        '*) echo "E: no route" >&2; exit 100;; esac\n'
    )
    monkeypatch.setenv("PATH", f"{apt.parent}:/usr/bin:/bin")
    with pytest.raises(vulkan.VulkanError, match="apt-get failed: E: no route"):
        vulkan.cmake_flags(tmp_path / "work", lambda _: None)
    assert not (tmp_path / "work" / "vulkan" / vulkan.COMPLETE).exists()
    assert "mirror://here/" in (tmp_path / "work" / "vulkan" / "apt" / "mirror.sources").read_text()
