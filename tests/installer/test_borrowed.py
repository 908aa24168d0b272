"""Tests of libraries that are taken from the system."""

import shutil
from pathlib import Path

import pytest

from installer.borrowed import UnlicensedLibrary, system_packages

pytestmark = pytest.mark.skipif(shutil.which("dpkg-query") is None, reason="this is no Debian")


def test_system_library_has_a_licence_text(tmp_path: Path) -> None:
    (tmp_path / "libc.so.6").touch()
    (package,) = system_packages(tmp_path)
    assert package.package == "libc6"
    assert package.version
    assert "GNU" in package.text


def test_links_and_other_files_are_ignored(tmp_path: Path) -> None:
    (tmp_path / "libQt6Core.so.6").symlink_to("PySide6")
    (tmp_path / "libpython3.11.so.1.0").touch()
    (tmp_path / "base_library.zip").touch()
    assert list(system_packages(tmp_path)) == []


def test_unknown_library_raises_an_error(tmp_path: Path) -> None:
    (tmp_path / "libnobody.so.1").touch()
    with pytest.raises(UnlicensedLibrary, match="libnobody"):
        list(system_packages(tmp_path))


def test_library_without_licence_raises_an_error(tmp_path: Path) -> None:
    (tmp_path / "libc.so.6").touch()
    with pytest.raises(UnlicensedLibrary, match="libc6"):
        list(system_packages(tmp_path, tmp_path))
