"""Tests of the desktop integration and of which files are frozen."""

import ast
import plistlib
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from configparser import RawConfigParser
from pathlib import Path, PurePath

import pytest

from desktop.files.formats.format_table import ENDINGS
from installer import linux, macos, sums, windows
from installer.facts import EXCLUDED_MODULES, ID, NOT_SHIPPED, ROOT, project, version
from installer.licences import is_licence_file
from installer.modules import is_wanted
from installer.shipped import normalise_name
from main import main

OF_EXTRAS = {"fsspec"}
"""Distributions of extras that are in no installer; the program asks whether they are there."""

PARTS = ROOT / "installer"


def imports_of(package: str) -> Iterator[str]:
    """Yield every module that a package imports, `a.b` for `from a import b` too."""
    for file in (ROOT / package).rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                yield node.module
                yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_window_imports_no_excluded_qt_module() -> None:
    needed = {name for name in imports_of("desktop") if name.startswith("PySide6")}
    assert needed
    assert needed.isdisjoint(EXCLUDED_MODULES)


def test_unshipped_distributions_are_not_imported() -> None:
    used = {
        normalise_name(name.partition(".")[0])
        for package in ("desktop", "models")
        for name in imports_of(package)
    }
    assert used.isdisjoint(set(NOT_SHIPPED) - OF_EXTRAS)


def test_version_is_equal_everywhere(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--version"])
    assert capsys.readouterr().out.strip() == version() == project()["version"]
    assert f"## {version()}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_desktop_entry_opens_photos() -> None:
    entry = RawConfigParser()
    entry.optionxform = str  # type: ignore[assignment, method-assign]
    entry.read(PARTS / "for_linux" / f"{ID}.desktop", encoding="utf-8")
    found = entry["Desktop Entry"]
    assert (found["Exec"], found["Icon"]) == ("heirloom %F", ID)
    assert {"image/jpeg", "image/tiff", "image/heif"} <= set(found["MimeType"].split(";"))


def test_metainfo_has_the_same_id_and_licence() -> None:
    found = ET.parse(PARTS / "for_linux" / f"{ID}.metainfo.xml").getroot()  # noqa: S314  ours
    assert found.findtext("id") == ID
    assert found.findtext("launchable") == f"{ID}.desktop"
    assert found.findtext("project_license") == project()["license"]


def test_info_plist_can_be_written() -> None:
    found = plistlib.loads(plistlib.dumps(macos.info_plist()))
    assert found["CFBundleShortVersionString"] == version()
    rights = plistlib.loads((PARTS / "for_macos" / "entitlements.plist").read_bytes())
    assert all(name.startswith("com.apple.security.cs.") for name in rights)


def test_all_values_of_the_setup_script_are_defined() -> None:
    script = windows.SCRIPT.read_text(encoding="utf-8")
    used = set(re.findall(r"\{#(\w+)\}", script)) - set(re.findall(r"#define (\w+)", script))
    command = windows.compiler_command(Path("frozen"), Path("packages"))
    defined = {word[2:].partition("=")[0] for word in command if word.startswith("/D")}
    assert used == defined


def test_setup_needs_no_administrator_and_registers_readable_formats() -> None:
    script = windows.SCRIPT.read_text(encoding="utf-8")
    assert "PrivilegesRequired=lowest" in script
    assert "HKLM" not in script
    suffixes = set(re.findall(r'SupportedTypes".*ValueName: "(\.\w+)"', script))
    assert suffixes <= set(ENDINGS)


def test_control_file_has_version_and_size(tmp_path: Path) -> None:
    (tmp_path / "large").write_bytes(bytes(300_000))
    found = linux.control_file(tmp_path)
    assert f"Version: {version()}\n" in found
    assert "Installed-Size: 292\n" in found


@pytest.mark.parametrize(
    ("file", "goes_in"),
    [
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/Qt/plugins/platforms/libqeglfs.so", False),
        ("PySide6/Qt/lib/libQt6Qml.so.6", False),
        ("PySide6/Qt6Network.dll", False),
        ("PySide6/Qt/lib/QtPdf.framework/Versions/Current", False),
        ("PySide6/Qt/lib/libQt6WaylandClient.so.6", True),
        ("PySide6/Qt/translations/qtbase_ko.qm", True),
        ("PySide6/Qt/translations/qtbase_pt_BR.qm", True),
        ("PySide6/Qt/translations/qtbase_zh_CN.qm", True),
        ("PySide6/Qt/translations/qtbase_zh_TW.qm", False),
        ("PySide6/Qt/translations/qtbase_nl.qm", False),
        ("resources/translations/heirloom_ko.qm", True),
        ("resources/translations/heirloom_ko.ts", False),
        ("numpy-2.4.6.dist-info/METADATA", True),
        ("numpy-2.4.6.dist-info/RECORD", False),
        ("numpy-2.4.6.dist-info/licenses/LICENSE.txt", False),
        ("resources/samples/nagasaki-boats.jpg", True),
    ],
)
def test_is_wanted_selects_files(file: str, goes_in: bool) -> None:
    assert is_wanted(file) == goes_in


@pytest.mark.parametrize(
    ("file", "holds"),
    [
        ("a-1.dist-info/licenses/LICENSE", True),
        ("onnxruntime/ThirdPartyNotices.txt", True),
        ("a/licences.py", False),
        ("a/data.txt", False),
    ],
)
def test_licence_files_are_recognised(file: str, holds: bool) -> None:
    assert is_licence_file(PurePath(file)) == holds


def test_checksum_file_lists_each_package_once(tmp_path: Path) -> None:
    (tmp_path / "a.deb").write_bytes(b"abc")
    sums.write_checksums(tmp_path)
    sums.write_checksums(tmp_path)
    digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert (tmp_path / "SHA256SUMS").read_text() == f"{digest}  a.deb\n"
