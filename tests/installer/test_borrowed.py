"""Laws of libraries that are taken from the system."""

import shutil
from pathlib import Path

import pytest

from installer.borrowed import NobodysLibrary, borrowed

pytestmark = pytest.mark.skipif(shutil.which("dpkg-query") is None, reason="this is no Debian")


def test_a_library_of_the_system_is_told_with_its_licence(tmp_path: Path) -> None:
    (tmp_path / "libc.so.6").touch()
    (told,) = borrowed(tmp_path)
    assert told.package == "libc6"
    assert told.version
    assert "GNU" in told.text


def test_links_and_what_is_no_library_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "libQt6Core.so.6").symlink_to("PySide6")
    (tmp_path / "libpython3.11.so.1.0").touch()
    (tmp_path / "base_library.zip").touch()
    assert list(borrowed(tmp_path)) == []


def test_a_library_that_nobody_knows_stops_the_build(tmp_path: Path) -> None:
    (tmp_path / "libnobody.so.1").touch()
    with pytest.raises(NobodysLibrary, match="libnobody"):
        list(borrowed(tmp_path))


def test_a_library_without_a_licence_stops_the_build(tmp_path: Path) -> None:
    (tmp_path / "libc.so.6").touch()
    with pytest.raises(NobodysLibrary, match="libc6"):
        list(borrowed(tmp_path, tmp_path))
